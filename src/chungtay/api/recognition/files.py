"""Files for recognition over HTTP: those there are, and each step of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.recognition.shapes import (
    FieldOf,
    FileCode,
    OneRecognitionFileOut,
    PaperIn,
    Reason,
    RecognitionDayAsked,
    RecognitionFileOut,
    RecognitionUnitsAsked,
    Village,
    Year,
    file_out,
    whole_file_out,
)
from chungtay.api.schema import Code, In, Line, PageOut
from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.recognition.queries import Wanting
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.appraisal import MOST_MEMBERS, Appraisal, Member, Votes
from chungtay.core.criteria.recognition.file import Course, Wanted
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.kernel.page import page
from chungtay.flows.decide_recognition import decide_recognition, met
from chungtay.flows.today import today
from chungtay.packs import recognition

router = Router(tags=["Công nhận"])
Count = Annotated[int, Field(ge=0, le=99, examples=[9])]


class FilesAsked(RecognitionUnitsAsked):
    """Which files are listed."""

    grade: Grade | None = None
    state: FileState | None = None
    for_year: Year | None = None


class RequestIn(PaperIn):
    """What is asked for."""

    unit: Code = Field(examples=["23380"])
    village: Village = ""
    grade: Grade
    for_year: Year
    field: FieldOf = Field("", description="Lĩnh vực nổi trội, khi đề nghị xã kiểu mẫu.")


class AgainIn(PaperIn):
    """A returned file handed in again."""

    field: FieldOf = ""


class ReviewIn(PaperIn):
    """What the district found."""

    reason: Reason = ""


class FileReasonIn(PaperIn):
    """Why a file is returned or taken back."""

    reason: Reason = Field(min_length=1)


class MemberIn(In):
    """One member of the team, and whether they were there."""

    name: Line
    agency: Line
    role: Line = ""
    present: bool = True


class AppraisalIn(PaperIn):
    """A team's meeting; `document` names the minutes."""

    members: Annotated[list[MemberIn], Field(max_length=MOST_MEMBERS)]
    in_favour: Count
    against: Count = 0
    abstained: Count = 0
    reason: Reason = Field("", description="Bắt buộc khi không đủ phiếu: hồ sơ được trả lại.")

    @property
    def appraisal(self) -> Appraisal:
        """Give the meeting in the core's words; refuses a team or votes that cannot be."""
        members = tuple(
            Member(one.name, one.agency, one.role, present=one.present) for one in self.members
        )
        return Appraisal(members, Votes(self.in_favour, self.against, self.abstained))


class DecisionIn(PaperIn):
    """The decision; a ground where the place falls short."""

    ground: Reason = Field("", description="Căn cứ khi còn tiêu chí, điều kiện chưa đạt.")


@router.get("/files", response=PageOut[RecognitionFileOut], summary="Hồ sơ đề nghị công nhận")
def files(request: HttpRequest, asked: Query[FilesAsked]) -> PageOut[RecognitionFileOut]:  # noqa: ARG001
    """Hồ sơ ở tình trạng của ngày hỏi, theo mã."""
    wanting = Wanting(grade=asked.grade, state=asked.state, year=asked.for_year)
    rows = queries.courses(on=asked.day, within=asked.within, wanting=wanting)
    rows = tuple(sorted(rows, key=lambda one: one.code))
    found = page("files", rows, after=asked.after, limit=asked.limit, mark=lambda one: (one.code,))
    items = [file_out(one, on=asked.day) for one in found.items]
    return PageOut[RecognitionFileOut](items=items, next=found.next)


@router.get(
    "/files/{file}", response=OneRecognitionFileOut, summary="Một hồ sơ: các bước và kết quả"
)
def one_file(
    request: HttpRequest,  # noqa: ARG001
    file: FileCode,
    asked: Query[RecognitionDayAsked],
) -> OneRecognitionFileOut:
    """Các bước, biên bản thẩm định, và đạt gì vào ngày quyết định theo những gì biết khi đó."""
    course = queries.course(file, on=asked.day)
    return whole_file_out(course, met(course, on=asked.day), on=asked.day)


