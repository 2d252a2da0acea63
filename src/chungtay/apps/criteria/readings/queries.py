"""Read readings: each stage's last word of each threshold up to a day, as known on a day.

A code asked about is the body that bears it on the day: what was said of another that bore it is
left out, and what was said of this one under another code is told under that it bears now.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.readings.rows import READ, evidence_of, reading_of
from chungtay.apps.kernel.queries import known_by
from chungtay.apps.units.bodies import Bodies
from chungtay.core.criteria.evidence import Evidence, EvidenceKind, EvidenceNotLaid, UnknownEvidence
from chungtay.core.criteria.reading import Reading, Stage

Said = Mapping[tuple[str, Stage], Reading]
"""What was last said of a threshold by a stage."""


def readings(unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None) -> Said:
    """Give each stage's last word of each threshold of a unit up to a day."""
    told = readings_of((unit,), criteria_set=criteria_set, on=on, as_known=as_known)
    return told.get(unit, {})


def readings_of(
    units: Collection[str],
    *,
    criteria_set: str,
    on: dt.date,
    thresholds: Collection[str] = (),
    as_known: dt.date | None = None,
) -> Mapping[str, Said]:
    """Give the same of several units, of certain thresholds or of all."""
    of = Bodies.of(units, on=on)
    rows = _of(of.codes, criteria_set, on, as_known)
    rows = rows.filter(threshold__in=thresholds) if thresholds else rows
    said: dict[str, dict[tuple[str, Stage], Reading]] = defaultdict(dict)
    for row in rows:
        if unit := of.told(row.unit, row.on):
            said[unit][row.threshold, Stage(row.stage)] = reading_of(row)
    return said


def everything(
    units: Collection[str],
    *,
    criteria_set: str,
    on: dt.date,
    thresholds: Collection[str] = (),
    as_known: dt.date | None = None,
) -> Mapping[str, tuple[Reading, ...]]:
    """Give all that was said of units up to a day, in the order of days and of writing."""
    of = Bodies.of(units, on=on)
    rows = _of(of.codes, criteria_set, on, as_known)
    rows = rows.filter(threshold__in=thresholds) if thresholds else rows
    said: dict[str, list[Reading]] = defaultdict(list)
    # Thousands of rows: without a model for each they are read in half the time.
    for row in rows.values_list(*READ, named=True):
        if unit := of.told(row.unit, row.on):
            said[unit].append(reading_of(row))
    return {unit: tuple(each) for unit, each in said.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """A reading as it was written: when, and by whom."""

    reading: Reading
    by: str
    at: dt.datetime


def last_written(
    unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> Mapping[tuple[str, Stage], Written]:
    """Give each stage's last word of each threshold up to a day: who wrote it when."""
    of = Bodies.of([unit], on=on)
    rows = _of(of.codes, criteria_set, on, as_known)
    return {
        (row.threshold, Stage(row.stage)): _written(row)
        for row in rows
        if of.told(row.unit, row.on)
    }


def history(
    unit: str, *, criteria_set: str, threshold: str, on: dt.date, as_known: dt.date | None = None
) -> tuple[Written, ...]:
    """Give everything that was said of one threshold of a unit up to a day, as it was written."""
    of = Bodies.of([unit], on=on)
    rows = _of(of.codes, criteria_set, on, as_known).filter(threshold=threshold)
    return tuple(_written(row) for row in rows if of.told(row.unit, row.on))


@dataclass(frozen=True, slots=True)
class Laid:
    """Evidence as it was last written of: when, and by whom."""

    evidence: Evidence
    by: str
    at: dt.datetime


def evidence(
    units: Collection[str], *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> Mapping[tuple[str, str], tuple[Evidence, ...]]:
    """Give the evidence laid beside readings up to a day, by unit and threshold.

    Each thing comes once, as it was last said: laid, or withdrawn and why.
    """
    found = _laid(units, criteria_set, on, as_known)
    return {place: tuple(one.evidence for one in each) for place, each in found.items()}


def one_evidence(
    unit: str, *, criteria_set: str, threshold: str, ref: str, on: dt.date
) -> Evidence:
    """Find a piece of evidence by its natural key, as last said; raises `EvidenceNotLaid`."""
    laid = evidence([unit], criteria_set=criteria_set, on=on).get((unit, threshold), ())
    for one in laid:
        if one.ref == ref:
            return one
    raise EvidenceNotLaid(unit, threshold)


def evidence_laid(
    unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> Mapping[str, tuple[Laid, ...]]:
    """Give the same of one unit, by threshold, with who wrote it and when."""
    found = _laid([unit], criteria_set, on, as_known)
    return {threshold: each for (_unit, threshold), each in found.items()}


def _laid(
    units: Collection[str], criteria_set: str, on: dt.date, as_known: dt.date | None
) -> Mapping[tuple[str, str], tuple[Laid, ...]]:
    of = Bodies.of(units, on=on)
    rows: QuerySet[models.ReadingEvidence] = QuerySet(models.ReadingEvidence).filter(
        unit__in=of.codes, criteria_set=criteria_set, on__lte=on
    )
    found: dict[tuple[str, str], dict[tuple[Stage, EvidenceKind, str], Laid]]
    found = defaultdict(dict)
    for row in known_by(rows, as_known).order_by("on", "known_from", "pk"):
        if not (unit := of.told(row.unit, row.on)):
            continue
        told = evidence_of(row)
        laid = Laid(told, row.recorded_by, row.recorded_at)
        found[unit, row.threshold][told.thing] = laid
    return {place: tuple(each.values()) for place, each in found.items()}


def evidence_file(unit: str, sha256: str) -> tuple[Evidence, ...]:
    """Give all that was said of a file of a unit, the last first; refuse one there never was."""
    rows: QuerySet[models.ReadingEvidence] = QuerySet(models.ReadingEvidence).filter(
        unit=unit, kind=EvidenceKind.FILE.value, what=sha256
    )
    found = tuple(evidence_of(row) for row in rows.order_by("-pk"))
    if not found:
        raise UnknownEvidence(unit, sha256)
    return found


def evidence_content(sha256: str) -> bytes:
    """Give the bytes of a file of evidence."""
    return bytes(models.ReadingContent.objects.get(pk=sha256).content)


def _written(row: models.Reading) -> Written:
    return Written(reading_of(row), row.recorded_by, row.recorded_at)


def _of(
    units: Collection[str], criteria_set: str, on: dt.date, as_known: dt.date | None
) -> QuerySet[models.Reading]:
    """Find what was said of units up to a day, in the order of days and of writing."""
    rows: QuerySet[models.Reading] = QuerySet(models.Reading).filter(
        unit__in=units, criteria_set=criteria_set, on__lte=on
    )
    return known_by(rows, as_known).order_by("on", "known_from", "pk")
