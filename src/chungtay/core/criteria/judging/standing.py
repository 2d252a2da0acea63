"""Which reading counts: of the latest year that has any, the highest stage's last word.

A requirement is read as a whole: its thresholds are taken from the same year, the latest in which
any of them was read. Within it each threshold takes the reading of the highest stage that read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chungtay.core.criteria.reading import Reading, Stage

RANKS: Mapping[Stage, int] = {stage: rank for rank, stage in enumerate(Stage)}
"""A higher stage's word counts before a lower one's."""


def standing(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Give the reading that counts of each threshold, by its code.

    `readings` are those of one unit and set up to the day asked, in the order they were written.
    A threshold not read in its requirement's latest year has none.
    """
    told = list(readings)
    latest: dict[str, int] = {}
    for reading in told:
        latest[reading.requirement] = max(reading.period, latest.get(reading.requirement, 0))
    found: dict[str, Reading] = {}
    for reading in told:
        before = found.get(reading.threshold)
        if reading.period == latest[reading.requirement] and (
            before is None or _order(reading) >= _order(before)
        ):
            found[reading.threshold] = reading
    return found


def of_year(readings: Iterable[Reading], year: int) -> dict[str, Reading]:
    """Give the reading of each threshold that counts for one year, by its code."""
    return standing(reading for reading in readings if reading.period == year)


def _order(reading: Reading) -> tuple[int, int, int]:
    known = reading.grounds.known_from
    return RANKS[reading.stage], reading.on.toordinal(), known.toordinal()
