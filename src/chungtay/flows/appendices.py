"""Build the tables of a report's appendices: every cell, totals included, is a measure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.numerals import exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.reports.document import Appendix, Cell, Row, Table
from chungtay.core.reports.outline import AppendixColumn, AppendixSpec, Shown
from chungtay.flows.labels import Labels

MARK = "×"
FIRST_WIDTH = 62.0

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
                if isinstance(value, Missing):
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
        question = Question(where, self.spec.on)
        answers = self.engine.ask_many([column.measure], by=by, question=question)
        return answers[column.measure].at()

    def rows(
        self, levels: Sequence[Mapping[Keys, list[Quantity]]], slots: Sequence[_Slot], at: Keys
    ) -> Iterator[Row]:
        """Print a row of the tree, then its children, each level in its own order."""
        depth = len(at)
        if all(isinstance(value, Missing) for value in levels[depth].get(at, ())):
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


def build(engine: Engine, spec: AppendixSpec, *, province: str) -> Appendix:
    """Build an appendix at one moment of the registers, within a province."""
    builder = _Builder(engine, spec, province, Labels(spec.on, province))
    with engine.still():
        slots = tuple(builder.slots())
        levels = [builder.level(depth, slots) for depth in range(len(spec.rows) + 1)]
    widths = (FIRST_WIDTH, *(float(slot.column.width) for slot in slots))
    body = tuple(builder.rows(levels, slots, ()))
    table = Table(builder.header(slots), body, widths, spec.unit, spec.notes)
    return Appendix(spec.number, spec.title, (table,))


def _run_length(slots: Sequence[_Slot], start: int) -> int:
    """Count the neighbouring columns from `start` on that share its group."""
    end = start
    while end < len(slots) and slots[end].column.group == slots[start].column.group:
        end += 1
    return end - start


def _cell(column: AppendixColumn, value: Quantity, *, last: bool) -> Cell:
    """Show a value: a mark on the last level where the column says so, else a number."""
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
