"""The contracts of works: as they stand on a day, and all that was said of each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.works import models
from chungtay.apps.works.queries.reading import IN_TIME, last_of, until
from chungtay.apps.works.rows import contract_of
from chungtay.core.works.contract import ContractCase, WorkContract

Standing = Mapping[str, tuple[WorkContract, ...]]
"""The contracts that count, by work and in the order of their keys."""


def contracts(codes: Iterable[str], *, on: dt.date, known: dt.date | None = None) -> Standing:
    """Give the contracts of certain works that count on a day; works without any are left out."""
    found: dict[str, tuple[WorkContract, ...]] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        found.update(contracts_among({"work__in": batch}, on=on, known=known))
    return found


def contracts_among(among: Mapping[str, object], *, on: dt.date, known: dt.date | None) -> Standing:
    """Give the same of the works that a filter of rows takes in, in one question."""
    rows = last_of(until(models.WorkContract, on, known, among), "work", "contract")
    found: dict[str, list[WorkContract]] = defaultdict(list)
    for one in sorted(map(contract_of, rows), key=lambda one: one.contract):
        if one.counts:
            found[one.work].append(one)
    return {work: tuple(listed) for work, listed in found.items()}


def contract_cases(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[ContractCase, ...]]:
    """Give the contracts of certain works that count on a day, with all that was said of each."""
    told = _cases(codes, on=on, known=known)
    counted = {work: tuple(one for one in cases if one.last.counts) for work, cases in told.items()}
    return {work: cases for work, cases in counted.items() if cases}


def cases_of(
    code: str, *, on: dt.date, known: dt.date | None = None
) -> tuple[tuple[ContractCase, ...], tuple[ContractCase, ...]]:
    """Give the contracts of a work that count on a day, and those that did once and are void."""
    told = _cases((code,), on=on, known=known).get(code, ())
    return (
        tuple(one for one in told if one.last.counts),
        tuple(one for one in told if one.counted and not one.last.counts),
    )


def _cases(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None
) -> dict[str, tuple[ContractCase, ...]]:
    """Give all contracts of certain works up to a day, void or not."""
    found: dict[str, tuple[ContractCase, ...]] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        rows = until(models.WorkContract, on, known, {"work__in": batch})
        said: dict[tuple[str, str], list[WorkContract]] = defaultdict(list)
        for row in rows.order_by("work", "contract", *IN_TIME):
            said[row.work, row.contract].append(contract_of(row))
        for (work, _contract), listed in said.items():
            found[work] = (*found.get(work, ()), ContractCase(tuple(listed)))
    return found


def contract_rows(codes: Iterable[str]) -> dict[str, list[WorkContract]]:
    """Give every row about the contracts of certain works, by work and in the order of time."""
    found: dict[str, list[WorkContract]] = defaultdict(list)
    for batch in in_batches(dict.fromkeys(codes)):
        rows: QuerySet[models.WorkContract] = QuerySet(models.WorkContract)
        for row in rows.filter(work__in=batch).order_by(*IN_TIME):
            found[row.work].append(contract_of(row))
    return found


def contract_refs(refs: Iterable[str]) -> frozenset[str]:
    """Tell which natural keys of rows about contracts are taken."""
    rows: QuerySet[models.WorkContract] = QuerySet(models.WorkContract)
    found: set[str] = set()
    for batch in in_batches(dict.fromkeys(refs)):
        found.update(rows.filter(ref__in=batch).values_list("ref", flat=True))
    return frozenset(found)
