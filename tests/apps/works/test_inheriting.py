"""A work of a commune that was merged is carried to the commune that carries on for it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from chungtay.apps.audit.models import Event
from chungtay.apps.works import queries, services
from chungtay.apps.works.places import heirs_of
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.works.actions import RECORD_STAGE
from chungtay.core.works.inheriting import NotAnHeir, UnitStands
from chungtay.core.works.work import Stage, UnknownWork
from tests.core.works.told import WORK, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
ENDED, HEIR, NEIGHBOUR = "23380", "23383", "23377"
RESOLUTION = "qh:202/2025/QH15:2025-06-12"
MERGED = dt.date(2025, 7, 1)
LATER = dt.date(2025, 9, 1)


def grounds(on: dt.date = MERGED) -> Grounds:
    return Grounds(RESOLUTION, on, Provenance.REPORTED)


def clerk(*units: str) -> Actor:
    return Actor(7, frozenset(Grant(RECORD_STAGE.code, unit) for unit in units))


BOTH = clerk("62", HEIR)


@pytest.fixture(autouse=True)
def road() -> None:
    services.append_works([state(Stage.PLANNED, 1), state(Stage.STARTED, 3)], by="nạp thử")


def carry(by: Actor, to: str = HEIR, on: dt.date = MERGED) -> str:
    return services.carry_to_heir(by=by, work=WORK, to=to, on=on, grounds=grounds(on))


def where(on: dt.date) -> tuple[str, Stage]:
    found = queries.work(WORK, on=on)
    assert found is not None
    return found.unit, found.stage


def test_its_heir_is_named_with_the_day_and_the_resolution() -> None:
    found = queries.work(WORK, on=LATER)
    assert found is not None
    (heir,) = heirs_of(found, on=LATER)
    assert (heir.unit.code, heir.since) == (HEIR, MERGED)
    assert heir.document == RESOLUTION
    assert heirs_of(found, on=dt.date(2020, 10, 13)) == ()


def test_it_lies_in_the_heir_from_that_day_and_where_it_lay_before() -> None:
    carry(BOTH)
    assert where(MERGED - dt.timedelta(days=1)) == (ENDED, Stage.STARTED)
    assert where(LATER) == (HEIR, Stage.STARTED)
    assert [one.code for one in queries.works([HEIR], on=LATER)] == [WORK]
    assert queries.works([ENDED], on=LATER) == ()
    event = Event.objects.get(action=RECORD_STAGE.code)
    assert (event.unit, json.loads(event.details)["from"]) == (HEIR, ENDED)


def test_done_again_there_is_nothing_left_to_carry() -> None:
    carry(BOTH)
    with pytest.raises(UnitStands):
        carry(BOTH, on=LATER)


def test_a_unit_that_stands_keeps_its_works_and_no_other_than_an_heir_gets_them() -> None:
    with pytest.raises(UnitStands):
        carry(BOTH, on=dt.date(2020, 10, 13))
    with pytest.raises(NotAnHeir, match=f"các đơn vị kế tục: {HEIR}"):
        carry(BOTH, to=NEIGHBOUR)
    with pytest.raises(UnknownWork):
        services.carry_to_heir(by=BOTH, work="khong-co", to=HEIR, on=MERGED, grounds=grounds())


@pytest.mark.parametrize("units", [("62",), (HEIR,), ("608", HEIR)])
def test_leave_is_asked_where_it_lay_and_where_it_goes(units: tuple[str, ...]) -> None:
    with pytest.raises(NotAllowed):
        carry(clerk(*units))
    assert where(LATER)[0] == ENDED
