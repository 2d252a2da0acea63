"""The districts end on 1 July 2025: what lay with them is decided by whoever stands there then."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.submissions import queries, services
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import NotAllowed
from chungtay.core.submissions import actions
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import PeriodToCome, period
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.workflow import Deed, State
from chungtay.packs import forms
from tests.apps.submissions.conftest import explained, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
JUNE, EVE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 6, 30), dt.date(2025, 7, 8)
OLD, DISTRICT, KON_TUM, QUANG_NGAI = "23380", "611", "62", "51"
OLD_OFFICER = person(1, OLD, *actions.ALL, name="Y Hoa")
DISTRICT_LEADER = person(2, DISTRICT, *actions.ALL)
KON_TUM_OFFICE = person(3, KON_TUM, *actions.ALL)
QUANG_NGAI_OFFICE = person(4, QUANG_NGAI, *actions.ALL, name="Văn phòng điều phối")


@pytest.fixture
def june() -> Key:
    """The difficulties of the second quarter, opened while Kon Tum still stands."""
    form = forms.form("kho-khan-quy", on=EVE)
    when = period("2025-Q2", cutoff=form.cutoff)
    services.open_period(by=KON_TUM_OFFICE, form=form, period=when, scope=KON_TUM, on=EVE)
    return Key(form.code, OLD, when.code)


def filled(key: Key, *, on: dt.date) -> None:
    filing = queries.filing(key, on=on)
    row = filing.sheet.rows[0]
    cells = {}
    for column in filing.form.typed:
        if column.choices:
            cells[column.code] = Cell.words(column.choices[0].code)
        elif not column.numeric:
            cells[column.code] = Cell.words("Thiếu vốn đối ứng")
    changes = [Change(Place(row.code, code), cell, 0) for code, cell in cells.items()]
    filing = services.save_cells(by=OLD_OFFICER, key=key, changes=changes, on=on)
    services.save_cells(by=OLD_OFFICER, key=key, changes=(), explanations=explained(filing), on=on)
    services.send(by=OLD_OFFICER, key=key, on=on)


def test_the_route_is_that_of_the_day_of_the_deed(june: Key) -> None:
    assert queries.filing(june, on=EVE).route == (OLD, DISTRICT, KON_TUM)
    (heir, *_) = units.heirs(OLD, on=AFTER, at=JUNE)
    assert queries.filing(june, on=AFTER).route == (heir.code, QUANG_NGAI)


def test_what_lay_at_the_district_is_signed_by_the_province(june: Key) -> None:
    filled(june, on=EVE)
    services.approve(by=OLD_OFFICER, key=june, on=EVE)
    assert queries.filing(june, on=EVE).standing.desk == DISTRICT
    with pytest.raises(NotAllowed):
        services.approve(by=DISTRICT_LEADER, key=june, on=AFTER)
    filing = services.approve(by=QUANG_NGAI_OFFICE, key=june, on=AFTER)
    assert filing.state is State.APPROVED


def test_desks_are_handed_over_and_it_is_written_down(june: Key) -> None:
    filled(june, on=EVE)
    services.approve(by=OLD_OFFICER, key=june, on=EVE)
    moved = services.hand_over_desks(by=QUANG_NGAI_OFFICE, scope=KON_TUM, on=AFTER)
    assert moved > 1
    assert services.hand_over_desks(by=QUANG_NGAI_OFFICE, scope=KON_TUM, on=AFTER) == 0
    assert queries.filing(june, on=AFTER).standing.desk == QUANG_NGAI
    assert queries.steps(june)[-1].deed is Deed.HAND_OVER
    waiting = queries.to_do(QUANG_NGAI_OFFICE, on=AFTER).review
    assert june in [brief.key for brief in waiting]


def test_the_heir_writes_what_the_old_commune_still_owes(june: Key) -> None:
    heir = units.heirs(OLD, on=AFTER, at=JUNE)[0].code
    officer = person(9, heir, actions.READ, actions.FILL)
    filing = queries.filing(june, on=AFTER)
    column = next(c for c in filing.form.typed if not c.numeric and not c.choices)
    change = Change(Place(filing.sheet.rows[0].code, column.code), Cell.words("Còn nợ"), 0)
    assert services.save_cells(by=officer, key=june, changes=[change], on=AFTER).seq == 2


def test_a_period_is_opened_only_once_it_has_begun(june: Key) -> None:
    form = forms.form("kho-khan-quy", on=EVE)
    with pytest.raises(PeriodToCome):
        services.open_period(
            by=KON_TUM_OFFICE, form=form, period=period("2025-Q4"), scope=KON_TUM, on=EVE
        )
