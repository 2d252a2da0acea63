"""The base of every register: rows are added, never edited and never removed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Now

from chungtay.apps.kernel.transaction import CurrentTransaction
from chungtay.core.kernel.provenance import TITLES, Provenance


class RegisterQuerySet(models.QuerySet["RegisterRow"]):
    """A query set that reads and appends only."""

    def update(self, **_kwargs: Any) -> int:
        """Refuse: a register is append-only."""
        raise TypeError("a register row is corrected by a later row, never updated")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: a register is append-only."""
        raise TypeError("a register row is corrected by a later row, never deleted")


class RegisterRow(models.Model):
    """One row of a register.

    `ref` is the natural key: the same on every database, and what makes a second load of the
    same row change nothing. `tx` is the writing transaction (PostgreSQL only; 0 elsewhere): the
    column store reads forward from the oldest transaction that was still open when it last read,
    so a row that commits late is never missed. `corrects` is the ref of the row that this one
    corrects within the same day (`append_rows` fills it in), and blank where it corrects none.
    """

    ref = models.CharField("Mã dòng", max_length=200, unique=True)
    corrects = models.CharField("Đính chính dòng", max_length=200, blank=True)
    document = models.CharField("Văn bản", max_length=160)
    known_from = models.DateField("Biết từ ngày")
    recorded_at = models.DateTimeField("Ghi vào hệ thống lúc", db_default=Now())
    recorded_by = models.CharField("Người ghi", max_length=64)
    provenance = models.CharField(
        "Nguồn gốc", max_length=16, choices=[(p.value, TITLES[p]) for p in Provenance]
    )
    tx = models.BigIntegerField(db_default=CurrentTransaction(), db_index=True, editable=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to write over an old one."""
        if self.pk is not None:
            raise TypeError("a register row is corrected by a later row, never updated")
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k == "using"})

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: a register is append-only."""
        raise TypeError("a register row is corrected by a later row, never deleted")
