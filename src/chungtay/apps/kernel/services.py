"""Append rows to a register so that saying the same thing twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import models, transaction

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.kernel.register import RefConflict

_BATCH = 10_000
"""Natural keys asked for in one query; SQLite takes at most 32,766 values in a statement."""
_BY_THE_WRITING = frozenset({"id", "recorded_at", "recorded_by", "tx"})
"""Columns that say how a row was written, not what it says."""


def append_rows(rows: Sequence[RegisterRow]) -> int:
    """Add the rows of one register that it does not hold yet; answer how many were added.

    All rows are of one model. A row whose `ref` is already there, in the register or earlier
    among `rows`, is passed over when every column but the id, the time, the writer and the
    transaction is equal; otherwise `RefConflict` is raised and nothing is added. Checks of the
    domain come before, in the caller.
    """
    if not rows:
        return 0
    model = type(rows[0])
    columns = model._meta.concrete_fields  # noqa: SLF001 - Django's public name for it
    fields = [field for field in columns if field.name not in _BY_THE_WRITING]
    with transaction.atomic():
        told = _already_told(model, [row.ref for row in rows], fields)
        fresh: list[RegisterRow] = []
        for row in rows:
            saying = tuple(field.to_python(getattr(row, field.attname)) for field in fields)
            if row.ref not in told:
                told[row.ref] = saying
                fresh.append(row)
            elif told[row.ref] != saying:
                raise RefConflict(ref=row.ref, columns=_differing(fields, told[row.ref], saying))
        model.objects.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh)


def _already_told(
    model: type[RegisterRow], refs: Iterable[str], fields: Sequence[models.Field[Any, Any]]
) -> dict[str, tuple[Any, ...]]:
    """Give what the register says under each of the given natural keys it holds."""
    told: dict[str, tuple[Any, ...]] = {}
    at = [field.name for field in fields].index("ref")
    columns = [field.attname for field in fields]
    waiting = iter(refs)
    while batch := list(islice(waiting, _BATCH)):
        held = model.objects.filter(ref__in=batch).values_list(*columns)
        told.update({saying[at]: saying for saying in held})
    return told


def _differing(
    fields: Sequence[models.Field[Any, Any]], old: tuple[Any, ...], new: tuple[Any, ...]
) -> str:
    names = (
        str(field.verbose_name)
        for field, before, after in zip(fields, old, new, strict=True)
        if before != after
    )
    return ", ".join(names)
