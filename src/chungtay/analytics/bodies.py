"""States as then: what was said of a unit is of the body that bore its code on the day it was said.

A code may mean another body since. Each body keeps its own last word, so that one which has ended
answers for its last day; the body that bears the code on the day asked has only what was said since
it was formed. Of what was said before, three things follow:

* A place named by its code is the body that bears it on the day asked. An earlier one that bore it
  is told apart by the day it was formed (`23428@0001-01-01`), so that parts still make the whole.
* A body that goes on under another code speaks under that: its last word, under whatever code, is
  told by the code it bears on the day asked.
* A unit that carries on and has spoken of the same takes the place of those it came of, within the
  places that the question names: a province that has ended keeps all its last day's numbers, one
  that carries on counts no ground twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from chungtay.analytics.kinds import LAST_FIRST
from chungtay.analytics.relations import BEARERS, relation
from chungtay.analytics.standing import standing
from chungtay.analytics.worked import Written
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable
from chungtay.core.units.frame import AS_THEN

_OF_A_BEARER = ("bearer", "body", "again")


def told(
    table: FactTable, tables: Mapping[str, FactTable], question: Question, named: Iterable[str]
) -> Written:
    """Write what was said of bodies up to a day, by the places a question names.

    The unit's code as the register has it stands beside as `unit_then`.
    """
    names = tuple(named)
    last, bound = _last(table, tables, question)
    kept = "" if "unit" in names else f" WHERE {_not_outspoken(table.of_units or (), names)}"
    columns = [f"{_name(name, question.on)} AS {name}" for name in names]
    replaced = f" REPLACE ({', '.join(columns)})" if columns else ""
    joined = "".join(_bearers_of(name) for name in names if name != "unit")
    return f"(WITH last AS {last} SELECT r.*{replaced} FROM last AS r{joined}{kept})", bound


def standing_alone(
    table: FactTable, tables: Mapping[str, FactTable], question: Question
) -> Written:
    """Write what was said of bodies but those of which the code is another's on the day asked."""
    last, bound = _last(table, tables, question)
    return f"(SELECT * FROM {last} AS r WHERE {_now_another(question.on)} IS NOT TRUE)", bound


def _last(table: FactTable, tables: Mapping[str, FactTable], question: Question) -> Written:
    """Write the last that was said of each body; of what is no state, all that was said."""
    state = table.kind is FactKind.STATE
    said = replace(table, kind=FactKind.FLOW, key=()) if state else table
    rows, bound = standing(said, tables, question)
    of_now = ", ".join(f"coalesce(n.{name}, b.{name}) AS {name}" for name in _OF_A_BEARER)
    joined = (
        f"SELECT s.* REPLACE (coalesce(n.unit, s.unit) AS unit), s.unit AS unit_then, {of_now} "
        f"FROM {rows} AS s LEFT JOIN {relation(AS_THEN)} AS b "
        "ON b.unit = s.unit AND b.since <= s.on_date AND s.on_date < b.until "
        f"LEFT JOIN {_called_otherwise(question.on)} AS n ON n.same = b.same"
    )
    if not state:
        return f"({joined})", bound
    key = ", ".join(f"j.{name}" for name in table.key)
    return (
        f"(SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY {key}, j.body "
        f"ORDER BY {LAST_FIRST}) AS latest FROM ({joined}) AS j) "
        "AS ranked WHERE latest = 1)"
    ), bound


def _called_otherwise(on: dt.date) -> str:
    """Write the bodies that have borne several codes by a day: who bears the last, and as what."""
    last = ", ".join(f"arg_max({name}, since) AS {name}" for name in ("unit", *_OF_A_BEARER))
    return (
        f"(SELECT same, {last} FROM {relation(AS_THEN)} WHERE since <= DATE '{on.isoformat()}' "
        "GROUP BY same HAVING count(DISTINCT unit) > 1)"
    )


def _bearers_of(name: str) -> str:
    return (
        f" LEFT JOIN {relation(AS_THEN)} AS {name}_b ON {name}_b.unit = r.{name} "
        f"AND {name}_b.since <= r.on_date AND r.on_date < {name}_b.until"
    )


def _name(name: str, on: dt.date) -> str:
    """Write a place's code, with the day its body was formed where the code is another's."""
    body, another = (
        ("r.body", _now_another(on))
        if name == "unit"
        else (
            f"{name}_b.body",
            _now_another(on, f"{name}_b.again"),
        )
    )
    return f"CASE WHEN {another} THEN r.{name} || '@' || CAST({body} AS VARCHAR) ELSE r.{name} END"


def _now_another(on: dt.date, again: str = "r.again") -> str:
    return f"({again} <= DATE '{on.isoformat()}')"


def _not_outspoken(about: Iterable[str], names: Iterable[str]) -> str:
    """Write that no unit that carries on, in the same places, has spoken of the same."""
    same = "".join(f" AND l.{name} IS NOT DISTINCT FROM r.{name}" for name in (*about, *names))
    return (
        f"NOT EXISTS (SELECT 1 FROM {BEARERS} AS h JOIN last AS l ON l.bearer = h.later "
        f"WHERE h.earlier = r.bearer{same})"
    )
