"""Which criteria set is looked at, which others there are, what the chosen one does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.analytics.criteria.columns import read_classes
from chungtay.apps.units.classed import bearers_on
from chungtay.core.criteria.criteria_set import CriteriaSet, Stated, UnitLevel
from chungtay.core.criteria.judging import SetResult
from chungtay.core.criteria.placing import MISSING_TITLES, placing
from chungtay.core.units.unit import Unit
from chungtay.packs import loader
from chungtay.packs.applying import sets_of, standard_set
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province, said

PARAMETER = "bo"
"""The parameter of the address that names a set; without it, the standard set of the day."""


@dataclass(frozen=True, slots=True)
class SetOption:
    """A set one may look at; `stands` tells whether it is in force on the page's day."""

    code: str
    title: str
    stands: bool
    chosen: bool


ASSESSED = (UnitLevel.COMMUNE, UnitLevel.DISTRICT, UnitLevel.PROVINCE)
"""Sorts of unit whose requirements are assessed; villages are recognised without."""


def chosen(view: View, unit: Unit | None = None) -> str:
    """Give the set the address names, or the standard one of the day for the unit (a commune).

    A set for another sort of unit gives way to the unit's own: it goes along the links, and who
    comes from a commune's page to a district's asks for no set of communes there.
    """
    level = UnitLevel(unit.level.value) if unit else UnitLevel.COMMUNE
    asked = view.asked.get(PARAMETER, "")
    if asked and (unit is None or loader.criteria_set(asked).level is level):
        return asked
    return standard_set(level, on=view.on, province=province()).code


def offered(view: View, here: str, *levels: UnitLevel) -> tuple[SetOption, ...]:
    """Give the sets for sorts of unit: those in force on the day first; `here` is looked at."""
    return tuple(
        SetOption(one.code, said(one.title), one.stands(view.on), one.code == here)
        for level in levels
        for one in sets_of(level, on=view.on, province=province())
    )


def unknown(law: CriteriaSet, view: View) -> Iterator[str]:
    """Say, in words, what the site does not know of a set, whatever the unit."""
    if not law.stands(view.on):
        days = {"since": f"{law.since:%d/%m/%Y}", "until": f"{law.until:%d/%m/%Y}"}
        yield _("Bộ tiêu chí này có hiệu lực từ %(since)s đến trước %(until)s.") % days
    if law.unlisted:
        told = {"n": law.unlisted, "all": len(law.requirements) + law.unlisted}
        yield _("Chưa có câu chữ của %(n)d trong %(all)d chỉ tiêu mà văn bản nêu.") % told


def unknown_here(law: CriteriaSet, result: SetResult, view: View) -> Iterator[str]:
    """Say what is not known of a set at one unit: of its text, its column and its levels."""
    yield from unknown(law, view)
    bearer = bearers_on([result.unit], on=view.on)[result.unit]
    if missing := placing(law, read_classes().facts(bearer, view.on)).missing:
        facts = "; ".join(said(MISSING_TITLES[one]) for one in missing)
        yield _("Chưa xếp được cột của đơn vị, vì còn thiếu: %(facts)s.") % {"facts": facts}
    levels = [each.explanation.level for each in result.thresholds()]
    open_levels = sum(level in (None, Stated.UNKNOWN, Stated.BY_PROVINCE) for level in levels)
    if open_levels:
        told = {"n": open_levels, "all": len(levels)}
        yield _("%(n)d trong %(all)d mức chưa biết tại đây; kết luận đã ghi quyết định.") % told
