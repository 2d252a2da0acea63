"""A field of the forms about works: degrees, written the way officials write them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.web.kit import wording

MILLION = 1_000_000


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
        """Write millionths of a degree as degrees, as the reader's language does."""
        return wording.number(Fraction(value, MILLION), 6) if isinstance(value, int) else value
