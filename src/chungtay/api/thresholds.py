"""Thresholds of alerts over HTTP: what holds, what a change would do, and the change itself."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from chungtay.api.around import asks_measures
from chungtay.api.auth import actor
from chungtay.api.ledger import Document
from chungtay.api.schema import LARGEST, Code, Day, In, Line, Out, TitleOut, Whole, whole_number
from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.queries import standing_by_rule
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.own import SET_THRESHOLDS, Switch, Wanted
from chungtay.core.alerts.rule import LONGEST, AlertKind, AlertRule, Threshold
from chungtay.core.people.actor import require
from chungtay.flows.alert_people import require_reader
from chungtay.flows.alert_words import title
from chungtay.flows.today import today
from chungtay.flows.try_thresholds import How, tried
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, rules
from chungtay.packs.citing import listed_or_new

router = Router(tags=["Cảnh báo"])
Amount = Annotated[int, BeforeValidator(whole_number), Field(ge=0, le=LONGEST)]


class ThresholdDeed(StrEnum):
    """What a change does to a rule."""

    SET = "set"
    OFF = "off"
    ON = "on"
    REMOVE = "remove"


class AlertThresholdOut(Out):
    """How much is too little or too long; which of the numbers counts, the rule's kind says."""

    percent: int
    by: str = Field(description="Ngày trong năm, MM-DD; trống nếu quy tắc không theo ngày.")
    weeks: int
    days: int
    over: int = Field(description="Đồng.")
    act: int
    off: bool


class AlertRuleOut(Out):
    """A rule, the threshold that holds on the day asked, and the alerts that stand by it."""

    rule: str
    kind: AlertKind
    title: TitleOut
    standing: int
    threshold: AlertThresholdOut | None
    since: dt.date | None
    document: str
    verified: bool
    whose: Origin | None


class ThresholdVersionOut(Out):
    """A version that was saved."""

    number: int
    rule: str
    since: dt.date
    deed: ThresholdDeed
    at: dt.datetime
    by: str
    reason: str
    document: str


class ThresholdsOut(Out):
    """The rules of the province; `version` is to be sent with a change."""

    on: dt.date
    version: int
    rules: list[AlertRuleOut]
    versions: list[ThresholdVersionOut]


