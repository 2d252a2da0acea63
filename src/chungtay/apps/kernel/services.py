"""Append rows to a register so that saying the same thing twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from django.db import IntegrityError, connection, models, transaction

from chungtay.apps.kernel.models import RegisterRow
from chungtay.apps.kernel.queries import in_batches, latest_editions
from chungtay.core.kernel.record import corrected_by, edition_of, in_edition
from chungtay.core.kernel.register import NothingToCorrect, RefConflict

_BY_THE_WRITING = frozenset({"id", "recorded_at", "recorded_by", "tx"})
"""Columns that say how a row was written, not what it says."""
_BY_THE_EDITION = frozenset({"ref", "corrects"})
"""Columns in which two editions of the same saying differ."""
Told = dict[str, tuple[Any, ...]]
"""What a register says, by natural key."""
Columns: TypeAlias = "Sequence[models.Field[Any, Any]]"


def append_rows(rows: Sequence[RegisterRow]) -> int:
    """Add the rows of one register that it does not hold yet; answer how many were added.

    All rows are of one model. A row whose `ref` is already there, in the register or earlier
    among `rows`, is passed over when every column but the id, the time, the writer and the
    transaction is equal; otherwise `RefConflict` is raised and nothing is added. A later edition
    names the row it corrects, which must be there (`NothingToCorrect`). Checks of the domain come
    before, in the caller.
    """
    if not rows:
        return 0
    for row in rows:
        row.corrects = corrected_by(row.ref)
    with transaction.atomic():
        fresh = _fresh(rows)
        try:
            _write(fresh)
        except IntegrityError:
            # Somebody wrote one of them first, since we looked: look again. What has already been
            # said is passed over or refused; any other fault is raised by the second writing.
            for row in fresh:
                row.pk = None
            fresh = _fresh(rows)
            _write(fresh)
    return len(fresh)


def append_corrections(rows: Sequence[RegisterRow]) -> tuple[str, ...]:
    """Say what may have been said otherwise before; answer the natural keys written.

    The rows come under the natural keys of first editions. Each that says otherwise than the
    latest edition held (in any column that `append_rows` compares) is added as the next edition
    and names the row it corrects; the others are passed over. Two at once who correct one row
    both write the same edition: the later gets `RefConflict`, unless the caller holds a lock.
    """
    if not rows:
        return ()
    model = type(rows[0])
    fields = _saying_columns(model, but=_BY_THE_EDITION)
    with transaction.atomic():
        latest = latest_editions(model, [row.ref for row in rows])
        held = {ref: in_edition(ref, edition) for ref, edition in latest.items()}
        told = _already_told(model, held.values(), fields)
        fresh = []
        for row in rows:
            first, _ = edition_of(row.ref)
            saying = _saying(row, fields)
            if told.get(held[first]) == saying:
                continue
            latest[first] += 1
            row.ref = held[first] = in_edition(first, latest[first])
            told[row.ref] = saying
            fresh.append(row)
        append_rows(fresh)
    return tuple(row.ref for row in fresh)


def _write(rows: Sequence[RegisterRow]) -> None:
    """Insert rows as one statement that is told every row: several times as fast as building SQL.

    Columns that the database fills in itself (the key, the time, the transaction) are left to it.
    """
    if not rows:
        return
    meta = type(rows[0])._meta  # noqa: SLF001 - Django's public name for it
    fields = [
        field
        for field in meta.concrete_fields
        if not field.primary_key and not field.has_db_default()
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    told = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    # A savepoint: PostgreSQL stops a transaction at its first fault.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(insert, told)


def _fresh(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Give the rows that the register does not hold; refuse those that contradict it."""
    model = type(rows[0])
    fields = _saying_columns(model)
    named = dict.fromkeys(ref for row in rows for ref in (row.ref, row.corrects) if ref)
    told = _already_told(model, named, fields)
    fresh: list[RegisterRow] = []
    for row in rows:
        saying = _saying(row, fields)
        if row.corrects and row.corrects not in told:
            raise NothingToCorrect(ref=row.ref, corrects=row.corrects)
        if row.ref not in told:
            told[row.ref] = saying
            fresh.append(row)
        elif told[row.ref] != saying:
            raise RefConflict(ref=row.ref, columns=_differing(fields, told[row.ref], saying))
    return fresh


def _saying_columns(model: type[RegisterRow], *, but: frozenset[str] = frozenset()) -> Columns:
    columns = model._meta.concrete_fields  # noqa: SLF001 - Django's public name for it
    return [field for field in columns if field.name not in _BY_THE_WRITING | but]


def _saying(row: RegisterRow, fields: Columns) -> tuple[Any, ...]:
    return tuple(field.to_python(getattr(row, field.attname)) for field in fields)


def _already_told(model: type[RegisterRow], refs: Iterable[str], fields: Columns) -> Told:
    """Give what the register says under each of the given natural keys it holds."""
    told: Told = {}
    columns = [field.attname for field in fields]
    for batch in in_batches(refs):
        for ref, *saying in model.objects.filter(ref__in=batch).values_list("ref", *columns):
            told[ref] = tuple(saying)
    return told


def _differing(fields: Columns, old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    names = (
        str(field.verbose_name)
        for field, before, after in zip(fields, old, new, strict=True)
        if before != after
    )
    return ", ".join(names)
