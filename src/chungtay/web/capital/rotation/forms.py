"""The form of a loan out of rotated capital; its money is then given by a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.rotation import Loan
from chungtay.core.units.unit import Unit
from chungtay.packs import loader
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.document_form import DocumentForm
from chungtay.web.kit.names import said


class LoanForm(DocumentForm):
    """Who borrows, out of which project, from when until when."""

    loan = forms.RegexField(
        r"[0-9A-Za-z._-]+", label=_("Mã khoản vay"), max_length=40,
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch.")},
        help_text=_("Ví dụ 23380-bo-2020-1; dùng để tìm trong sổ."),
    )  # fmt: skip
    project = forms.ChoiceField(label=_("Dự án"))
    unit = forms.ChoiceField(label=_("Xã, phường, thị trấn"))
    group = forms.CharField(label=_("Tổ, nhóm hộ"), max_length=160)
    households = forms.IntegerField(
        label=_("Số hộ"), min_value=1, max_value=100_000,
        error_messages={"min_value": _("Cần ít nhất một hộ.")},
    )  # fmt: skip
    lent_on = DayField(label=_("Ngày giao vốn"))
    due = DayField(label=_("Hạn thu hồi"))

    def __init__(self, *args: Any, places: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = ("", gettext("chưa chọn"))
        projects = (
            (f"{p.code}/{q.code}", f"{q.code.upper()} · {said(q.title)}"[:110])
            for p in loader.programmes()
            for q in p.walk()
        )
        self.offer("project", [nothing, *projects])
        self.offer("unit", [nothing, *((one.code, one.title) for one in places)])

    def told(self) -> Loan:
        """Give the loan; raises `DueTooSoon`."""
        said_of = self.cleaned_data
        programme, _sep, project = said_of["project"].partition("/")
        return Loan(
            loan=said_of["loan"],
            programme=programme,
            project=project,
            unit=said_of["unit"],
            group=said_of["group"].strip(),
            households=said_of["households"],
            lent_on=said_of["lent_on"],
            due=said_of["due"],
            grounds=self.grounds,
        )