class ThresholdsAsked(In):
    """The day a question is about."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


class ThresholdIn(In):
    """A change to one rule, by which document and why."""

    rule: Code = Field(examples=["rate-development"])
    deed: ThresholdDeed
    since: Day
    document: Document
    subject: Line = Field("", description="Trích yếu, nếu văn bản chưa có trong danh mục.")
    reason: Annotated[Line, Field(min_length=1)]
    version: Annotated[int, BeforeValidator(whole_number), Field(ge=0, le=2**31 - 1)] = Field(
        description="Số của bản mới nhất người gửi đã thấy; 0 nếu chưa có."
    )
    number: Amount | None = Field(None, description="Phần trăm, số tuần hoặc số ngày; khi đặt.")
    by: Annotated[str, Field(pattern=r"^([0-9]{2}-[0-9]{2})?$", examples=["08-31"])] = ""
    over: Annotated[Whole, Field(ge=0, le=LARGEST)] | None = None
    act: Amount | None = None

    @field_validator("number", "by", "over", "act")
    @classmethod
    def only_when_set(cls, value: int | str | None, told: ValidationInfo) -> int | str | None:
        """Refuse what a deed has no use for: only one that sets a threshold says how much."""
        deed = told.data.get("deed", ThresholdDeed.SET)
        if value not in (None, "") and deed is not ThresholdDeed.SET:
            raise PydanticCustomError("only_when_set", "of a threshold that is set")
        return value

    @property
    def change(self) -> thresholds.Change:
        """Give the change; refuses a document that nobody knows."""
        value: Wanted | Switch | None
        match self.deed:
            case ThresholdDeed.SET:
                number = "" if self.number is None else str(self.number)
                value = Wanted(number, self.by, self.over, self.act)
            case ThresholdDeed.REMOVE:
                value = None
            case deed:
                value = Switch(deed.value)
        paper = listed_or_new(self.document, self.subject)
        where = settings.CHUNGTAY_PROVINCE
        return thresholds.Change(
            where, self.rule, self.since, value, paper, self.reason, self.version
        )


class ThresholdSavedOut(Out):
    """The number of the version that was saved."""

    version: int


class ForetoldOut(Out):
    """One thing that would be told of anew, told again, or told of no more."""

    how: How
    subject: str
    title: str
    words: str


class ThresholdTrialOut(Out):
    """What a change would do on the figures of a day, as if it held already; nothing is saved."""

    on: dt.date
    before: AlertThresholdOut
    after: AlertThresholdOut
    now: int
    then: int
    changes: list[ForetoldOut]


@router.get("", response=ThresholdsOut, summary="Ngưỡng cảnh báo")
def list_thresholds(request: HttpRequest, asked: Query[ThresholdsAsked]) -> ThresholdsOut:
    """Từng quy tắc với ngưỡng đang áp dụng, số cảnh báo đang mở theo nó, và các lần lưu."""
    require_reader(actor(request))
    province, on = settings.CHUNGTAY_PROVINCE, asked.on or today()
    counts = standing_by_rule(on=on)
    return ThresholdsOut(
        on=on,
        version=thresholds.last_version(province),
        rules=[_rule(one, on, counts.get(one.code, 0)) for one in rules(province)],
        versions=[
            ThresholdVersionOut(
                number=one.number,
                rule=one.rule,
                since=one.since,
                deed=_deed(one),
                at=one.at,
                by=one.by,
                reason=one.reason,
                document=one.document,
            )
            for one in thresholds.versions(province)
        ],
    )


@router.post("", response=ThresholdSavedOut, summary="Đặt, bỏ ngưỡng; tắt, bật quy tắc")
def change_threshold(request: HttpRequest, body: ThresholdIn) -> ThresholdSavedOut:
    """Lần soát cảnh báo tiếp theo dùng ngưỡng mới; mọi bản cũ vẫn được giữ."""
    by = actor(request)
    require(by, SET_THRESHOLDS, unit=settings.CHUNGTAY_PROVINCE)
    number = thresholds.set_threshold(by=by, change=body.change, on=today())
    return ThresholdSavedOut(version=number)


@router.post("/trial", response=ThresholdTrialOut, summary="Xem trước một thay đổi ngưỡng")
@asks_measures
def try_threshold(request: HttpRequest, body: ThresholdIn) -> ThresholdTrialOut:
    """Tính trên số liệu hôm nay: đang báo bao nhiêu, sẽ báo bao nhiêu, khác ở đâu; không ghi gì."""
    require(actor(request), SET_THRESHOLDS, unit=settings.CHUNGTAY_PROVINCE)
    trial = tried(body.change, on=today())
    return ThresholdTrialOut(
        on=trial.on,
        before=_threshold(trial.before),
        after=_threshold(trial.after),
        now=len(trial.now),
        then=len(trial.then),
        changes=[
            ForetoldOut(
                how=how,
                subject=cause.subject,
                title=title(cause.content),
                words=vietnamese_words(cause.content),
            )
            for how, cause in trial.changes
        ],
    )


def _rule(rule: AlertRule, on: dt.date, standing: int) -> AlertRuleOut:
    held = rule.until(on)
    setting = held[-1] if held else None
    library, province = loader.library(), settings.CHUNGTAY_PROVINCE
    return AlertRuleOut(
        rule=rule.code,
        kind=rule.kind,
        title=TitleOut(vi=rule.title.vi, en=rule.title.en),
        standing=standing,
        threshold=_threshold(setting.value) if setting else None,
        since=setting.since if setting else None,
        document=setting.cite if setting else "",
        verified=bool(setting and setting.verified),
        whose=origin(library, province, rule.code, setting) if setting else None,
    )


def _threshold(told: Threshold) -> AlertThresholdOut:
    return AlertThresholdOut(
        percent=told.percent,
        by=told.by,
        weeks=told.weeks,
        days=told.days,
        over=told.over,
        act=told.act,
        off=told.off,
    )


def _deed(one: thresholds.Version) -> ThresholdDeed:
    if one.removed:
        return ThresholdDeed.REMOVE
    return ThresholdDeed(one.switch.value) if one.switch else ThresholdDeed.SET