@router.post("/files", response=RecognitionFileOut, summary="Lập hồ sơ đề nghị công nhận")
def request_recognition(request: HttpRequest, body: RequestIn) -> RecognitionFileOut:
    """Đơn vị đề nghị công nhận mình hoặc một thôn của mình. Dùng kèm Idempotency-Key."""
    place = queries.place(body.unit, on=body.on, village=body.village)
    law = recognition.set_for(place.level, body.grade, on=body.on, province=place.province)
    wanted = Wanted(body.unit, body.grade, body.for_year, law, body.village, body.field)
    by = actor(request)
    return _now(
        services.request_recognition(by=by, wanted=wanted, on=body.on, grounds=body.grounds)
    )


@router.post("/files/{file}/request", response=RecognitionFileOut, summary="Nộp lại hồ sơ bị trả")
def request_again(request: HttpRequest, file: FileCode, body: AgainIn) -> RecognitionFileOut:
    """Nộp lại hồ sơ đã bị trả lại; các bước cũ vẫn giữ."""
    told, by = replace(queries.course(file).wanted, field=body.field), actor(request)
    return _now(
        services.request_recognition(
            by=by, wanted=told, on=body.on, grounds=body.grounds, file=file
        )
    )


@router.post(
    "/files/{file}/review", response=RecognitionFileOut, summary="Huyện ghi kết quả kiểm tra"
)
def review(request: HttpRequest, file: FileCode, body: ReviewIn) -> RecognitionFileOut:
    """Huyện đã kiểm tra và chuyển hồ sơ lên tỉnh."""
    return _now(
        services.review_file(
            by=actor(request), file=file, on=body.on, grounds=body.grounds, reason=body.reason
        )
    )


@router.post(
    "/files/{file}/appraise", response=RecognitionFileOut, summary="Ghi biên bản thẩm định"
)
def appraise(request: HttpRequest, file: FileCode, body: AppraisalIn) -> RecognitionFileOut:
    """Thành viên, có mặt, phiếu; không đủ phiếu thì hồ sơ bị trả lại với lý do."""
    return _now(
        services.appraise_file(
            by=actor(request), file=file, appraisal=body.appraisal, on=body.on,
            grounds=body.grounds, reason=body.reason,
        )
    )  # fmt: skip


@router.post(
    "/files/{file}/decide", response=RecognitionFileOut, summary="Ghi quyết định công nhận"
)
def decide(request: HttpRequest, file: FileCode, body: DecisionIn) -> RecognitionFileOut:
    """Đơn vị còn thiếu thì chỉ công nhận khi ghi căn cứ (422). Dùng kèm Idempotency-Key."""
    return _now(
        decide_recognition(
            by=actor(request), file=file, on=body.on, grounds=body.grounds, ground=body.ground
        )
    )


@router.post("/files/{file}/return", response=RecognitionFileOut, summary="Trả lại hồ sơ")
def return_file(request: HttpRequest, file: FileCode, body: FileReasonIn) -> RecognitionFileOut:
    """Trả hồ sơ về đơn vị đề nghị, nêu thiếu gì."""
    return _now(
        services.return_file(
            by=actor(request), file=file, reason=body.reason, on=body.on, grounds=body.grounds
        )
    )


@router.post("/files/{file}/withdraw", response=RecognitionFileOut, summary="Rút hồ sơ")
def withdraw_file(request: HttpRequest, file: FileCode, body: FileReasonIn) -> RecognitionFileOut:
    """Đơn vị đề nghị rút hồ sơ của mình; hồ sơ khép lại."""
    return _now(
        services.withdraw_file(
            by=actor(request), file=file, reason=body.reason, on=body.on, grounds=body.grounds
        )
    )


def _now(course: Course) -> RecognitionFileOut:
    return file_out(course, on=today())
