"""The map: every work where it lies, told apart by its stage, with the same works as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from django.urls import reverse

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.unit import Level
from chungtay.core.works.whole import WorkSummary
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.districts import MISPLACED
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.tabs import Tab, ways
from chungtay.web.works.asked import Asked, Filters, filters
from chungtay.web.works.ground import REACH, WIDTH, Ground, Point, Spot, around, ground
from chungtay.web.works.lines import Places
from chungtay.web.works.listing import COUNT
from chungtay.web.works.marks import Mark, legend, mark
from chungtay.web.works.whereabouts import Whereabouts

MILLION = 1_000_000
APART = 10.0
"""How far apart marks are kept; each is about as wide."""
MOST_ABOUT = 60
"""How many places about a point are tried before marks may lie on each other."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A work on the map; `known` tells that the point is its own, not its commune's."""

    work: WorkSummary
    href: str
    mark: Mark
    x: float
    y: float
    known: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A district's name on the map."""

    title: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Place:
    """The works of one commune in the list beside the map."""

    title: str
    district: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """All the map shows."""

    tabs: tuple[Tab, ...]
    filters: Filters
    ground: Ground
    width: float
    labels: tuple[Label, ...]
    dots: tuple[Dot, ...]
    places: tuple[Place, ...]
    legend: tuple[Mark, ...]
    found: int
    guessed: int
    synthetic: bool


def works_map(desk: Desk, asked: Asked) -> MapPage:
    """Give the page of the map."""
    names = desk.names
    works = asked.works()
    drawn = ground(spots(names, asked.told))
    dots = placed(desk, drawn, works, astray=_astray(desk, asked.told))
    stages = {work.stage for work in works}
    return MapPage(
        tabs=ways(desk.view, "works-map"),
        filters=filters(asked, names, {work.state.plan_year for work in works}),
        ground=drawn,
        width=WIDTH,
        labels=_labels(drawn, names),
        dots=dots,
        places=_places(Places(names), dots),
        legend=tuple(one for one in legend() if one.stage in stages),
        found=len(works),
        guessed=sum(not dot.known for dot in dots),
        synthetic=shows_synthetic(desk, COUNT),
    )


def spots(names: Names, told: Whereabouts | None = None) -> tuple[Spot, ...]:
    """Give the points of the province's communes, where known; once it has ended, as they were.

    In other units than those of then, of those alone in which works may lie.
    """
    ended = (unit for unit in names.ever.values() if unit.level is Level.COMMUNE)
    here = None if told is None else {code.partition("~")[0] for code in told.units}
    found = []
    for unit in names.communes or ended:
        if here is not None and unit.code not in here:
            continue
        lat, lon = MISPLACED.get(unit.parent, (unit.lat, unit.lon))
        if lat is not None and lon is not None:
            found.append(Spot(unit.code, unit.parent, lat, lon))
    return tuple(found)


def placed(
    desk: Desk, drawn: Ground, works: Iterable[WorkSummary], *, astray: Mapping[str, Point]
) -> tuple[Dot, ...]:
    """Put works on the map: at their own point or their commune's, or as near as there is room.

    `astray` are the points known to be wrong, by unit: what lies about them says nothing.
    """
    crowd: dict[Point, list[Point]] = defaultdict(list)
    dots = []
    for work in works:
        own = None if _is_astray(work, astray) else _own_point(drawn, work)
        centre = own or drawn.places.get(work.state.unit.partition("~")[0])
        if centre is None:
            continue
        x, y = _room(crowd, centre)
        href = desk.view.onward(reverse("work", args=[work.code]))
        dots.append(Dot(work, href, mark(work.stage), x, y, own is not None))
    return tuple(dots)


def _room(crowd: dict[Point, list[Point]], centre: Point) -> Point:
    """Give the nearest place about a point that is still free, and take it."""
    for number in range(MOST_ABOUT):
        x, y = around(centre, number)
        column, row = x // APART, y // APART
        near = (
            other
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in crowd.get((column + across, row + down), ())
        )
        if all(hypot(x - other[0], y - other[1]) >= APART for other in near):
            break
    crowd[column, row].append((x, y))
    return x, y


def _astray(desk: Desk, told: Whereabouts | None) -> dict[str, Point]:
    """Give the shipped points of communes that are known to lie elsewhere, by where works lie."""
    on = desk.view.on
    return {
        told.of(unit.code, on) if told else unit.code: (unit.lat, unit.lon)
        for unit in Names(on).communes
        if unit.parent in MISPLACED and unit.lat is not None and unit.lon is not None
    }


def _is_astray(work: WorkSummary, astray: Mapping[str, Point]) -> bool:
    wrong = astray.get(work.state.unit)
    if wrong is None or work.point is None:
        return False
    lat, lon = (part / MILLION for part in work.point)
    return hypot(lat - wrong[0], lon - wrong[1]) < REACH


def _own_point(drawn: Ground, work: WorkSummary) -> Point | None:
    if work.point is None:
        return None
    x, y = drawn.at(work.point[0] / MILLION, work.point[1] / MILLION)
    return (x, y) if 0 <= x <= WIDTH and 0 <= y <= drawn.height else None


def _labels(drawn: Ground, names: Names) -> tuple[Label, ...]:
    titles = {unit.code: unit.name for unit in names.districts or names.ever.values()}
    return tuple(
        Label(titles.get(code, code), x, y) for code, (x, y) in sorted(drawn.middles.items())
    )


def _places(places: Places, dots: Sequence[Dot]) -> tuple[Place, ...]:
    by_unit: dict[str, list[Dot]] = defaultdict(list)
    for dot in dots:
        by_unit[dot.work.state.unit].append(dot)
    found = [
        Place(
            places.commune(unit),
            places.district(unit),
            tuple(sorted(some, key=lambda dot: sort_key(dot.work.name))),
        )
        for unit, some in by_unit.items()
    ]
    return tuple(sorted(found, key=lambda one: (sort_key(one.district), sort_key(one.title))))
