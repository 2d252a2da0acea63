"""The statements below one report: what they add up to, and which explains a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import Below
from chungtay.apps.units import queries as units
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Column, Place, RowSource
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import CellKind, Sheet
from chungtay.core.submissions.workflow import WITH_THE_UNIT, State
from chungtay.core.units.unit import Level
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.marks import LATE, WAITING, Mark, mark
from chungtay.web.submissions.desk.todo import href
from chungtay.web.submissions.entry.fields import name_of
from chungtay.web.submissions.entry.texts import unit_of

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Child:
    """One unit below: its name, where its report stands, the way to it."""

    title: str
    mark: Mark
    href: str


@dataclass(frozen=True, slots=True)
class Total:
    """A column added up: in the report itself, and below it."""

    title: str
    unit: str
    own: str
    under: str
    difference: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that is not the sum of those below: by how much, and who explains it."""

    place: str
    name: str
    own: str
    under: str
    difference: str
    why: str
    child: str


@dataclass(frozen=True, slots=True)
class Under:
    """What stands below a report."""

    children: tuple[Child, ...]
    sent: int
    totals: tuple[Total, ...]
    apart: bool
    """True where each level reports on rows of its own, so that its totals are not those below."""
    gaps: tuple[Gap, ...]
    alike: int


def under(filing: Filing) -> Under | None:
    """Compare a report with those directly below it; None for a commune's, which has none."""
    if filing.level is Level.COMMUNE:
        return None
    below = queries.below(filing)
    if not below.states:
        return None
    titles = {
        code: unit.title for code, unit in units.units(below.states, on=filing.period.until).items()
    }
    gaps = tuple(_gaps(filing, below, titles))
    comparable = sum(1 for place in below.sums if filing.sheet.amount(*place) is not None)
    return Under(
        children=_children(filing, below, titles),
        sent=sum(state not in (*WITH_THE_UNIT, State.ABSENT) for state in below.states.values()),
        totals=_totals(filing, below),
        apart=filing.form.row_source is RowSource.LINES,
        gaps=gaps[:SHOWN],
        alike=comparable - len(gaps),
    )


def _children(filing: Filing, below: Below, titles: Mapping[str, str]) -> tuple[Child, ...]:
    late = WAITING if filing.standing.state is State.APPROVED else LATE
    return tuple(
        Child(
            titles.get(code, code),
            mark(late if state is State.DRAFT else state),
            href(Key(filing.key.form, code, filing.key.period)),
        )
        for code, state in below.states.items()
    )


def _totals(filing: Filing, below: Below) -> tuple[Total, ...]:
    """Add each column up; rows of registers differ between levels, their totals may be read."""
    totals = []
    rows = {row.code for row in filing.sheet.rows if not row.total_of}
    for column in filing.form.columns:
        if not (column.numeric and column.summable):
            continue
        own = sum(filing.sheet.amount(row, column.code) or 0 for row in rows)
        lower = sum(_sum(sheet, column) for sheet in below.sheets.values())
        totals.append(
            Total(
                said(column.title),
                unit_of(column.unit) if column.unit else "",
                _text(column, own),
                _text(column, lower),
                _text(column, own - lower, sign=True),
            )
        )
    return tuple(totals)


def _sum(sheet: Sheet, column: Column) -> int:
    return sum(sheet.amount(row.code, column.code) or 0 for row in sheet.rows if not row.total_of)


def _gaps(filing: Filing, below: Below, titles: Mapping[str, str]) -> list[Gap]:
    gaps = []
    for place, lower in sorted(below.sums.items()):
        own = filing.sheet.amount(*place)
        if own is None or own == lower:
            continue
        column = filing.form.column(place.column)
        why, child = _explained(filing, below, titles, place=place, gap=own - lower)
        gaps.append(
            Gap(
                place=str(place),
                name=name_of(filing, place),
                own=_text(column, own),
                under=_text(column, lower),
                difference=_text(column, own - lower, sign=True),
                why=why,
                child=child,
            )
        )
    return gaps


def _explained(
    filing: Filing, below: Below, titles: Mapping[str, str], *, place: Place, gap: int
) -> tuple[str, str]:
    """Name the unit below that explains a difference: left out, not in yet, or the largest."""
    amounts = {
        code: cell.amount
        for code, sheet in below.sheets.items()
        if (cell := sheet.cells.get(place)) is not None and cell.kind is CellKind.NUMBER
    }
    for code, amount in amounts.items():
        if amount and amount == -gap:
            return _("đúng bằng số của %(unit)s, có lẽ chưa được cộng vào") % {
                "unit": titles.get(code, code)
            }, _href(filing, code)
    silent = [code for code in below.states if code not in amounts]
    if silent:
        named = ", ".join(titles.get(code, code) for code in silent[:3])
        more = f" +{len(silent) - 3}" if len(silent) > 3 else ""
        return _("chưa có số của %(units)s") % {"units": f"{named}{more}"}, _href(filing, silent[0])
    moved = [code for code in amounts if below.states[code] in WITH_THE_UNIT]
    if moved:
        return _("%(unit)s đang sửa số") % {"unit": titles.get(moved[0], moved[0])}, _href(
            filing, moved[0]
        )
    return "", ""


def _href(filing: Filing, unit: str) -> str:
    return href(Key(filing.key.form, unit, filing.key.period))


def _text(column: Column, amount: int, *, sign: bool = False) -> str:
    text = vietnamese(Fraction(amount, column.parts), column.decimals).replace("-", "−")
    return f"+{text}" if sign and amount > 0 else text
