"""The paper an entry rests on, and the medium-term plan it must keep within: what to remark on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Fact

FIRST = dt.date(1945, 9, 2)
"""No document of the State is older."""
_SYMBOL = re.compile(r"~[a-z0-9-]+|\d+[A-Za-z]?/[\w/-]+")
GIVES = frozenset({Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE})
"""Movements that a medium-term plan frames."""
SENTENCES: Mapping[str, str] = {
    "not_a_key": (
        "Văn bản “{key}” không có trong danh mục và không viết theo “cơ quan:số ký hiệu:ngày”."
    ),
    "no_issuer": (
        "Văn bản “{key}” không có trong danh mục và không có cơ quan ban hành “{issuer}”."
    ),
    "no_day": "Văn bản “{key}” không có trong danh mục và “{day}” không phải ngày ký.",
    "signed_late": (
        "Văn bản “{key}” không có trong danh mục và ký ngày {signed:%d/%m/%Y}, sau ngày biết "
        "{known:%d/%m/%Y}."
    ),
    "signed_otherwise": (
        "Văn bản “{key}” không có trong danh mục; văn bản số {symbol} cùng năm của cơ quan này "
        "trong danh mục ký ngày {listed:%d/%m/%Y}."
    ),
    "beyond_frame": (
        "Kế hoạch các năm cộng lại {given} ₫, vượt kế hoạch trung hạn {framed} ₫ là {over} ₫."
    ),
}


def check_document(
    entry: Entry, *, known: Collection[str], issuers: Collection[str]
) -> tuple[Finding, ...]:
    """Remark on a document that is not listed, and whose key names none that could exist.

    A key is `issuer:symbol:day`; `known` are the keys of listed instruments, `issuers` the codes
    of agencies. A well-formed key of a known issuer is believed though it is not listed.
    """
    key = entry.grounds.document
    wrong = None if key in known else _fault(key, known, issuers, entry.grounds.known_from)
    if wrong is None:
        return ()
    name, facts = wrong
    code = "capital.unknown_document"
    return (Finding(code, Severity.WARNING, entry.id, SENTENCES[name], {"key": key, **facts}),)


def check_frame(entry: Entry, *, framed: Dong, given: Dong) -> tuple[Finding, ...]:
    """Remark on a yearly plan that goes beyond the medium-term plan, where there is one.

    `framed` is the medium-term plan of the holder in the purse's programme, source and kind, and
    `given` what yearly plans of its years give, with the entry itself.
    """
    if entry.movement not in GIVES or entry.undoes or framed <= ZERO or given <= framed:
        return ()
    facts = {
        "given": given.amount,
        "framed": framed.amount,
        "over": (given - framed).amount,
    }
    code = "capital.beyond_frame"
    return (Finding(code, Severity.WARNING, entry.id, SENTENCES["beyond_frame"], facts),)


def _fault(
    key: str, known: Collection[str], issuers: Collection[str], known_from: dt.date
) -> tuple[str, dict[str, Fact]] | None:
    """Tell what is wrong with a key, by its sentence, and the facts; None where nothing is."""
    parts = key.split(":")
    if len(parts) != 3 or not _SYMBOL.fullmatch(parts[1]):
        return "not_a_key", {}
    issuer, _, day = parts
    if issuer not in issuers:
        return "no_issuer", {"issuer": issuer}
    signed = _day(day)
    if signed is None:
        return "no_day", {"day": day}
    if signed > known_from:
        return "signed_late", {"signed": signed, "known": known_from}
    others = (one.rpartition(":") for one in known)
    listed = [_day(day) for said, _, day in others if said == f"{issuer}:{parts[1]}"]
    # Of some documents only the year is listed: that contradicts no day.
    days = [day for day in listed if day is not None and day.year == signed.year]
    return ("signed_otherwise", {"symbol": parts[1], "listed": days[0]}) if days else None


def _day(text: str) -> dt.date | None:
    """Read the day of a key; none where no document of the State can be of it."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= FIRST else None
