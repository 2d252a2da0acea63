"""The paper an entry rests on, and the medium-term plan it must keep within: what to remark on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding, Severity

_SYMBOL = re.compile(r"~[a-z0-9-]+|\d+[A-Za-z]?/[\w/-]+")
GIVES = frozenset({Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE})
"""Movements that a medium-term plan frames."""


def check_document(
    entry: Entry, *, known: Collection[str], issuers: Collection[str]
) -> tuple[Finding, ...]:
    """Remark on a document that is not listed, and whose key names none that could exist.

    A key is `issuer:symbol:day`; `known` are the keys of listed instruments, `issuers` the codes
    of agencies. A well-formed key of a known issuer is believed though it is not listed.
    """
    key = entry.grounds.document
    wrong = "" if key in known else _fault(key, issuers, entry.grounds.known_from)
    if not wrong:
        return ()
    message = f"Văn bản “{key}” không có trong danh mục và {wrong}."
    return (Finding("capital.unknown_document", Severity.WARNING, entry.id, message),)


def check_frame(entry: Entry, *, framed: Dong, given: Dong) -> tuple[Finding, ...]:
    """Remark on a yearly plan that goes beyond the medium-term plan, where there is one.

    `framed` is the medium-term plan of the holder in the purse's programme, source and kind, and
    `given` what yearly plans of its years give, with the entry itself.
    """
    if entry.movement not in GIVES or entry.undoes or framed <= ZERO or given <= framed:
        return ()
    message = (
        f"Kế hoạch các năm cộng lại {given}, vượt kế hoạch trung hạn {framed} là {given - framed}."
    )
    return (Finding("capital.beyond_frame", Severity.WARNING, entry.id, message),)


def _fault(key: str, issuers: Collection[str], known_from: dt.date) -> str:
    parts = key.split(":")
    if len(parts) != 3 or not _SYMBOL.fullmatch(parts[1]):
        return "không viết theo “cơ quan:số ký hiệu:ngày”"
    issuer, _, day = parts
    if issuer not in issuers:
        return f"không có cơ quan ban hành “{issuer}”"
    try:
        signed = dt.date.fromisoformat(day)
    except ValueError:
        return f"“{day}” không phải ngày ký"
    if signed > known_from:
        return f"ký ngày {signed:%d/%m/%Y}, sau ngày biết {known_from:%d/%m/%Y}"
    return ""
