"""Read what accounts went through, and which entries the book has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from django.db import connection
from django.db.models import Count, QuerySet

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.reading import BOOK, LINE_COLUMNS, account, postings
from chungtay.apps.kernel.queries import in_batches
from chungtay.core.capital.history import Step
from chungtay.core.capital.ledger import Account
from chungtay.core.kernel.money import ZERO, Dong

_BATCH = 500
# Written by hand: every payment asks it, and making the statement anew cost more than running it.
# Numbers are compared sign by sign, as the core compares them, whatever the database's language.
_STEPS = f"""
    SELECT CASE WHEN {{early}} THEN NULL ELSE e."on" END AS day,
           CASE WHEN {{early}} THEN '' ELSE p.entry_id END AS number, SUM(p.dong)
    FROM capital_posting p JOIN capital_entry e ON e.ref = p.entry_id
    WHERE p.holder_id = %s AND p.pot = %s AND p.subject = %s
      AND {" AND ".join(f"p.{column} = %s" for column in LINE_COLUMNS)}
    GROUP BY 1, 2
"""  # noqa: S608 - the names of our own columns
_EARLY = """(e."on" < %s OR e."on" = %s AND p.entry_id COLLATE {signs} < %s)"""
_SIGNS = {"postgresql": '"C"', "sqlite": "BINARY"}


def book(*, holders: Iterable[str]) -> Iterator[Step]:
    """Give every step that the accounts of certain holders ever took, in no order."""
    waiting = sorted(set(holders))
    for start in range(0, len(waiting), _BATCH):
        rows = postings().filter(holder__in=waiting[start : start + _BATCH])
        for row in rows.select_related("entry").iterator():
            yield Step(row.entry.on, row.entry_id.removeprefix(BOOK), account(row), Dong(row.dong))


def account_steps(of: Account, *, since: dt.date, before: str = "") -> tuple[Step, ...]:
    """Give what an account went through from a day on, in no order.

    The steps of an entry are one. All that came before the day, and on it before the entry
    numbered `before`, is one step: of the day before, and of an entry without a number. One
    statement, through the index of accounts.
    """
    eve = since - dt.timedelta(days=1)
    early = (since, since, f"{BOOK}{before}")
    line = (getattr(value, "value", value) for value in astuple(of.line))
    told = (*early, *early, of.holder, of.pot.value, of.subject, *line)
    with connection.cursor() as cursor:
        signs = _SIGNS[connection.vendor]
        cursor.execute(_STEPS.format(early=_EARLY.format(signs=signs)), told)
        rows = cursor.fetchall()
    return tuple(
        Step(_day(on) if number else eve, number.removeprefix(BOOK), of, Dong(int(dong)))
        for on, number, dong in rows
    )


def _day(told: dt.date | str) -> dt.date:
    """Read a day as PostgreSQL gives it, or as SQLite, which has no type for days."""
    return dt.date.fromisoformat(told) if isinstance(told, str) else told


def standing(steps: Iterable[Step], *, on: dt.date, without: str) -> Dong:
    """Add up what an account's steps left in it at the end of a day, an entry left out."""
    told = (step.amount for step in steps if step.on <= on and step.entry != without)
    return sum(told, ZERO)


def posting_counts(numbers: Iterable[str]) -> dict[str, int]:
    """Give how many postings each of certain entries has, of those that the book has."""
    found: dict[str, int] = {}
    for batch in in_batches(f"{BOOK}{number}" for number in numbers):
        rows = postings().filter(entry_id__in=batch).order_by()
        told = rows.values_list("entry_id").annotate(Count("pk"))
        found |= {ref.removeprefix(BOOK): count for ref, count in told}
    return found


def undone(numbers: Iterable[str]) -> dict[str, str]:
    """Give by which entry each of certain entries was taken back, of those that were."""
    found: dict[str, str] = {}
    for batch in in_batches(numbers):
        rows: QuerySet[models.Entry] = QuerySet(models.Entry).filter(undoes__in=batch)
        told = rows.values_list("undoes", "ref")
        found |= {number: ref.removeprefix(BOOK) for number, ref in told}
    return found
