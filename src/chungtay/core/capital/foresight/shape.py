"""The shape of a year: which part of the plan is paid after a month, read from years behind us.

Three readings of the same history, each shrunk from the line's own years to its group, from the
group to its kind of capital, and from there to everything: little history speaks softly.

* what *remains* at a month and is still paid by the end (of the money not yet paid);
* how much larger the end stands than the month (the chain *ladder* of insurers);
* what is *added* from the month to the end (of the plan), as in earlier years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from chungtay.core.capital.foresight.course import PARTS, Course, Place

TRUST = (2, 4, 8)
"""For how many lines of one year the wider level counts, at line, group and family."""


@dataclass(slots=True)
class Sums:
    """Sums of some courses at a month and a target: what each reading divides by what."""

    lines: int = 0
    plan: int = 0
    before: int = 0
    after: int = 0

    def add(self, planned: int, before: int, after: int, *, sign: int = 1) -> None:
        """Count a course in, or with `sign` -1 out again."""
        self.lines += sign
        self.plan += sign * planned
        self.before += sign * before
        self.after += sign * after

    @property
    def remain(self) -> int | None:
        """Give the share of what was not yet paid that was paid by the target."""
        left = self.plan - self.before
        return (self.after - self.before) * PARTS // left if left > 0 else None

    @property
    def ladder(self) -> int | None:
        """Give how much larger the target stood than the month."""
        return self.after * PARTS // self.before if self.before > 0 else None

    @property
    def added(self) -> int | None:
        """Give the share of the plan paid between the month and the target."""
        return (self.after - self.before) * PARTS // self.plan if self.plan > 0 else None


@dataclass(frozen=True, slots=True)
class Reading:
    """The three readings for a line, shrunk; all in parts in a million.

    `lines` counts the earlier courses of its own group, `reached` is the share of the plan that
    group had paid at the month and `ended` at the target.
    """

    remain: int
    ladder: int
    added: int
    lines: int
    reached: int
    ended: int


@dataclass(slots=True)
class Shape:
    """Sums of history at one month and target, at every level, to be read for a line."""

    month: int
    target: int
    levels: dict[Hashable, Sums] = field(default_factory=lambda: defaultdict(Sums))

    def learn(self, courses: Iterable[Course], *, sign: int = 1) -> None:
        """Count courses in, or with `sign` -1 out again."""
        for course in courses:
            planned = course.planned(self.month)
            before = course.spent(self.month)
            after = min(max(before, course.spent(self.target)), planned)
            if planned > 0:
                for level in _levels(course.place):
                    self.levels[level].add(planned, before, after, sign=sign)

    def knows(self, place: Place) -> bool:
        """Tell whether lines of a place's own group have taught."""
        sums = self.levels.get(_levels(place)[1])
        return sums is not None and sums.lines > 0

    def read(self, place: Place) -> Reading:
        """Read the three shares for a line, shrunk from everything down to the line's own."""
        own, group, family, everything = (self.levels.get(k) or Sums() for k in _levels(place))
        narrowing = ((family, TRUST[2]), (group, TRUST[1]), (own, TRUST[0]))
        remain, ladder, added = (
            everything.remain or 0, everything.ladder or PARTS, everything.added or 0,
        )  # fmt: skip
        for sums, trust in narrowing:
            remain = _shrunk(sums.remain, remain, sums.lines, trust)
            ladder = _shrunk(sums.ladder, ladder, sums.lines, trust)
            added = _shrunk(sums.added, added, sums.lines, trust)
        told = next((s for s in (group, family, everything) if s.lines), Sums())
        return Reading(
            min(remain, PARTS), max(ladder, PARTS), min(added, PARTS), told.lines,
            told.before * PARTS // told.plan if told.plan else 0,
            told.after * PARTS // told.plan if told.plan else 0,
        )  # fmt: skip


def _levels(place: Place) -> tuple[Hashable, ...]:
    line = ("line", place)
    return line, ("group", place.group), ("family", place.family), ("all",)


def _shrunk(own: int | None, wider: int, lines: int, trust: int) -> int:
    """Pull a level's own share towards the wider one, the more so the fewer lines speak."""
    return wider if own is None else (own * lines + wider * trust) // (lines + trust)
