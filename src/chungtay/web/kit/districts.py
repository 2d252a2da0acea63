"""The districts as tiles, near where they lie, coloured by a percentage of each."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.tiles import Tile, TileMap, bounds_of, grid, scale_of, step_of

MISPLACED = {"618": (14.0, 107.5)}
"""Districts whose communes share one point in the shipped data, far from where they lie: Ia H'Drai
is the south-western corner of the province."""


def district_map(desk: Desk, names: Names, rates: Mapping[str, Num]) -> TileMap:
    """Draw the districts, coloured by the percentage given for each code."""
    places = grid(_centres(names))
    bounds = bounds_of(num.plain for code, num in rates.items() if code and not num.missing)
    tiles = [
        Tile(
            unit.name,
            rates.get(unit.code, NONE),
            desk.view.onward(reverse("unit", args=[unit.code])),
            places[unit.code][0] + 1,
            places[unit.code][1] + 1,
            step_of(rates.get(unit.code, NONE).plain, bounds),
        )
        for unit in names.districts
        if unit.code in places
    ]
    columns = max((tile.column for tile in tiles), default=1)
    scale = scale_of(bounds, _("dưới %s"), _("từ %s"))
    return TileMap(tuple(sorted(tiles, key=lambda t: (t.row, t.column))), columns, scale)


def _centres(names: Names) -> dict[str, tuple[float, float]]:
    """Give each district's middle: that of its communes' points, where these are told apart."""
    centres = {}
    for district in names.districts:
        points = [
            (u.lat, u.lon)
            for u in names.communes
            if u.parent == district.code and u.lat is not None and u.lon is not None
        ]
        if points:
            lat, lon = (sum(ends) / len(points) for ends in zip(*points, strict=True))
            centres[district.code] = MISPLACED.get(district.code, (lat, lon))
    return centres
