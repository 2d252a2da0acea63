"""What the book is narrowed by: said in the address, checked here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.apps.capital.queries import BookFilter
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.capital.movement import MOVEMENT_TITLES, Movement
from chungtay.packs import loader
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.names import said

FIRST, LAST = 2000, 2100


class NarrowingForm(forms.Form):
    """The parameters of the book's address; every one may be left out."""

    text = forms.CharField(
        label=_("Số bút toán, văn bản, diễn giải"), required=False, max_length=80
    )
    movement = forms.ChoiceField(label=_("Loại"), required=False)
    holder = forms.ChoiceField(label=_("Đơn vị giữ vốn"), required=False)
    programme = forms.ChoiceField(label=_("Chương trình"), required=False)
    project = forms.ChoiceField(label=_("Dự án"), required=False)
    source = forms.ChoiceField(label=_("Nguồn vốn"), required=False)
    kind = forms.ChoiceField(label=_("Loại vốn"), required=False)
    plan_year = forms.IntegerField(
        label=_("Năm kế hoạch"), required=False, min_value=FIRST, max_value=LAST,
        widget=forms.TextInput(attrs={"class": "day", "inputmode": "numeric"}),
        error_messages={"invalid": _("Hãy viết năm bằng bốn chữ số, như 2020.")},
    )  # fmt: skip
    subject = forms.CharField(label=_("Mã công trình, khoản vay"), required=False, max_length=48)
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến hết ngày"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False,
        choices=[("", _("Mọi trạng thái")), ("recorded", _("Đã ghi sổ")),
                 ("confirmed", _("Kho bạc đã xác nhận")), ("undone", _("Đã hủy"))],
    )  # fmt: skip

    def __init__(self, given: Any, *, holders: Sequence[Holder]) -> None:
        super().__init__(given)
        programmes = loader.programmes()
        lists: dict[str, list[tuple[str, str]]] = {
            "movement": [(m.value, str(_(MOVEMENT_TITLES[m]))) for m in Movement],
            "holder": [(one.code, one.name) for one in holders],
            "programme": [(p.code, said(p.title)) for p in programmes],
            "project": [
                (q.code, f"{q.code.upper()} {said(q.title)}"[:90])
                for p in programmes
                for q in p.walk()
            ],
            "source": [(t.code, said(t.title)) for t in loader.terms("capital_sources").values()],
            "kind": [(t.code, said(t.title)) for t in loader.terms("capital_kinds").values()],
        }
        for name, choices in lists.items():
            self.fields[name].choices = [("", _("Tất cả")), *choices]  # type: ignore[attr-defined]
        for name in ("since", "until"):
            self.fields[name].widget.attrs["class"] = "day"

    def wanted(self, units: tuple[str, ...] | None, *, on: dt.date) -> BookFilter:
        """Give what is asked for, within certain units and up to a day."""
        given = self.cleaned_data
        return BookFilter(
            movement=Movement(given["movement"]) if given["movement"] else None,
            since=given["since"],
            until=min(given["until"] or on, on),
            text=given["text"].strip(),
            holder=given["holder"],
            units=units,
            programme=given["programme"],
            project=given["project"],
            source=Source(given["source"]) if given["source"] else None,
            kind=CapitalKind(given["kind"]) if given["kind"] else None,
            plan_year=given["plan_year"],
            subject=given["subject"].strip(),
        )
