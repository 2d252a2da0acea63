"""The form of a review: who was reviewed, by whom, on which paper. What may be, services say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.apps.alerts.queries import ToldReview
from chungtay.core.alerts.review import (
    LONGEST_POST,
    LONGEST_TEXT,
    RESULT_TITLES,
    REVIEWED_TITLES,
    Review,
    Reviewed,
    ReviewResult,
)
from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.packs.citing import typed
from chungtay.web.kit.names import said
from chungtay.web.works.paper import key_of
from chungtay.web.works.record.forms import PaperForm

KIND = "~kiem-diem"
"""What would stand for a paper without a number; the form asks for one."""


class ReviewForm(PaperForm):
    """One review of a collective, a head or persons."""

    whom = forms.ChoiceField(label=_("Kiểm điểm ai"))
    post = forms.CharField(
        label=_("Tên tập thể, chức danh"),
        max_length=LONGEST_POST,
        help_text=_("Ví dụ UBND xã, Chủ tịch UBND xã; không cần họ tên."),
    )
    body = forms.CharField(label=_("Cơ quan kiểm điểm"), max_length=LONGEST_POST)
    result = forms.ChoiceField(label=_("Kết quả"))
    text = forms.CharField(
        label=_("Nội dung kiểm điểm"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Ngày kiểm điểm")
        self.fields["symbol"].label = _("Số, ký hiệu văn bản kết quả kiểm điểm")
        self.require_numbered()
        self.offer("whom", [(one.value, said(title)) for one, title in REVIEWED_TITLES.items()])
        results = [(one.value, said(title)) for one, title in RESULT_TITLES.items()]
        self.offer("result", [("", gettext("chưa chọn")), *results])

    def review(self, *, unit: str) -> Review:
        """Give the review as it was typed; papers no pack lists are known by the unit above."""
        told = self.cleaned_data
        document = key_of(told["symbol"], self.paper_day, unit=unit, kind=KIND)
        return Review(
            Reviewed(told["whom"]), told["post"], told["body"], told["on"],
            ReviewResult(told["result"]), document, told["text"],
        )  # fmt: skip


class CorrectionForm(ReviewForm):
    """A review said anew, or taken back, and why."""

    withdrawn = forms.BooleanField(
        label=_("Bỏ lần ghi này"),
        required=False,
        help_text=_(
            "Chọn khi ghi nhầm cảnh báo hoặc không có lần kiểm điểm này; vẫn còn trong sổ."
        ),
    )
    reason = forms.CharField(
        label=_("Lý do đính chính"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = ("withdrawn", "reason")
        self.order_fields([*(name for name in self.fields if name not in last), *last])


def as_told(told: ToldReview) -> dict[str, object]:
    """Give what a form of correction begins with: the review as it stands."""
    review = told.review
    return {
        "whom": review.whom.value,
        "post": review.post,
        "body": review.body,
        "on": review.on,
        "result": review.result.value,
        "text": review.text,
        **_paper(review.document),
    }


def _paper(document: str) -> dict[str, object]:
    listed = loader.instruments().get(Citation.parse(document).instrument)
    if listed is not None:
        return {"symbol": listed.symbol, "signed": listed.signed}
    found = typed(document)
    return {"symbol": found.symbol, "signed": found.signed} if found else {}
