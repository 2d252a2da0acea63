"""What a supposition would change, laid out: counts, districts, requirements, communes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import COMPARATOR_SIGNS, STATED_TITLES, Stated
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    SILENCE_TITLES,
    VERDICT_TITLES,
    ThresholdResult,
    Verdict,
)
from chungtay.core.criteria.what_if import Changed
from chungtay.flows.criteria_what_if import Answered
from chungtay.web.criteria.what_if.asked import Form
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.wording import number

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A commune that would change: how, by which requirements, and where that is explained.

    `met` and `would_meet` count the criteria met as it is and as it would be.
    """

    name: str
    area: str
    how: str
    tone: str
    met: int
    would_meet: int
    parts: str
    href: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """The counts of a district."""

    name: str
    communes: int
    gains: int
    loses: int
    moves: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One threshold of a commune as it would be judged."""

    code: str
    title: str
    value: str
    level: str
    verdict: str
    basis: str
    why: str
    cite: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a supposition would change."""

    before: str
    after: str
    communes: int
    unplaced: int
    gains: int
    loses: int
    unsettled: int
    moves: int
    areas: tuple[AreaLine, ...]
    deciding: tuple[tuple[str, str, int], ...]
    lines: tuple[Line, ...]
    explained: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """All the page shows; `shown` is None until something was supposed."""

    form: Form
    shown: Shown | None
    crumbs: tuple[Crumb, ...]
    export: str
    synthetic: bool


def what_if_page(desk: Desk, form: Form, shown: Shown | None, export: str) -> WhatIfPage:
    """Lay the page out."""
    synthetic = shown is not None and shows_synthetic(desk, "criteria.met")
    return WhatIfPage(form, shown, (Crumb(_("Nếu khác đi")),), export, synthetic)


def shown(desk: Desk, found: Answered, commune: str, explained_at: Callable[[str], str]) -> Shown:
    """Lay out what would change, `commune` explained; each names where its reasons are shown."""
    names = desk.names
    changed = found.changes.get(commune)
    told = (*found.loses, *found.gains, *found.unsettled)
    rest = tuple(change for change in found.moves if change not in told)
    return Shown(
        said(found.before.title),
        said(found.after.title),
        len(found.changes),
        found.unplaced,
        len(found.gains),
        len(found.loses),
        len(found.unsettled),
        len(found.moves),
        tuple(_areas(found, names)),
        tuple(
            (code, said(found.after.requirement(code).title), count)
            for code, count in found.deciding()
        ),
        tuple(_line(found, change, names, explained_at) for change in (*told, *rest)),
        found.units[commune].title if changed else "",
        tuple(_reasons(changed)) if changed else (),
    )


def _areas(found: Answered, names: Names) -> Iterator[AreaLine]:
    for area in found.areas():
        yield AreaLine(names.unit(area.code), area.communes, area.gains, area.loses, area.moves)


def _line(
    found: Answered, change: Changed, names: Names, explained_at: Callable[[str], str]
) -> Line:
    how, tone = _how(change)
    unit = found.units[change.after.unit]
    return Line(
        unit.title,
        names.unit(found.area_of[unit.code]),
        how,
        tone,
        change.before.count(Verdict.MET),
        change.after.count(Verdict.MET),
        ", ".join(part.requirement.code for part in change.deciding()),
        explained_at(unit.code),
    )


def _how(change: Changed) -> tuple[str, str]:
    if change.loses:
        return _("không còn đạt"), "unmet"
    if change.gains:
        return _("đạt thêm"), "met"
    if change.unsettled:
        return _("không còn kết luận được"), "risk"
    return _("tiêu chí thay đổi, kết quả chung không đổi"), "plain"


def _reasons(change: Changed) -> Iterator[Reason]:
    for part in change.deciding():
        for one in part.thresholds:
            yield _reason(one, said(one.threshold.title or part.requirement.title))


def _reason(one: ThresholdResult, title: str) -> Reason:
    told = one.explanation
    level = ""
    if told.required is not None:
        level = f"{COMPARATOR_SIGNS[one.threshold.comparator]} {_number(told.required.number)}"
    elif isinstance(told.level, Stated):
        level = said(STATED_TITLES[told.level])
    open_ = one.ruling.verdict is Verdict.UNDETERMINED
    return Reason(
        one.threshold.code,
        title,
        _number(told.value.number) if told.value else "–",
        level,
        said(VERDICT_TITLES[one.ruling.verdict]),
        "" if open_ else said(BASIS_TITLES[one.ruling.by]),
        said(SILENCE_TITLES[told.silence]) if told.silence else "",
        told.cite,
    )


def _number(value: Fraction) -> str:
    return number(value, DECIMALS, trim=True)
