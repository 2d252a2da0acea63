"""A column store of nothing but criteria: filled from values, asked for what the views say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from chungtay.analytics.criteria.levels import rows_of
from chungtay.analytics.criteria.versions import Version
from chungtay.analytics.one_part import OnePart
from chungtay.analytics.standing import standing
from chungtay.analytics.tables import SOURCES, TABLES
from chungtay.apps.kernel.facts import Row
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.judging import Case
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactTable

HELD = (
    "criteria_levels", "criteria_columns", "readings", "assessments", "places", "recognitions",
)  # fmt: skip
WHEN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
ALWAYS = dt.date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Past:
    """A unit's past: another body bore its code until it was formed, or it bore another code."""

    formed: dt.date = ALWAYS
    renamed: dt.date = ALWAYS

    def code(self, unit: str, on: dt.date) -> str:
        """Give the code that the unit bore on a day."""
        return f"{unit} then" if on < self.renamed else unit


class Columns:
    """Tables of readings, levels and places in memory."""

    def __init__(self) -> None:
        self._columns = duckdb.connect(":memory:")
        self._writers: dict[str, OnePart] = {}
        placed = {source.table.name for source in SOURCES}
        for name in HELD:
            if name in placed:
                self._writers[name] = OnePart(TABLES[name])
                self._writers[name].create(self._columns)
            else:
                columns = TABLES[name].all_columns
                listed = ", ".join(f"{column.name} {column.type}" for column in columns)
                self._columns.execute(f"CREATE TABLE {name} ({listed})")

    def fill(self, law: CriteriaSet, cases: Sequence[Case], pasts: Mapping[str, Past]) -> None:
        """Hold certain cases under a law, and nothing else."""
        version = Version(law)
        self._write("criteria_levels", [(n, *row) for n, row in enumerate(rows_of(version))])
        self._write("criteria_columns", [_column(version, one) for one in cases])
        self._write("places", [row for one in cases for row in _places(one.unit, pasts[one.unit])])
        self._write("readings", [row for one in cases for row in _readings(one, pasts[one.unit])])
        self._write(
            "assessments", [row for one in cases for row in _assessments(one, pasts[one.unit])]
        )
        self._write(
            "recognitions", [row for one in cases for row in _recognitions(one, pasts[one.unit])]
        )

    def verdicts(self, view: str, part: str, on: dt.date) -> dict[tuple[str, str], tuple[str, str]]:
        """Give verdict and basis by unit and part, as a view says on a day."""
        sql, bound = standing(TABLES[view], TABLES, Question({}, on))
        rows = self._columns.execute(
            f"SELECT unit, {part}, verdict, basis FROM {sql} AS v",  # noqa: S608 - names of views
            list(bound),
        ).fetchall()
        return {(unit, code): (verdict, basis) for unit, code, verdict, basis in rows}

    def _write(self, name: str, rows: Sequence[Row]) -> None:
        self._columns.execute(f"DELETE FROM {name}")  # noqa: S608 - names of tables
        if rows and name in self._writers:
            self._writers[name].add(self._columns, rows)
        elif rows:
            marks = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
            sql = f"INSERT INTO {name} VALUES {marks}"  # noqa: S608 - names of tables
            self._columns.execute(sql, [cell for row in rows for cell in row])


def _of(table: FactTable, told: Mapping[str, Any], *, placed: bool = True) -> Row:
    """Give a row of a table from what is told of it by name."""
    where = ("611", "62", "commune", "xã") if placed else ()
    return (*(told.get(column.name) for column in table.all_columns), *where)


def _said(unit: str, on: dt.date, grounds: Grounds, number: int) -> dict[str, Any]:
    return {
        "seq": number, "ref": f"{unit}:{number}", "unit": unit, "on_date": on,
        "known_from": grounds.known_from, "recorded_at": WHEN, "recorded_by": "thử",
        "provenance": grounds.provenance.value, "document": grounds.document, "corrects": "",
    }  # fmt: skip


def _column(version: Version, one: Case) -> Row:
    told = {
        "seq": 1, "ref": f"column:{one.unit}", "unit": one.unit,
        "criteria_set": version.law.code, "place": version.place(one.column, one.zone),
        "since": ALWAYS,
    }  # fmt: skip
    return _of(TABLES["criteria_columns"], told, placed=False)


def _places(unit: str, past: Past) -> Iterable[Row]:
    def of(code: str, body: str, since: dt.date, until: dt.date | None = None) -> Row:
        told = {"seq": 1, "unit": code, "since": since, "until": until, "body": body}
        return _of(TABLES["places"], told, placed=False)

    yield of(unit, unit, max(past.formed, past.renamed))
    if past.formed > ALWAYS:
        yield of(unit, f"{unit} another", ALWAYS, past.formed)
    if past.renamed > ALWAYS:
        yield of(f"{unit} then", unit, ALWAYS, past.renamed)


def _readings(one: Case, past: Past) -> Iterable[Row]:
    for number, r in enumerate(one.readings):
        told = _said(past.code(one.unit, r.on), r.on, r.grounds, number) | {
            "criteria_set": r.criteria_set, "requirement": r.requirement,
            "threshold": r.threshold, "stage": r.stage.value, "period": r.period,
            "part": r.part, "base": r.base, "base_stated": 1, "judgement": r.judgement.value,
            "derived": 0,
        }  # fmt: skip
        yield _of(TABLES["readings"], told)


def _assessments(one: Case, past: Past) -> Iterable[Row]:
    for number, a in enumerate(one.assessments.values()):
        told = _said(past.code(one.unit, a.on), a.on, a.grounds, number) | {
            "criteria_set": a.criteria_set, "criterion": a.criterion, "met": int(a.met),
        }  # fmt: skip
        yield _of(TABLES["assessments"], told)


def _recognitions(one: Case, past: Past) -> Iterable[Row]:
    if one.recognised is not None:
        on = recognised_on(one.recognised)
        told = {
            "seq": 1, "ref": f"r:{one.unit}", "unit": past.code(one.unit, on), "on_date": on,
            "known_from": on, "grade": "standard", "for_year": one.recognised,
            "action": "recognise", "weight": 1,
        }  # fmt: skip
        yield _of(TABLES["recognitions"], told)


def recognised_on(year: int) -> dt.date:
    """Give the day of the decision that recognised a unit for a year."""
    return dt.date(year, 12, 1)
