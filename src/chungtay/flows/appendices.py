"""Build the tables of a report's appendices: every cell, totals included, is a measure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from chungtay.analytics.engine import Engine
from chungtay.apps.units import queries as units
from chungtay.core.kernel.numerals import MISSING_TEXT, exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.reports.document import Appendix, Cell, Row, Table
from chungtay.core.reports.outline import AppendixColumn, AppendixSpec, Shown
from chungtay.core.units.frame import AS_THEN, Frame
from chungtay.core.units.unit import Level
from chungtay.flows.labels import Labels

MARK = "×"
FIRST_WIDTH = 62.0
MOST_NAMED = 12
"""Units that a note lists by name."""
_NOTHING = (Missing.ABSENT, Missing.NOT_APPLICABLE)
_WHY = {
    True: "† Không tính chính xác được vì các đơn vị khi đó đã bị chia, không rõ phần nào đâu: "
    "{units}.",
    False: "† Số này không cộng qua đơn vị, mà các đơn vị khi đó đã nhập lại: {units}.",
}

Keys = tuple[str, ...]
Numbers = Mapping[Keys, Quantity]


@dataclass(frozen=True, slots=True)
class _Slot:
    """One printed column: its declaration, and the member where it is spread across some."""

    column: AppendixColumn
    member: str = ""


@dataclass(frozen=True, slots=True)
class _Builder:
    """An appendix in the making."""

    engine: Engine
    spec: AppendixSpec
    province: str
    labels: Labels
    frame: Frame = AS_THEN
    refused: dict[bool, set[str]] = field(default_factory=dict)
    """Units of then that stand in the way of numbers: of those divided, and of those merged."""

    def slots(self) -> Iterator[_Slot]:
        """Give the printed columns: one a declaration, or one a member it is spread across."""
        for column in self.spec.columns:
            if not column.across:
                yield _Slot(column)
                continue
            members = (key for (key,) in self.ask(column, (column.across,)))
            for member in self.labels.sorted(column.across, members):
                yield _Slot(column, member)

    def level(self, depth: int, slots: Sequence[_Slot]) -> dict[Keys, list[Quantity]]:
        """Answer every column for every row of one level of the tree."""
        by = self.spec.rows[:depth]
        rows: dict[Keys, list[Quantity]] = {}
        for column in self.spec.columns:
            spread = (column.across,) if column.across else ()
            places = {slot.member: n for n, slot in enumerate(slots) if slot.column is column}
            for at, value in self.ask(column, (*by, *spread)).items():
                if value in _NOTHING:
                    continue
                row = rows.setdefault(at[:depth], [Missing.ABSENT] * len(slots))
                row[places[at[-1] if spread else ""]] = value
        return rows

    def ask(self, column: AppendixColumn, by: Sequence[str]) -> Numbers:
        """Ask a column's measure over some dimensions, narrowed as the appendix and it say."""
        dimensions = self.engine.measure(column.measure).dimensions
        where = {**self.spec.where, **column.where}
        where = {name: values for name, values in where.items() if name in dimensions}
        if "province" in dimensions:
            where.setdefault("province", (self.province,))
        question = Question(where, self.spec.on, frame=self.frame)
        answer = self.engine.ask_many([column.measure], by=by, question=question)[column.measure]
        for one in answer.inexact.values():
            self.refused.setdefault(one.divided, set()).update(one.units)
        return answer.numbers

    def rows(
        self, levels: Sequence[Mapping[Keys, list[Quantity]]], slots: Sequence[_Slot], at: Keys
    ) -> Iterator[Row]:
        """Print a row of the tree, then its children, each level in its own order."""
        depth = len(at)
        if all(value in _NOTHING for value in levels[depth].get(at, ())):
            return
        title = (
            self.labels.of(self.spec.rows[depth - 1], at[-1]).title.vi if at else self.spec.total
        )
        last = depth == len(self.spec.rows)
        shown = zip(slots, levels[depth][at], strict=True)
        yield Row((Cell(title), *(_cell(s.column, v, last=last) for s, v in shown)), level=depth)
        if last:
            return
        members = {key[depth] for key in levels[depth + 1] if key[:depth] == at}
        for member in self.labels.sorted(self.spec.rows[depth], members):
            yield from self.rows(levels, slots, (*at, member))

    def notes(self) -> Iterator[str]:
        """Say why there is no number where a mark stands."""
        for divided, codes in sorted(self.refused.items()):
            few = sorted(map(self.named, codes))
            listed = ", ".join(few[:MOST_NAMED])
            more = f" và {len(few) - MOST_NAMED} đơn vị khác" if len(few) > MOST_NAMED else ""
            yield _WHY[divided].format(units=listed + more)

    def named(self, code: str) -> str:
        """Name a unit of then."""
        found = units.units([code], on=self.spec.on).get(code)
        return f"{found.title} ({code})" if found else code

    def header(self, slots: Sequence[_Slot]) -> tuple[Row, ...]:
        """Head the columns: two rows where neighbouring columns share a group."""
        titles = [self.title(slot) for slot in slots]
        if not any(slot.column.group for slot in slots):
            return (Row((Cell(self.spec.row_title), *(Cell(t) for t in titles)), level=0),)
        above, below = [Cell(self.spec.row_title, rows=2)], []
        for place, slot in enumerate(slots):
            group = slot.column.group
            if not group:
                above.append(Cell(titles[place], rows=2))
                continue
            below.append(Cell(titles[place]))
            if place == 0 or slots[place - 1].column.group != group:
                above.append(Cell(group, span=_run_length(slots, place)))
        return (Row(tuple(above), level=0), Row(tuple(below), level=0))

    def title(self, slot: _Slot) -> str:
        """Title a column; one spread across members is titled by the member's code or name."""
        if not slot.member:
            return slot.column.title
        return str(int(slot.member)) if slot.member.isdigit() else slot.member


