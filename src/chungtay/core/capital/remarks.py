"""Remarks on what a decision is for: it may still be written, by whoever says it is meant so."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from chungtay.core.capital.ledger import Entry, Posting
from chungtay.core.capital.line import Source, Term
from chungtay.core.capital.movement import POT_TITLES
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts

SENTENCES: Mapping[str, str] = {
    "capital.work_not_listed": (
        "Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    ),
    "capital.loan_not_listed": (
        "Mã khoản vay “{loan}” chưa có trong sổ khoản vay; hãy kiểm tra mã."
    ),
    "capital.no_loan": "Chưa ghi mã khoản vay nên không theo dõi được hạn trả.",
    "capital.other_giver": (
        "“{giver}” chưa từng cấp vốn nguồn này; hãy kiểm tra nơi cấp và nguồn vốn."
    ),
    "capital.more_than_given": (
        "“{giver}” mới là bên “{pot}” {given} ₫ của nguồn này, ít hơn {asked} ₫ ghi ngược lại; hãy "
        "kiểm tra nơi nhận lại."
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


def check_loan(loan: str, *, known: bool) -> tuple[Finding, ...]:
    """Remark on money that goes round under no loan, or under one the register does not have."""
    if known:
        return ()
    code = "capital.loan_not_listed" if loan else "capital.no_loan"
    facts: Facts = {"loan": loan} if loan else {}
    return (Finding(code, Severity.WARNING, "subject", SENTENCES[code], facts),)


def check_giver(
    entry: Entry, posting: Posting, *, giver: str, given: Mapping[Source, Dong]
) -> tuple[Finding, ...]:
    """Remark on a giver who never gave of a source, or to whom more goes back than was given.

    `giver` is the name of whose pot of those who give is posted to; `given` says by source, in
    đồng, what the pot has given in all, without this entry.
    """
    source, asked = posting.account.line.source, posting.amount
    facts: Facts = {"giver": giver}
    if asked < ZERO:
        if not given or source in given:
            return ()
        code = "capital.other_giver"
    else:
        so_far = given.get(source, ZERO)
        if asked <= so_far:
            return ()
        code = "capital.more_than_given"
        pot = POT_TITLES[posting.account.pot]
        facts = {**facts, "pot": pot, "given": so_far.amount, "asked": asked.amount}
    return (Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts),)


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
