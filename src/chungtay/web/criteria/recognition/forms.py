"""Plain forms for each step of a file, a re-check, a withdrawal; each ends with day and paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.appraisal import Member
from chungtay.core.criteria.recognition.file import LONGEST_FIELD, LONGEST_REASON
from chungtay.core.criteria.recognition.recheck import FOUND_TITLES, LONGEST_CAUSE, Found
from chungtay.core.criteria.recognition.village import LONGEST_VILLAGE
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.names import said
from chungtay.web.works.record.forms import Options, PaperForm

AWAY = ("vắng", "away")
STANDS, GONE = "1", "0"
"""What the form of a village says of whether it stands."""


def _long(label: Any, *, required: bool = True, most: int = LONGEST_REASON, hint: Any = "") -> Any:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, help_text=hint
    )


class StepForm(PaperForm):
    """What every step asks: on which day it was taken, and on which paper."""

    on = DayField(label=gettext_lazy("Ngày thực hiện"))


class NumberedForm(StepForm):
    """A decision: it bears a number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.require_numbered()


class RequestForm(StepForm):
    """What is asked for: which place, to which grade, for which year."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị đề nghị"))
    village = forms.ChoiceField(label=gettext_lazy("Thôn"), required=False)
    grade = forms.ChoiceField(label=gettext_lazy("Mức đề nghị công nhận"))
    field = forms.CharField(
        label=gettext_lazy("Lĩnh vực nổi trội"),
        max_length=LONGEST_FIELD,
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi đề nghị xã nông thôn mới kiểu mẫu."),
    )
    for_year = forms.IntegerField(
        label=gettext_lazy("Công nhận cho năm"),
        min_value=2010,
        max_value=2100,
        help_text=gettext_lazy("Năm của kết quả; có thể trước năm họp thẩm định."),
    )

    def __init__(
        self, *args: Any, units: Options = (), villages: Options = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", units)
        self.offer("village", [("", _("không: đề nghị cho cả đơn vị")), *villages])
        self.offer("grade", [(one.value, said(GRADE_NAMES[one])) for one in Grade])


class AgainForm(StepForm):
    """A file handed in again."""

    field = forms.CharField(
        label=gettext_lazy("Lĩnh vực nổi trội"), max_length=LONGEST_FIELD, required=False
    )


class ReviewForm(StepForm):
    """What the district found."""

    reason = _long(gettext_lazy("Nhận xét của huyện"), required=False)


class ReasonForm(StepForm):
    """Why a file is returned or taken back."""

    reason = _long(gettext_lazy("Lý do"))


class AppraisalForm(StepForm):
    """A team's meeting: who sat there and how they voted."""

    members = forms.CharField(
        label=gettext_lazy("Tổ thẩm định"),
        widget=forms.Textarea(attrs={"rows": 9}),
        max_length=12_000,
        help_text=gettext_lazy(
            "Mỗi dòng một thành viên: họ tên; cơ quan; vai trò. Ai không dự họp, ghi thêm "
            "“; vắng” ở cuối dòng."
        ),
    )
    in_favour = forms.IntegerField(label=gettext_lazy("Phiếu đồng ý"), min_value=0, max_value=99)
    against = forms.IntegerField(
        label=gettext_lazy("Phiếu không đồng ý"), min_value=0, max_value=99, initial=0
    )
    abstained = forms.IntegerField(
        label=gettext_lazy("Không có ý kiến"), min_value=0, max_value=99, initial=0
    )
    reason = _long(
        gettext_lazy("Việc phải làm tiếp"),
        required=False,
        hint=gettext_lazy("Phải ghi khi không đủ phiếu: hồ sơ được trả lại với lý do này."),
    )

    def clean_members(self) -> tuple[Member, ...]:
        """Read a member from each line."""
        told: str = self.cleaned_data["members"]
        return tuple(_member(line) for line in told.splitlines() if line.strip())


class DecisionForm(NumberedForm):
    """The decision; a ground where the place falls short."""

    ground = _long(
        gettext_lazy("Căn cứ khi còn tiêu chí chưa đạt"),
        required=False,
        hint=gettext_lazy("Chỉ ghi khi quyết định công nhận dù còn tiêu chí chưa đạt."),
    )


class RecheckForm(StepForm):
    """What a re-check found of one criterion, or of all."""

    about = forms.ChoiceField(label=gettext_lazy("Mức đã công nhận, tiêu chí"))
    found = forms.ChoiceField(label=gettext_lazy("Kết quả phúc tra"))
    cause = _long(
        gettext_lazy("Nguyên nhân, hoặc cách đã khắc phục"), required=False, most=LONGEST_CAUSE
    )
    agency = forms.CharField(
        label=gettext_lazy("Cơ quan chịu trách nhiệm"), max_length=48, required=False
    )
    due = DayField(label=gettext_lazy("Hạn khắc phục"), required=False)

    def __init__(
        self, *args: Any, about: Sequence[tuple[str, Options]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*about]
        self.offer("found", [(one.value, said(FOUND_TITLES[one])) for one in Found])


class WithdrawalForm(NumberedForm):
    """Why a recognition is taken away."""

    ground = _long(gettext_lazy("Căn cứ thu hồi"))


class VillageForm(PaperForm):
    """What is true of a village: what it is called, whether it stands, under which scheme."""

    unit = forms.ChoiceField(label=gettext_lazy("Xã"))
    village = forms.CharField(
        label=gettext_lazy("Mã thôn"),
        max_length=12,
        help_text=gettext_lazy(
            "Chữ không dấu và số, riêng trong xã, ví dụ 01. Mã đã có thì ghi tiếp về thôn ấy."
        ),
    )
    name = forms.CharField(label=gettext_lazy("Tên thôn"), max_length=LONGEST_VILLAGE)
    scheme = forms.ChoiceField(label=gettext_lazy("Thuộc đề án"), required=False)
    stands = forms.ChoiceField(
        label=gettext_lazy("Thôn còn hay đã nhập, tách, giải thể"),
        choices=(
            (STANDS, gettext_lazy("còn")),
            (GONE, gettext_lazy("không còn")),
        ),
    )

    def __init__(
        self, *args: Any, units: Options = (), schemes: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", units)
        told = [(one, _("Đề án %(scheme)s") % {"scheme": one}) for one in schemes]
        self.offer("scheme", [("", _("không thuộc đề án nào")), *told])


def _member(line: str) -> Member:
    parts: Sequence[str] = [part.strip() for part in line.split(";")]
    away = parts[-1].casefold() in AWAY
    said_ = parts[:-1] if away else parts
    if not 2 <= len(said_) <= 3:
        raise forms.ValidationError(
            _("Dòng “%(line)s” cần ghi: họ tên; cơ quan; vai trò.") % {"line": line.strip()}
        )
    return Member(said_[0], said_[1], said_[2] if len(said_) > 2 else "", present=not away)
