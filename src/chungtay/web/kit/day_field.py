"""The field of a day, written as officials write it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.web.kit.address import YEARS

WRITTEN = ("%d/%m/%Y", "%Y-%m-%d")


class DayField(forms.DateField):
    """A day written dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            format=WRITTEN[0],
            attrs={"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"},
        )
        wrong = {"invalid": _("Hãy viết ngày/tháng/năm, ví dụ 20/10/2020.")}
        super().__init__(input_formats=WRITTEN, widget=widget, error_messages=wrong, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        """Read the day; a year nobody can mean is a slip of the pen."""
        day: dt.date | None = super().to_python(value)
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(_("Năm của ngày này không thể đúng; hãy xem lại."))
        return day
