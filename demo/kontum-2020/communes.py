# ruff: noqa: INP001
"""Recognitions of communes and classes of areas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tables import DEMO, DIFFICULT, POOR_DISTRICTS, known, read_witness

CRITERIA_SET = "commune-2016-2020"
POOR_DISTRICTS_DECISION = "ttg:275/QĐ-TTg:2018-03-07"
Row = tuple[object, ...]

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
