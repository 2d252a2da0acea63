"""Call for a report out of turn: which form, over which days, by when, from whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.submissions.form import Due, Form
from chungtay.core.submissions.period import Period, period
from chungtay.web.kit.day_field import DayField


class CallForm(forms.Form):
    """The form."""

    form = forms.ChoiceField(label=_("Biểu mẫu"))
    unit = forms.ChoiceField(label=_("Các đơn vị thuộc"))
    since = DayField(label=_("Số liệu từ ngày"))
    until = DayField(label=_("Số liệu đến ngày"))
    due = DayField(label=_("Hạn nộp"), help_text=_("Ngày cuối cùng nộp được tính là đúng hạn."))

    def __init__(
        self,
        *args: Any,
        asked: Sequence[tuple[str, str]] = (),
        places: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("form", asked), ("unit", places)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse days that do not follow one another."""
        said = super().clean() or {}
        since, until, due = (said.get(name) for name in ("since", "until", "due"))
        if since and until and since > until:
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi."))
        if until and due and due < until:
            self.add_error("due", _("Hạn nộp phải từ ngày cuối của số liệu trở đi."))
        return said

    def period(self) -> Period:
        """Give the period asked about."""
        since: dt.date = self.cleaned_data["since"]
        return period(f"{since.isoformat()}..{self.cleaned_data['until'].isoformat()}")

    def due_in(self, form: Form) -> Due:
        """Give the term: days after the last day, with the form's own grace."""
        days = (self.cleaned_data["due"] - self.cleaned_data["until"]).days
        return Due(days, min(one.grace for one in form.due.values()))
