"""Works over the API: a list as of a day, one work whole, the register in OC4IDS' shape."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.people.services.beginning import Given
from chungtay.apps.works import services
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.works.actions import ATTACH_PHOTO
from chungtay.core.works.oc4ids.checking import check
from chungtay.core.works.work import Stage
from tests.api.conftest import Asker, Join, asker
from tests.core.works.pictures import png
from tests.core.works.told import (
    BUILDING,
    CARD,
    CENTRAL,
    DESIGN,
    END,
    GROUNDS,
    OBSTACLE,
    REMARK,
    WORK,
    state,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
PNG = png()
DEARER = replace(BUILDING, amount=Dong(1_950_000_000), amendment="01/PL", on=dt.date(2020, 5, 1))


@pytest.fixture
def reader(join: Join) -> Asker:
    services.append_works([state(Stage.PLANNED, 1), state(Stage.STARTED, 3)], by="nạp thử")
    services.append_works([state(Stage.PLANNED, 1, work="b", unit="23377")], by="nạp thử")
    services.append_cards([CARD], by="nạp thử")
    services.append_contracts([BUILDING, DEARER, DESIGN], by="nạp thử")
    services.append_funding([CENTRAL], by="nạp thử")
    services.append_obstacles([OBSTACLE], by="nạp thử")
    services.append_remarks([REMARK], by="nạp thử")
    return asker(join("an", Given("commune_officer", "23380")))


def test_works_are_listed_by_place_and_state(reader: Asker) -> None:
    assert [work["code"] for work in reader.get("/works")["items"]] == ["b", WORK]
    (late,) = reader.get("/works?unit=611&late=true")["items"]
    assert (late["code"], late["stage"], late["late_by"], late["obstacles"]) == (
        WORK, "started", 43, 1,
    )  # fmt: skip
    assert reader.get("/works?stage=started&unit=23377")["items"] == []
    first = reader.get("/works?limit=1")
    (second,) = reader.get(f"/works?limit=1&after={first['next']}")["items"]
    assert second["code"] == WORK


def test_one_work_is_told_whole_as_of_a_day(reader: Asker) -> None:
    told = reader.get(f"/works/{WORK}")
    assert [one["stage"] for one in told["states"]] == ["planned", "started"]
    assert told["card"]["community_share"] == 150_000_000
    assert [one["code"] for one in told["hurdles"]] == [OBSTACLE.obstacle]
    assert [(one["contract"], one["package"], one["amount"]) for one in told["contracts"]] == [
        ("01", "construction", 1_950_000_000), ("02", "design", 60_000_000),
    ]  # fmt: skip
    (amended,) = told["contracts"][0]["amendments"]
    assert (amended["amendment"], amended["amount_before"]) == ("01/PL", 1_900_000_000)
    assert told["contracted"] == 2_010_000_000
    assert reader.get(f"/works/{WORK}?on=2020-03-01")["contracted"] == 1_960_000_000
    assert reader.get(f"/works/{WORK}?on=2020-02-01")["stage"] == "planned"
    assert reader.refused("GET", "/works/khong-co") == (404, "works.unknown")


def test_a_picture_is_given_as_it_was_attached(reader: Asker) -> None:
    clerk = Actor(1, frozenset({Grant(ATTACH_PHOTO.code, "23380")}))
    photo = services.attach_photo(
        by=clerk, work=WORK, name="a.png", content=PNG, caption="", on=END, grounds=GROUNDS
    )
    address = f"/works/{WORK}/photos/{photo.sha256}"
    answer = reader.ask("GET", address)
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert reader.refused("GET", address.replace(WORK, "b")) == (404, "works.unknown_photo")


def test_the_register_is_told_in_the_shape_of_oc4ids(reader: Asker) -> None:
    told = reader.get("/works/oc4ids?limit=1")
    assert check(told) == ()
    assert len(told["projects"]) == 1
    rest = reader.get(told["links"]["next"].partition("/api")[2])
    assert [project["id"] for project in rest["projects"]] == [WORK]
    assert "links" not in rest


def test_works_of_units_that_have_ended_are_still_listed(reader: Asker) -> None:
    assert len(reader.get("/works?on=2026-06-01")["items"]) == 2


def test_works_are_told_as_they_were_known(reader: Asker) -> None:
    before, after = "as_known=2020-10-12", f"as_known={END.isoformat()}"
    assert reader.get(f"/works?{before}")["items"] == []
    assert len(reader.get(f"/works?{after}")["items"]) == 2
    assert reader.refused("GET", f"/works/{WORK}?{before}") == (404, "works.unknown")
    assert reader.get(f"/works/{WORK}?{after}")["stage"] == "started"
    nothing = reader.refused("GET", f"/works/oc4ids?{before}")
    assert nothing == (404, "works.nothing_to_tell")
    assert len(reader.get(f"/works/oc4ids?{after}")["projects"]) == 2
