"""Registers keep what was written: a row is told once, and said again only in the same words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(eq=False)
class RefConflict(Refusal):
    """A row came with the natural key of another row and says something else.

    `columns` names, comma separated, the columns in which the two differ.
    """

    code = "kernel.ref_conflict"
    kind = Kind.CONFLICT
    message = (
        "Dòng “{ref}” đã được ghi với nội dung khác (khác ở: {columns}). Sổ chỉ ghi thêm, không "
        "sửa dòng cũ; muốn đính chính thì ghi một dòng mới."
    )

    ref: str
    columns: str


@dataclass(eq=False)
class NothingToCorrect(Refusal):
    """A row says that it corrects another one, which the register does not hold."""

    code = "kernel.nothing_to_correct"
    kind = Kind.CONFLICT
    message = "Dòng “{ref}” đính chính dòng “{corrects}”, nhưng sổ chưa có dòng ấy."

    ref: str
    corrects: str


@dataclass(eq=False)
class KnownTooSoon(Refusal):
    """Something was said to be known before the day on which it happened."""

    code = "kernel.known_too_soon"
    message = (
        "Việc xảy ra ngày {on:%d/%m/%Y} không thể đã biết từ ngày {known_from:%d/%m/%Y}; ngày biết "
        "phải từ ngày xảy ra trở đi."
    )

    on: dt.date
    known_from: dt.date


@dataclass(eq=False)
class SignedTooLate(Refusal):
    """Something was said to be known from a document that was signed later."""

    code = "kernel.signed_too_late"
    message = (
        "Văn bản {document} ký ngày {signed:%d/%m/%Y}, sau ngày ghi {known_from:%d/%m/%Y}; chỉ "
        "ghi theo văn bản đã ký."
    )

    document: str
    signed: dt.date
    known_from: dt.date


@dataclass(eq=False)
class SignedOnNoDay(Refusal):
    """A document's key says that it was signed on a day that no calendar has."""

    code = "kernel.signed_on_no_day"
    message = "Văn bản {document} ghi ký ngày {day}, là ngày không có trong lịch; sửa lại ngày ký."

    document: str
    day: str


def require_happened(on: dt.date, grounds: Grounds) -> None:
    """Refuse what would have been known before it happened."""
    if grounds.known_from < on:
        raise KnownTooSoon(on=on, known_from=grounds.known_from)


def require_signed(grounds: Grounds) -> None:
    """Refuse what rests on a document, `issuer:symbol:day`, that is not signed yet.

    A symbol that begins with "~" stands for papers without a number: their day is no signature.
    """
    _issuer, _colon, paper = grounds.document.partition(":")
    symbol, _colon, day = paper.rpartition(":")
    if symbol.startswith("~") or not _DAY.fullmatch(day):
        return
    try:
        signed = dt.date.fromisoformat(day)
    except ValueError as exc:
        raise SignedOnNoDay(document=symbol, day=day) from exc
    if signed > grounds.known_from:
        raise SignedTooLate(document=symbol, signed=signed, known_from=grounds.known_from)


@dataclass(frozen=True, slots=True, order=True)
class RowFault:
    """One thing wrong in a file of rows: line from 1, column or empty, and what is expected."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f", cột {self.column}" if self.column else ""
        return f"{self.file}, dòng {self.line}{column}: {self.message}"


@dataclass(eq=False)
class BrokenFiles(Refusal):
    """Files of rows do not say what the registers can hold; nothing of them was loaded."""

    code = "kernel.broken_files"
    message = "Không nạp dòng nào vì có {count} lỗi:\n{listing}."

    faults: tuple[RowFault, ...]
    count: int
    listing: str

    @classmethod
    def of(cls, faults: Iterable[RowFault]) -> BrokenFiles:
        """Gather faults, each once, in order of place."""
        ordered = tuple(sorted(set(faults)))
        listing = "\n".join(str(fault).rstrip(".") for fault in ordered)
        return cls(ordered, len(ordered), listing)
