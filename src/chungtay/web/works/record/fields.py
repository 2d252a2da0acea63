"""Fields of the forms about works: đồng and degrees, written the way officials write them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.reconcile.values import MOST
from chungtay.core.kernel.money import Dong

_GROUPED = re.compile(r"\d{1,3}([ .,]\d{3})+|\d+")
MILLION = 1_000_000


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
        """Write an amount with its thousands parted."""
        return f"{value.amount:,}".replace(",", ".") if isinstance(value, Dong) else value


class DegreeField(forms.CharField):
    """A latitude or longitude in degrees, kept as millionths of one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Read degrees, with a comma or a point; nothing where nothing is written."""
        text = str(value or "").strip().replace(",", ".").removesuffix("°")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d{1,9})?", text):
            raise forms.ValidationError(_("Hãy viết độ thập phân, ví dụ 14,35012."))
        whole, _point, part = text.partition(".")
        return int(whole) * MILLION + int(f"{part:0<6}"[:6])

    def prepare_value(self, value: Any) -> Any:
        """Write millionths of a degree as degrees."""
        return f"{value / MILLION:.6f}".replace(".", ",") if isinstance(value, int) else value
