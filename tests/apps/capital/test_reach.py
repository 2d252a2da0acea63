"""Money of Programme 30a outside the poor districts is remarked on, and may still be written."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital import queries
from chungtay.core.capital.deeds import Decision, Move, decide, take_back
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
CODE = "capital.outside_reach"
ON = dt.date(2020, 10, 13)
PAPER = Decision("thu/1", ON, Grounds("ubnd-62:1/QĐ-UBND:2020-10-13", ON, Provenance.REPORTED))


def allotted(holder: str, project: str) -> Entry:
    line = Line("gn", project, "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
    move = Move(Movement.ALLOTMENT, line, holder, Dong(1_000_000), giver="62")
    return decide(PAPER, move, held=Dong(1_000_000))


def told(entry: Entry) -> list[str]:
    return [one.message for one in queries.remarks(entry) if one.code == CODE]


def test_capital_for_poor_districts_is_remarked_on_in_another_district() -> None:
    (said,) = told(allotted("611.bqlda", "gn.p1.infra"))
    assert "dành cho huyện nghèo, huyện mới thoát nghèo" in said
    assert "chưa đối chiếu" in said


@pytest.mark.parametrize(
    ("holder", "project"),
    [
        ("613.bqlda", "gn.p1.infra"),
        ("618", "gn.p1.infra"),
        ("62.so-nnptnt", "gn.p1.infra"),
        ("611.bqlda", "gn.p2.infra"),
        ("611", "gn.p1.prod"),
    ],
)
def test_poor_districts_the_provinces_own_and_other_projects_pass(
    holder: str, project: str
) -> None:
    assert not told(allotted(holder, project))


def test_what_takes_a_wrong_allotment_back_is_not_remarked_on() -> None:
    wrong = allotted("611.bqlda", "gn.p1.infra")
    back = Decision("thu/2", ON, PAPER.grounds)
    assert not told(take_back(wrong, back))
