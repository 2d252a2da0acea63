"""Tell facts in units other than those of their own day: the SQL that puts them where they belong.

The rows of a table, as they stood on the day asked, are joined with the placings of a frame
(`apps.units.placings`). Only what the question names is told anew: a question by province takes
the province that a unit's ground lies in now, whole even where its communes were divided. Rows
that have no one place are left out of the numbers and asked for apart, so that a number they would
have changed is refused by name.

Of a state (the last that was said) a unit that carries on speaks for those it came of: what they
last said stops counting as soon as it has spoken itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chungtay.analytics.kinds import LAST_FIRST
from chungtay.analytics.relations import BEARERS, relation
from chungtay.analytics.sql import Compiler
from chungtay.analytics.standing import standing
from chungtay.analytics.tables import VIEWS
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable
from chungtay.core.measures.measure import AcrossUnits
from chungtay.core.units.frame import AS_THEN, Frame, Shape

NAMES = ("unit", "district", "province")
"""The columns that a frame tells anew; the level and type of a unit stay those of then."""
UNPLACED = frozenset({"programmes"})
"""Tables whose rows lie nowhere."""
Written = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame, which of a fact's places a question names, and what its measure is over units."""

    frame: Frame
    named: tuple[str, ...]
    across: AcrossUnits

    @property
    def elsewhere(self) -> bool:
        """Tell whether facts are told in other units than those of their own day."""
        return self.frame.shape is not Shape.THEN

    @property
    def alone(self) -> bool:
        """Tell whether only what is told of nothing else beside it can be kept."""
        counts = self.across is AcrossUnits.COUNTS and "unit" in self.named
        return counts or self.across is AcrossUnits.STANDS


def telling(question: Question, names: Iterable[str], across: AcrossUnits) -> Telling:
    """Say how a question is told that names these columns."""
    said = set(names)
    return Telling(question.frame, tuple(name for name in NAMES if name in said), across)


def compiler_of(
    table: FactTable, tables: Mapping[str, FactTable], question: Question, told: Telling
) -> Compiler:
    """Give a compiler over the rows of a table that have one place in the frame."""
    rows, bound = _placed(table, tables, question, told)
    kept = f"(SELECT * FROM {rows} AS w WHERE whole)"
    return Compiler(table, tables, question, rows=(kept, bound))


def divided(
    table: FactTable, tables: Mapping[str, FactTable], question: Question, told: Telling
) -> Compiler:
    """Give a compiler over the rows that have none, each at every place it has a share in."""
    rows, bound = _placed(table, tables, question, told)
    kept = f"(SELECT * FROM {rows} AS w WHERE NOT whole)"
    return Compiler(table, tables, question, rows=(kept, bound))


def _placed(
    table: FactTable, tables: Mapping[str, FactTable], question: Question, told: Telling
) -> Written:
    """Write a table's rows as told in the frame, `unit_then`, `whole` and `parted` beside."""
    then = replace(question, frame=AS_THEN)
    speaks_for = _key(table)
    if speaks_for is None:
        rows, bound = _within(table, standing(table, tables, then), told.frame)
        return _joined(rows, told, day=_day(table, question)), bound
    rows, bound = _latest(table, tables, then, told)
    return _outlived(rows, told, speaks_for), bound


def _within(table: FactTable, rows: Written, frame: Frame) -> Written:
    """Hold rows to those that lay in the frame's provinces on their own day."""
    if not frame.within or table.name in UNPLACED:
        return rows
    text, bound = rows
    listed = ", ".join("?" * len(frame.within))
    return f"(SELECT * FROM {text} AS y WHERE province IN ({listed}))", (*bound, *frame.within)


def _key(table: FactTable) -> tuple[str, ...] | None:
    """Give what a state's rows are about beside their unit; None where no unit's state is told."""
    view = next((view for view in VIEWS if view.table is table), None)
    if view is not None:
        return () if "unit" in view.through else None
    return tuple(n for n in table.key if n != "unit") if "unit" in table.key else None


def _day(table: FactTable, question: Question) -> str:
    """Write the day on which a row's unit is meant: of units themselves, the day asked."""
    view = any(view.table is table for view in VIEWS)
    of_today = table.kind is FactKind.INTERVAL and not view
    return f"DATE '{question.on.isoformat()}'" if of_today else "r.on_date"


