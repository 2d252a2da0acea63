"""Actions on readings: say them, stage by stage, and lay evidence beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from chungtay.apps.audit.services import note, saw
from chungtay.apps.criteria import models
from chungtay.apps.criteria.readings import queries
from chungtay.apps.criteria.readings.rows import evidence_row, row_of
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.units import presence
from chungtay.apps.units.bodies import Borne
from chungtay.apps.units.queries import last_superiors
from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.criteria.assessing import (
    STAGE_ACTIONS,
    remarks,
    require_reason,
    require_set_for,
    subject,
)
from chungtay.core.criteria.criteria_set import Threshold, UnknownCriterion
from chungtay.core.criteria.evidence import (
    MOST,
    READ_EVIDENCE,
    REASON_TITLES,
    Evidence,
    EvidenceKind,
    EvidenceNotFit,
    EvidenceNotLaid,
    WithdrawalNeedsReason,
)
from chungtay.core.criteria.reading import Reading, Stage, require_fitting
from chungtay.core.kernel.bare_picture import bare_if_picture
from chungtay.core.kernel.picture_bytes import BrokenPictureError
from chungtay.core.kernel.refusal import Finding
from chungtay.core.people.actor import Actor, NotAllowed, require
from chungtay.packs import loader

Place = tuple[str, str, str]
"""A criteria set, a requirement of it and a threshold of that."""


@transaction.atomic
def record_readings(*, by: Actor, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Say readings, of one unit or of many; answer the natural keys written. All, or none.

    Each needs leave for its stage at its unit and for its criterion, and a reason where it does
    not follow the stage below. What says nothing new is passed over.
    """
    require_readings(readings)
    by_unit: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        by_unit[reading.unit, reading.criteria_set].append(reading)
    written: list[str] = []
    for (unit, _), said in sorted(by_unit.items()):
        for reading in said:
            _ask(by, reading)
        presence.lock(unit)
        _require_reasons(said)
        written += correct_readings(said, by=str(by.user))
        for stage in sorted({reading.stage for reading in said}):
            note(STAGE_ACTIONS[stage], by=by, subject=f"readings:{unit}", unit=unit)
    return tuple(written)


@dataclass(frozen=True, slots=True)
class Laid:
    """Evidence as it lies, and whether it was laid just now."""

    evidence: Evidence
    fresh: bool


@transaction.atomic
def attach_evidence(*, by: Actor, evidence: Evidence, content: bytes = b"") -> Laid:
    """Lay evidence beside a reading; of a file, `content` is kept once.

    What lies there already stays as it was laid, and is answered.

    Of a photo only the picture is kept, not where or by whom it was taken. Raises `EvidenceNotFit`
    for a broken picture, for what is not what its name says, and for a document no pack lists.
    """
    _ask(by, evidence)
    if evidence.kind is EvidenceKind.DOCUMENT and evidence.what not in loader.instruments():
        raise EvidenceNotFit(evidence.what, REASON_TITLES["no_document"])
    told = replace(evidence, withdrawn="")
    if evidence.kind is EvidenceKind.FILE:
        evidence.require_content(content)
        content = _bare(evidence, content)
        told = replace(told, what=hashlib.sha256(content).hexdigest(), size=len(content))
    presence.lock(told.unit)
    if told.kind is EvidenceKind.FILE:
        models.ReadingContent.objects.get_or_create(sha256=told.what, defaults={"content": content})
    if there := _lying(told):
        return Laid(there, fresh=False)
    append_corrections([evidence_row(told, by=str(by.user))])
    note(STAGE_ACTIONS[told.stage], by=by, subject=told.ref, unit=told.unit)
    return Laid(told, fresh=True)


@transaction.atomic
def attach_works(*, by: Actor, evidence: Sequence[Evidence]) -> int:
    """Lay many works of one set and day beside readings; answer how many did not lie there yet.

    As `attach_evidence` does one by one, asking of each place once and looking at all units once.
    """
    if not evidence:
        return 0
    for one in {(e.unit, e.threshold, e.stage): e for e in evidence}.values():
        _ask(by, one)
    units = sorted({one.unit for one in evidence})
    for unit in units:
        presence.lock(unit)
    ((criteria_set, on),) = {(one.criteria_set, one.on) for one in evidence}
    known = queries.evidence(units, criteria_set=criteria_set, on=on)
    fresh = [one for one in evidence if not _among(known, one)]
    append_corrections([evidence_row(one, by=str(by.user)) for one in fresh])
    for one in fresh:
        note(STAGE_ACTIONS[one.stage], by=by, subject=one.ref, unit=one.unit)
    return len(fresh)


def _lying(told: Evidence) -> Evidence | None:
    """Find the same thing where it lies already, laid by the day and not withdrawn since."""
    known = queries.evidence([told.unit], criteria_set=told.criteria_set, on=told.on)
    return _among(known, told)


def _among(known: Mapping[tuple[str, str], Sequence[Evidence]], told: Evidence) -> Evidence | None:
    return next(
        (
            one
            for one in known.get((told.unit, told.threshold), ())
            if one.thing == told.thing and not one.withdrawn
        ),
        None,
    )


