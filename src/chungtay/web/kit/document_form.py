"""The document that what is said on a page rests on: who issued it, its number, when signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.record_decision import Paper
from chungtay.packs import loader
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.names import committee

DOCUMENT = ("issuer", "symbol", "signed")
"""The fields that name a document, in their order."""


class DocumentForm(forms.Form):
    """A form whose last fields name the document that what is said rests on.

    `today` is the last day on which one can have been signed, and the day from which what is said
    is known.
    """

    issuer = forms.ChoiceField(label=_("Cơ quan ban hành"))
    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    signed = DayField(label=_("Ngày ký văn bản"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        usual = {"issuer": committee(), "signed": today}
        kwargs["initial"] = {**usual, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer("issuer", ((one.code, one.short) for one in loader.agencies().values()))
        self.order_fields([*(name for name in self.fields if name not in DOCUMENT), *DOCUMENT])

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Give a field what may be chosen in it: codes and their words."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

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

    @property
    def grounds(self) -> Grounds:
        """Give the document as why what is said may be believed."""
        return Grounds(self.paper().key, self.today, Provenance.REPORTED)
