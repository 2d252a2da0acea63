"""Files for other systems (`vn/exchange/<name>@<day>.yaml`): which fields, in what unit and codes.

A system that changes its layout gets a new file with a later day; the old one stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from chungtay.core.kernel.title import Title
from chungtay.core.law.fault import UnknownEntry
from chungtay.packs import loader

HOME = Path(__file__).parent / "vn" / "exchange"


class RowsOf(StrEnum):
    """What a file holds a row of."""

    LINES = "lines"
    PAYMENTS = "payments"
    WORKS = "works"


class FieldType(StrEnum):
    """How a field is written."""

    TEXT = "text"
    INTEGER = "integer"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ExchangeField:
    """One field: its code there, what of ours it holds, in what unit, translated by which codes."""

    code: str
    title: Title
    value: str
    type: FieldType
    unit: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """One flat file."""

    name: str
    rows: RowsOf
    title: Title
    fields: tuple[ExchangeField, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A layout for another system, in force from a day."""

    code: str
    since: dt.date
    title: Title
    cite: str
    verified: bool
    files: tuple[ExchangeFile, ...]
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    note: str = ""


@cache
def exchanges() -> tuple[Exchange, ...]:
    """Give every layout, by name and day."""
    return tuple(loader.read(path, Exchange) for path in sorted(HOME.glob("*.yaml")))


def names() -> tuple[str, ...]:
    """Name the systems there are layouts for."""
    return tuple(dict.fromkeys(one.code for one in exchanges()))


def layout(name: str, *, on: dt.date) -> Exchange:
    """Give a system's layout on a day: the latest by then, or the first there is."""
    known = [one for one in exchanges() if one.code == name]
    if not known:
        raise UnknownEntry(name=name)
    by_then = [one for one in known if one.since <= on]
    return by_then[-1] if by_then else known[0]
