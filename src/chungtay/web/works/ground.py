"""The ground of the map: a plain drawing of the province from the points of its communes.

No border is known here, so none is claimed: each commune is the ground that lies nearest its point,
up to a distance, and the lines between those of different districts are drawn heavier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin, sqrt

WIDTH = 640.0
MARGIN = 4.0
REACH = 0.115
"""How far the ground of a commune reaches from its point, in degrees of latitude."""
_SIDES = 28
_GOLDEN = pi * (3 - sqrt(5))
Point = tuple[float, float]
EDGE = -1
"""Where a side of a cell has no neighbour."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A commune's point: degrees north and east, and the district it belongs to."""

    code: str
    district: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Ground:
    """The drawing: its height, the cells as one path, thin lines, heavy lines, and the projection.

    Lengths are in a box `WIDTH` wide.
    """

    height: float
    cells: str
    thin: str
    heavy: str
    places: Mapping[str, Point]
    middles: Mapping[str, Point]
    projection: Projection | None

    def at(self, lat: float, lon: float) -> Point:
        """Give where a point lies in the drawing."""
        return self.projection.at(lat, lon) if self.projection else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to lengths: north at the top, a degree of longitude shortened by the latitude."""

    north: float
    west: float
    scale: float
    squeeze: float

    def at(self, lat: float, lon: float) -> Point:
        """Give where a point lies."""
        across = MARGIN + (lon - self.west) * self.squeeze * self.scale
        return round(across, 1), round(MARGIN + (self.north - lat) * self.scale, 1)


def ground(spots: Sequence[Spot]) -> Ground:
    """Draw the ground of communes that lie at certain points."""
    if not spots:
        return Ground(0.0, "", "", "", {}, {}, None)
    degrees = _apart([(spot.lat, spot.lon) for spot in spots])
    projection, height = _projection(degrees)
    reach = REACH * projection.scale
    points = [projection.at(lat, lon) for lat, lon in degrees]
    cells = [_cell(index, points, reach) for index in range(len(points))]
    thin: list[str] = []
    heavy: list[str] = []
    for index, cell in enumerate(cells):
        for (a, beside), (b, _next) in zip(cell, [*cell[1:], cell[0]], strict=True):
            inner = beside != EDGE and spots[beside].district == spots[index].district
            if beside == EDGE or index < beside:
                (thin if inner else heavy).append(_line(a, b))
    places = {spot.code: point for spot, point in zip(spots, points, strict=True)}
    return Ground(
        height,
        "".join(_path([corner for corner, _beside in cell]) for cell in cells),
        "".join(thin),
        "".join(heavy),
        places,
        _middles(spots, places),
        projection,
    )


def around(centre: Point, number: int) -> Point:
    """Give the nth place to try about a point, each a little farther out.

    >>> around((0.0, 0.0), 0)
    (0.0, 0.0)
    """
    far, turn = 5.5 * sqrt(number), number * _GOLDEN
    return round(centre[0] + far * cos(turn), 1), round(centre[1] + far * sin(turn), 1)


def _projection(degrees: Sequence[Point]) -> tuple[Projection, float]:
    north, south = max(lat for lat, _ in degrees) + REACH, min(lat for lat, _ in degrees) - REACH
    squeeze = cos(radians((north + south) / 2))
    west = min(lon for _, lon in degrees) - REACH / squeeze
    east = max(lon for _, lon in degrees) + REACH / squeeze
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)
    return Projection(north, west, scale, squeeze), round(2 * MARGIN + (north - south) * scale, 1)


def _apart(degrees: Sequence[Point]) -> list[Point]:
    """Fan out points that share one place: some communes are only known by their district's."""
    seen: dict[Point, int] = {}
    placed = []
    for lat, lon in degrees:
        number = seen[lat, lon] = seen.get((lat, lon), -1) + 1
        far, turn = REACH * sqrt(number) / 2, number * _GOLDEN
        placed.append((lat + far * sin(turn), lon + far * cos(turn)))
    return placed


Corner = tuple[Point, int]
"""A corner of a cell, and whose ground lies beyond the side that begins there."""


def _cell(index: int, points: Sequence[Point], reach: float) -> list[Corner]:
    """Cut a disc about a point by the lines half way to its neighbours."""
    x, y = points[index]
    turns = (2 * pi * side / _SIDES for side in range(_SIDES))
    cell: list[Corner] = [((x + reach * cos(t), y + reach * sin(t)), EDGE) for t in turns]
    near = sorted((hypot(p - x, q - y), other) for other, (p, q) in enumerate(points))
    for far, other in near:
        if other != index and 0 < far < 2 * reach and cell:
            cell = _cut(cell, (x, y), points[other], other)
    return cell


def _cut(cell: list[Corner], here: Point, there: Point, other: int) -> list[Corner]:
    """Keep the part of a cell that lies nearer one point than another."""
    across = (there[0] - here[0], there[1] - here[1])
    half = (here[0] + there[0]) / 2 * across[0] + (here[1] + there[1]) / 2 * across[1]
    sides = [half - (p[0] * across[0] + p[1] * across[1]) for p, _beside in cell]
    kept: list[Corner] = []
    for now, (corner, beside) in enumerate(cell):
        after = (now + 1) % len(cell)
        if sides[now] >= 0:
            kept.append((corner, beside))
        if sides[now] >= 0 > sides[after] or sides[after] >= 0 > sides[now]:
            share = sides[now] / (sides[now] - sides[after])
            to = cell[after][0]
            met = (
                corner[0] + share * (to[0] - corner[0]),
                corner[1] + share * (to[1] - corner[1]),
            )
            kept.append((met, other if sides[now] >= 0 else beside))
    return kept


def _middles(spots: Sequence[Spot], places: Mapping[str, Point]) -> dict[str, Point]:
    found: dict[str, list[Point]] = {}
    for spot in spots:
        found.setdefault(spot.district, []).append(places[spot.code])
    return {
        code: (
            round(sum(x for x, _y in points) / len(points), 1),
            round(sum(y for _x, y in points) / len(points), 1),
        )
        for code, points in found.items()
    }


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z" if points else ""


def _line(a: Point, b: Point) -> str:
    return f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"
