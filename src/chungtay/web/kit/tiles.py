"""Tile maps: one equal tile for each unit, near where it lies, with its number printed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil, floor, sqrt

from chungtay.web.kit.figure import Num

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its name, number, where a click leads, row and column, and step of the scale."""

    name: str
    num: Num
    href: str
    row: int
    column: int
    step: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles on a grid, and the scale that colours them: the upper bounds of steps, in words."""

    tiles: tuple[Tile, ...]
    columns: int
    scale: tuple[str, ...]


def grid(centres: Mapping[str, tuple[float, float]]) -> dict[str, Place]:
    """Give every unit its own place (row, column) on a small grid, north at the top.

    Places begin near the centres and are exchanged while any exchange brings units nearer.
    `centres` are (latitude, longitude).
    """
    if not centres:
        return {}
    side = ceil(sqrt(len(centres) * 2))
    wanted = _wanted(centres, side)
    places = [(row, column) for row in range(side) for column in range(side)]
    taken: dict[str, Place] = {}
    for code in sorted(wanted, key=lambda c: (wanted[c], c)):
        free = [place for place in places if place not in taken.values()]
        taken[code] = min(free, key=lambda place: _far(wanted[code], place))
    while _exchange(taken, wanted) or _move(taken, wanted, places):
        pass
    top = min(row for row, _ in taken.values())
    left = min(column for _, column in taken.values())
    return {code: (row - top, column - left) for code, (row, column) in taken.items()}


def step_of(value: float, bounds: Sequence[float]) -> int:
    """Give the step of the scale a value falls in: 1 below the first bound, and so on up.

    >>> step_of(49.9, (50, 60, 70)), step_of(50, (50, 60, 70)), step_of(90, (50, 60, 70))
    (1, 2, 4)
    """
    return 1 + sum(value >= bound for bound in bounds)


def bounds_of(values: Iterable[float]) -> tuple[float, ...]:
    """Part values into steps of about as many units each, four at most, at whole numbers.

    >>> bounds_of([63.3, 63.4, 65.1, 65.6, 66.0, 67.2, 69.1, 71.0, 72.0])
    (65.0, 66.0, 69.0)
    >>> bounds_of([0.0, 0.0, 12.5, 100.0]), bounds_of([])
    ((12.0, 100.0), ())
    """
    told = sorted(values)
    quarters = {float(floor(told[len(told) * part // 4])) for part in (1, 2, 3)} if told else ()
    return tuple(sorted(bound for bound in quarters if bound > told[0]))


def scale_of(bounds: Sequence[float], below: str, above: str) -> tuple[str, ...]:
    """Say the steps in words; `below` and `above` take a number in `%s`.

    >>> scale_of((65, 66), "dưới %s", "từ %s")
    ('dưới 65', '65–66', 'từ 66')
    """
    if not bounds:
        return ()
    said = [f"{bound:g}" for bound in bounds]
    between = [f"{low}–{high}" for low, high in pairwise(said)]
    return (below % said[0], *between, above % said[-1])


def _wanted(
    centres: Mapping[str, tuple[float, float]], side: int
) -> dict[str, tuple[float, float]]:
    north, south = _ends(lat for lat, _ in centres.values())
    east, west = _ends(lon for _, lon in centres.values())
    return {
        code: (
            (side - 1) * (north - lat) / (north - south or 1),
            (side - 1) * (lon - west) / (east - west or 1),
        )
        for code, (lat, lon) in centres.items()
    }


def _ends(values: Iterable[float]) -> tuple[float, float]:
    told = list(values)
    return max(told), min(told)


def _far(wanted: tuple[float, float], place: Place) -> float:
    return (wanted[0] - place[0]) ** 2 + (wanted[1] - place[1]) ** 2


def _exchange(taken: dict[str, Place], wanted: Mapping[str, tuple[float, float]]) -> bool:
    for one, other in combinations(sorted(taken), 2):
        now = _far(wanted[one], taken[one]) + _far(wanted[other], taken[other])
        then = _far(wanted[one], taken[other]) + _far(wanted[other], taken[one])
        if then < now - 1e-9:
            taken[one], taken[other] = taken[other], taken[one]
            return True
    return False


def _move(
    taken: dict[str, Place], wanted: Mapping[str, tuple[float, float]], places: list[Place]
) -> bool:
    for code in sorted(taken):
        for place in places:
            nearer = _far(wanted[code], place) < _far(wanted[code], taken[code]) - 1e-9
            if nearer and place not in taken.values():
                taken[code] = place
                return True
    return False
