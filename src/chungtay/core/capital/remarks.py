"""Remarks on what a decision is for: it may still be written, by whoever says it is meant so."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Term
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts

SENTENCES: Mapping[str, str] = {
    "capital.work_not_listed": (
        "Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    ),
    "capital.no_unit": (
        "Ngày {on:%d/%m/%Y} chưa có hoặc không còn đơn vị hành chính của chủ tài khoản “{holder}”."
    ),
    "capital.dated_early": (
        "Bút toán ghi ngày {on:%d/%m/%Y}, trước năm {year} của vốn hơn một năm; hãy kiểm tra ngày."
    ),
}


def check_work(work: str, *, known: bool) -> tuple[Finding, ...]:
    """Remark on a work that the register of works does not have."""
    if known or not work:
        return ()
    code = "capital.work_not_listed"
    return (Finding(code, Severity.WARNING, "subject", SENTENCES[code], {"work": work}),)


def check_units(entry: Entry, *, absent: Collection[str]) -> tuple[Finding, ...]:
    """Remark on holders whose unit did not stand on the day; `absent` are their names."""
    code = "capital.no_unit"
    return tuple(
        Finding(code, Severity.WARNING, entry.id, SENTENCES[code], {"holder": name, "on": entry.on})
        for name in absent
    )


def check_day(entry: Entry) -> tuple[Finding, ...]:
    """Remark on a day long before the year of the capital: plans are given the year before."""
    years = [
        posting.account.line.origin_year
        for posting in entry.postings
        if posting.account.line.term is Term.YEAR
    ]
    if not years or entry.on.year >= min(years) - 1:
        return ()
    code = "capital.dated_early"
    facts: Facts = {"on": entry.on, "year": str(min(years))}
    return (Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts),)
