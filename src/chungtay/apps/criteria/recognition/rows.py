"""What the registers of recognition say, as rows of tables and as the core's values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chungtay.apps.criteria import models
from chungtay.apps.kernel.standing import grounds, standing
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.appraisal import Appraisal, Member, Votes
from chungtay.core.criteria.recognition.file import Step, Wanted
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.kernel.title import Title


def step_row(step: Step, *, by: str) -> models.RecognitionStep:
    """Give the row that says a step."""
    wanted, held = step.wanted, step.appraisal
    return models.RecognitionStep(
        ref=step.ref,
        file=step.file,
        seq=step.seq,
        unit=wanted.unit,
        village=wanted.village,
        grade=wanted.grade.value,
        field=wanted.field,
        for_year=wanted.for_year,
        criteria_set=wanted.criteria_set,
        deed=step.deed.value,
        state=step.state.value,
        by_name=step.by,
        reason=step.reason,
        members=[_tell_member(member) for member in held.members] if held else [],
        in_favour=held.votes.in_favour if held else None,
        against=held.votes.against if held else None,
        abstained=held.votes.abstained if held else None,
        short=[_tell_result(result) for result in step.short],
        on=step.on,
        **standing(step.grounds, by=by),
    )


def step_of(row: models.RecognitionStep) -> Step:
    """Read a step back."""
    return Step(
        file=row.file,
        seq=row.seq,
        wanted=Wanted(
            row.unit, Grade(row.grade), row.for_year, row.criteria_set, row.village, row.field
        ),
        deed=FileDeed(row.deed),
        state=FileState(row.state),
        on=row.on,
        grounds=grounds(row),
        by=row.by_name,
        reason=row.reason,
        appraisal=_appraisal_of(row),
        short=tuple(_result_of(one) for one in row.short),
    )


def recheck_row(row: Recheck, *, by: str) -> models.Recheck:
    """Give the row that says what was found of a criterion."""
    return models.Recheck(
        ref=row.ref,
        unit=row.unit,
        village=row.village,
        grade=row.grade.value,
        criteria_set=row.criteria_set,
        criterion=row.criterion,
        found=row.found.value,
        cause=row.cause,
        agency=row.agency,
        due=row.due,
        on=row.on,
        **standing(row.grounds, by=by),
    )


def recheck_of(row: models.Recheck) -> Recheck:
    """Read what was found back."""
    return Recheck(
        unit=row.unit,
        grade=Grade(row.grade),
        criteria_set=row.criteria_set,
        criterion=row.criterion,
        found=Found(row.found),
        on=row.on,
        grounds=grounds(row),
        cause=row.cause,
        agency=row.agency,
        due=row.due,
        village=row.village,
    )


def village_row(village: Village, *, by: str) -> models.Village:
    """Give the row that says a state of a village."""
    return models.Village(
        ref=village.ref,
        unit=village.unit,
        village=village.code,
        name=village.name,
        stands=village.stands,
        scheme=village.scheme,
        on=village.on,
        **standing(village.grounds, by=by),
    )


def village_of(row: models.Village) -> Village:
    """Read a state of a village back."""
    return Village(
        unit=row.unit,
        code=row.village,
        name=row.name,
        on=row.on,
        grounds=grounds(row),
        stands=row.stands,
        scheme=row.scheme,
    )


def _appraisal_of(row: models.RecognitionStep) -> Appraisal | None:
    if row.in_favour is None or row.against is None or row.abstained is None:
        return None
    members = tuple(
        Member(one["name"], one["agency"], one["role"], present=one["present"])
        for one in row.members
    )
    return Appraisal(members, Votes(row.in_favour, row.against, row.abstained))


def _tell_member(member: Member) -> Mapping[str, Any]:
    return {
        "name": member.name,
        "agency": member.agency,
        "role": member.role,
        "present": member.present,
    }


def _tell_result(result: Result) -> Mapping[str, Any]:
    return {
        "criterion": result.criterion,
        "met": result.met,
        "title": result.title.vi,
        "title_en": result.title.en,
        "words": result.words.vi,
        "english": result.words.en,
        "requirement": result.requirement,
    }


def _result_of(told: Mapping[str, Any]) -> Result:
    """Read a result back; the first that were written had no titles, and no English words."""
    title = Title(told.get("title", ""), told.get("title_en", ""))
    words = Title(told["words"], told.get("english", told["words"]))
    return Result(told["criterion"], told["met"], title, words, told.get("requirement", ""))
