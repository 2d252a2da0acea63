"""Answer a statement: every cell a measure over the registers, asked a few questions at a time.

All levels of the rows, the total, and all days come from as few questions as there are sets of
conditions (the day's, last year's): never one a row, a level or a month.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chungtay.analytics.engine import Engine
from chungtay.apps.works.queries import names
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Answer, Question
from chungtay.core.measures.measure import Change, Measure, moved
from chungtay.flows.labels import Labels
from chungtay.flows.statement.columns import BALANCES, Column, When, columns, matrix_measure
from chungtay.flows.statement.wish import YEARS, Wish

Keys = tuple[str, ...]
Asked = Mapping[tuple[Keys, dt.date], Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One printed column: its declaration, its measure, its member where it is spread."""

    column: Column
    measure: Measure
    title: Title
    spread: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A row: where it stands (`key`, a member for each of the first dimensions), its cells."""

    key: Keys
    title: Title
    cells: tuple[Quantity, ...]
    under: tuple[Node, ...] = ()

    @property
    def depth(self) -> int:
        """Give how many dimensions the row stands on; the total stands on none."""
        return len(self.key)

    def walk(self) -> Iterator[Node]:
        """Give the row and all beneath it, in order."""
        yield self
        for node in self.under:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: what was asked, its columns, its total with all rows beneath it.

    `left_out` are columns that cannot be divided or narrowed as asked.
    """

    wish: Wish
    slots: tuple[Slot, ...]
    total: Node
    left_out: tuple[Column, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether no row of the register speaks of what was asked."""
        return all(isinstance(value, Missing) for value in self.total.cells)

    def question(self, slot: Slot, key: Keys) -> Question:
        """Give the question that one cell alone would answer."""
        wish, when = self.wish, slot.column.when
        where = wish.conditions(when)
        if when is When.RUNNING and key:
            return Question(where, month_end(key[0], wish.on), wish.as_known, frame=wish.frame)
        if when is When.BEFORE:
            key = _later(wish.by, key, -1)
        where |= {name: (member,) for name, member in zip(wish.by, key, strict=False)}
        if slot.spread:
            where[slot.spread] = (slot.member,)
        against = wish.last_year if isinstance(slot.measure.formula, Change) else None
        on = wish.last_year if when is When.BEFORE else wish.on
        return Question(where, on, wish.as_known, against, wish.frame)


def build(engine: Engine, wish: Wish, labels: Labels) -> Statement:
    """Make a statement at one moment of the registers."""
    with engine.still():
        return _Builder(engine, wish, labels).statement()


def month_end(month: str, on: dt.date) -> dt.date:
    """Give the last day of a month such as `2020-09`, or the day asked where that is earlier.

    >>> month_end("2020-02", dt.date(2020, 10, 13)), month_end("2020-10", dt.date(2020, 10, 13))
    (datetime.date(2020, 2, 29), datetime.date(2020, 10, 13))
    """
    year, number = int(month[:4]), int(month[5:])
    return min(on, dt.date(year, number, monthrange(year, number)[1]))


@dataclass(slots=True)
class _Builder:
    engine: Engine
    wish: Wish
    labels: Labels

    def statement(self) -> Statement:
        wanted = self._wanted()
        able = [column for column in wanted if self._able(column)]
        asked = {
            when: self._ask(when, [column for column in able if column.when is when])
            for when in (When.NOW, When.BEFORE)
        }
        running = [column for column in able if column.when is When.RUNNING]
        ends = self._ends(asked[When.NOW], able) if running else {}
        if running:
            days = tuple(dict.fromkeys((*ends.values(), self.wish.on)))
            asked[When.RUNNING] = self._ask(When.RUNNING, running, days)
        slots = tuple(self._slots(able, asked[When.NOW]))
        levels = [self._level(depth, slots, asked, ends) for depth in range(len(self.wish.by) + 1)]
        levels[0].setdefault((), tuple(Missing.ABSENT for _ in slots))
        self._name_works(levels)
        left = tuple(column for column in wanted if column not in able)
        return Statement(self.wish, slots, self._node((), levels, _children(levels)), left)

    def _wanted(self) -> tuple[Column, ...]:
        wish = self.wish
        if not wish.across:
            return columns(wish.sheet, wish.base, by_month=wish.by_month)
        measure = matrix_measure(wish.matrix, wish.base)
        title = self.engine.measure(measure).title
        spread = Column("spread", title, measure, title, spread=wish.spread[0])
        return (Column("whole", Title("Tổng số", "Total"), measure), spread)

    def _able(self, column: Column) -> bool:
        """Tell whether a column's measure can be divided and narrowed as asked."""
        known = self.engine.measure(column.measure).dimensions
        by = () if column.when is When.RUNNING else self.wish.by
        spread = (column.spread,) if column.spread else ()
        if column.measure in BALANCES and "month" in (*by, *spread):
            return False
        return {*by, *spread, *self.wish.conditions(column.when)} <= set(known)

    def _ask(self, when: When, wanted: Sequence[Column], days: Sequence[dt.date] = ()) -> Asked:
        if not wanted:
            return {}
        wish = self.wish
        on = wish.last_year if when is When.BEFORE else wish.on
        question = Question(wish.conditions(when), on, wish.as_known, wish.last_year, wish.frame)
        names = list(dict.fromkeys(column.measure for column in wanted))
        if when is When.RUNNING:
            return self.engine.ask_sets(names, sets=[()], question=question, days=days)
        sets = [wish.by[:depth] for depth in range(len(wish.by) + 1)]
        across = dict.fromkeys(column.spread for column in wanted if column.spread)
        sets += [(*one, spread) for spread in across for one in sets]
        return self.engine.ask_sets(names, sets=sets, question=question)

    def _ends(self, asked: Asked, able: Sequence[Column]) -> dict[str, dt.date]:
        """Give the end of each month that a row will be of."""
        months = {
            key[0]
            for column in able
            if column.when is When.NOW
            for key in asked[self.wish.by, self.wish.on][column.measure].numbers
        }
        return {month: month_end(month, self.wish.on) for month in sorted(months)}

    def _slots(self, able: Iterable[Column], asked: Asked) -> Iterator[Slot]:
        for column in able:
            measure = self.engine.measure(column.measure)
            if not column.spread:
                yield Slot(column, measure, column.title)
                continue
            answer = asked[(column.spread,), self.wish.on][column.measure]
            told = {key[0] for key, value in answer.numbers.items() if value is not Missing.ABSENT}
            for member in self.labels.sorted(column.spread, told):
                title = self.labels.of(column.spread, member).title
                yield Slot(column, measure, title, column.spread, member)

    def _level(
        self,
        depth: int,
        slots: Sequence[Slot],
        asked: Mapping[When, Asked],
        ends: Mapping[str, dt.date],
    ) -> dict[Keys, tuple[Quantity, ...]]:
        """Answer every column for every row of one depth; what has no number has no row."""
        by = self.wish.by[:depth]
        found: dict[Keys, list[Quantity]] = defaultdict(lambda: [Missing.ABSENT] * len(slots))
        for place, slot in enumerate(slots):
            when = slot.column.when
            if when is When.RUNNING:
                continue
            on = self.wish.last_year if when is When.BEFORE else self.wish.on
            spread = (slot.spread,) if slot.spread else ()
            numbers = asked[when][(*by, *spread), on][slot.measure.name].numbers
            for key, value in _of_slot(numbers, depth, slot):
                if value is not Missing.ABSENT:
                    at = _later(by, key, 1) if when is When.BEFORE else key
                    found[at][place] = value
        for key, cells in found.items():
            for place, slot in enumerate(slots):
                if slot.column.when is When.RUNNING:
                    on = ends[key[0]] if key else self.wish.on
                    cells[place] = asked[When.RUNNING][(), on][slot.measure.name].value()
        return {key: tuple(cells) for key, cells in found.items()}

    def _name_works(self, levels: Sequence[Mapping[Keys, object]]) -> None:
        """Name the works among the rows, if there are any."""
        if "work" not in self.wish.by:
            return
        at = self.wish.by.index("work")
        named = names({key[at] for key in levels[at + 1]})
        ordered = sorted(named.items(), key=lambda one: (one[1], one[0]))
        self.labels.tell("work", {code: Title(name, name) for code, name in ordered})

    def _node(
        self,
        key: Keys,
        levels: Sequence[Mapping[Keys, tuple[Quantity, ...]]],
        children: Mapping[Keys, Sequence[Keys]],
    ) -> Node:
        title = Title("Tổng số", "Total")
        if key:
            title = self._title(key)
        members = children.get(key, ())
        ranked = sorted(members, key=self._rank)
        under = tuple(self._node(child, levels, children) for child in ranked)
        if len(under) == 1 and self._says_nothing_new(under[0]):
            under = under[0].under
        return Node(key, title, levels[len(key)][key], under)

    def _title(self, key: Keys) -> Title:
        if self._is_of_itself(key):
            return Title("Ở cấp này", "At this level itself")
        return self.labels.of(self.wish.by[len(key) - 1], key[-1]).title

    def _rank(self, key: Keys) -> tuple[bool, tuple[int, str]]:
        rank = self.labels.of(self.wish.by[len(key) - 1], key[-1]).rank
        return not self._is_of_itself(key), rank

    def _is_of_itself(self, key: Keys) -> bool:
        """Tell whether a row under a district, or the province, is of no unit beneath it."""
        above = (*key[-2:-1], self.labels.province)
        return self.wish.by[len(key) - 1] == "unit" and key[-1] in above

    def _says_nothing_new(self, only: Node) -> bool:
        """Tell whether an only child repeats the row over it: a project without sub-projects."""
        by, depth = self.wish.by, only.depth
        pair = by[max(0, depth - 2) : depth]
        if pair == ("source", "provider"):
            return not only.key[-1]
        same = only.key[-1] in (*only.key[-2:-1], "", self.labels.province)
        return same and pair in (("main_project", "project"), ("district", "unit"))


def _of_slot(
    numbers: Mapping[Keys, Quantity], depth: int, slot: Slot
) -> Iterable[tuple[Keys, Quantity]]:
    """Give the numbers of one column, by row: those of its member, where it is spread."""
    if not slot.spread:
        return numbers.items()
    return ((key[:depth], value) for key, value in numbers.items() if key[depth] == slot.member)


def _later(by: Sequence[str], key: Keys, years: int) -> Keys:
    """Move the years that a row stands on: last year's capital of 2019 was fresh, as 2020's is."""
    if not any(name in YEARS for name in by[: len(key)]):
        return key
    named = zip(by, key, strict=False)
    return tuple(moved(member, years) if name in YEARS else member for name, member in named)


def _children(levels: Sequence[Mapping[Keys, object]]) -> dict[Keys, list[Keys]]:
    found: dict[Keys, list[Keys]] = defaultdict(list)
    for level in levels[1:]:
        for key in level:
            found[key[:-1]].append(key)
    return found
