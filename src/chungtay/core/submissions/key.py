"""Which submission: its key, and the name an approved one bears as a document of register rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which submission: the codes of its form, its unit and its period."""

    form: str
    unit: str
    period: str

    def __str__(self) -> str:
        return f"{self.form}/{self.unit}/{self.period}"

    @classmethod
    def read(cls, text: str) -> Key:
        """Read a key as it is written; refuse (`UnknownSubmission`) what is none.

        >>> Key.read("von-thang/23281/2020-09").unit
        '23281'
        """
        parts = text.split("/")
        if len(parts) != 3 or not all(parts):
            raise UnknownSubmission(submission=text)
        return cls(*parts)


@dataclass(eq=False)
class UnknownSubmission(Refusal):
    """No such submission was opened."""

    code = "submissions.unknown"
    kind = Kind.NOT_FOUND
    message = (
        "Không có báo cáo {submission}. Kỳ này có thể chưa được mở cho đơn vị, hoặc mã biểu, mã "
        "đơn vị, mã kỳ viết chưa đúng."
    )

    submission: str


PAPER = "bao-cao"
"""What the name of an approved submission begins with where a register row names its document."""


def document_of(key: Key, *, on: dt.date) -> str:
    """Name an approved submission as the document that register rows rest on.

    >>> document_of(Key("von-thang", "23281", "2020-09"), on=dt.date(2020, 10, 13))
    'bao-cao:von-thang/23281/2020-09:2020-10-13'
    """
    return f"{PAPER}:{key}:{on.isoformat()}"


def filed_as(document: str) -> tuple[Key, dt.date] | None:
    """Tell which submission a document's name means, and the day it was approved; None if none.

    >>> filed_as("bao-cao:von-thang/23281/2020-09:2020-10-13")[0].period
    '2020-09'
    >>> filed_as("ttg:1980/QĐ-TTg:2016-10-17")
    """
    head, _, rest = document.partition(":")
    key, _, day = rest.rpartition(":")
    if head != PAPER or key.count("/") != 2:
        return None
    return Key.read(key), dt.date.fromisoformat(day)
