"""The form of a province's threshold: what is typed. What may be is asked of services."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.alerts.own import Wanted
from chungtay.core.alerts.rule import OF_MONEY, AlertKind, Threshold
from chungtay.web.criteria.levels.forms import PaperForm
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.wording import number

_MONEY = re.compile(r"[0-9]{1,18}|[0-9]{1,3}([., ][0-9]{3}){1,5}")
"""Kinds that look at what is left of capital."""
NUMBER = {AlertKind.RATE: _("Tỷ lệ giải ngân (%)"), AlertKind.STILL: _("Số tuần")}
HINTS = {
    AlertKind.RATE: _("Báo khi giải ngân dưới tỷ lệ này; số nguyên từ 1 đến 100."),
    AlertKind.STILL: _("Báo khi chừng ấy tuần không có bút toán; từ 1 trở lên."),
    AlertKind.WINDOW: _("Báo khi còn chừng ấy ngày là hết hạn; từ 1 trở lên."),
}
PAPER = ("symbol", "signed", "subject", "reason")


class ChangeForm(PaperForm):
    """By which document, and why; `tried` names what was tried out and is now to be saved."""

    tried = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    @property
    def told(self) -> str:
        """Name what was typed: the same for the same change, and only for that."""
        kept = {k: v for k, v in self.cleaned_data.items() if k not in ("tried", "version")}
        return hashlib.sha256(repr(sorted(kept.items())).encode()).hexdigest()

    @property
    def to_be_saved(self) -> bool:
        """Tell whether what was typed is what was tried out."""
        return bool(self.cleaned_data["tried"] == self.told)

    def again(self, *, tried: str, version: int | None = None) -> None:
        """Have the form shown again with what was tried, or with the version there is now."""
        self.data = {**dict(self.data.items()), "tried": tried}
        if version is not None:
            self.data = {**self.data, "version": str(version)}


class SwitchForm(ChangeForm):
    """From which day on a rule is off, or on again, and by which document."""

    since = DayField(label=_("Áp dụng từ ngày"))
    field_order = ("since", *PAPER)


class ThresholdForm(ChangeForm):
    """How much, from which day on, by which document."""

    number = forms.CharField(label=_("Số ngày"), max_length=12)
    day = forms.CharField(
        label=_("Đến ngày nào trong năm"), max_length=12, help_text=_("Ngày/tháng, ví dụ 31/08.")
    )
    over = forms.CharField(
        label=_("Chỉ báo khi còn trên (đồng)"), max_length=24, help_text=_("Ghi 0 để báo mọi số.")
    )
    act = forms.IntegerField(
        label=_("Phải xử lý trong (ngày)"), min_value=1, max_value=3660, localize=False
    )
    since = DayField(label=_("Áp dụng từ ngày"))
    field_order = ("number", "day", "over", "act", "since", *PAPER)

    def __init__(self, data: Any = None, *, kind: AlertKind, held: Threshold, version: int) -> None:
        super().__init__(data, initial=_initial(kind, held, version))
        self.fields["number"].label = NUMBER.get(kind, _("Số ngày"))
        self.fields["number"].help_text = HINTS.get(kind, _("Báo khi đã quá chừng ấy ngày."))
        if kind is not AlertKind.RATE:
            del self.fields["day"]
        if kind not in OF_MONEY:
            del self.fields["over"]

    def clean_over(self) -> int:
        """Read a sum written with or without dots."""
        told = str(self.cleaned_data["over"]).strip()
        if not _MONEY.fullmatch(told):
            raise forms.ValidationError(_("Hãy ghi số đồng, ví dụ 500.000.000."))
        return int(re.sub(r"[., ]", "", told))

    @property
    def wanted(self) -> Wanted:
        """Give the threshold as it was typed."""
        told = self.cleaned_data
        return Wanted(told["number"], told.get("day", ""), told.get("over"), told["act"])


def _initial(kind: AlertKind, held: Threshold, version: int) -> dict[str, object]:
    month, _dash, day = held.by.partition("-")
    amount = {AlertKind.RATE: held.percent, AlertKind.STILL: held.weeks}.get(kind, held.days)
    return {
        "version": version,
        "number": str(amount),
        "day": f"{day}/{month}" if held.by else "",
        "over": number(held.over),
        "act": held.act,
    }
