"""Made-up gazetteers: a few communes of one province, and what happens to them year by year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from hypothesis import strategies as st

from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType

PROVINCE = Unit("P", None, None, Level.PROVINCE, UnitType.PROVINCE, "P")
FIRST = 2020


def commune(code: str, name: str = "", since: dt.date | None = None, parent: str = "P") -> Unit:
    return Unit(code, since, None, Level.COMMUNE, UnitType.COMMUNE, name or code, parent)


def step(before: str, after: str, kind: SuccessionKind, since: dt.date) -> Succession:
    return Succession(before, after, since, kind, "qh:1:2025-06-12")


def world(units: list[Unit], steps: list[Succession]) -> Gazetteer:
    return Gazetteer(with_ends([PROVINCE, *units], steps), steps)


@dataclass
class _Making:
    """A world being made: who stands, under which codes, and what has happened."""

    units: list[Unit] = field(default_factory=list)
    steps: list[Succession] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    made: int = 0

    def begin(self, since: dt.date | None, code: str = "") -> str:
        if not code:
            self.made += 1
            code = f"{self.made:03}"
        self.units.append(commune(code, f"{code} {since}", since))
        return code


@st.composite
def worlds(draw: st.DrawFn) -> Gazetteer:
    """Give a world in which each year one thing happens: a merger, a division, a rename …"""
    making = _Making()
    making.standing = [making.begin(None) for _ in range(draw(st.integers(2, 6)))]
    for year in range(FIRST, FIRST + draw(st.integers(1, 6))):
        kind = draw(st.sampled_from((*SuccessionKind,)))
        _happen(making, kind, dt.date(year, 7, 1), draw)
    return world(making.units, making.steps)


def _happen(making: _Making, kind: SuccessionKind, on: dt.date, draw: st.DrawFn) -> None:
    gone = draw(st.lists(st.sampled_from(making.standing), min_size=1, max_size=3, unique=True))
    if kind is SuccessionKind.PART:
        _part(making, gone, on, draw)
        return
    if kind is SuccessionKind.ABOLISH:
        return
    gone = gone if kind is SuccessionKind.MERGE else gone[:1]
    heirs = draw(st.integers(2, 3)) if kind is SuccessionKind.SPLIT else 1
    reused = draw(st.sampled_from(("", gone[0])))
    for one in gone:
        making.standing.remove(one)
    after = [making.begin(on, reused if n == 0 else "") for n in range(heirs)]
    making.steps += [step(one, heir, kind, on) for one in gone for heir in after]
    making.standing += after


def _part(making: _Making, gone: list[str], on: dt.date, draw: st.DrawFn) -> None:
    """Give a share of one unit to its neighbour, or to a unit that begins."""
    giver, *others = gone
    taker = draw(st.sampled_from([*others, ""])) or making.begin(on)
    making.steps.append(step(giver, taker, SuccessionKind.PART, on))
    if taker not in making.standing:
        making.standing.append(taker)


def days() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(FIRST - 1, 1, 1), dt.date(FIRST + 8, 12, 31))
