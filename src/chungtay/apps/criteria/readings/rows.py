"""Readings and their rows: told one from the other in one place."""

from __future__ import annotations

from chungtay.apps.criteria import models
from chungtay.apps.kernel.standing import grounds, standing
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Judgement, Reading, Stage


def row_of(reading: Reading, *, by: str) -> models.Reading:
    """Give the row a reading is written as; `by` is who writes it down."""
    return models.Reading(
        ref=reading.ref,
        unit=reading.unit,
        criteria_set=reading.criteria_set,
        requirement=reading.requirement,
        threshold=reading.threshold,
        stage=reading.stage.value,
        period=reading.period,
        part=reading.part,
        base=reading.base,
        base_stated=reading.base_stated,
        judgement=reading.judgement.value,
        derived=reading.derived,
        measure=reading.measure,
        note=reading.note,
        on=reading.on,
        **standing(reading.grounds, by=by),
    )


READ = (
    "ref", "unit", "criteria_set", "requirement", "threshold", "stage", "period", "part", "base",
    "base_stated", "judgement", "derived", "measure", "note", "on",
    "document", "known_from", "provenance",
)  # fmt: skip
"""The columns of which a reading is read back."""


def reading_of(row: models.Reading) -> Reading:
    """Read a reading back, of a row or of its columns named in `READ`."""
    return Reading(
        unit=row.unit,
        criteria_set=row.criteria_set,
        requirement=row.requirement,
        threshold=row.threshold,
        stage=Stage(row.stage),
        on=row.on,
        period=row.period,
        grounds=grounds(row),
        part=row.part,
        base=row.base,
        base_stated=row.base_stated,
        judgement=Judgement(row.judgement),
        derived=row.derived,
        measure=row.measure,
        note=row.note,
    )


def evidence_row(told: Evidence, *, by: str) -> models.ReadingEvidence:
    """Give the row evidence is written as."""
    return models.ReadingEvidence(
        ref=told.ref,
        unit=told.unit,
        criteria_set=told.criteria_set,
        threshold=told.threshold,
        stage=told.stage.value,
        kind=told.kind.value,
        what=told.what,
        title=told.title,
        size=told.size,
        withdrawn=told.withdrawn,
        on=told.on,
        **standing(told.grounds, by=by),
    )


def evidence_of(row: models.ReadingEvidence) -> Evidence:
    """Read evidence back."""
    return Evidence(
        unit=row.unit,
        criteria_set=row.criteria_set,
        threshold=row.threshold,
        stage=Stage(row.stage),
        kind=EvidenceKind(row.kind),
        what=row.what,
        title=row.title,
        on=row.on,
        grounds=grounds(row),
        size=row.size,
        withdrawn=row.withdrawn,
    )
