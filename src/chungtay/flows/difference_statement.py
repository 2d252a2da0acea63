"""The statement of differences: ledger, treasury and units' reports, by holder and budget line.

All three are measures over facts, at the end of one month, so that reports can be set beside.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chungtay.analytics.engine import engine
from chungtay.apps.submissions.rows import line_alone
from chungtay.core.capital.reconcile.statement import Verdict, verdict
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question

BOOKED, PAID, DIFFERENCE = "treasury.booked", "treasury.paid", "treasury.difference"
REPORTED, PLAN = "reported.disbursed", "capital.plan"
BY = ("holder", "programme", "project", "item", "source", "kind", "origin_year")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One budget line of one holder, as each of the three tells it."""

    key: Key
    ledger: Quantity
    treasury: Quantity
    reported: Quantity
    verdict: Verdict

    @property
    def holder(self) -> str:
        """Give the holder's code."""
        return self.key[0]

    @property
    def line(self) -> str:
        """Name the budget line as rows of forms do."""
        return line_of(self.key)


@dataclass(frozen=True, slots=True)
class Statement:
    """All lines of a year at the end of a day, and how many of each verdict."""

    on: dt.date
    period: str
    rows: tuple[StatementRow, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """Count lines by verdict."""
        counted = Counter(row.verdict for row in self.rows)
        return {one: counted[one] for one in Verdict}

    def told(self) -> dict[str, Any]:
        """Give the statement for machines."""
        return {
            "on": self.on.isoformat(),
            "period": self.period,
            "rows": [
                dict(zip(BY, row.key, strict=True))
                | {
                    "ledger": _number(row.ledger),
                    "treasury": _number(row.treasury),
                    "reported": _number(row.reported),
                    "verdict": row.verdict.value,
                }
                for row in self.rows
            ],
        }


def month_end(on: dt.date) -> dt.date:
    """Give the last day of the last month that was over by a day.

    >>> month_end(dt.date(2020, 10, 13)), month_end(dt.date(2020, 9, 30))
    (datetime.date(2020, 9, 30), datetime.date(2020, 9, 30))
    """
    if on.day == monthrange(on.year, on.month)[1]:
        return on
    return on.replace(day=1) - dt.timedelta(days=1)


def line_of(key: Key) -> str:
    """Name a budget line as rows of forms do: holder, project or programme, item and so on."""
    holder, programme, project, item, source, kind, origin = key
    return "/".join((holder, project or programme, item, source, kind, origin))


def statement(*, province: str, on: dt.date) -> Statement:
    """State the three, at the end of the last month that was over, for the year it lies in."""
    end = month_end(on)
    period = f"{end:%Y-%m}"
    desk = engine()
    with desk.still():
        where = {"province": (province,), "plan_year": (str(end.year),)}
        both = desk.ask_many([BOOKED, PAID, PLAN], by=BY, question=Question(where, end, None, None))
        said = desk.ask_many(
            [REPORTED], by=("line",),
            question=Question({"province": (province,), "period": (period,)}, on, None, None),
        )  # fmt: skip
    booked = {cell.by: cell.value for cell in both[BOOKED].cells}
    paid = {cell.by: cell.value for cell in both[PAID].cells}
    reported = by_line({cell.by[0]: cell.value for cell in said[REPORTED].cells})
    planned = [cell.by for cell in both[PLAN].cells]
    keys = spoken_of(booked, paid, reported, planned=planned)
    rows = tuple(_row(key, booked, paid, reported) for key in keys)
    return Statement(end, period, rows)


def by_line(rows: Mapping[str, Quantity]) -> dict[str, Quantity]:
    """Add up what reports say by the line their rows are of, whoever gives and whatever the index.

    Ledger and treasury are set beside each other by that line: no treasury list tells more.
    """
    told: dict[str, Quantity] = {}
    for row, value in rows.items():
        line = line_alone(row)
        earlier = told.get(line, Missing.ABSENT)
        if isinstance(earlier, Missing):
            told[line] = value
        elif not isinstance(value, Missing):
            told[line] = earlier + value
    return told


def spoken_of(
    booked: Mapping[Key, Quantity],
    paid: Mapping[Key, Quantity],
    reported: Mapping[str, Quantity],
    *,
    planned: Iterable[Key],
) -> list[Key]:
    """Name every line of which any of the three speaks, in order.

    A report names its lines by their code, and has those that are planned: one of which it says
    that something was paid is looked at though nobody else knows of it.
    """
    told = {key for found in (booked, paid) for key, value in found.items() if _is_said(value)}
    claimed = {line for line, value in reported.items() if _is_said(value) and value}
    return sorted(told | {key for key in planned if line_of(key) in claimed})


def _row(
    key: Key,
    booked: Mapping[Key, Quantity],
    paid: Mapping[Key, Quantity],
    reported: Mapping[str, Quantity],
) -> StatementRow:
    absent = Missing.ABSENT
    ours, theirs = booked.get(key, absent), paid.get(key, absent)
    said = reported.get(line_of(key), absent)
    return StatementRow(key, ours, theirs, said, verdict(ours, theirs, said))


def _is_said(value: Quantity) -> bool:
    return not isinstance(value, Missing)


def _number(value: Quantity) -> int | None:
    return None if isinstance(value, Missing) else int(value)