def _joined(rows: str, told: Telling, *, day: str) -> str:
    placing = _placings(told, ())
    return (
        f"(SELECT {_columns(told)} FROM {rows} AS r LEFT JOIN {placing} AS p "
        f"ON p.unit = r.unit AND p.since <= {day} AND {day} < p.until)"
    )


def _columns(told: Telling) -> str:
    named = ", ".join(f"coalesce(p.to_{name}, r.{name}) AS {name}" for name in told.named)
    replaced = f" REPLACE ({named})" if named else ""
    return (
        f"r.*{replaced}, r.unit AS unit_then, coalesce(p.whole, TRUE) AS whole, "
        "coalesce(p.parted, FALSE) AS parted"
    )


def _placings(told: Telling, beside: tuple[str, ...]) -> str:
    """Write the placings by the places named alone: `whole` where facts have one, together."""
    columns = ["unit", "since", "until", *beside, *(f"to_{name}" for name in told.named)]
    one = " AND ".join(f"n_{name} = 1" for name in told.named) or "TRUE"
    whole = f"({one}) AND alone" if told.alone else one
    return (
        f"(SELECT DISTINCT {', '.join(columns)}, {whole} AS whole, NOT ({one}) AS parted "
        f"FROM {relation(told.frame)})"
    )


def _latest(
    table: FactTable, tables: Mapping[str, FactTable], then: Question, told: Telling
) -> Written:
    """Write the last that was said of each bearer of a code, and by which bearer."""
    bearers = f"(SELECT DISTINCT unit, since, until, bearer FROM {relation(told.frame)})"
    state = table.kind is FactKind.STATE
    said = replace(table, kind=FactKind.FLOW, key=()) if state else table
    rows, bound = _within(table, standing(said, tables, then), told.frame)
    joined = (
        f"SELECT s.*, b.bearer AS bearer FROM {rows} AS s LEFT JOIN {bearers} AS b "
        "ON b.unit = s.unit AND b.since <= s.on_date AND s.on_date < b.until"
    )
    if not state:
        return f"({joined})", bound
    key = ", ".join(table.key)
    return (
        "(SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "
        f"{key}, bearer ORDER BY {LAST_FIRST}) AS latest FROM "
        f"({joined}) AS j) AS ranked WHERE latest = 1)"
    ), bound


def _outlived(rows: str, told: Telling, about: tuple[str, ...]) -> str:
    """Write a state's rows, but for those of units whose heirs have spoken of the same since."""
    placing = relation(told.frame)
    same = "".join(f" AND e.{name} IS NOT DISTINCT FROM l.{name}" for name in about)
    said = "".join(f", r.{name}" for name in about)
    of_unit = "unit" in told.named
    beside = () if of_unit else ("n_unit",)
    gone = (
        "NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.ref = r.ref AND g.to_unit = p.to_unit)"
        if of_unit
        else "(a.ref IS NULL OR a.n < p.n_unit)"
    )
    left = "" if of_unit else " LEFT JOIN outlived AS a ON a.ref = r.ref"
    whole = (
        "w.*" if of_unit else "w.* REPLACE (whole AND n = 0 AS whole, parted OR n > 0 AS parted)"
    )
    n = "0" if of_unit else "coalesce(a.n, 0)"
    return (
        f"(WITH told AS {rows}, pairs AS (SELECT r.ref, r.bearer, p.to_unit{said} FROM told AS r "
        f"JOIN {placing} AS p "
        "ON p.unit = r.unit AND p.since <= r.on_date AND r.on_date < p.until), "
        f"gone AS (SELECT DISTINCT e.ref, e.to_unit FROM pairs AS e JOIN {BEARERS} AS h "
        "ON h.earlier = e.bearer JOIN pairs AS l ON l.bearer = h.later AND l.to_unit = e.to_unit"
        f"{same}), outlived AS (SELECT ref, count(*) AS n FROM gone GROUP BY ref) "
        f"SELECT {whole} FROM (SELECT {_columns(told)}, {n} AS n FROM told AS r "
        f"LEFT JOIN {_placings(told, beside)} AS p "
        f"ON p.unit = r.unit AND p.since <= r.on_date AND r.on_date < p.until{left} "
        f"WHERE {gone}) AS w)"
    )
