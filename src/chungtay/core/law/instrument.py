"""Instruments: the documents that set law, give orders or report, and how they are named.

The key is issuer, symbol and date together: a nation's and a province's document may share a
number (691/QĐ-TTg, 691/QĐ-UBND), numbers start again every year, and some cited documents have
none; those are known by a slug of our own, marked `~`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title


class InstrumentType(StrEnum):
    """What sort of document it is."""

    LAW = "law"
    RESOLUTION = "resolution"
    DECREE = "decree"
    DECISION = "decision"
    DIRECTIVE = "directive"
    CIRCULAR = "circular"
    PLAN = "plan"
    LETTER = "letter"
    REPORT = "report"
    SCHEME = "scheme"
    POLICY = "policy"
    CRITERIA_SET = "criteria_set"
    PROGRAMME = "programme"
    REGULATION = "regulation"
    DATASET = "dataset"


TYPE_TITLES: dict[InstrumentType, Title] = {
    InstrumentType.LAW: Title("Luật", "Law"),
    InstrumentType.RESOLUTION: Title("Nghị quyết", "Resolution"),
    InstrumentType.DECREE: Title("Nghị định", "Decree"),
    InstrumentType.DECISION: Title("Quyết định", "Decision"),
    InstrumentType.DIRECTIVE: Title("Chỉ thị", "Directive"),
    InstrumentType.CIRCULAR: Title("Thông tư", "Circular"),
    InstrumentType.PLAN: Title("Kế hoạch", "Plan"),
    InstrumentType.LETTER: Title("Văn bản", "Official letter"),
    InstrumentType.REPORT: Title("Báo cáo", "Report"),
    InstrumentType.SCHEME: Title("Đề án", "Scheme"),
    InstrumentType.POLICY: Title("Chính sách", "Policy"),
    InstrumentType.CRITERIA_SET: Title("Bộ tiêu chí", "Criteria set"),
    InstrumentType.PROGRAMME: Title("Chương trình", "Programme"),
    InstrumentType.REGULATION: Title("Quy chế", "Regulation"),
    InstrumentType.DATASET: Title("Dữ liệu", "Data set"),
}


@dataclass(eq=False)
class UnknownInstrument(Refusal):
    """A document was asked for that the packs do not list."""

    code = "law.unknown_instrument"
    kind = Kind.NOT_FOUND
    message = "Không có văn bản “{name}” trong danh mục văn bản."

    name: str


@dataclass(eq=False)
class SubjectMissing(Refusal):
    """A document that the packs do not list is named without saying what it is about."""

    code = "law.subject_missing"
    message = "“{name}” chưa có trong danh mục văn bản; hãy ghi trích yếu của văn bản."

    name: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that issues documents or leads a programme: `ttg`, `kontum.ubnd`, `bldtbxh`.

    `short` is how citations write it: `UBND tỉnh Kon Tum`.
    """

    code: str
    title: Title
    short: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One document. `signed` is a day, or a year where no more is known, or nothing.

    Where `day_assumed`, the document bears no day: `signed` is ours and citations do not print it.
    `slug` stands in for a symbol that the document has not or that no source gives; `name` is
    what to call the document then, and the name of a law. `verified` says that number, day and
    subject were read in a source (not remembered). Keys in `replaces` and `amends` are those of
    other instruments.
    """

    issuer: Agency
    type: InstrumentType
    subject: str
    symbol: str = ""
    slug: str = ""
    name: str = ""
    signed: dt.date | int | None = None
    day_assumed: bool = False
    in_force: dt.date | None = None
    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    verified: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if bool(self.symbol) == bool(self.slug):
            msg = "văn bản phải có đúng một trong hai: ký hiệu (symbol) hoặc tên tắt (slug)"
            raise ValueError(msg)
        if self.slug and not self.name:
            msg = "văn bản không có ký hiệu phải có tên gọi (name)"
            raise ValueError(msg)
        if isinstance(self.signed, dt.date) and self.in_force and self.in_force < self.signed:
            msg = (
                f"ngày có hiệu lực {self.in_force} trước ngày ký {self.signed}; "
                "cần ngày có hiệu lực bằng hoặc sau ngày ký"
            )
            raise ValueError(msg)

    @property
    def key(self) -> str:
        """Give the key: `issuer:symbol:day`, or `issuer:~slug:year or -`."""
        day = "-" if self.signed is None else str(self.signed)
        return f"{self.issuer.code}:{self.symbol or '~' + self.slug}:{day}"

    def cited(self) -> str:
        """Write the document as official texts cite it.

        >>> ubnd = Agency("kontum.ubnd", Title("Ủy ban nhân dân tỉnh", ""), "UBND tỉnh Kon Tum")
        >>> Instrument(ubnd, InstrumentType.DECISION, "…", symbol="04/2020/QĐ-UBND",
        ...            signed=dt.date(2020, 1, 20)).cited()
        'Quyết định số 04/2020/QĐ-UBND ngày 20/01/2020 của UBND tỉnh Kon Tum'
        """
        parts = [self.name or TYPE_TITLES[self.type].vi]
        if self.symbol:
            parts.append(f"số {self.symbol}")
        if self.signed is not None and not self.day_assumed:
            parts.append(signed_text(self.signed))
        if self.issuer.short:
            parts.append(f"của {self.issuer.short}")
        return " ".join(parts)


def signed_text(signed: dt.date | int) -> str:
    """Write a day or a year as official texts do: months 1 and 2 take a zero, others do not.

    >>> signed_text(dt.date(2018, 4, 6)), signed_text(dt.date(2020, 1, 20)), signed_text(2020)
    ('ngày 06/4/2018', 'ngày 20/01/2020', 'năm 2020')
    """
    if isinstance(signed, int):
        return f"năm {signed}"
    month = f"{signed.month:02}" if signed.month <= 2 else str(signed.month)
    return f"ngày {signed.day:02}/{month}/{signed.year}"
