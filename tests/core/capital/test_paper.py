"""The paper an entry rests on, held against the documents that are listed."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.capital.ledger import Account, Entry, Posting
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.paper import check_document
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

ON = dt.date(2020, 10, 13)
LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
KNOWN = ("ttg:900/QĐ-TTg:2017", "kontum.ubnd:1386/QĐ-UBND:2019-12-10")


def told(document: str) -> list[str]:
    paid = (
        Posting(Account("611", LINE, Pot.HELD), Dong(-5)),
        Posting(Account("611", LINE, Pot.SPENT), Dong(5)),
    )
    grounds = Grounds(document, ON, Provenance.REPORTED)
    entry = Entry("01", Movement.DISBURSEMENT, ON, grounds, paid)
    return [
        one.message for one in check_document(entry, known=KNOWN, issuers=("ttg", "kontum.ubnd"))
    ]


@pytest.mark.parametrize("day", ["2017-06-20", "2016-06-20"])
def test_a_document_listed_by_its_year_alone_contradicts_no_day(day: str) -> None:
    assert told(f"ttg:900/QĐ-TTg:{day}") == []


def test_a_listed_document_said_of_another_day_of_its_year_is_remarked_on() -> None:
    (said,) = told("kontum.ubnd:1386/QĐ-UBND:2019-12-01")
    assert "ký ngày 10/12/2019" in said