@transaction.atomic
def withdraw_evidence(*, by: Actor, evidence: Evidence) -> str:
    """Say that evidence no longer counts, and why; answer the natural key written.

    What was laid stays in the register, and so does the withdrawal; it may be laid again. Raises
    `WithdrawalNeedsReason` or `EvidenceNotLaid`.
    """
    if not 0 < len(evidence.withdrawn.strip()) <= MOST:
        raise WithdrawalNeedsReason(evidence.title, MOST)
    _ask(by, evidence)
    presence.lock(evidence.unit)
    place = (evidence.unit, evidence.threshold)
    known = queries.evidence([evidence.unit], criteria_set=evidence.criteria_set, on=evidence.on)
    laid = {one.thing for one in known.get(place, ()) if not one.withdrawn}
    if evidence.thing not in laid:
        raise EvidenceNotLaid(evidence.unit, evidence.threshold)
    (ref,) = append_corrections([evidence_row(evidence, by=str(by.user))])
    note(STAGE_ACTIONS[evidence.stage], by=by, subject=ref, unit=evidence.unit)
    return ref


def fetch_evidence(*, by: Actor, unit: str, sha256: str) -> tuple[Evidence, bytes]:
    """Hand out a file of evidence to somebody who may look at it; the audit log says so.

    Whoever may look at it beside one of the requirements it is laid at, may. Raises
    `UnknownEvidence` or `NotAllowed`.
    """
    found = queries.evidence_file(unit, sha256)
    told = next((one for one in found if may_read_evidence(by, one)), None)
    if told is None:
        raise NotAllowed(title=READ_EVIDENCE.title, unit=unit)
    saw(by=by, subject=f"{told.ref}: {told.title}"[:128], action=READ_EVIDENCE, unit=unit)
    return told, queries.evidence_content(sha256)


def readable_evidence(by: Actor, unit: str, criteria_set: str, *, on: dt.date) -> frozenset[str]:
    """Give the criteria of a set beside which somebody may look at a unit's evidence.

    Refuses (`people.not_allowed`) whoever may look at none.
    """
    above = last_superiors(unit, on=on)
    found = frozenset(
        one.code
        for one in loader.criteria_set(criteria_set).criteria
        if by.may(READ_EVIDENCE, unit=unit, above=above, subject=subject(one.code))
    )
    if not found:
        raise NotAllowed(title=READ_EVIDENCE.title, unit=unit)
    return found


def may_read_evidence(by: Actor, told: Evidence) -> bool:
    """Tell whether somebody may look at what is laid beside a requirement."""
    criterion = loader.criteria_set(told.criteria_set).criterion_of(told.threshold)
    above = last_superiors(told.unit, on=told.on)
    return by.may(READ_EVIDENCE, unit=told.unit, above=above, subject=subject(criterion.code))


@transaction.atomic
def append_readings(readings: Sequence[Reading], *, by: str) -> int:
    """Record readings that the register does not hold yet; answer how many. All, or none."""
    require_readings(readings)
    presence.require_standing((row.unit, row.on) for row in readings)
    return append_rows([row_of(row, by=by) for row in readings])


@transaction.atomic
def correct_readings(readings: Sequence[Reading], *, by: str) -> tuple[str, ...]:
    """Say readings anew: what differs from the last said that day corrects it; answer the new keys.

    The readings come in their first edition; those that say nothing new are passed over.
    """
    require_readings(readings)
    presence.require_standing((row.unit, row.on) for row in readings)
    return append_corrections([row_of(row, by=by) for row in readings])


def require_units(named: Iterable[Borne]) -> None:
    """Refuse the first unit that does not stand on its day."""
    presence.require_standing(named)


def findings(
    readings: Iterable[Reading], *, before: Mapping[tuple[str, Stage], Reading]
) -> tuple[Finding, ...]:
    """Remark on readings, held against what each stage had said before."""
    return tuple(
        finding
        for reading in readings
        for finding in remarks(
            reading,
            loader.criteria_set(reading.criteria_set).threshold(reading.threshold),
            before.get((reading.threshold, reading.stage)),
        )
    )


def require_readings(readings: Iterable[Reading]) -> None:
    """Refuse the first reading of what no set asks, or of a value it cannot have."""
    known: dict[str, Mapping[Place, Threshold]] = {}
    for row in readings:
        if row.criteria_set not in known:
            known[row.criteria_set] = _places(row.criteria_set)
        place = (row.criteria_set, row.requirement, row.threshold)
        if (threshold := known[row.criteria_set].get(place)) is None:
            raise UnknownCriterion(row.criteria_set, f"{row.requirement} ({row.threshold})")
        require_fitting(row, threshold)


def _bare(evidence: Evidence, content: bytes) -> bytes:
    """Take out of a photo what its camera wrote beside the picture."""
    try:
        return bare_if_picture(content)
    except BrokenPictureError as broken:
        reason = "tệp ảnh bị hỏng hoặc chưa tải lên đủ"
        raise EvidenceNotFit(evidence.title, reason) from broken


def _ask(by: Actor, reading: Reading | Evidence) -> None:
    """Ask leave to speak as a stage of a threshold's criterion at the unit."""
    law = loader.criteria_set(reading.criteria_set)
    require_set_for(law, find_unit(reading.unit, on=reading.on))
    criterion = law.criterion_of(reading.threshold)
    require(
        by,
        STAGE_ACTIONS[reading.stage],
        unit=reading.unit,
        above=last_superiors(reading.unit, on=reading.on),
        subject=subject(criterion.code),
    )


def _require_reasons(said: Sequence[Reading]) -> None:
    first = said[0]
    on = max(reading.on for reading in said)
    known = queries.readings(first.unit, criteria_set=first.criteria_set, on=on)
    for reading in said:
        others = {stage: other for (t, stage), other in known.items() if t == reading.threshold} | {
            other.stage: other for other in said if other.threshold == reading.threshold
        }
        require_reason(reading, others)


def _places(code: str) -> Mapping[Place, Threshold]:
    return {
        (code, requirement.code, threshold.code): threshold
        for requirement in loader.criteria_set(code).requirements
        for threshold in requirement.thresholds
    }
