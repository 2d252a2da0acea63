"""The bases of registers, whose rows are added and never edited, and of files handed in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Now

from chungtay.apps.kernel.transaction import CurrentTransaction
from chungtay.core.kernel.handing_in import STAGE_TITLES
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


class KeptVersion(RegisterRow):
    """One version of files that a province sets itself: its number, by whom, and why.

    Each kind names what the version is about, and holds the files as they were put down.
    """

    version = models.PositiveIntegerField("Bản")
    by_name = models.CharField("Tên người ghi", max_length=160, blank=True)
    reason = models.CharField("Lý do", max_length=600)
    papers = models.TextField("Tệp văn bản", blank=True)

    class Meta:
        abstract = True

    @property
    def written_by(self) -> str:
        """Name whoever saved it."""
        return self.by_name or self.recorded_by


class HandedIn(models.Model):
    """A file handed in: whose it is, its bytes, and how far the work on it has come.

    `on` is the day as of which it is read; `moved_at` when the work last came further. `why` is the
    sentence, with its facts, that tells its sender why it was refused or handed back.
    """

    token = models.CharField("Mã lần nộp", max_length=32, unique=True)
    at = models.DateTimeField("Nộp lúc", auto_now_add=True)
    user = models.BigIntegerField("Người nộp")
    on = models.DateField("Ngày")
    name = models.CharField("Tên tệp", max_length=200)
    size = models.PositiveIntegerField("Dung lượng (byte)")
    sha256 = models.CharField("Mã băm", max_length=64)
    content = models.BinaryField("Nội dung")
    stage = models.CharField(
        "Bước",
        max_length=16,
        choices=[(stage.value, title) for stage, title in STAGE_TITLES.items()],
    )
    done = models.PositiveIntegerField("Đã làm", default=0)
    total = models.PositiveIntegerField("Phải làm", default=0)
    moved_at = models.DateTimeField("Có tiến triển lúc")
    refused = models.CharField("Mã từ chối", max_length=80, blank=True)
    why = models.JSONField("Lý do", default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} ({self.token})"
