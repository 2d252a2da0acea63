"""The roadmap over the API: what communes lack, and scenarios as they were kept."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.criteria.roadmap import services
from chungtay.apps.people.services.beginning import Given
from chungtay.core.criteria.roadmap.register import KEEP_SCENARIO
from chungtay.core.people.actor import Actor, Grant
from tests.api.conftest import Asker, Join, asker
from tests.apps.criteria.test_roadmap import EMPTY, kept, remedy, target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]


@pytest.fixture
def reader(join: Join) -> Asker:
    services.append_targets([target()], by="nạp thử")
    services.append_remedies([remedy()], by="nạp thử")
    return asker(join("an", Given("commune_officer", "23380")))


def test_a_commune_is_told_with_its_target_and_what_would_close_its_gaps(reader: Asker) -> None:
    told = reader.get("/roadmap?on=2020-10-13")
    (commune,) = [one for one in told["communes"] if one["unit"] == "23380"]
    assert commune["target"]["year"] == 2020
    assert commune["standing"] == "at_risk"
    (roads,) = [one for one in commune["lacking"] if one["criterion"] == "02"]
    (found,) = roads["gaps"][0]["remedies"]
    assert (found["cost"], found["ready"], found["works"]) == (900, "2020-12-20", ["W1"])
    assert found["funds"] == ["central.development", "people.unspecified"]


def test_a_kept_scenario_is_told_whole(reader: Asker) -> None:
    by = Actor(7, frozenset({Grant(KEEP_SCENARIO.code, "62")}))
    code = services.keep_scenario(by=by, scenario=kept(EMPTY))
    (head,) = reader.get("/roadmap/scenarios")
    one = reader.get(f"/roadmap/scenarios/{code}")
    assert head["code"] == one["code"] == code
    assert (one["by"], one["proved"], one["chosen"]) == (
        dt.date(2020, 12, 31).isoformat(), True, [],
    )  # fmt: skip
    assert reader.refused("GET", "/roadmap/scenarios/khong-co") == (
        404, "criteria.unknown_scenario",
    )  # fmt: skip
