"""What codes are called in the reader's language: units on a day, programmes, sources, kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.units import queries
from chungtay.core.kernel.title import Title
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import loader
from chungtay.web.kit import wording


def narrowed_to(reach: frozenset[str] | None) -> dict[str, tuple[str, ...]]:
    """Give the condition that holds a page's totals to the units its rows are of."""
    whole = reach is None or province() in reach
    return {} if whole else {"unit": tuple(sorted(reach or ()))}


def province() -> str:
    """Give the code of the province this site is for."""
    return str(settings.CHUNGTAY_PROVINCE)


def committee() -> str:
    """Give the code of the agency that is the province's People's Committee."""
    return f"{loader.library().pack_of(province())}.ubnd"


def said(title: Title) -> str:
    """Say a title in the reader's language."""
    return title.en if wording.english() and title.en else title.vi


@dataclass(frozen=True)
class Names:
    """Names as they were on a day. Each list is read once."""

    on: dt.date
    home: str = ""
    """The province whose units are named; this site's unless told."""

    @cached_property
    def province(self) -> str:
        """Give the code of the province."""
        return self.home or province()

    @cached_property
    def districts(self) -> tuple[Unit, ...]:
        """Give the districts of the province, in the order of the alphabet."""
        return queries.subtree(self.province, on=self.on, level=Level.DISTRICT)

    @cached_property
    def communes(self) -> tuple[Unit, ...]:
        """Give the communes, wards and townships of the province, in the order of the alphabet."""
        return queries.subtree(self.province, on=self.on, level=Level.COMMUNE)

    @cached_property
    def rural(self) -> tuple[Unit, ...]:
        """Give the communes that the new-rural programme is about: wards and townships are not."""
        return tuple(unit for unit in self.communes if unit.is_rural)

    @cached_property
    def _districts_by_code(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in self.districts}

    @property
    def below(self) -> str:
        """Name the dimension by which the province is divided first: districts, while there are."""
        return "district" if self.districts else "unit"

    def district(self, code: str) -> str:
        """Name a district; capital that lies with the province's own departments has none."""
        if not code:
            return _("Cấp tỉnh (sở, ban, ngành)")
        unit = self._districts_by_code.get(code) or self.ever.get(code)
        return unit.title if unit else code

    @cached_property
    def _units_by_code(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in queries.subtree(self.province, on=self.on)}

    @cached_property
    def ever(self) -> Mapping[str, Unit]:
        """Give every unit there ever was in the province, by code, as it was last."""
        both = dict.fromkeys((province(), self.province))
        return {unit.code: unit for one in both for unit in queries.ever_in(one)}

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[Unit, ...]]:
        found: dict[str, tuple[Unit, ...]] = {}
        for one in dict.fromkeys((province(), self.province)):
            for unit in queries.ever_in(one):
                found[unit.code] = (*found.get(unit.code, ()), unit)
        return found

    def then(self, code: str, day: dt.date) -> str:
        """Name the unit that bore a code on a day; another may bear it by now."""
        held = (unit.title for unit in self._bearers.get(code, ()) if unit.stands(day))
        return next(held, self.unit(code))

    def unit(self, code: str) -> str:
        """Name a unit of the province, or an area; what has ended, as it was last called.

        A body whose code is another's since is told with the day on which it ended.
        """
        if "@" in code:
            return _earlier_bearer(code)
        code, _tilde, count = code.partition("~")
        if count:
            told = {"first": self.unit(code), "others": int(count) - 1}
            words = ngettext(
                "Vùng %(first)s và %(others)s đơn vị khác",
                "Vùng %(first)s và %(others)s đơn vị khác",
                int(count) - 1,
            )
            return words % told
        unit = self._units_by_code.get(code)
        return unit.title if unit else self.district(code)

    @staticmethod
    def programme(code: str) -> str:
        """Name a programme briefly."""
        known = {p.code: said(p.title) for p in loader.programmes()}
        return known.get(code) or (code or _("Ngoài hai chương trình"))

    @staticmethod
    def project(code: str) -> str:
        """Name a project."""
        named = loader.project_titles().get(code)
        return said(named) if named else (code or _("Không gắn với dự án"))

    @staticmethod
    def source(code: str) -> str:
        """Name a source of capital."""
        return _term("capital_sources", code)

    @staticmethod
    def kind(code: str) -> str:
        """Name a kind of capital."""
        return _term("capital_kinds", code)

    @staticmethod
    def item(code: str) -> str:
        """Name the part of a line that is given for one purpose of its own."""
        return _term("capital_items", code) if code else ""


def _earlier_bearer(told: str) -> str:
    """Name the body that began to bear a code on a day: `23428@0001-01-01`."""
    code, _at, since = told.partition("@")
    for unit in queries.bearers(code):
        if unit.start.isoformat() == since and unit.until:
            end = wording.day(unit.until)
            return _("%(unit)s (trước ngày %(day)s)") % {"unit": unit.title, "day": end}
    return told


def _term(name: str, code: str) -> str:
    term = loader.terms(name).get(code)
    return said(term.title) if term else code
