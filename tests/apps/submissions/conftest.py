"""A commune with two budget lines, its district and its province, and the people of each desk."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital import services as capital
from chungtay.apps.submissions import queries, services
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Action, Actor, Grant
from chungtay.core.submissions import actions
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.submissions.sheet import Cell
from chungtay.packs import forms

MILLION = 1_000_000
COMMUNE, DISTRICT, PROVINCE = "23380", "611", "62"
TODAY = dt.date(2020, 10, 2)
MONTH = Key("von-thang", COMMUNE, "2020-09")
OWN = Line("ntm", "ntm.02", "", Source.COMMUNE, CapitalKind.DEVELOPMENT, 2020, 2020)
CENTRAL = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
OWN_ROW = f"{COMMUNE}/ntm.02//commune/development/2020"
CENTRAL_ROW = f"{COMMUNE}/ntm.02//central/development/2020"


def person(user: int, unit: str, *may: Action, name: str = "") -> Actor:
    return Actor(user, frozenset(Grant(action.code, unit) for action in may), name)


OFFICER = person(1, COMMUNE, actions.READ, actions.FILL, actions.SEND, name="Y Hoa")
CHAIRMAN = person(
    2, COMMUNE, actions.READ, actions.APPROVE, actions.RETURN, actions.SEND, name="A Tun"
)
DISTRICT_OFFICER = person(
    3, DISTRICT, actions.READ, actions.FILL, actions.SEND, actions.ACCEPT, actions.RETURN,
    name="Lê Bình",
)  # fmt: skip
DISTRICT_LEADER = person(
    4, DISTRICT, actions.READ, actions.APPROVE, actions.RETURN, name="Trần Công"
)
COORDINATOR = person(5, PROVINCE, *actions.ALL, name="Phạm Dung")
STRANGER = person(6, "608", *actions.ALL, name="Người huyện khác")


def line_in_million(**millions: int) -> list[Change]:
    rows = {"own": OWN_ROW, "central": CENTRAL_ROW}
    return [
        Change(Place(rows[name], "disbursed"), Cell.number(amount * MILLION), 0)
        for name, amount in millions.items()
    ]


def explained(filing: Filing) -> dict[str, str]:
    """Answer every warning there is."""
    found = queries.findings(filing, on=TODAY)
    return {finding.key: "Đã kiểm tra chứng từ tại Kho bạc." for finding in found}


@pytest.fixture
def commune(some_units: None) -> None:
    """Đắk Ang holds 111 million of its own and 2,000 million of the centre's for roads."""
    capital.append_holders(
        (
            Holder("TW", "Ngân sách trung ương", HolderType.GIVER, PROVINCE),
            Holder("NSX", "Ngân sách xã", HolderType.GIVER, PROVINCE),
            Holder(COMMUNE, "Ủy ban nhân dân xã Đắk Ang", HolderType.UNIT, COMMUNE),
        )
    )
    capital.append_entries(
        [_assigned("KH-1", OWN, "NSX", 111), _assigned("KH-2", CENTRAL, "TW", 2000)], by="thử"
    )


def _assigned(number: str, line: Line, giver: str, millions: int) -> Entry:
    on = dt.date(2020, 1, 15)
    grounds = Grounds("ttg:41/2016/QĐ-TTg:2016-10-10", on, Provenance.REPORTED)
    decision = Decision(number, on, grounds)
    amount = Dong(millions * MILLION)
    return deeds.decide(
        decision, Move(Movement.ASSIGNMENT, line, COMMUNE, amount, giver=giver), held=amount
    )


@pytest.fixture
def september(commune: None) -> Key:
    """The monthly form of September, opened by the province on 2 October."""
    form = forms.form("von-thang", on=dt.date(2020, 9, 30))
    services.open_period(
        by=COORDINATOR, form=form, period=period("2020-09"), scope=PROVINCE, on=TODAY
    )
    return MONTH


@pytest.fixture
def approved(september: Key) -> Key:
    """September of Đắk Ang, approved up to the province: 60 and 500 million paid."""
    filing = services.save_cells(
        by=OFFICER, key=september, changes=line_in_million(own=60, central=500), on=TODAY
    )
    services.save_cells(
        by=OFFICER, key=september, changes=(), explanations=explained(filing), on=TODAY
    )
    services.send(by=OFFICER, key=september, on=TODAY)
    for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.approve(by=approver, key=september, on=TODAY)
    return september
