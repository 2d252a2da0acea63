"""Remarks on what a decision is for: it may still be written, by whoever says it is meant so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Source, Term
from chungtay.core.capital.movement import OVERDRAWS, POT_TITLES, Pot
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts

Side = tuple[str, Pot, Source]
"""Who gives, from which pot, money of which source."""
SENTENCES: Mapping[str, str] = {
    "capital.work_not_listed": (
        "Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    ),
    "capital.loan_not_listed": (
        "Ngày {on:%d/%m/%Y} sổ khoản vay chưa có khoản vay mã “{loan}”; hãy kiểm tra mã và ngày "
        "cho vay."
    ),
    "capital.no_loan": "Chưa ghi mã khoản vay nên không theo dõi được hạn trả.",
    "capital.other_giver": (
        "“{giver}” chưa từng cấp vốn nguồn này; hãy kiểm tra nơi cấp và nguồn vốn."
    ),
    "capital.more_than_given": (
        "Nguồn này “{giver}” mới ghi {given} ₫ ở khoản “{pot}”, ít hơn {asked} ₫ nay ghi trả lại; "
        "hãy kiểm tra nơi nhận lại."
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


def check_loan(loan: str, *, on: dt.date, known: bool) -> tuple[Finding, ...]:
    """Remark on money that goes round under no loan, or under one not lent by the day.

    `known` says whether the register has the loan, lent by that day.
    """
    if known:
        return ()
    code = "capital.loan_not_listed" if loan else "capital.no_loan"
    facts: Facts = {"loan": loan, "on": on} if loan else {}
    return (Finding(code, Severity.WARNING, "subject", SENTENCES[code], facts),)


def giving(entry: Entry) -> Mapping[Side, Dong]:
    """Add up what an entry posts to the accounts of those who give; nothing where it undoes.

    Below zero is given, above zero goes back.
    """
    sides: dict[Side, Dong] = defaultdict(lambda: ZERO)
    for posting in () if entry.undoes else entry.postings:
        account = posting.account
        if account.pot in OVERDRAWS:
            sides[account.holder, account.pot, account.line.source] += posting.amount
    return sides


def check_givers(
    entry: Entry, *, names: Mapping[str, str], given: Mapping[Side, Dong]
) -> tuple[Finding, ...]:
    """Remark on givers who never gave of a source, or to whom more goes back than was given.

    `names` are those of the givers by code, where they have one; `given` says what each has given
    by the entry's day, without the entry.
    """
    found: list[Finding] = []
    for side, asked in giving(entry).items():
        giver, pot, source = side
        so_far = given.get(side, ZERO)
        facts: Facts = {"giver": names.get(giver, giver)}
        others = {of for holder, which, of in given if (holder, which) == (giver, pot)}
        if asked > max(so_far, ZERO):
            code = "capital.more_than_given"
            title = POT_TITLES[pot]
            facts = {**facts, "pot": title, "given": so_far.amount, "asked": asked.amount}
        elif asked < ZERO and others and source not in others:
            code = "capital.other_giver"
        else:
            continue
        found.append(Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts))
    return tuple(found)


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
