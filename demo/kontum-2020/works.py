# ruff: noqa: INP001
"""303 works: 83 of Programme 30a in the poor districts, 220 of Programme 135 elsewhere too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tables import (
    DEMO,
    DIFFICULT,
    DISTRICT_OF,
    NAMES,
    POOR_DISTRICTS,
    TRIEU,
    UNITS,
    known,
    spread,
)

P1_TYPES = {"transport": 61, "education": 8, "water": 5, "irrigation": 9}
P2_TYPES = {
    "transport": 166,
    "electricity": 2,
    "education": 15,
    "well": 5,
    "water": 7,
    "irrigation": 16,
    "culture": 9,
}
TITLES = {
    "transport": "Đường giao thông nông thôn thôn {n}, {place}",
    "education": "Điểm trường thôn {n}, {place}",
    "water": "Công trình nước sinh hoạt thôn {n}, {place}",
    "irrigation": "Thủy lợi nhỏ cánh đồng thôn {n}, {place}",
    "electricity": "Đường điện sinh hoạt thôn {n}, {place}",
    "well": "Giếng nước tập trung thôn {n}, {place}",
    "culture": "Nhà văn hóa thôn {n}, {place}",
}
COST_MILLION = {"gn.p1.infra": (1_100, 4_000), "gn.p2.infra": (150, 460)}
FIRST_STAGE = date(2020, 1, 15)
Row = tuple[object, ...]


def works() -> Iterator[Row]:
    """Yield one row per work and stage reached by the end of September 2020."""
    poor = [row["unit"] for row in UNITS if row["district"] in POOR_DISTRICTS]
    yield from _project("gn.p1.infra", _dealt(P1_TYPES), poor)
    yield from _project("gn.p2.infra", _dealt(P2_TYPES), sorted(DIFFICULT))


def _dealt(types: dict[str, int]) -> list[str]:
    """Return the types one by one, each evenly spaced through the list."""
    places = [
        ((2 * index + 1) * 10_000 // (2 * count), name)
        for name, count in types.items()
        for index in range(count)
    ]
    return [name for _, name in sorted(places)]


def _project(project: str, types: list[str], units: list[str]) -> Iterator[Row]:
    numbers: dict[tuple[str, str], int] = {}
    low, high = COST_MILLION[project]
    for index, work_type in enumerate(types):
        unit = units[index % len(units)]
        number = numbers[unit, work_type] = numbers.get((unit, work_type), 0) + 1
        work = f"{project}.{index + 1:03}"
        place = NAMES[unit][0].lower() + NAMES[unit][1:]
        name = TITLES[work_type].format(n=number, place=place)
        cost = spread(f"cost{work}", low, high) * TRIEU + spread(f"odd{work}", 0, 999) * 1_000
        head = (work, name, "gn", project, work_type, unit, 2020)
        for stage, on in _stages(work, DISTRICT_OF[unit]):
            yield (*head, stage, on, cost, DEMO, known(on), "synthetic")


def _stages(work: str, district: str) -> Iterator[tuple[str, date]]:
    """Yield the stages a work went through: three in four have started, one in three is done."""
    yield "planned", FIRST_STAGE
    pace = spread(f"pace{work}", 0, 99) - (8 if district == "618" else 0)
    if pace < 12:
        return
    start = spread(f"start{work}", 2, 5)
    yield "started", date(2020, start, spread(f"sd{work}", 3, 27))
    if pace < 52:
        return
    finish = min(9, start + spread(f"len{work}", 2, 4))
    yield "finished", date(2020, finish, spread(f"fd{work}", 3, 20))
    if pace < 80 or finish > 8:
        return
    yield "handed_over", date(2020, 9, spread(f"hd{work}", 5, 29))
