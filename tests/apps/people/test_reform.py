"""People of a commune that has gone into another are managed where it went."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.people import queries, services
from chungtay.apps.people.services import Given
from chungtay.core.people.agency import Agency, AgencyKind
from tests.apps.people.conftest import SINCE, who_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
REFORM = dt.date(2025, 7, 1)
KON_TUM, QUANG_NGAI, DAK_HA, GONE = "62", "51", "615", "23504"


@pytest.fixture
def people(db: None) -> None:
    units = (KON_TUM, QUANG_NGAI, DAK_HA, GONE)
    services.append_agencies(
        [Agency(u, f"UBND {u}", u, AgencyKind.COMMITTEE, SINCE) for u in units]
    )
    services.append_accounts(
        [
            (
                services.NewAccount("van-hanh", "Ông A", QUANG_NGAI),
                (Given("operator", QUANG_NGAI),),
            ),
            (services.NewAccount("xa", "Bà B", GONE), (Given("commune_officer", GONE),)),
            (services.NewAccount("huyen", "Ông C", DAK_HA), (Given("people_manager", DAK_HA),)),
        ],
        password="x",  # noqa: S106 - of a test
        since=SINCE,
    )


@pytest.mark.usefixtures("people")
def test_a_districts_manager_manages_until_the_district_ends() -> None:
    eve = REFORM - dt.timedelta(days=1)
    assert {c.username for c in queries.managed_by(who_on("huyen", eve), on=eve)} == {"huyen", "xa"}
    assert {c.username for c in queries.managed_by(who_on("van-hanh", eve), on=eve)} == {"van-hanh"}


@pytest.mark.usefixtures("people")
def test_the_new_province_manages_who_came_to_it() -> None:
    operator = who_on("van-hanh", REFORM)
    found = {card.username for card in queries.managed_by(operator, on=REFORM)}
    assert found == {"van-hanh", "xa", "huyen"}
    services.change_account(
        by=operator, username="xa", name="Bà B", agency=QUANG_NGAI, position="", on=REFORM
    )
    services.deactivate_account(by=operator, username="huyen", on=REFORM)
