"""A country judged at once: a row a unit and quarter, columns for each threshold, one SELECT.

The views judge what the registers hold, however it was written. For the whole country over years,
under whatever law, the values that count lie side by side here and the law becomes one statement of
whole-number comparisons: no sorting, no text, no join but to the levels. A test holds what it says
equal to the specification. It knows no threshold told by a unit's own past.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from chungtay.analytics.criteria.versions import Version
from chungtay.core.criteria.criteria_set import Column, Comparator, Shape, Threshold, Zone
from chungtay.core.criteria.reading import PERCENT, Judgement, Reading

JUDGEMENTS: tuple[Judgement, ...] = tuple(Judgement)
"""A recorded judgement stands as its place here: none, met, not met, not applicable."""
_SIGNS = {Comparator.AT_LEAST: ">=", Comparator.AT_MOST: "<=", Comparator.EQUAL: "="}
Cells = tuple[int | None, int | None, int]
"""Part, base and judgement of one threshold."""
Asked = tuple[tuple[int | None, int | None], ...]
"""By threshold, what multiplies the part and what the base, where a number is asked."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many criteria a unit meets and misses in a quarter, and which: bit n is the n-th one."""

    unit: str
    quarter: int
    met: int
    missed: int
    met_which: int
    missed_which: int


class Country:
    """The values that count of every unit and quarter, for the thresholds of one set."""

    def __init__(self, thresholds: Sequence[Threshold]) -> None:
        self._codes = [threshold.code for threshold in thresholds]
        self._columns = duckdb.connect(":memory:")
        cells = ", ".join(f"p{n} BIGINT, b{n} BIGINT, j{n} UTINYINT" for n in self._numbers)
        self._columns.execute(
            f"CREATE TABLE held (unit VARCHAR, quarter USMALLINT, place USMALLINT, {cells})"
        )

    def fill(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Hold what a query says (unit, quarter, place, three cells a threshold); tell how many."""
        self._columns.execute(f"INSERT INTO held {sql}", list(parameters))
        return int(self._columns.execute("SELECT count(*) FROM held").fetchall()[0][0])

    def judge(self, law: Version, days: Sequence[dt.date], places: Sequence[str]) -> None:
        """Judge every row under a law: quarter n on `days[n]`, place n as `places[n]`."""
        alike: dict[Asked, list[tuple[int, int]]] = {}
        steps = sorted({t.since for one in law.law.thresholds() for t in one.tables})
        for number, place in enumerate(places):
            known: dict[int, Asked] = {}
            for quarter, day in enumerate(days):
                step = bisect_right(steps, day)
                if step not in known:
                    known[step] = tuple(self.levels(law, day, place))
                asked = known[step]
                alike.setdefault(asked, []).append((number, quarter))
        parts = [self._statement(law, asked, _spans(rows)) for asked, rows in alike.items()]
        self._columns.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {' UNION ALL '.join(parts)}")

    def tallies(self) -> Iterator[Tally]:
        """Give what the last judging found, in order of unit and quarter."""
        for row in self._columns.execute("SELECT * FROM judged ORDER BY ALL").fetchall():
            yield Tally(*row)

    def counted(self, asked: int) -> list[tuple[int, int, int]]:
        """Give by quarter the criteria met by all units, and the units that meet all `asked`."""
        sql = (
            "SELECT quarter, sum(met)::BIGINT, count(*) FILTER (WHERE met = ?) FROM judged "
            "GROUP BY quarter ORDER BY quarter"
        )
        return self._columns.execute(sql, [asked]).fetchall()

    def cells(self, quarter: int, unit: str = "") -> Mapping[str, Mapping[str, Cells]]:
        """Give cells by unit and threshold, of which explanations are made: of one unit, or all."""
        sql = "SELECT * FROM held WHERE quarter = ? AND ? IN (unit, '')"
        rows = self._columns.execute(sql, [quarter, unit]).fetchall()
        return {
            row[0]: {
                code: (row[3 + 3 * n], row[4 + 3 * n], row[5 + 3 * n])
                for n, code in enumerate(self._codes)
            }
            for row in rows
        }

    def columns(self, quarter: int) -> Mapping[str, Any]:
        """Give a quarter's values as arrays, in order of unit: `pN`, `bN`, `jN` and `place`."""
        sql = "SELECT * FROM held WHERE quarter = ? ORDER BY unit"
        return self._columns.execute(sql, [quarter]).fetchnumpy()

    @property
    def _numbers(self) -> range:
        return range(len(self._codes))

    def _statement(self, law: Version, asked: Asked, rows: str) -> str:
        """Write what judges the rows of which the same levels are asked, as comparisons of numbers.

        The levels stand in it as numbers, so that one the law leaves open costs nothing.
        """
        at = {code: n for n, code in enumerate(self._codes)}
        met, missed = [], []
        for criterion in law.law.criteria:
            parts = [at[t.code] for r in criterion.requirements for t in r.thresholds]
            kept = " AND ".join(f"k{n}" for n in parts) or "FALSE"
            away = " AND ".join(f"a{n}" for n in parts) or "TRUE"
            met.append(f"({kept} AND NOT ({away}))")
            missed.append(f"({' OR '.join(f'm{n}' for n in parts) or 'FALSE'})")
        held = "".join(f", {_held(at[t.code], t, asked[at[t.code]])}" for t in law.law.thresholds())
        told = "".join(f", {_told(at[t.code])}" for t in law.law.thresholds())
        return (
            "SELECT unit, quarter, bit_count(met_which) AS met, bit_count(missed_which) AS missed, "
            f"met_which, missed_which FROM (SELECT unit, quarter, {_bits(met)} AS met_which, "
            f"{_bits(missed)} AS missed_which FROM (SELECT *{told} FROM (SELECT *{held} FROM held "
            f"WHERE {rows})))"
        )

    def levels(self, law: Version, on: dt.date, place: str) -> list[tuple[int | None, int | None]]:
        """Give, by threshold, what multiplies the part and what the base at a place on a day."""
        told = {name: (column, zone) for name, column, zone in law.places()}
        asked = {threshold.code: threshold for threshold in law.law.thresholds()}
        return [_level(asked.get(code), on, told[place]) for code in self._codes]


def cells_of(reading: Reading | None) -> Cells:
    """Give the cells of the reading that counts; empty ones where there is none."""
    if reading is None:
        return (None, None, 0)
    return (reading.part, reading.base, JUDGEMENTS.index(reading.judgement))


def _level(
    threshold: Threshold | None, on: dt.date, at: tuple[Column | None, Zone | None]
) -> tuple[int | None, int | None]:
    """Give what multiplies the part, and what the base; nothing where no number is asked."""
    if threshold is None or threshold.shape in {Shape.STATED, Shape.TIMES_LEVEL}:
        return None, None
    if threshold.shape is Shape.TIMES_OWN_PAST:
        msg = f"{threshold.code}: a unit's own past is not laid side by side"
        raise ValueError(msg)
    if not any(table.since <= on for table in threshold.tables):
        return None, None
    level = threshold.level(on=on, column=at[0], zone=at[1]).level
    if not isinstance(level, Decimal):
        return None, None
    part, base = level.as_integer_ratio()
    return base * (100 if threshold.unit == PERCENT else 1), part


def _held(n: int, threshold: Threshold, asked: tuple[int | None, int | None]) -> str:
    """Write whether a value keeps the level asked; neither true nor false where one is unknown."""
    times, level = asked
    if times is None or level is None:
        return f"NULL::BOOLEAN AS h{n}"
    return f"p{n} * {times}::BIGINT {_SIGNS[threshold.comparator]} b{n} * {level}::BIGINT AS h{n}"


def _told(n: int) -> str:
    """Write what is found of one threshold: kept, missed, or away (not applicable)."""
    return (
        f"coalesce(h{n}, j{n} & 1 = 1) AS k{n}, coalesce(NOT h{n}, j{n} = 2) AS m{n}, "
        f"(h{n} IS NULL AND j{n} = 3) AS a{n}"
    )


def _bits(found: Sequence[str]) -> str:
    return " + ".join(f"CASE WHEN {one} THEN {1 << n} ELSE 0 END" for n, one in enumerate(found))


def _spans(rows: Sequence[tuple[int, int]]) -> str:
    """Write places, each with its quarters from the first to the last that follow one another.

    >>> _spans([(0, 0), (0, 1), (2, 5)])
    '(place = 0 AND quarter BETWEEN 0 AND 1) OR (place = 2 AND quarter BETWEEN 5 AND 5)'
    """
    runs: list[list[int]] = []
    for place, quarter in rows:
        if runs and runs[-1][0] == place and runs[-1][2] == quarter - 1:
            runs[-1][2] = quarter
        else:
            runs.append([place, quarter, quarter])
    return " OR ".join(f"(place = {p} AND quarter BETWEEN {a} AND {b})" for p, a, b in runs)
