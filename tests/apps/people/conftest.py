"""Two districts of Kon Tum with their people, and who manages them."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.people import queries, services
from chungtay.apps.people.models import Account
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.units.services import load_units
from chungtay.core.people.actor import Actor
from chungtay.core.people.agency import Agency, AgencyKind
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit, UnitType

DAY = dt.date(2020, 10, 13)
SINCE = dt.date(2020, 1, 1)
PLACES = Gazetteer(
    (
        Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit("608", None, None, Level.DISTRICT, UnitType.CITY, "Kon Tum", "62"),
        Unit("23281", None, None, Level.COMMUNE, UnitType.WARD, "Quang Trung", "608"),
        Unit("611", None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        Unit("23380", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đăk Ang", "611"),
    ),
    (),
)
WHO = {
    "van-hanh": ("62", Given("operator", "62")),
    "dieu-phoi": ("62", Given("coordinator", "62")),
    "so-khdt-ql": ("so-khdt", Given("people_manager", "62", "agency:so-khdt")),
    "so-khdt": ("so-khdt", Given("department", "62", "form:capital")),
    "huyen-608-ql": ("608", Given("people_manager", "608")),
    "huyen-608": ("608", Given("district_officer", "608")),
    "xa-23281": ("23281", Given("commune_officer", "23281")),
    "xa-23380": ("23380", Given("commune_officer", "23380")),
}
"""Per name of sign-in: where they work, and the role they have."""


@pytest.fixture
def everybody(db: None) -> None:
    load_units(by="thử nghiệm", places=PLACES)
    units = ("62", "608", "611", "23281", "23380")
    bodies = [Agency(unit, f"UBND {unit}", unit, AgencyKind.COMMITTEE, SINCE) for unit in units]
    department = Agency("so-khdt", "Sở Kế hoạch và Đầu tư", "62", AgencyKind.DEPARTMENT, SINCE)
    services.append_agencies([*bodies, department])
    services.append_accounts(
        [
            (services.NewAccount(name, f"Ông {name}", agency, phone="0900"), (given,))
            for name, (agency, given) in WHO.items()
        ],
        password="một mật khẩu",  # noqa: S106 - of a test
        since=SINCE,
    )


def who(username: str) -> Actor:
    return who_on(username, DAY)


def who_on(username: str, on: dt.date) -> Actor:
    return queries.actor_of(Account.objects.get(username=username).pk, on=on)
