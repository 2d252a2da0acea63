"""The papers of works, and how their total costs are made up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.works import models
from chungtay.apps.works.queries.reading import IN_TIME, last_of, until
from chungtay.apps.works.rows import card_of, funding_of
from chungtay.core.works.card import WorkCard
from chungtay.core.works.funding import Funding


def card(code: str, *, on: dt.date) -> WorkCard | None:
    """Give the papers of a work on a day, or None before any were recorded."""
    row = until(models.WorkCard, on, None, {"work": code}).order_by(*IN_TIME).last()
    return card_of(row) if row else None


def funding(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[Funding, ...]:
    """Give how the total cost of a work is made up on a day; parts taken out are left out."""
    return fundings((code,), on=on, known=known).get(code, ())


def cards(codes: Iterable[str], *, on: dt.date) -> dict[str, WorkCard]:
    """Give the papers of certain works on a day, by work; those without any are left out."""
    found: dict[str, WorkCard] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        rows = last_of(until(models.WorkCard, on, None, {"work__in": batch}), "work")
        found.update((row.work, card_of(row)) for row in rows)
    return found


def fundings(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[Funding, ...]]:
    """Give how the total costs of certain works are made up on a day, by work."""
    last: dict[tuple[str, str, str], models.WorkFunding] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        for row in until(models.WorkFunding, on, known, {"work__in": batch}).order_by(*IN_TIME):
            last[row.work, row.source, row.provider] = row
    found: dict[str, list[Funding]] = defaultdict(list)
    for _, row in sorted(last.items()):
        if row.dong:
            found[row.work].append(funding_of(row))
    return {work: tuple(parts) for work, parts in found.items()}
