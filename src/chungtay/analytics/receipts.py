"""The rows behind a number: every register row that a measure, and what it derives from, used.

A row that a view read (a commune's nineteen assessments) counts as itself, not as the view's row.
A count of zero rests on all the rows it was counted among.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chungtay.analytics.asks import Ask, Catalogue, divide, leaf, parts, told_in
from chungtay.analytics.kinds import View
from chungtay.analytics.sql import Among, Compiler
from chungtay.analytics.store import Store
from chungtay.analytics.tables import VIEWS
from chungtay.analytics.working_out import compiler_beneath, compiler_over
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Account, Receipt, ReceiptRow
from chungtay.core.measures.fact import STANDING, FactTable
from chungtay.core.measures.measure import Count, Where
from chungtay.core.units.frame import AS_THEN

Found = tuple[FactTable, tuple[Any, ...]]
"""A row found: its table, and its values in the order of the columns asked for."""
_FIRST = ("ref", "value")
_PROVENANCE, _DOCUMENT = (
    len(_FIRST) + [column.name for column in STANDING].index(name)
    for name in ("provenance", "document")
)
"""Where a row found with everything says so: its standing columns follow its key and its value."""


def brief(store: Store, catalogue: Catalogue, ask: Ask) -> list[tuple[str, int | None]]:
    """Give natural key and value of each row behind a number, each row once."""
    return [
        (row[0], row[1] if table.value else None) for table, row in _rows(store, catalogue, ask)
    ]


def full(store: Store, catalogue: Catalogue, ask: Ask) -> list[Found]:
    """Give each row behind a number with all it says."""
    return _rows(store, catalogue, ask, everything=True)


def rests_on(store: Store, catalogue: Catalogue, ask: Ask, provenance: Provenance) -> bool:
    """Tell whether any row behind a number is of a provenance, without listing the rows."""
    beneath = parts(ask, catalogue)
    if beneath:
        return any(rests_on(store, catalogue, part, provenance) for _, part in beneath)
    asked, selecting = divide(ask)
    compiler = compiler_over(store, store.tables[leaf(ask.measure).fact], asked, told_in(ask))
    where = [asked.where, selecting]
    if isinstance(ask.measure.formula, Count) and not _found(store, compiler, where):
        where = [asked.where]
    return _is_of(store, compiler, where, provenance)


def _is_of(
    store: Store,
    compiler: Compiler,
    where: Sequence[Where],
    provenance: Provenance,
    *,
    among: Among | None = None,
) -> bool:
    view = _view(compiler)
    if view is None:
        return _found(store, compiler, [*where, {"provenance": (provenance.value,)}], among)
    return any(
        _is_of(store, under, read, provenance, among=rows)
        for under, rows, read in _ingredients(store, compiler, where, view=view, among=among)
    )


def _found(
    store: Store, compiler: Compiler, where: Sequence[Where], among: Among | None = None
) -> bool:
    query = compiler.one_row(where, among)
    return bool(store.fetch(query.sql, query.parameters))


def receipt(account: Account, rows: Sequence[Found], *, limit: int) -> Receipt:
    """Sum up rows into a receipt that lists at most `limit` of them; the others are counted."""
    provenances = Counter(row[_PROVENANCE] for _, row in rows).most_common()
    return Receipt(
        account=account,
        rows=tuple(_told(table, row) for table, row in rows[:limit]),
        provenance={Provenance(told): count for told, count in provenances},
        documents=dict(sorted(Counter(row[_DOCUMENT] for _, row in rows).items())),
    )


def _rows(store: Store, catalogue: Catalogue, ask: Ask, *, everything: bool = False) -> list[Found]:
    """List the distinct register rows under a measure, by natural key."""
    beneath = parts(ask, catalogue)
    if beneath:
        found = {
            row[0]: (table, row)
            for _, part in beneath
            for table, row in _rows(store, catalogue, part, everything=everything)
        }
        return [found[ref] for ref in sorted(found)]
    asked, selecting = divide(ask)
    compiler = compiler_over(store, store.tables[leaf(ask.measure).fact], asked, told_in(ask))
    rows = _listed(store, compiler, [asked.where, selecting], everything=everything)
    if not rows and isinstance(ask.measure.formula, Count):
        rows = _listed(store, compiler, [asked.where], everything=everything)
    return rows


def _listed(
    store: Store,
    compiler: Compiler,
    where: Sequence[Where],
    *,
    everything: bool,
    among: Among | None = None,
) -> list[Found]:
    """List the register rows that meet conditions, or that lie under a view's rows that do."""
    table, view = compiler.table, _view(compiler)
    if view is not None:
        found = {
            str(row[0]): (under, row)
            for beneath, rows, read in _ingredients(store, compiler, where, view=view, among=among)
            for under, row in _listed(store, beneath, read, everything=everything, among=rows)
        }
        return [found[ref] for ref in sorted(found)]
    columns = ["ref", table.value or "ref"]
    if everything:
        columns += [column.name for column in table.all_columns]
    query = compiler.rows(columns, where, among)
    return [(table, row) for row in store.fetch(query.sql, query.parameters)]


def _view(compiler: Compiler) -> View | None:
    return next((view for view in VIEWS if view.table is compiler.table), None)


def _ingredients(
    store: Store, compiler: Compiler, where: Sequence[Where], *, view: View, among: Among | None
) -> Iterator[tuple[Compiler, Among, Sequence[Where]]]:
    """Give each ingredient that a receipt lists, and which of its rows the view's rows rest on."""
    for name in view.ingredients:
        if joined := view.joined(name):
            rows = compiler.values_of(joined.keys(), where, among)
            then = replace(compiler.question, frame=AS_THEN)
            under = compiler_beneath(store, view, store.tables[name], then)
            read = [one.where for one in under.table.sums if one.name == view.sums.get(name)]
            yield under, Among(tuple(joined.values()), rows), read


def _told(table: FactTable, row: tuple[Any, ...]) -> ReceiptRow:
    ref, value, *rest = row
    said = dict(zip((column.name for column in table.all_columns), rest, strict=True))
    standing = {column.name: said.pop(column.name) for column in STANDING}
    return ReceiptRow(
        fact=table.name,
        ref=ref,
        unit=standing["unit"] or "",
        on=standing["on_date"],
        value=value if table.value else None,
        provenance=Provenance(standing["provenance"]),
        document=standing["document"],
        known_from=standing["known_from"],
        recorded_at=standing["recorded_at"],
        recorded_by=standing["recorded_by"],
        corrects=standing["corrects"],
        detail={name: "" if one is None else str(one) for name, one in said.items()},
    )