def build(engine: Engine, spec: AppendixSpec, *, province: str, frame: Frame = AS_THEN) -> Appendix:
    """Build an appendix at one moment of the registers, within a province of the frame's day."""
    places_on = spec.on if frame == AS_THEN else frame.on
    spec = replace(spec, rows=_below(spec.rows, province, places_on))
    builder = _Builder(engine, spec, province, Labels(places_on, province), frame)
    with engine.still():
        slots = tuple(builder.slots())
        levels = [builder.level(depth, slots) for depth in range(len(spec.rows) + 1)]
    widths = (FIRST_WIDTH, *(float(slot.column.width) for slot in slots))
    body = tuple(builder.rows(levels, slots, ()))
    notes = (*spec.notes, *builder.notes())
    return Appendix(
        spec.number, spec.title, (Table(builder.header(slots), body, widths, spec.unit, notes),)
    )


def _below(rows: tuple[str, ...], province: str, on: dt.date) -> tuple[str, ...]:
    """Divide by unit what would be divided by districts, where the province has none."""
    if "district" not in rows or not units.units([province], on=on):
        return rows
    if units.subtree(province, on=on, level=Level.DISTRICT):
        return rows
    return tuple(dict.fromkeys("unit" if name == "district" else name for name in rows))


def _run_length(slots: Sequence[_Slot], start: int) -> int:
    """Count the neighbouring columns from `start` on that share its group."""
    end = start
    while end < len(slots) and slots[end].column.group == slots[start].column.group:
        end += 1
    return end - start


def _cell(column: AppendixColumn, value: Quantity, *, last: bool) -> Cell:
    """Show a value: a mark on the last level where the column says so, else a number."""
    if value is Missing.INEXACT:
        return Cell(MISSING_TEXT[Missing.INEXACT])
    if isinstance(value, Missing):
        return Cell("")
    if column.shown is Shown.MARK and last:
        return Cell(MARK if value else "")
    scaled = Fraction(value) / column.scale
    return Cell(vietnamese(scaled, column.decimals), exact(scaled))


def of_day(
    spec: AppendixSpec, on: dt.date, *, where: Mapping[str, tuple[str, ...]], notes: Sequence[str]
) -> AppendixSpec:
    """Give an appendix as of another day and of that day's plan year, narrowed further.

    The day and the years that its titles name move along. `notes` follow its first one, which
    speaks of rounding; the others speak of the report's own numbers.
    """
    later = on.year - spec.on.year

    def moved(text: str) -> str:
        text = text.replace(_short(spec.on), _short(on))
        years = {str(spec.on.year + n): str(spec.on.year + n + later) for n in (-1, 0)}
        found = re.compile("|".join(rf"(?<!/)\b{year}\b" for year in years))
        return found.sub(lambda year: years[year[0]], text)

    columns = tuple(
        replace(column, title=moved(column.title), group=moved(column.group))
        for column in spec.columns
    )
    narrowed = {**spec.where, **where, "plan_year": (str(on.year),)}
    return replace(
        spec, title=moved(spec.title), on=on, columns=columns, where=narrowed,
        notes=(*spec.notes[:1], *notes),
    )  # fmt: skip


def _short(day: dt.date) -> str:
    """Write a day as tables do: 30/9/2020."""
    return f"{day.day}/{day.month}/{day.year}"
