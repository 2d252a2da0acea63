"""The forms of an instalment by which arrears are to be paid off: planned, changed, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.instalments import Instalment
from chungtay.core.capital.line import Source
from chungtay.packs import loader
from chungtay.web.capital.book.paper import TOKEN
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.document_form import DocumentForm
from chungtay.web.kit.dong_field import DongField
from chungtay.web.kit.names import said


class _Terms(DocumentForm):
    """By when how much is to be paid, and from which source."""

    due = DayField(label=_("Hẹn trả trước hết ngày"))
    amount = DongField(label=_("Số tiền (đồng)"), help_text=_("Viết như 1.250.000.000."))
    source = forms.ChoiceField(label=_("Nguồn dự kiến"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = loader.terms("capital_sources")
        ways = [(one.value, said(named[one.value].title)) for one in Source if one.value in named]
        self.offer("source", [("", gettext("chưa ghi")), *ways])

    def told(self, number: str, debt: Debt, reason: str = "") -> Instalment:
        """Give the instalment as typed; raises `NothingToPay`."""
        filled = self.cleaned_data
        return Instalment(
            number=number,
            debt=debt,
            due=filled["due"],
            amount=filled["amount"],
            source=Source(filled["source"]) if filled["source"] else None,
            on=filled["signed"],
            grounds=self.grounds,
            reason=reason,
        )


class PlanForm(_Terms):
    """A new instalment of one of the debts that somebody may plan for."""

    debt = forms.ChoiceField(label=_("Khoản nợ"))
    token = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def __init__(self, *args: Any, debts: Mapping[str, tuple[Debt, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.debts = debts
        named = [(key, words) for key, (_debt, words) in debts.items()]
        self.offer("debt", [("", gettext("Chọn khoản nợ")), *named])
        self.order_fields(["debt"])

    def instalment(self) -> Instalment:
        """Give the instalment; its number comes from this filling of the form, so twice is once."""
        debt, _words = self.debts[self.cleaned_data["debt"]]
        return self.told(f"lt-{self.cleaned_data['token']}", debt)


class ChangeForm(_Terms):
    """What an instalment is changed to, and why."""

    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def instalment(self, was: Instalment) -> Instalment:
        """Give the instalment as it is to be from now on."""
        return self.told(was.number, was.debt, self.cleaned_data["reason"].strip())


class TakeBackForm(DocumentForm):
    """Why an instalment is taken back."""

    prefix = "rut"
    reason = forms.CharField(
        label=_("Lý do rút"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
