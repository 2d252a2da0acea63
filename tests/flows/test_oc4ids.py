"""The whole of the demonstration's works in the shape of OC4IDS."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from chungtay.core.works.oc4ids.building import NothingToTell, Publisher
from chungtay.core.works.oc4ids.checking import check
from chungtay.flows.export_works import oc4ids
from chungtay.site.reference.oc4ids import FIELDS

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
ON_THE_WEB = Publisher("UBND tỉnh Kon Tum", "oc4ids-abc123", "https://ntm.example.vn/api/works")
DOCUMENTED = {
    name for field, _, _ in FIELDS for name in re.findall(r"^(?:projects\[\]\.|…)(\w+)", field)
}
"""Fields of a project that the reference says the source of."""
DAYS = [dt.date(2016, 6, 30), dt.date(2019, 12, 31), dt.date(2020, 10, 13), dt.date(2026, 1, 1)]


def test_a_package_of_no_work_is_not_given() -> None:
    with pytest.raises(NothingToTell):
        oc4ids(None, publisher=ON_THE_WEB, on=dt.date(2001, 1, 1))


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("publisher", [ON_THE_WEB, Publisher("UBND tỉnh Kon Tum")])
def test_the_whole_register_has_the_shape_that_is_documented(
    publisher: Publisher, on: dt.date
) -> None:
    made = oc4ids(None, publisher=publisher, on=on)
    assert check(made) == ()
    assert {name for project in made["projects"] for name in project} <= DOCUMENTED


def test_a_work_made_for_the_demonstration_says_so() -> None:
    for project in oc4ids(None, publisher=ON_THE_WEB, on=DAYS[2])["projects"]:
        said = {one["scheme"]: one for one in project["additionalClassifications"]}
        assert said["CHUNGTAY-PROVENANCE"]["description"] == "Số liệu mô phỏng"


def test_sub_sectors_stand_beside_their_sector() -> None:
    for project in oc4ids(None, publisher=ON_THE_WEB, on=DAYS[2])["projects"]:
        sectors = project.get("sector", [])
        assert {sector.partition(".")[0] for sector in sectors} <= set(sectors)


def test_whoever_is_referred_to_is_a_party_by_the_same_name() -> None:
    for project in oc4ids(None, publisher=ON_THE_WEB, on=DAYS[2])["projects"]:
        parties = {(one["id"], one["name"]) for one in project.get("parties", [])}
        for process in project.get("contractingProcesses", []):
            for paid in process["summary"].get("transactions", []):
                named = [paid[who] for who in ("payer", "payee") if who in paid]
                assert {(one["id"], one["name"]) for one in named} <= parties
