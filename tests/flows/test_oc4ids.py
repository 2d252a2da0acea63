"""What is exported of the demonstration's works is what the published schema of OC4IDS asks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from chungtay.core.works.oc4ids.building import NothingToTell, Publisher
from chungtay.flows.export_works import oc4ids
from tests.core.works import published

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
ON_THE_WEB = Publisher("UBND tỉnh Kon Tum", "oc4ids-abc123", "https://ntm.example.vn/api/works")
DAYS = [dt.date(2016, 6, 30), dt.date(2019, 12, 31), dt.date(2020, 10, 13), dt.date(2026, 1, 1)]


def test_a_package_of_no_work_is_not_given() -> None:
    with pytest.raises(NothingToTell):
        oc4ids(None, publisher=ON_THE_WEB, on=dt.date(2001, 1, 1))


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("publisher", [ON_THE_WEB, Publisher("UBND tỉnh Kon Tum")])
def test_the_whole_register_is_as_published(publisher: Publisher, on: dt.date) -> None:
    made = oc4ids(None, publisher=publisher, on=on)
    assert published.faults(made) == []
    assert published.unnamed(made) == set()


def test_codes_are_of_the_lists_they_say_they_are_of() -> None:
    made = oc4ids(None, publisher=ON_THE_WEB, on=dt.date(2020, 10, 13))
    told: dict[str, set[str]] = defaultdict(set)
    for codelist, code in published.codes(made):
        told[codelist].add(code)
    listed = {name: set(codes) for name, codes in published.read("codelists").items()}
    left = {name: told[name] - codes for name, codes in listed.items()}
    assert left == {
        "projectSector.csv": set(),
        "partyRole.csv": {"maintainer"},
        "documentType.csv": set(),
        "metricID.csv": set(),
    }
    assert told["projectStatus.csv"] >= {"preparation", "implementation", "completion"}


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
