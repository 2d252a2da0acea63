"""A decision as it is typed: the day it counts from, its document, this filling of the form."""

from __future__ import annotations

import datetime as dt
import secrets
import time

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.document_form import DocumentForm

TOKEN = r"[0-9a-f]{15}"  # noqa: S105 - marks one filling of the form, and opens nothing


def new_token() -> str:
    """Mark one filling of a form: the moment, then chance; a later one comes later in order."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(2)}"


def number_of(on: dt.date, token: str) -> str:
    """Give the number of an entry written here; on a day, it stands behind those loaded."""
    return f"qd-{on:%Y%m%d}-{token}"


class PaperForm(DocumentForm):
    """A form of a decision: what is decided, from which day, on which document."""

    on = DayField(label=_("Ngày ghi sổ"))
    token = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def clean_on(self) -> dt.date:
        """Refuse a day that has not come."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Ngày ghi sổ không thể sau hôm nay."))
        return on

    def number(self) -> str:
        """Give the number in the book; empty while its parts are not known."""
        on, token = self.cleaned_data.get("on"), self.cleaned_data.get("token")
        return number_of(on, token) if on and token else ""
