"""Write very many fresh rows of a register at once: a list has a hundred thousand lines.

What the register says already was looked up before, under a lock; the database holds each natural
key to one row. The ORM takes four times as long over columns of this many.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.kernel.record import corrected_by

Said = Mapping[str, Any]
"""A row by column; every row of one writing has the same columns."""


def insert(model: type[RegisterRow], rows: Sequence[Said]) -> None:
    """Write rows that the register does not hold; what each corrects is told by its `ref`."""
    if not rows:
        return
    columns = ("corrects", *rows[0])
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)  # noqa: SLF001 - Django's public name for it
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of a model
            [(corrected_by(row["ref"]), *map(_kept, row.values())) for row in rows],
        )


def _kept(value: Any) -> Any:
    """Give a value as both databases take it."""
    if isinstance(value, dt.date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value
