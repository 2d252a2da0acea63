"""Read files for recognition, re-checks and villages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.recognition.rows import (
    recheck_of,
    step_of,
    village_of,
)
from chungtay.apps.criteria.rows import recognition_of
from chungtay.apps.kernel.queries import known_by
from chungtay.apps.units import queries as units
from chungtay.apps.units.bodies import Bodies, bodies, ended, present
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.file import Course, Step, UnknownFile
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.recheck import Recheck
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.criteria.recognition.village import UnknownVillage, Village
from chungtay.core.criteria.record import (
    Held,
    Recognition,
    held_over_time,
    standing_recognitions,
)
from chungtay.core.units.unit import Level, UnknownUnit

Said = TypeVar("Said", Recognition, Recheck, Village)


@dataclass(frozen=True, slots=True)
class Wanting:
    """Which files are asked for; whatever is left out is not asked about."""

    grade: Grade | None = None
    state: FileState | None = None
    year: int | None = None
    villages: bool | None = None


def place(unit: str, *, on: dt.date, village: str = "") -> Place:
    """Find who may be recognised: a commune, a district, or a village on the list of villages."""
    found = units.unit(unit, on=on)
    if found.level is Level.PROVINCE:
        raise UnknownUnit(asked=unit, on=on, hint="cấp tỉnh không thuộc diện lập hồ sơ ở đây")
    district, province = units.places_of([unit], on=on)[unit]
    level = UnitLevel(found.level.value)
    if village:
        one_village(unit, village, on=on)
        level = UnitLevel.VILLAGE
    return Place(unit, level, "" if level is UnitLevel.DISTRICT else district, province, village)


def standing_place(of: Course, *, on: dt.date) -> Place | None:
    """Find where the place that a file is about lies on a day; None once its unit is no more."""
    wanted, last = of.wanted, of.last.on
    day = max(on, last)
    named = (wanted.unit, last)
    if named in ended([named], on=day):
        return None
    now = present([named], on=day).get(named, wanted.unit)
    return place(now, on=day, village=wanted.village)


def course(file: str, *, on: dt.date | None = None) -> Course:
    """Give a file with the steps it took up to a day; refuse (`criteria.unknown_file`) none."""
    rows: QuerySet[models.RecognitionStep] = QuerySet(models.RecognitionStep).filter(file=file)
    if on is not None:
        rows = rows.filter(on__lte=on)
    steps = tuple(step_of(row) for row in rows.order_by("seq"))
    if not steps:
        raise UnknownFile(file=file)
    return Course(steps)


def courses(
    *, on: dt.date, within: Collection[str] | None = None, wanting: Wanting | None = None
) -> tuple[Course, ...]:
    """Give the files, as they stood on a day, of certain units; the last moved first."""
    rows: QuerySet[models.RecognitionStep] = QuerySet(models.RecognitionStep).filter(on__lte=on)
    if within is not None:
        known: QuerySet[models.RecognitionStep] = QuerySet(models.RecognitionStep)
        rows = rows.filter(file__in=known.filter(unit__in=tuple(within)).values("file"))
    rows = _narrowed(rows, wanting or Wanting())
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in rows.order_by("file", "seq"):
        steps[row.file].append(step_of(row))
    found = [Course(tuple(taken)) for taken in steps.values()]
    if wanting is not None and wanting.state is not None:
        found = [one for one in found if one.last.state is wanting.state]
    return tuple(sorted(found, key=lambda one: (-one.last.on.toordinal(), one.code)))


def recognitions(
    *,
    on: dt.date,
    within: Collection[str] | None = None,
    villages: bool = False,
    as_known: dt.date | None = None,
) -> tuple[Recognition, ...]:
    """Give every decision up to a day on certain units, or on their villages, by day.

    On whatever else the bodies were called that bear the codes on the day; each as it was written.
    """
    told: QuerySet[models.Recognition] = QuerySet(models.Recognition).filter(on__lte=on)
    rows = known_by(told, as_known)
    rows = rows.exclude(village="") if villages else rows.filter(village="")
    if within is None:
        return tuple(recognition_of(row) for row in rows.order_by("on", "pk"))
    of = Bodies.of(within, on=on)
    found = rows.filter(unit__in=of.codes).order_by("on", "pk")
    return tuple(
        recognition_of(row) for row in found if row.unit in of.asked or of.told(row.unit, row.on)
    )


def held(decisions: Sequence[Recognition]) -> tuple[Held, ...]:
    """Pair decisions of the register: each recognition with what took it away again."""
    return held_over_time(decisions, bodies((one.unit, one.on) for one in decisions))


def standing(
    units_asked: Collection[str],
    *,
    on: dt.date,
    villages: bool = False,
    as_known: dt.date | None = None,
) -> tuple[Recognition, ...]:
    """Give the recognitions that hold on a day, of certain units or of their villages.

    What was given to a body that has ended holds for nobody, whoever bears its code by now; of one
    that goes on under another code, it is told under that.
    """
    told = recognitions(on=on, within=units_asked, villages=villages, as_known=as_known)
    borne = bodies((one.unit, one.on) for one in told)
    return _as_called(standing_recognitions(told, borne, on=on), on=on, asked=units_asked)


def grades_held(at: Place, *, on: dt.date) -> frozenset[Grade]:
    """Give to what a place is recognised on a day."""
    held = standing([at.unit], on=on, villages=bool(at.village))
    return frozenset(one.grade for one in held if one.village == at.village)


def rechecks(units_asked: Iterable[str], *, on: dt.date) -> tuple[Recheck, ...]:
    """Give everything re-checks found up to a day at certain units, as the same bodies, by day."""
    asked = tuple(units_asked)
    rows: QuerySet[models.Recheck] = QuerySet(models.Recheck).filter(
        unit__in=Bodies.of(asked, on=on).codes, on__lte=on
    )
    found = [recheck_of(row) for row in rows.order_by("on", "known_from", "pk")]
    return _as_called(found, on=on, asked=asked)


def villages(units_asked: Iterable[str] | None, *, on: dt.date) -> tuple[Village, ...]:
    """Give the villages of certain communes, or of all, that stand on a day, by commune.

    The villages of a commune that has ended are listed anew by whoever carries on for it; those of
    one that goes on under another code go with it.
    """
    last = {(one.unit, one.code): one for one in villages_said(units_asked, on=on)}
    return tuple(village for _, village in sorted(last.items()) if village.stands)


def villages_said(units_asked: Iterable[str] | None, *, on: dt.date) -> tuple[Village, ...]:
    """Give everything that was said of villages up to a day, in order, those that ended too."""
    rows: QuerySet[models.Village] = QuerySet(models.Village).filter(on__lte=on)
    asked = None if units_asked is None else tuple(units_asked)
    if asked is not None:
        rows = rows.filter(unit__in=Bodies.of(asked, on=on).codes)
    said = [village_of(row) for row in rows.order_by("on", "known_from", "pk")]
    return _as_called(said, on=on, asked=asked)


def one_village(unit: str, code: str, *, on: dt.date) -> Village:
    """Find a village that stands on a day; refuse (`criteria.unknown_village`) if none does."""
    for village in villages([unit], on=on):
        if village.code == code:
            return village
    raise UnknownVillage(unit=unit, village=code, on=on)


def assessed_days(units_asked: Collection[str], *, since: dt.date, on: dt.date) -> list[dt.date]:
    """Give the days on which anything was said of what certain units meet, the last one first.

    Of the bodies that bear the codes on the day asked.
    """
    of = Bodies.of(units_asked, on=on)
    assessed: QuerySet[models.Assessment] = QuerySet(models.Assessment)
    read: QuerySet[models.Reading] = QuerySet(models.Reading)
    asked = {"unit__in": of.codes, "on__gt": since, "on__lte": on}
    said = {
        *assessed.filter(**asked).values_list("unit", "on").distinct(),
        *read.filter(**asked).values_list("unit", "on").distinct(),
    }
    return sorted({day for unit, day in said if of.told(unit, day)}, reverse=True)


def _narrowed(
    rows: QuerySet[models.RecognitionStep], wanting: Wanting
) -> QuerySet[models.RecognitionStep]:
    if wanting.grade is not None:
        rows = rows.filter(grade=wanting.grade.value)
    if wanting.year is not None:
        rows = rows.filter(for_year=wanting.year)
    if wanting.villages is not None:
        rows = rows.exclude(village="") if wanting.villages else rows.filter(village="")
    return rows


def _as_called(
    said: Iterable[Said], *, on: dt.date, asked: Collection[str] | None
) -> tuple[Said, ...]:
    """Tell what was said of bodies by their codes of a day, of the codes asked alone.

    What was said of bodies that have ended is left out.
    """
    told = tuple(said)
    named = {(one.unit, one.on) for one in told}
    gone, now = ended(named, on=on), present(named, on=on)
    called = [
        replace(one, unit=now.get((one.unit, one.on), one.unit))
        for one in told
        if (one.unit, one.on) not in gone
    ]
    wanted = None if asked is None else frozenset(asked)
    return tuple(one for one in called if wanted is None or one.unit in wanted)
