"""The paper that a decision rests on, as it is typed: its number, its days, this filling of it."""

from __future__ import annotations

import datetime as dt
import secrets
import time

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.flows.record_decision import Paper

TOKEN = r"[0-9a-f]{15}"  # noqa: S105 - marks one filling of the form, and opens nothing


def new_token() -> str:
    """Mark one filling of a form: the moment, then chance; a later one comes later in order."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(2)}"


def number_of(on: dt.date, token: str) -> str:
    """Give the number of an entry written here; on a day, it stands behind those loaded."""
    return f"qd-{on:%Y%m%d}-{token}"


class PaperForm(forms.Form):
    """A form whose fields name a document, a day and this filling of it; subclasses lay them out.

    `today` is the last day on which anything can have been decided.
    """

    today: dt.date

    def clean_on(self) -> dt.date:
        """Refuse a day that has not come."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Ngày ghi sổ không thể sau hôm nay."))
        return on

    def clean_signed(self) -> dt.date:
        """Refuse a document that is yet to be signed."""
        signed: dt.date = self.cleaned_data["signed"]
        if signed > self.today:
            raise forms.ValidationError(_("Ngày ký văn bản không thể sau hôm nay."))
        return signed

    def clean_symbol(self) -> str:
        """Refuse the sign that parts a document's key."""
        symbol: str = self.cleaned_data["symbol"].strip()
        if ":" in symbol:
            raise forms.ValidationError(_("Số, ký hiệu văn bản không có dấu hai chấm."))
        return symbol

    def paper(self) -> Paper:
        """Give the document as typed."""
        told = self.cleaned_data
        return Paper(told["issuer"], told["symbol"], told["signed"])

    def number(self) -> str:
        """Give the number in the book; empty while its parts are not known."""
        on, token = self.cleaned_data.get("on"), self.cleaned_data.get("token")
        return number_of(on, token) if on and token else ""
