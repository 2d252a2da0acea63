# ruff: noqa: INP001
"""Households at the end of 2019: the published province, and units that add up to it exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tables import (
    DEMO,
    DIFFICULT,
    DISTRICT_OF,
    DISTRICTS,
    POOR_DISTRICTS,
    PROVINCE,
    REPORT,
    REPORT_DAY,
    UNITS,
    known,
    read_witness,
    share,
    share_within,
    spread,
)

ON = date(2019, 12, 31)
REVIEW_2020 = "kontum.ubnd:04/QĐ-UBND:2021-01-04"
REVIEW_2020_DAY = date(2021, 1, 4)
ALL, POOR, NEAR = 138_450, 18_858, 8_809
MINORITY, POOR_MINORITY, NEAR_MINORITY = 70_795, 17_649, 7_998
INDEX_OF_CRITERION_11 = 10
LIMIT_PERCENT = 7
"""Criterion 11 in the Central Highlands: at most 7 % of households are poor."""

Row = tuple[object, ...]


class Households(NamedTuple):
    """Household counts of one unit; each class for all people and for minorities."""

    all: int
    minority: int
    poor: int
    poor_minority: int
    near: int
    near_minority: int


def poverty() -> Iterator[Row]:
    """Yield rows of the province, its 10 districts and 102 communes, wards and townships."""
    yield from _province()
    units = households_of_units()
    for district in DISTRICTS:
        inside = [counts for unit, counts in units.items() if DISTRICT_OF[unit] == district]
        total = Households(*(sum(column) for column in zip(*inside, strict=True)))
        yield from _rows(district, "district", total)
    for unit, counts in units.items():
        yield from _rows(unit, "commune", counts)


def _province() -> Iterator[Row]:
    published = (REPORT, REPORT_DAY, "published")
    derived = (DEMO, REPORT_DAY, "derived")
    for household_class, people, households, source in (
        ("all", "all", ALL, derived),
        ("all", "minority", MINORITY, derived),
        ("poor", "all", POOR, published),
        ("poor", "minority", POOR_MINORITY, published),
        ("near_poor", "all", NEAR, published),
        ("near_poor", "minority", NEAR_MINORITY, published),
    ):
        head = (PROVINCE, "province", household_class, people, households)
        yield (*head, ON, "official", *source)
    yield from _other_years()


def _other_years() -> Iterator[Row]:
    """Yield the province a year earlier, and a year later as it became known in January 2021."""
    before = date(2018, 12, 31)
    head = (PROVINCE, "province", "poor", "all", 22_851)
    yield (*head, before, "official", DEMO, known(before), "derived")
    after = date(2020, 12, 31)
    published = (REVIEW_2020, REVIEW_2020_DAY, "published")
    derived = (DEMO, REVIEW_2020_DAY, "derived")
    for household_class, people, households, source in (
        ("all", "all", 141_895, derived),
        ("all", "minority", 73_003, derived),
        ("poor", "all", 14_601, published),
        ("poor", "minority", 13_688, published),
        ("near_poor", "all", 8_372, published),
        ("near_poor", "minority", 7_569, published),
    ):
        head = (PROVINCE, "province", household_class, people, households)
        yield (*head, after, "official", *source)


def _rows(unit: str, level: str, counts: Households) -> Iterator[Row]:
    for household_class, people, households in (
        ("all", "all", counts.all),
        ("all", "minority", counts.minority),
        ("poor", "all", counts.poor),
        ("poor", "minority", counts.poor_minority),
        ("near_poor", "all", counts.near),
        ("near_poor", "minority", counts.near_minority),
    ):
        head = (unit, level, household_class, people, households)
        yield (*head, ON, "official", DEMO, known(ON), "synthetic")


def households_of_units() -> dict[str, Households]:
    """Split the six province totals; poverty first where criterion 11 is not met."""
    types = {row["unit"]: row["type"] for row in UNITS}
    criteria = read_witness()["criteria_2020_10_13"]
    meets = {u for u, met in criteria.items() if met[INDEX_OF_CRITERION_11] == "1"}
    size = {"ward": (1900, 2900), "township": (1600, 2500), "commune": (760, 1500)}
    households = share(ALL, {u: spread(f"hh{u}", *size[types[u]]) for u in types})
    low = {u for u in types if u in meets or types[u] != "commune"}
    poor_weights = {u: households[u] * _poor_permille(u, u in low, types[u]) for u in types}
    caps = {u: households[u] * (LIMIT_PERCENT if u in low else 62) // 100 for u in types}
    poor = share_within(POOR, caps, poor_weights)
    near_weights = {u: households[u] * _near_permille(u, u in low) for u in types}
    near = share_within(NEAR, {u: households[u] * 18 // 100 for u in types}, near_weights)
    poor_minority = share_within(POOR_MINORITY, poor, _leaning(poor, low))
    near_minority = share_within(NEAR_MINORITY, near, _leaning(near, low))
    least = {u: poor_minority[u] + near_minority[u] for u in types}
    most = {u: households[u] - (poor[u] + near[u] - least[u]) for u in types}
    minority = _minorities(households, least, most, types)
    return {
        u: Households(
            households[u], minority[u], poor[u], poor_minority[u], near[u], near_minority[u]
        )
        for u in types
    }


def _poor_permille(unit: str, low: bool, unit_type: str) -> int:  # noqa: FBT001  # a plain lookup
    """Return a guess at the poor rate: towns under 3 %, low communes under 7 %, others higher."""
    if unit_type != "commune":
        return spread(f"pr{unit}", 4, 28)
    if low:
        return spread(f"pr{unit}", 28, 64)
    if DISTRICT_OF[unit] in POOR_DISTRICTS:
        return spread(f"pr{unit}", 330, 480)
    return spread(f"pr{unit}", 150, 340)


def _near_permille(unit: str, low: bool) -> int:  # noqa: FBT001  # a plain lookup
    return spread(f"np{unit}", 8, 50) if low else spread(f"np{unit}", 70, 150)


def _leaning(counts: dict[str, int], low: set[str]) -> dict[str, int]:
    """Weigh minority households: nearly all of the poor in remote communes, fewer elsewhere."""
    return {u: n * (spread(f"le{u}", 45, 75) if u in low else 100) for u, n in counts.items()}


def _minority_percent(unit: str, unit_type: str) -> int:
    """Return a guess at the share of minorities: few in towns, nearly all in poor districts."""
    if unit_type != "commune":
        return spread(f"mi{unit}", 4, 18)
    if DISTRICT_OF[unit] in POOR_DISTRICTS:
        return spread(f"mi{unit}", 90, 98)
    return spread(f"mi{unit}", 35, 58) if unit not in DIFFICULT else spread(f"mi{unit}", 64, 90)


def _minorities(
    households: dict[str, int], least: dict[str, int], most: dict[str, int], types: dict[str, str]
) -> dict[str, int]:
    """Split minority households between the least and the most that the poor leave room for."""
    wish = {u: households[u] * _minority_percent(u, types[u]) for u in types}
    room = {u: most[u] - least[u] for u in types}
    extra = {u: max(1, wish[u] // 100 - least[u]) for u in types}
    added = share_within(MINORITY - sum(least.values()), room, extra)
    return {u: least[u] + added[u] for u in types}
