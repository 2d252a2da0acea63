"""Bodies: what was said under a code on a day was said of one body, whatever code that bears now.

A body goes on under another name, code or superior, and is no more where it is merged or divided
(`Courses.body`). A code may have passed to another body, or to nobody.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from chungtay.apps.units import models

Borne = tuple[str, dt.date]
"""A code, and a day on which some unit bore it."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A body bore a code from `since` up to, not including, `until`."""

    body: str
    code: str
    since: dt.date
    until: dt.date | None

    def has(self, day: dt.date) -> bool:
        """Tell whether a day is in it."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Bodies:
    """The bodies that bear certain codes on a day, with every code each of them has borne.

    Of a code that nobody bears then, everything is told as it was said.
    """

    asked: frozenset[str]
    now: Mapping[str, str]
    """The code that each body bears on the day."""
    spells: tuple[Spell, ...]

    @classmethod
    def of(cls, codes: Iterable[str], *, on: dt.date) -> Bodies:
        """Read who bears codes on a day, and what else each has been called."""
        asked = frozenset(codes)
        same = models.Unit.objects.filter(code__in=asked).values("body")
        spells = _spells(models.Unit.objects.filter(body__in=same))
        now = {one.body: one.code for one in spells if one.code in asked and one.has(on)}
        return cls(asked, now, tuple(one for one in spells if one.body in now))

    @cached_property
    def codes(self) -> frozenset[str]:
        """Give the codes under which anything may have been said of these bodies."""
        return self.asked | {one.code for one in self.spells}

    def told(self, code: str, day: dt.date) -> str:
        """Give the code under which to tell what was said on a day; "" if of another body."""
        for one in self._of_code.get(code, ()):
            if one.has(day):
                return self.now[one.body]
        return code if code in self.asked and code not in self._borne else ""

    def then(self, code: str, day: dt.date) -> str:
        """Give the code that a body asked about bore on another day; "" where it bore none."""
        body = self._borne.get(code)
        return next((one.code for one in self.spells if one.body == body and one.has(day)), "")

    @cached_property
    def _borne(self) -> Mapping[str, str]:
        return {code: body for body, code in self.now.items()}

    @cached_property
    def _of_code(self) -> Mapping[str, list[Spell]]:
        found: dict[str, list[Spell]] = defaultdict(list)
        for one in self.spells:
            found[one.code].append(one)
        return found


def spells_of(code: str, *, on: dt.date) -> tuple[Spell, ...]:
    """Give when, and under which codes, the body has been that bears a code on a day.

    Where nobody does, the last that did.
    """
    borne = models.Unit.objects.filter(code=code, since__lte=on).order_by("-since")
    body = borne.values_list("body", flat=True).first()
    return _spells(models.Unit.objects.filter(body=body)) if body else ()


def every_code(codes: Iterable[str]) -> frozenset[str]:
    """Give certain codes and every other that any body has borne which ever bore one of them."""
    asked = frozenset(codes)
    same = models.Unit.objects.filter(code__in=asked).values("body")
    borne = models.Unit.objects.filter(body__in=same).values_list("code", flat=True)
    return asked.union(borne)


def bodies(named: Iterable[Borne]) -> dict[Borne, str]:
    """Name the body that bore each code on a day; nobody's is left out."""
    wanted = set(named)
    lives = defaultdict[str, list[Spell]](list)
    for one in _spells(models.Unit.objects.filter(code__in={code for code, _ in wanted})):
        lives[one.code].append(one)
    return {(code, day): one.body for code, day in wanted for one in lives[code] if one.has(day)}


def ended(named: Iterable[Borne], *, on: dt.date) -> dict[Borne, dt.date]:
    """Give since when the bodies that bore codes on days are no more, of those that ended by `on`.

    One that goes on under another code has not ended.
    """
    borne = bodies(named)
    last = defaultdict[str, list[dt.date | None]](list)
    for one in _spells(models.Unit.objects.filter(body__in=set(borne.values()))):
        last[one.body].append(one.until)
    return {
        place: day
        for place, body in borne.items()
        if (day := _end(last[body])) is not None and day <= on
    }


def present(named: Iterable[Borne], *, on: dt.date) -> dict[Borne, str]:
    """Give the code that the body bears on `on` which bore each code on a day; none if it ended."""
    borne = bodies(named)
    now = {
        one.body: one.code
        for one in _spells(models.Unit.objects.filter(body__in=set(borne.values())))
        if one.has(on)
    }
    return {place: now[body] for place, body in borne.items() if body in now}


def _spells(rows: QuerySet[models.Unit]) -> tuple[Spell, ...]:
    told = rows.order_by("since").values_list("body", "code", "since", "until")
    return tuple(Spell(*row) for row in told)


def _end(untils: Iterable[dt.date | None]) -> dt.date | None:
    """Give the day on which a body ended; None while it stands under any code."""
    days = set(untils)
    return None if None in days else max((day for day in days if day), default=None)
