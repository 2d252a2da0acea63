"""The field of an amount in đồng, written the way officials write it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.reconcile.values import MOST
from chungtay.core.kernel.money import Dong
from chungtay.web.kit import wording

_GROUPED = re.compile(r"\d{1,3}([ .,])\d{3}(\1\d{3})*|\d+")
"""Thousands parted by one sign throughout; `1.234,567` may mean a fraction."""


class DongField(forms.CharField):
    """A whole amount in đồng, its thousands parted or not; never in triệu."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the amount; nothing where nothing is written."""
        text = str(value or "").strip().removesuffix("đồng").strip()
        if not text:
            return None
        if not _GROUPED.fullmatch(text):
            raise forms.ValidationError(_("Hãy viết số đồng chẵn, ví dụ 2.929.888.000."))
        amount = int(re.sub(r"\D", "", text))
        if amount > MOST:
            raise forms.ValidationError(_("Số tiền quá lớn; hãy xem lại các chữ số 0."))
        return Dong(amount)

    def prepare_value(self, value: Any) -> Any:
        """Write an amount with its thousands parted, as the reader's language does."""
        return wording.number(value.amount) if isinstance(value, Dong) else value
