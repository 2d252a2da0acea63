"""Rows alike of a table with combinations, as SQL: added up by number first, told by column after.

What is asked decides from what the sums are made: of the sums kept by day, where nothing
but columns of their combination and time is asked; of the rows otherwise. Where columns of several
combinations are asked, each is first reduced to the classes that the question tells apart, for the
numbers of two combinations together would be nearly as many as the rows. One that is asked of by
all its columns has its numbers for classes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chungtay.analytics.combined import MONTH, Parts, used
from chungtay.analytics.summing import Summed, summed
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import Combination, FactTable
from chungtay.core.measures.measure import Where

Written = tuple[str, tuple[Any, ...]]
TIME_COLUMNS = {
    "month": f"f.{MONTH.name}",
    "year": f"CAST((f.{MONTH.name} - f.{MONTH.name} % 100) / 100 AS BIGINT)",
}
"""The dimensions of time, of a row that carries its month."""


def ends_month(day: dt.date) -> bool:
    """Tell whether a day is the last of its month."""
    return day == dt.date.max or (day + dt.timedelta(days=1)).day == 1


@dataclass(slots=True)
class Adding:
    """One question to a table with combinations: rows alike in `by`, `told` and months or days.

    `condition` writes conditions on columns of `f`.
    """

    table: FactTable
    question: Question
    condition: Callable[[Where], Written]
    by: Sequence[str]
    told: Sequence[str]
    summed: Sequence[str]
    days: Sequence[str]
    """The columns of time by which leaves of earlier days are told: `on_month` or `on_date`."""
    bound: list[Any] = field(default_factory=list)

    def written(self) -> Written:
        """Write the rows: members `k0`…, the columns told, the days, the sums."""
        held = list(used(self.table, self._asked))
        classed = [len(held) > 1 and set(names) != set(one.columns) for one, names in held]
        joined = [at for at, classes in zip(held, classed, strict=True) if classes]
        joins = [self._class(one, names) for one, names in joined]
        own = self._own()
        numbers = [
            f"{one.name}.class" if classes else f"f.{one.name}"
            for (one, _), classes in zip(held, classed, strict=True)
        ]
        numbered = [f"{number} AS n{at}" for at, number in enumerate(numbers)]
        summed = [f"sum(f.{name}) AS {name}" for name in self.summed]
        inner = f"SELECT {', '.join([*numbered, *own, *summed])} FROM {self._rows()} AS f"
        inner += "".join(joins) + self._where([one for one, _ in joined])
        groups = [*numbers, *(text.rpartition(" AS ")[0] for text in own)]
        inner += f" GROUP BY {', '.join(groups)}" if groups else ""
        outer = f"SELECT {', '.join(self._told(held))} FROM ({inner}) AS g"
        for at, ((one, names), classes) in enumerate(zip(held, classed, strict=True)):
            number = "class" if classes else "number"
            told = self._members(one, names) if classes else Parts(self.table).of(one)
            outer += f" JOIN {told} AS {one.name} ON {one.name}.{number} = g.n{at}"
        keys = [f"k{n}" for n in range(len(self.by))] + [*self.told, *self.days]
        outer += f" GROUP BY {', '.join(keys)}" if keys else ""
        return outer, tuple(self.bound)

    @property
    def _asked(self) -> list[str]:
        return list(dict.fromkeys([*self.by, *self.told]))

    def _home(self, name: str) -> Combination | None:
        return next((one for one in self.table.combinations if name in one.columns), None)

    def _own(self) -> list[str]:
        """Name what is asked of the rows themselves, months and days included."""
        names = dict.fromkeys(n for n in self._asked if self._home(n) is None)
        listed = [f"{TIME_COLUMNS.get(name, f'f.{name}')} AS {name}" for name in names]
        return listed + [f"f.{name} AS {name}" for name in self.days]

    def _told(self, held: Sequence[tuple[Combination, list[str]]]) -> Iterator[str]:
        home = {name: one.name for one, names in held for name in names}
        yield from (f"{home.get(name, 'g')}.{name} AS k{n}" for n, name in enumerate(self.by))
        yield from (f"{home.get(name, 'g')}.{name} AS {name}" for name in self.told)
        yield from (f"g.{name} AS {name}" for name in self.days)
        yield from (f"sum(g.{name}) AS {name}" for name in self.summed)

    def _class(self, one: Combination, names: Sequence[str]) -> str:
        """Join the rows to the classes of a combination."""
        classes = self._classes(one, names)
        return f" JOIN {classes} AS {one.name} ON {one.name}.number = f.{one.name}"

    def _members(self, one: Combination, names: Sequence[str]) -> str:
        """Write what each class of a combination is told by."""
        return f"(SELECT DISTINCT class, {', '.join(names)} FROM {self._classes(one, names)} AS f)"

    def _classes(self, one: Combination, names: Sequence[str]) -> str:
        """Write the classes among what is asked about of a combination, the same however often.

        Its conditions stand inside: one year of ten is a tenth of the columns to sort.
        """
        text, bound = self.condition(self._of(one))
        self.bound += bound
        where = f" WHERE {text}" if text else ""
        return (
            f"(SELECT *, dense_rank() OVER (ORDER BY {', '.join(names)}) AS class "
            f"FROM {Parts(self.table).of(one)} AS f{where})"
        )

    def _of(self, one: Combination) -> Where:
        where = self.question.where
        return {name: where[name] for name in where if name in one.columns}

    def _rows(self) -> str:
        """Name what is added up: the sums of days where they answer, or the rows."""
        answering = (kept.name for kept in summed(self.table) if self._answered_by(kept))
        return next(answering, Parts(self.table).rows)

    def _answered_by(self, kept: Summed) -> bool:
        """Tell whether sums are of all rows, and told by every column asked."""
        if not kept.whole or list(self.summed) != [self.table.value]:
            return False
        return {*self._asked, *self.question.where} <= {*kept.of.columns, *TIME_COLUMNS}

    def _where(self, joined: Sequence[Combination]) -> str:
        """Write which rows are asked about: by day, by combinations not joined, by own columns."""
        said: list[str] = []
        said.append("f.on_date <= ?")
        self.bound.append(self.question.on)
        if self.question.as_known is not None:
            said.append("f.known_from <= ?")
            self.bound.append(self.question.as_known)
        for one in self.table.combinations:
            if one not in joined and (where := self._of(one)):
                text, bound = self.condition(where)
                of = Parts(self.table).of(one)
                said.append(f"f.{one.name} IN (SELECT number FROM {of} AS f WHERE {text})")
                self.bound += bound
        own = {n: v for n, v in self.question.where.items() if self._home(n) is None}
        text, bound = self.condition(own)
        if text:
            said.append(text)
            self.bound += bound
        return f" WHERE {' AND '.join(said)}" if said else ""
