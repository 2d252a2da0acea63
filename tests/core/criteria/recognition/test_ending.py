"""An open file stays with its unit while that is the same body, and is closed with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.criteria.recognition import course
from chungtay.core.criteria.recognition.ending import Fate, because, fate
from chungtay.core.criteria.recognition.state import CLOSED, FileDeed, FileState
from chungtay.core.units.unit import Level, Unit, UnitType
from tests.core.criteria.recognition.examples import DAY, at

COMMUNE = Unit("23380", None, dt.date(2025, 7, 1), Level.COMMUNE, UnitType.COMMUNE, "Đắk Ang")
SAME = replace(COMMUNE, since=dt.date(2025, 7, 1), until=None)
OTHER_CODE = replace(SAME, code="23999")
WARD = replace(SAME, type=UnitType.WARD)
DISTRICT = Unit("611", None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi")


@pytest.mark.parametrize(
    ("asked", "now", "told"),
    [
        (COMMUNE, SAME, Fate.STAYS),
        (COMMUNE, replace(SAME, parent="608"), Fate.STAYS),
        (COMMUNE, OTHER_CODE, Fate.CARRIED),
        (COMMUNE, WARD, Fate.ENDS),
        (COMMUNE, None, Fate.ENDS),
        (DISTRICT, DISTRICT, Fate.STAYS),
        (DISTRICT, None, Fate.ENDS),
    ],
)
def test_a_file_follows_its_body(asked: Unit, now: Unit | None, told: Fate) -> None:
    assert fate(asked, now) is told


@pytest.mark.parametrize("state", [s for s in FileState if s not in CLOSED])
def test_from_every_desk_a_file_is_closed_and_says_why(state: FileState) -> None:
    assert course.step(at(state), FileDeed.END, on=DAY, reason="Nghị quyết 1") is FileState.ENDED
    assert course.step(at(state), FileDeed.CARRY, on=DAY, reason="Nghị quyết 1") is state
    with pytest.raises(course.StepUnreasoned):
        course.step(at(state), FileDeed.END, on=DAY)


def test_the_reason_names_what_came_of_the_unit_and_the_document() -> None:
    symbol = "1679/NQ-UBTVQH15"
    assert because(COMMUNE, [WARD], symbol=symbol) == (
        "Xã Đắk Ang → Phường Đắk Ang (1679/NQ-UBTVQH15)"
    )
    assert because(DISTRICT, [], symbol="202/2025/QH15") == "Huyện Ngọc Hồi (202/2025/QH15)"
