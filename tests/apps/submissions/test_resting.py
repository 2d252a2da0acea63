"""What a statement rests on changes after it went up; earlier months change after later ones."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital import queries as ledger
from chungtay.apps.submissions import queries, services
from chungtay.core.capital.movement import Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.workflow import Absence, Deed, NoSuchStep, State
from chungtay.packs import forms
from tests.apps.submissions.conftest import (
    CHAIRMAN,
    COMMUNE,
    COORDINATOR,
    DISTRICT_LEADER,
    DISTRICT_OFFICER,
    MILLION,
    OFFICER,
    OWN,
    OWN_ROW,
    PROVINCE,
    TODAY,
    explained,
    line_in_million,
)

pytestmark = pytest.mark.django_db
ABOVE = Key("huy-dong-thang", "611", "2020-09")
BELOW = Key("huy-dong-thang", COMMUNE, "2020-09")
LATER = dt.date(2020, 11, 2)


@pytest.fixture
def mobilised(some_units: None) -> Key:
    """What Đắk Ang mobilised in September was sent, and its district has sent the sum of it."""
    form = forms.form("huy-dong-thang", on=TODAY)
    services.open_period(
        by=COORDINATOR, form=form, period=period("2020-09"), scope=PROVINCE, on=TODAY
    )
    for key, by in ((BELOW, OFFICER), (ABOVE, DISTRICT_OFFICER)):
        filled(key, by, 5)
        services.send(by=by, key=key, on=TODAY)
    return BELOW


def filled(key: Key, by: Actor, amount: int) -> None:
    filing = queries.filing(key, on=TODAY)
    changes = []
    for place in filing.sheet.required():
        kept = filing.kept.get(place)
        changes.append(Change(place, Cell.number(amount * MILLION), kept.revision if kept else 0))
    filing = services.save_cells(by=by, key=key, changes=changes, on=TODAY)
    services.save_cells(by=by, key=key, changes=(), explanations=explained(filing), on=TODAY)


def test_a_report_returned_and_changed_sends_back_the_sum_that_went_up(mobilised: Key) -> None:
    services.return_submission(by=CHAIRMAN, key=mobilised, reason="Thiếu chứng từ.", on=TODAY)
    assert queries.filing(ABOVE, on=TODAY).state is State.SENT
    filled(mobilised, OFFICER, 6)
    above = queries.filing(ABOVE, on=TODAY)
    assert above.state is State.RETURNED
    assert queries.steps(ABOVE)[-1].deed is Deed.VOID


def test_a_report_taken_back_and_changed_sends_back_the_sum_that_went_up(mobilised: Key) -> None:
    services.recall(by=OFFICER, key=mobilised, on=TODAY)
    filled(mobilised, OFFICER, 6)
    assert queries.filing(ABOVE, on=TODAY).state is State.RETURNED


def paid(on: dt.date) -> Dong:
    return ledger.balance(holder=COMMUNE, line=OWN, pot=Pot.SPENT, on=on)


def through(key: Key, changes: list[Change], on: dt.date) -> None:
    """Take a commune's month up to the province."""
    filing = services.save_cells(by=OFFICER, key=key, changes=changes, on=on)
    found = {finding.key: "Đã kiểm tra." for finding in queries.findings(filing, on=on)}
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=found, on=on)
    services.send(by=OFFICER, key=key, on=on)
    for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.approve(by=approver, key=key, on=on)


def test_an_earlier_month_corrected_leaves_a_later_one_as_it_said(approved: Key) -> None:
    form = forms.form("von-thang", on=LATER)
    services.open_period(
        by=COORDINATOR, form=form, period=period("2020-10"), scope=PROVINCE, on=LATER
    )
    october = Key("von-thang", COMMUNE, "2020-10")
    through(october, line_in_million(own=80, central=500), LATER)
    assert paid(LATER) == Dong(80 * MILLION)
    services.reopen(by=COORDINATOR, key=approved, reason="Kho bạc đính chính.", on=LATER)
    through(approved, [Change(Place(OWN_ROW, "disbursed"), Cell.number(70 * MILLION), 1)], LATER)
    assert paid(dt.date(2020, 9, 30)) == Dong(70 * MILLION)
    assert paid(LATER) == Dong(80 * MILLION)


def test_what_the_registers_hold_is_not_excused(approved: Key) -> None:
    services.reopen(by=COORDINATOR, key=approved, reason="Kho bạc đính chính.", on=TODAY)
    with pytest.raises(NoSuchStep):
        services.excuse(
            by=COORDINATOR, key=approved, absence=Absence.LOST, reason="Thất lạc.", on=TODAY
        )
