"""Read rows of the ledger back into what the core knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from chungtay.apps.capital import models
from chungtay.apps.kernel.standing import grounds
from chungtay.core.capital import ledger
from chungtay.core.capital.ledger import Account
from chungtay.core.capital.line import CapitalKind, GivenAs, Line, Source, Term
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong

BOOK = "E:"
"""What the natural key of an entry begins with; its number follows."""
LINE_COLUMNS = tuple(field.name for field in fields(Line))
"""Columns of a posting that make its line up, in their order."""


def postings() -> QuerySet[models.Posting]:
    """Give all postings, for a query to narrow down."""
    return QuerySet(models.Posting)


def entries(rows: Iterable[models.Posting]) -> tuple[ledger.Entry, ...]:
    """Put entries together; the postings of each stand beside each other, entry at hand."""
    parts = groupby(rows, key=lambda row: row.entry_id)
    return tuple(_entry(list(group)) for _, group in parts)


def account(row: models.Posting) -> Account:
    """Give the account of a posting."""
    told = line([getattr(row, name) for name in LINE_COLUMNS])
    return Account(row.holder_id, told, Pot(row.pot), row.subject)


def line(values: Sequence[Any]) -> Line:
    """Make a line of its columns, in the order of `LINE_COLUMNS`."""
    programme, project, item, source, kind, origin_year, plan_year, *rest = values
    provider, given_as, budget_index, term = rest
    return Line(
        programme, project, item, Source(source), CapitalKind(kind), origin_year, plan_year,
        provider, GivenAs(given_as), budget_index, Term(term),
    )  # fmt: skip


def _entry(rows: list[models.Posting]) -> ledger.Entry:
    entry = rows[0].entry
    return ledger.Entry(
        id=entry.ref.removeprefix(BOOK),
        movement=Movement(entry.movement),
        on=entry.on,
        grounds=grounds(entry),
        postings=tuple(ledger.Posting(account(row), Dong(row.dong)) for row in rows),
        note=entry.note,
        undoes=entry.undoes,
        days=entry.days,
    )
