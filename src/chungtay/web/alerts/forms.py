"""Forms of alerts: what a list is narrowed by, and an answer. What may be is asked of services."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.alerts.course import LONGEST_REPLY
from chungtay.web.kit.day_field import DayField


class ReplyForm(forms.Form):
    """An answer to an alert."""

    text = forms.CharField(
        label=_("Đang xử lý thế nào"),
        max_length=LONGEST_REPLY,
        help_text=_("Việc đã làm, việc đang chờ, ai làm; cấp trên sẽ đọc thấy."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = DayField(
        label=_("Xin chờ đến hết ngày"),
        required=False,
        help_text=_("Đến ngày đó thư nhắc việc không nêu lại cảnh báo này."),
    )
