"""The rows of the matrix: one report a cell, or the count of all under a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.submissions import queries
from chungtay.apps.units import queries as units
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.people.actor import COUNTRY
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.workflow import State
from chungtay.core.units.unit import Level, Unit
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk import marks
from chungtay.web.submissions.desk.marks import LATE, WAITING, Mark
from chungtay.web.submissions.desk.matrix_asked import Asked, Column, Reading
from chungtay.web.submissions.desk.may import approvable
from chungtay.web.submissions.desk.todo import href, when


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports of one mark lie behind a cell."""

    mark: Mark
    count: int
    width: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: one report, or the count of those under a unit; empty where none is asked for."""

    href: str = ""
    mark: Mark | None = None
    when: str = ""
    gaps: str = ""
    label: str = ""
    counts: tuple[Count, ...] = ()
    total: int = 0
    in_hand: int = 0
    key: str = ""
    digest: str = ""
    approvable: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's row."""

    unit: str
    title: str
    href: str
    cells: tuple[Cell, ...]
    group: bool = False


def listed(
    reading: Reading, columns: Sequence[Column], briefs: Iterable[Brief]
) -> tuple[Line, ...]:
    """Give a row for each unit that reports, districts before their communes."""
    cells: dict[str, dict[Column, Brief]] = defaultdict(dict)
    for brief in briefs:
        cells[brief.key.unit][brief.key.form, brief.key.period] = brief
    titles = {unit: next(iter(found.values())) for unit, found in cells.items()}
    return tuple(
        Line(
            unit,
            titles[unit].unit_title,
            f"/don-vi/{unit}/",
            tuple(_cell(reading, cells[unit].get(column)) for column in columns),
            group=titles[unit].level is not Level.COMMUNE,
        )
        for unit in sorted(cells, key=lambda code: _order(titles[code]))
    )


def _order(brief: Brief) -> tuple[str, str, int, str]:
    level = {Level.PROVINCE: 0, Level.DISTRICT: 1}.get(brief.level, 2)
    district = brief.key.unit if level == 1 else brief.district if level == 2 else ""
    return brief.province, district, level, sort_key(brief.unit_title)


def _cell(reading: Reading, brief: Brief | None) -> Cell:
    if brief is None:
        return Cell()
    mark = marks.mark_of(brief)
    gaps = []
    lacking = brief.required - brief.filled
    if lacking and brief.state is not State.ABSENT:
        gaps.append(ngettext("thiếu %d ô", "thiếu %d ô", lacking) % lacking)
    if brief.missing_sources and brief.state is not State.ABSENT:
        gaps.append(_("thiếu nguồn vốn"))
    if brief.amended:
        gaps.append(_("đổi sau phê duyệt"))
    late = when(brief, on=reading.on)
    return Cell(
        href=href(brief.key),
        mark=mark,
        when=late if mark.code != State.ABSENT else "",
        gaps=", ".join(gaps),
        label=f"{said(brief.form_title)}, {wording.period(brief.key.period)}, {brief.unit_title}, "
        + _("hạn %(day)s") % {"day": f"{brief.due:%d/%m/%Y}"},
        key=str(brief.key),
        digest=brief.digest,
        approvable=approvable(reading.by, brief),
    )


def rolled(reading: Reading, columns: Sequence[Column]) -> tuple[Line, ...]:
    """Give a row for each district, or province, counting the reports of all its units."""
    by = "province" if reading.root == COUNTRY else "district"
    told = queries.tallies(
        scope=reading.scope,
        by=by,
        periods=tuple({period for _, period in columns}),
        on=reading.on,
        forms=reading.forms,
    )
    counts: dict[str, dict[Column, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    lacking: dict[tuple[str, Column], int] = defaultdict(int)
    for tally in told:
        here = counts[tally.unit or reading.root][tally.form, tally.period]
        for code, count in _codes(tally):
            here[code] = here.get(code, 0) + count
        lacking[tally.unit or reading.root, (tally.form, tally.period)] += tally.missing_sources
    on = min(reading.until, reading.on)
    named = units.units(counts, on=on)
    order = sorted(
        counts,
        key=lambda code: (
            code == reading.root,
            sort_key(named[code].title if code in named else code),
        ),
    )
    return tuple(
        Line(
            code,
            _title(code, named, reading),
            reading.asked.href(**{"don-vi": code, "xem": "tung-don-vi"})
            if code == reading.root
            else reading.asked.href(**{"don-vi": code}),
            tuple(
                _count_cell(counts[code].get(column, {}), lacking[code, column], code, column)
                for column in columns
            ),
        )
        for code in order
    )


def _title(code: str, named: Mapping[str, Unit], reading: Reading) -> str:
    title = named[code].title if code in named else code
    return (
        _("%(unit)s (báo cáo cấp tỉnh, huyện)") % {"unit": title} if code == reading.root else title
    )


def _codes(tally: queries.Tally) -> Iterable[tuple[str, int]]:
    if tally.state is State.DRAFT:
        yield LATE, tally.late
        yield WAITING, tally.count - tally.late
    else:
        yield tally.state, tally.count


def _count_cell(counts: Mapping[str, int], lacking: int, unit: str, column: Column) -> Cell:
    total = sum(counts.values())
    if not total:
        return Cell()
    done = sum(counts.get(state, 0) for state in (State.SENT, State.ACCEPTED, State.APPROVED))
    gaps = ngettext("%d đơn vị thiếu nguồn vốn", "%d đơn vị thiếu nguồn vốn", lacking) % lacking
    return Cell(
        href=Asked(unit, "", column[0], "", every=False).href(thang="tat-ca"),
        counts=_counted_of(counts),
        total=total - counts.get(State.ABSENT, 0),
        in_hand=done,
        gaps=gaps if lacking else "",
    )


def counted(codes: Iterable[str]) -> tuple[Count, ...]:
    """Count codes by mark."""
    counts: dict[str, int] = defaultdict(int)
    for code in codes:
        counts[code] += 1
    return _counted_of(counts)


def _counted_of(counts: Mapping[str, int]) -> tuple[Count, ...]:
    total = sum(counts.values()) or 1
    return tuple(
        Count(marks.mark(code), counts[code], f"{counts[code] * 100 / total:.2f}")
        for code in marks.SHAPES
        if counts.get(code)
    )


def summed(lines: Iterable[Line]) -> tuple[Count, ...]:
    """Add up what all cells count."""
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        for cell in line.cells:
            for count in cell.counts:
                counts[count.mark.code] += count.count
    return _counted_of(counts)
