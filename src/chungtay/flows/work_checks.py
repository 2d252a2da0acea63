"""What rows about works must agree on with the list of works, of causes and of holders."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from chungtay.apps.capital.queries import holders
from chungtay.apps.works import queries
from chungtay.apps.works.services.obstacles import CAUSES
from chungtay.core.capital.holder import UnknownHolder
from chungtay.core.works.obstacle import UnknownCause
from chungtay.flows.register_files import Told
from chungtay.flows.work_tables import WorkTables
from chungtay.packs import loader


def check_works(tables: WorkTables, *, holders_told: Collection[str]) -> None:
    """Note what is wrong with what is said of works; `holders_told` are those of the data set."""
    rows: list[Told[Any]] = [
        *tables.cards, *tables.contracts, *tables.funding, *tables.obstacles, *tables.remarks,
    ]  # fmt: skip
    named = {row.value.work for row in rows}
    listed = {row.value.work for row in tables.states}
    known = listed | queries.known(named - listed)
    for row in rows:
        if row.value.work not in known:
            row.cells.fault("work", f"không có công trình “{row.value.work}” trong works.csv")
    _check_causes(tables)
    _check_investors(tables, holders_told)


def _check_causes(tables: WorkTables) -> None:
    causes = loader.terms(CAUSES)
    for row in tables.obstacles:
        if row.value.cause not in causes:
            refusal = UnknownCause(cause=row.value.cause, known=", ".join(causes))
            row.cells.fault("cause", str(refusal))


def _check_investors(tables: WorkTables, told: Collection[str]) -> None:
    investors = {row.value.investor for row in tables.cards} - {"", *told}
    unknown = investors - {holder.code for holder in holders()} if investors else set()
    for row in tables.cards:
        if row.value.investor in unknown:
            row.cells.fault("investor", str(UnknownHolder(holder=row.value.investor)))
