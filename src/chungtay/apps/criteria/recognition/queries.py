"""Read files for recognition, re-checks and villages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
from chungtay.apps.units.classed import ended
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.file import Course, Step, UnknownFile
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.recheck import Recheck
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.criteria.recognition.village import UnknownVillage, Village
from chungtay.core.criteria.record import Recognition, standing_recognitions
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
    if (wanted.unit, last) in ended([(wanted.unit, last)], on=day):
        return None
    return place(wanted.unit, on=day, village=wanted.village)


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
    """Give every decision up to a day on certain units, or on their villages, by day."""
    told: QuerySet[models.Recognition] = QuerySet(models.Recognition).filter(on__lte=on)
    rows = known_by(told, as_known)
    rows = rows.exclude(village="") if villages else rows.filter(village="")
    if within is not None:
        rows = rows.filter(unit__in=tuple(within))
    return tuple(recognition_of(row) for row in rows.order_by("on", "pk"))


def standing(
    units_asked: Collection[str],
    *,
    on: dt.date,
    villages: bool = False,
    as_known: dt.date | None = None,
) -> tuple[Recognition, ...]:
    """Give the recognitions that hold on a day, of certain units or of their villages.

    What was given to a body that has ended holds for nobody, whoever bears its code by now.
    """
    told = recognitions(on=on, within=units_asked, villages=villages, as_known=as_known)
    return _of_bodies_that_last(standing_recognitions(told, on=on), on=on)


def grades_held(at: Place, *, on: dt.date) -> frozenset[Grade]:
    """Give to what a place is recognised on a day."""
    held = standing([at.unit], on=on, villages=bool(at.village))
    return frozenset(one.grade for one in held if one.village == at.village)


def rechecks(units_asked: Iterable[str], *, on: dt.date) -> tuple[Recheck, ...]:
    """Give everything re-checks found up to a day at certain units, as the same bodies, by day."""
    rows: QuerySet[models.Recheck] = QuerySet(models.Recheck).filter(
        unit__in=tuple(units_asked), on__lte=on
    )
    found = [recheck_of(row) for row in rows.order_by("on", "known_from", "pk")]
    return _of_bodies_that_last(found, on=on)


def villages(units_asked: Iterable[str] | None, *, on: dt.date) -> tuple[Village, ...]:
    """Give the villages of certain communes, or of all, that stand on a day, by commune.

    The villages of a commune that has ended are listed anew by whoever carries on for it.
    """
    rows: QuerySet[models.Village] = QuerySet(models.Village).filter(on__lte=on)
    if units_asked is not None:
        rows = rows.filter(unit__in=tuple(units_asked))
    last = {
        (row.unit, row.village): village_of(row) for row in rows.order_by("on", "known_from", "pk")
    }
    listed = [village for _, village in sorted(last.items()) if village.stands]
    return _of_bodies_that_last(listed, on=on)


def one_village(unit: str, code: str, *, on: dt.date) -> Village:
    """Find a village that stands on a day; refuse (`criteria.unknown_village`) if none does."""
    for village in villages([unit], on=on):
        if village.code == code:
            return village
    raise UnknownVillage(unit=unit, village=code, on=on)


def assessed_days(units_asked: Collection[str], *, since: dt.date, on: dt.date) -> list[dt.date]:
    """Give the days on which anything was said of what certain units meet, the last one first."""
    assessed: QuerySet[models.Assessment] = QuerySet(models.Assessment)
    read: QuerySet[models.Reading] = QuerySet(models.Reading)
    asked = {"unit__in": tuple(units_asked), "on__gt": since, "on__lte": on}
    days = {
        *assessed.filter(**asked).values_list("on", flat=True).distinct(),
        *read.filter(**asked).values_list("on", flat=True).distinct(),
    }
    return sorted(days, reverse=True)


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


def _of_bodies_that_last(said: Iterable[Said], *, on: dt.date) -> tuple[Said, ...]:
    """Leave out what was said of bodies that have ended by a day."""
    told = tuple(said)
    gone = ended({(one.unit, one.on) for one in told}, on=on)
    return tuple(one for one in told if (one.unit, one.on) not in gone)
