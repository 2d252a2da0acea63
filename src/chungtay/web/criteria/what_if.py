"""The page of suppositions: who would gain or lose under another set, level or column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    COLUMNS_OF,
    STATED_TITLES,
    Column,
    Comparator,
    CriteriaSet,
    Shape,
    Stated,
    UnitLevel,
    column,
)
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    SILENCE_TITLES,
    VERDICT_TITLES,
    ThresholdResult,
    Verdict,
)
from chungtay.core.criteria.what_if import Changed, SupposedLevel, Supposition
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Refusal
from chungtay.flows.criteria_what_if import Answered, what_if
from chungtay.packs import loader
from chungtay.web.kit import page
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.page import Crumb

DECIMALS = 2
SIGNS = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤", Comparator.EQUAL: "="}
Told = Mapping[str, str]
SET, THRESHOLD, LEVEL, COLUMN, PLACED, COMMUNE = "bo", "muc", "so", "cot", "xep", "xa"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What may be supposed, and what was."""

    sets: tuple[Option, ...]
    thresholds: tuple[Option, ...]
    columns: tuple[Option, ...]
    placed: tuple[Option, ...]
    level: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A commune that would change: how, by which requirements, and where that is explained."""

    name: str
    how: str
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


def show(request: HttpRequest) -> HttpResponse:
    """Show the form, and what the supposition in the address would change."""
    desk = page.desk(request)
    told, fault = {name: str(value) for name, value in request.GET.items()}, ""
    shown: Shown | None = None
    if told.get(SET):
        try:
            supposition = _supposition(told)
            found = what_if(supposition, province=province(), on=desk.view.on)
            shown = _shown(desk, found, told.get(COMMUNE, ""))
        except Refusal as refusal:
            fault = str(refusal)
        except (InvalidOperation, ValueError):
            fault = _("Mức giả định phải là một số, chẳng hạn 45 hoặc 31,4.")
    context = {
        "view": desk.view, "form": _form(told, fault), "page": shown,
        "crumbs": (Crumb(_("Nếu khác đi"), reverse("criteria-what-if")),),
        "export": "",
    }  # fmt: skip
    return render(request, "criteria/what_if.html", context, status=400 if fault else 200)


def _supposition(told: Told) -> Supposition:
    placed = column(told[PLACED]) if told.get(PLACED) else None
    levels: tuple[SupposedLevel, ...] = ()
    if told.get(THRESHOLD) and told.get(LEVEL):
        number = Decimal(told[LEVEL].strip().replace(",", "."))
        within = column(told[COLUMN]) if told.get(COLUMN) else None
        levels = (SupposedLevel(told[THRESHOLD], number, within),)
    return Supposition(told[SET], levels, placed)


def _form(told: Told, fault: str) -> Form:
    sets = loader.criteria_sets(level=UnitLevel.COMMUNE, province=province())
    chosen = next((one for one in sets if one.code == told.get(SET)), sets[0])
    return Form(
        tuple(Option(one.code, said(one.title), one is chosen) for one in sets),
        tuple(_thresholds(chosen, told.get(THRESHOLD, ""))),
        tuple(_columns(chosen, told.get(COLUMN, ""))),
        tuple(_columns(chosen, told.get(PLACED, ""))),
        told.get(LEVEL, ""),
        fault,
    )


def _thresholds(law: CriteriaSet, chosen: str) -> Iterator[Option]:
    for requirement in law.requirements:
        for threshold in requirement.thresholds:
            if threshold.shape is not Shape.STATED:
                title = said(threshold.title or requirement.title)
                code = threshold.code
                yield Option(code, f"{code} {title}", code == chosen)


def _columns(law: CriteriaSet, chosen: str) -> Iterator[Option]:
    for one in COLUMNS_OF[law.columns]:
        yield Option(one.value, _titled(one), one.value == chosen)


def _titled(one: Column) -> str:
    return said(COLUMN_TITLES[one])


def _shown(desk: Desk, found: Answered, commune: str) -> Shown:
    names = {unit.code: unit.title for unit in Names(desk.view.on).districts}
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
        tuple(
            AreaLine(names.get(a.code, a.code), a.communes, a.gains, a.loses, a.moves)
            for a in found.areas()
        ),
        tuple(
            (code, said(found.after.requirement(code).title), count)
            for code, count in found.deciding()
        ),
        tuple(_line(desk, found, change) for change in (*told, *rest)),
        found.units[commune].title if changed else "",
        tuple(_reasons(changed)) if changed else (),
    )


def _line(desk: Desk, found: Answered, change: Changed) -> Line:
    if change.loses:
        how = _("không còn đạt")
    elif change.gains:
        how = _("đạt thêm")
    elif change.unsettled:
        how = _("không còn kết luận được")
    else:
        how = _("tiêu chí thay đổi, kết quả chung không đổi")
    parts = ", ".join(part.requirement.code for part in change.deciding())
    unit = found.units[change.after.unit]
    return Line(unit.title, how, parts, desk.view.href(**{COMMUNE: unit.code}) + "#ly-do")


def _reasons(change: Changed) -> Iterator[Reason]:
    for part in change.deciding():
        for one in part.thresholds:
            yield _reason(one, said(one.threshold.title or part.requirement.title))


def _reason(one: ThresholdResult, title: str) -> Reason:
    told = one.explanation
    level = ""
    if told.required is not None:
        sign = SIGNS[one.threshold.comparator]
        level = f"{sign} {vietnamese(told.required.number, DECIMALS, trim=True)}"
    elif isinstance(told.level, Stated):
        level = said(STATED_TITLES[told.level])
    open_ = one.ruling.verdict is Verdict.UNDETERMINED
    return Reason(
        one.threshold.code,
        title,
        vietnamese(told.value.number, DECIMALS, trim=True) if told.value else "–",
        level,
        said(VERDICT_TITLES[one.ruling.verdict]),
        "" if open_ else said(BASIS_TITLES[one.ruling.by]),
        said(SILENCE_TITLES[told.silence]) if told.silence else "",
        told.cite,
    )
