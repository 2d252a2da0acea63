"""What the log is narrowed by: said in the address, checked here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.apps.audit.queries import Asked, midnight
from chungtay.core.audit.event import KIND_TITLES
from chungtay.core.people.actor import ACTIONS
from chungtay.web.kit.names import said

_DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
_LONGEST = 19
"""Digits of numbers that no database row can have."""


class NarrowingForm(forms.Form):
    """The parameters of the log's address; every one may be left out."""

    who = forms.CharField(label=_("Người"), required=False, max_length=160)
    action = forms.ChoiceField(label=_("Việc"), required=False)
    kind = forms.ChoiceField(label=_("Loại"), required=False)
    subject = forms.CharField(label=_("Đối tượng bắt đầu bằng"), required=False, max_length=240)
    since = forms.DateField(label=_("Từ ngày"), required=False, input_formats=_DAYS)
    until = forms.DateField(label=_("Đến hết ngày"), required=False, input_formats=_DAYS)
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        titles = sorted((str(_(one.title)), one.code) for one in ACTIONS.values())
        self.fields["action"].choices = [("", _("Mọi việc")), *((c, t) for t, c in titles)]  # type: ignore[attr-defined]
        kinds = ((kind.value, said(title)) for kind, title in KIND_TITLES.items())
        self.fields["kind"].choices = [("", _("Xem và thay đổi")), *kinds]  # type: ignore[attr-defined]
        for name in ("since", "until"):
            attrs = {"class": "day", "inputmode": "numeric", "placeholder": "dd/mm/yyyy"}
            self.fields[name].widget.attrs.update(attrs)

    def asked(self, units: tuple[str, ...] | None) -> Asked:
        """Give what is asked for, within certain units; a number in `who` is an account's."""
        given = self.cleaned_data
        who = given.get("who", "").strip()
        is_number = who.isdecimal() and len(who) < _LONGEST
        return Asked(
            user=int(who) if is_number else None,
            name="" if is_number else who,
            action=given.get("action", ""),
            subject=given.get("subject", "").strip(),
            kind=given.get("kind", ""),
            since=midnight(given.get("since")),
            until=midnight(given.get("until"), after=1),
            units=units,
        )
