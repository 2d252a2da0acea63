"""One form for each thing that can be written of a work; each ends with its day and its paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.capital.line import Source
from chungtay.core.works.work import STAGE_TITLES, Stage
from chungtay.packs import loader
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.dong_field import DongField
from chungtay.web.kit.names import said
from chungtay.web.works.record.fields import DegreeField

ENDING = ("on", "symbol", "signed")
Options = Sequence[tuple[str, str]]


class PaperForm(forms.Form):
    """What every form asks: of which day it speaks, and the paper it rests on."""

    on = DayField(label=gettext_lazy("Tính từ ngày"))
    symbol = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản làm căn cứ"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Ví dụ 12/BB-NT. Để trống nếu là ghi nhận tại chỗ, không có số."),
    )
    signed = DayField(label=gettext_lazy("Ngày của văn bản"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name not in ENDING), *ENDING])

    def require_numbered(self) -> None:
        """Ask for the number of the paper: a decision has one."""
        self.fields["symbol"].required = True
        self.fields["symbol"].help_text = gettext_lazy("Ghi như trên văn bản.")

    def clean_symbol(self) -> str:
        """Refuse a sign that papers are not numbered with."""
        symbol: str = self.cleaned_data["symbol"].strip()
        if ":" in symbol or symbol.startswith("~"):
            raise forms.ValidationError(_("Số, ký hiệu văn bản không có dấu “:” hay “~” ở đầu."))
        return symbol

    def offer(self, name: str, options: Options) -> None:
        """Give a choice what may be chosen."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*options]

    @property
    def paper_day(self) -> dt.date:
        """Give the day of the paper: that of the fact where none is written."""
        on: dt.date = self.cleaned_data["on"]
        return self.cleaned_data.get("signed") or on


class StageForm(PaperForm):
    """How far a work has come."""

    stage = forms.ChoiceField(label=gettext_lazy("Bước"))
    progress = forms.IntegerField(
        label=gettext_lazy("Khối lượng hoàn thành (%)"), min_value=0, max_value=100, required=False
    )
    cost = DongField(label=gettext_lazy("Tổng mức đầu tư (đồng)"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Cần ghi khi dừng, khi khối lượng giảm, hoặc khi hoàn thành dưới 100 %."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("stage", [(stage.value, _(STAGE_TITLES[stage])) for stage in Stage])


class ObstacleForm(PaperForm):
    """What keeps a work from going on."""

    cause = forms.ChoiceField(label=gettext_lazy("Loại vướng mắc"))
    text = forms.CharField(
        label=gettext_lazy("Vướng ở đâu, cần gì để gỡ"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.ChoiceField(label=gettext_lazy("Cơ quan phải gỡ"), required=False)
    due = DayField(label=gettext_lazy("Hạn gỡ"), required=False)

    def __init__(self, *args: Any, owners: Options = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        causes = loader.terms("work_obstacles").values()
        self.offer("cause", [(one.code, said(one.title)) for one in causes])
        self.offer("owner", [("", _("chưa giao")), *owners])


class SettleForm(PaperForm):
    """That an obstacle was removed, and how."""

    how = forms.CharField(
        label=gettext_lazy("Đã gỡ thế nào"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RemarkForm(PaperForm):
    """What those who watch a work say of it."""

    text = forms.CharField(
        label=gettext_lazy("Nội dung kiến nghị"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    speaker = forms.CharField(label=gettext_lazy("Người, ban kiến nghị"), max_length=120)


class AnswerForm(PaperForm):
    """The answer to a remark."""

    answer = forms.CharField(
        label=gettext_lazy("Trả lời"), max_length=600, widget=forms.Textarea(attrs={"rows": 4})
    )


class PhotoForm(PaperForm):
    """A picture of a work."""

    file = forms.FileField(
        label=gettext_lazy("Tệp ảnh"),
        help_text=gettext_lazy(
            "JPEG, PNG hoặc WebP, không quá 10 MB. Nơi chụp, giờ chụp, máy ảnh ghi trong tệp "
            "không được giữ lại; hãy ghi điều cần nói vào chú thích."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    caption = forms.CharField(label=gettext_lazy("Ảnh chụp gì"), max_length=200)


class CardForm(PaperForm):
    """The papers of a work."""

    investor = forms.ChoiceField(label=gettext_lazy("Chủ đầu tư"), required=False)
    capacity = forms.CharField(label=gettext_lazy("Quy mô"), max_length=200, required=False)
    submitted_on = DayField(label=gettext_lazy("Ngày trình phê duyệt"), required=False)
    approval = forms.CharField(
        label=gettext_lazy("Số quyết định phê duyệt"), max_length=80, required=False
    )
    approved_on = DayField(label=gettext_lazy("Ngày phê duyệt"), required=False)
    planned_start = DayField(label=gettext_lazy("Khởi công theo kế hoạch"), required=False)
    planned_finish = DayField(label=gettext_lazy("Hoàn thành theo kế hoạch"), required=False)
    special_mechanism = forms.BooleanField(
        label=gettext_lazy("Theo cơ chế đầu tư đặc thù"), required=False
    )
    community_share = DongField(
        label=gettext_lazy("Phần cộng đồng đóng góp (đồng)"), required=False
    )
    project_code = forms.CharField(
        label=gettext_lazy("Mã dự án đầu tư công"), max_length=32, required=False
    )
    treasury_code = forms.CharField(
        label=gettext_lazy("Mã tại Kho bạc"), max_length=32, required=False
    )
    maintainer = forms.CharField(
        label=gettext_lazy("Đơn vị quản lý, bảo trì"), max_length=200, required=False
    )
    lat_e6 = DegreeField(label=gettext_lazy("Vĩ độ"), required=False)
    lon_e6 = DegreeField(label=gettext_lazy("Kinh độ"), required=False)

    def __init__(self, *args: Any, investors: Options = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("investor", [("", _("chưa ghi")), *investors])


class FundingForm(PaperForm):
    """How much of the total cost one source bears."""

    source = forms.ChoiceField(label=gettext_lazy("Nguồn vốn"))
    provider = forms.CharField(
        label=gettext_lazy("Nhà tài trợ, nơi góp"), max_length=80, required=False
    )
    amount = DongField(
        label=gettext_lazy("Số tiền (đồng)"),
        help_text=gettext_lazy("Ghi 0 để bỏ nguồn này ra khỏi cơ cấu vốn."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = loader.terms("capital_sources")
        self.offer(
            "source",
            [(one.value, said(named[one.value].title)) for one in Source if one.value in named],
        )


class HeirForm(PaperForm):
    """Which of the units that carry on for one that has ended a work lies in now."""

    heir = forms.ChoiceField(
        label=gettext_lazy("Đơn vị kế tục"),
        help_text=gettext_lazy(
            "Chỉ gồm đơn vị kế tục theo nghị quyết sắp xếp. Để trống số văn bản thì căn cứ là "
            "chính nghị quyết ấy."
        ),
    )

    def __init__(self, *args: Any, heirs: Options = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("heir", heirs)
