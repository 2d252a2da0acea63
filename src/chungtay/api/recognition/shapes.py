"""What requests and answers about recognition are made of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.conf import settings
from pydantic import Field

from chungtay.api.ledger import Document
from chungtay.api.schema import After, Code, Day, In, Limit, Out, TitleOut
from chungtay.apps.units import queries as units
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.file import (
    LONGEST_FIELD,
    LONGEST_REASON,
    Course,
    Step,
)
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.title import Title
from chungtay.flows.decide_recognition import Met
from chungtay.flows.file_desk import desk_of
from chungtay.flows.today import today

FileCode = Annotated[
    str,
    Field(
        pattern=r"^[\w.]{1,40}-(standard|advanced|model|modern)-\d{4}-\d{1,3}$",
        examples=["23380-standard-2020-1"],
    ),
]
Village = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{0,12}$", examples=["01"])]
Reason = Annotated[str, Field(max_length=LONGEST_REASON, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
FieldOf = Annotated[str, Field(max_length=LONGEST_FIELD, pattern=r"^[^\x00-\x1f\x7f]*$")]
Year = Annotated[int, Field(ge=2010, le=2100, examples=[2020])]


class RecognitionDayAsked(In):
    """The day a question is about."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")

    @property
    def day(self) -> dt.date:
        """Give the day asked about."""
        return self.on or today()


class RecognitionUnitsAsked(RecognitionDayAsked):
    """Of which units; a list goes on from `after`."""

    unit: Code | None = Field(
        None,
        description="Đơn vị và cấp dưới vào ngày hỏi; mặc định mọi đơn vị, kể cả đã sắp xếp.",
    )
    after: After = ""
    limit: Limit = 200

    @property
    def within(self) -> list[str] | None:
        """Give the codes of the units asked about; None for all."""
        if self.unit is None:
            return None
        return [one.code for one in units.subtree(self.unit, on=self.day)]


class PaperIn(In):
    """On which day something was done, on which paper."""

    on: Day
    document: Document

    @property
    def grounds(self) -> Grounds:
        """Give the paper; it is known from the day it is told."""
        return Grounds(self.document, max(today(), self.on), Provenance.REPORTED)


class CriterionResultOut(Out):
    """Whether a criterion is met, or a condition before them; null where nothing decides."""

    criterion: str = Field(examples=["17", "communes.standard"])
    title: TitleOut
    met: bool | None
    words: TitleOut
    requirement: str = Field(description="Chỉ tiêu quyết định, nếu có.")


class FileStepOut(Out):
    """One step of a file."""

    seq: int
    deed: FileDeed
    state: FileState
    on: dt.date
    by: str
    reason: str
    document: str
    provenance: Provenance


class MemberOut(Out):
    """One member of the team that appraised a file."""

    name: str
    agency: str
    role: str
    present: bool


class AppraisalOut(Out):
    """The meeting of a team, and how it voted."""

    on: dt.date
    members: list[MemberOut]
    in_favour: int
    against: int
    abstained: int


class RecognitionFileOut(Out):
    """A file as it stands on the day asked."""

    file: str
    unit: str
    village: str
    grade: Grade
    field: str
    for_year: int
    criteria_set: str
    state: FileState
    since: dt.date
    desk: str = Field(description="Đơn vị đang giữ hồ sơ; trống khi hồ sơ đã khép.")


class OneRecognitionFileOut(RecognitionFileOut):
    """A file with its course, and what its place meets."""

    steps: list[FileStepOut]
    appraisal: AppraisalOut | None
    results_on: dt.date = Field(
        description="Ngày tính kết quả: ngày quyết định khi đã công nhận, nếu không là ngày hỏi."
    )
    results: list[CriterionResultOut] = Field(
        description="Hồ sơ đã công nhận: theo những gì biết được khi quyết định."
    )
    differing: list[CriterionResultOut] = Field(description="Kết quả hôm nay khác với `results`.")


def titled(title: Title) -> TitleOut:
    """Tell a title in both languages."""
    return TitleOut(vi=title.vi, en=title.en)


def result_out(one: Result) -> CriterionResultOut:
    """Tell a result."""
    return CriterionResultOut(
        criterion=one.criterion,
        title=titled(one.title),
        met=one.met,
        words=titled(one.words),
        requirement=one.requirement,
    )


def file_out(course: Course, *, on: dt.date) -> RecognitionFileOut:
    """Tell a file as it stands."""
    wanted, last = course.wanted, course.last
    return RecognitionFileOut(
        file=course.code,
        unit=wanted.unit,
        village=wanted.village,
        grade=wanted.grade,
        field=wanted.field,
        for_year=wanted.for_year,
        criteria_set=wanted.criteria_set,
        state=last.state,
        since=last.on,
        desk=desk_of(course, on=on),
    )


def whole_file_out(course: Course, told: Met, *, on: dt.date) -> OneRecognitionFileOut:
    """Tell a file with its course and results."""
    return OneRecognitionFileOut(
        **dict(file_out(course, on=on)),
        steps=[_step(step) for step in course.steps],
        appraisal=_appraisal(course.appraisal),
        results_on=told.on,
        results=[result_out(one) for one in told.then],
        differing=[result_out(one) for one in told.differing],
    )


def home() -> str:
    """Give the code of the site's province."""
    return str(settings.CHUNGTAY_PROVINCE)


def _step(step: Step) -> FileStepOut:
    return FileStepOut(
        seq=step.seq,
        deed=step.deed,
        state=step.state,
        on=step.on,
        by=step.by,
        reason=step.reason,
        document=step.grounds.document,
        provenance=step.grounds.provenance,
    )


def _appraisal(step: Step | None) -> AppraisalOut | None:
    if step is None or step.appraisal is None:
        return None
    held = step.appraisal
    return AppraisalOut(
        on=step.on,
        members=[
            MemberOut(name=one.name, agency=one.agency, role=one.role, present=one.present)
            for one in held.members
        ],
        in_favour=held.votes.in_favour,
        against=held.votes.against,
        abstained=held.votes.abstained,
    )
