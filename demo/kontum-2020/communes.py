# ruff: noqa: INP001
"""Criteria of the 85 communes, recognitions and classes of areas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tables import (
    COMMUNES,
    DEMO,
    DIFFICULT,
    POOR_DISTRICTS,
    REPORT_DAY,
    known,
    read_witness,
    spread,
)

CRITERIA_SET = "commune-2016-2020"
YEAR_START = date(2019, 12, 31)
POOR_DISTRICTS_DECISION = "ttg:275/QĐ-TTg:2018-03-07"
Row = tuple[object, ...]


def assessments() -> Iterator[Row]:
    """Yield the full state at the end of 2019, each change in 2020, and the full state again."""
    witness = read_witness()
    before, after = witness["criteria_2019_12_31"], witness["criteria_2020_10_13"]
    for unit in COMMUNES:
        for index, met in enumerate(before[unit]):
            yield _assessment(unit, index, met, YEAR_START)
    changes = [
        (_change_day(unit, index, gained=after[unit][index] == "1"), unit, index)
        for unit in COMMUNES
        for index in range(19)
        if before[unit][index] != after[unit][index]
    ]
    for on, unit, index in sorted(changes):
        yield _assessment(unit, index, after[unit][index], on)
    for unit in COMMUNES:
        for index, met in enumerate(after[unit]):
            yield _assessment(unit, index, met, REPORT_DAY)


def _change_day(unit: str, index: int, *, gained: bool) -> date:
    """Return a day on which a criterion was found gained (February to August) or lost."""
    if not gained:
        return date(2020, 8, 20)
    key = f"{unit}{index}"
    return date(2020, spread(key, 2, 8), spread(f"d{key}", 5, 28))


def _assessment(unit: str, index: int, met: str, on: date) -> Row:
    criterion = f"{index + 1:02}"
    return (unit, CRITERIA_SET, criterion, int(met), on, DEMO, known(on), "synthetic")


NAMED_IN_2020 = {
    "23467": (2019, date(2020, 3, 18)),
    "23320": (2019, date(2020, 3, 18)),
    "23353": (2019, date(2020, 4, 10)),
    "23383": (2019, date(2020, 4, 10)),
    "23485": (2019, date(2020, 4, 24)),
    "23311": (2020, date(2020, 9, 21)),
    "23374": (2020, date(2020, 9, 21)),
    "23389": (2020, date(2020, 9, 28)),
}
"""Published: the commune and the year it is recognised for. Ours: the day of the decision."""

EARLIER = (
    (4, 2015, date(2015, 12, 15)),
    (5, 2016, date(2016, 11, 30)),
    (4, 2017, date(2017, 12, 12)),
    (4, 2018, date(2018, 12, 20)),
    (1, 2018, date(2019, 6, 14)),
    (1, 2018, date(2019, 12, 6)),
)
"""Ours, shaped after counts reported at the time: 9 recognised at the end of 2016, 17 in the
winter of 2018, 18 in the autumn of 2019. Which commune when is a guess."""


def decided() -> Iterator[tuple[str, int, date, str]]:
    """Yield commune, year, day and provenance of 19 guessed decisions and the 8 of 2020."""
    chosen = iter(read_witness()["recognised_chosen"])
    for count, year, on in EARLIER:
        for _ in range(count):
            yield next(chosen), year, on, "synthetic"
    for unit, (year, on) in NAMED_IN_2020.items():
        yield unit, year, on, "derived"


def unit_classes() -> Iterator[Row]:
    """Yield the three poor districts of Decision 275 and our guess at 55 difficult communes."""
    decided = date(2018, 3, 7)
    for district in POOR_DISTRICTS:
        row = (district, "poor_district", 1, decided)
        yield (*row, POOR_DISTRICTS_DECISION, decided, "published")
    since = date(2019, 1, 1)
    for unit in sorted(DIFFICULT):
        yield (unit, "difficult", 1, since, DEMO, known(since), "synthetic")
