"""Documents as people name them: by sort, number, day and issuer, never by their key."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from chungtay.core.law.citation import Citation
from chungtay.core.law.instrument import (
    TYPE_TITLES,
    Instrument,
    InstrumentType,
    SubjectMissing,
    UnknownInstrument,
)
from chungtay.packs import loader

_KEY = re.compile(
    r"(?<![\w.-])[\w.]+:(?:~[\w-]+|\d[^\s:“”()]*):(?:\d{4}(?:-\d{2}-\d{2})?|-)(?![\w-])"
    r"(?:#(?:Điều|Phụ lục|chỉ tiêu|tiêu chí) [\w.]*\w)?"
)
MARKS: dict[str, InstrumentType] = {
    "QĐ": InstrumentType.DECISION,
    "NQ": InstrumentType.RESOLUTION,
    "NĐ": InstrumentType.DECREE,
    "CT": InstrumentType.DIRECTIVE,
    "TT": InstrumentType.CIRCULAR,
    "KH": InstrumentType.PLAN,
    "BC": InstrumentType.REPORT,
    "ĐA": InstrumentType.SCHEME,
    "CV": InstrumentType.LETTER,
}
"""What a document's symbol says it is: `QĐ` in `7/QĐ-TTg`."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A document that no list has, as its key tells of it; `issuer` is "" where none is known."""

    symbol: str
    signed: dt.date
    issuer: str

    @property
    def type(self) -> InstrumentType | None:
        """Tell what sort of document it is, if its symbol says so."""
        marks = re.split(r"[/-]", self.symbol)
        return next((MARKS[one] for one in marks if one in MARKS), None)

    def cited(self) -> str:
        """Write it as official texts cite it.

        >>> Typed("7/QĐ-TTg", dt.date(2020, 1, 1), "").cited()
        'Quyết định số 7/QĐ-TTg ngày 01/01/2020'
        """
        sort = TYPE_TITLES[self.type].vi if self.type else "Văn bản"
        issuer = f" của {self.issuer}" if self.issuer else ""
        return f"{sort} số {self.symbol} ngày {self.signed:%d/%m/%Y}{issuer}"


def typed(key: str) -> Typed | None:
    """Read the key `issuer:symbol:day` of a document that somebody typed; None where it is none."""
    issuer, _colon, rest = key.partition(":")
    symbol, _colon, signed = rest.rpartition(":")
    if not symbol or symbol.startswith("~"):
        return None
    try:
        day = dt.date.fromisoformat(signed)
    except ValueError:
        return None
    agency = loader.agencies().get(issuer)
    return Typed(symbol, day, agency.short if agency else "")


def listed_or_new(name: str, subject: str) -> Instrument:
    """Find a document by its key, or take a new one from its key and what it is about.

    Raises `UnknownInstrument`, `SubjectMissing`.
    """
    listed = loader.instruments().get(name)
    if listed is not None:
        return listed
    told, issuer = typed(name), loader.agencies().get(name.partition(":")[0])
    if told is None or issuer is None:
        raise UnknownInstrument(name=name)
    if not subject.strip():
        raise SubjectMissing(name=name)
    kind = told.type or InstrumentType.LETTER
    return Instrument(
        issuer, kind, subject.strip(), symbol=told.symbol, signed=told.signed, verified=True
    )


def cited(text: str) -> str:
    """Cite a document, or a place in one (`key#place`); what is no key is said as it stands."""
    citation = Citation.parse(text)
    found = loader.instruments().get(citation.instrument)
    if found is not None:
        return citation.written(found)
    told = typed(citation.instrument)
    if told is None:
        return text
    return f"{citation.place} {told.cited()}" if citation.place else told.cited()


def spoken(text: str) -> str:
    """Say a text with every document in it cited instead of named by its key."""
    return _KEY.sub(lambda match: cited(match[0]), text)
