"""The planner's form: a goal and what each fund may give, kept in the address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.core.criteria.roadmap.asking import fund_named, funds
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Stand
from chungtay.core.kernel.money import MILLION
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Refusal
from chungtay.web.criteria.roadmap.words import fund_words
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.saying import refused

LIMIT = "limit-"
LARGEST = 2**53 - 1
"""The most đồng that is read: nine million tỷ, well within what registers hold."""
_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d{1,15})(,\d+)?", re.ASCII)
"""Dots stand between whole thousands: “14.5” would else be read as 145."""


class NumberField(forms.CharField):
    """A number as people here write it: dots between thousands, a comma before decimals."""

    def to_python(self, value: Any) -> Any:
        """Read it exactly; leave empty what is empty."""
        text = str(value or "").strip().replace(" ", "").replace("\u00a0", "")
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            raise forms.ValidationError(gettext("Hãy viết một số, ví dụ 1.250,5."))
        number = Decimal(text.replace(".", "").replace(",", "."))
        if abs(number) * MILLION > LARGEST:
            raise forms.ValidationError(gettext("Số quá lớn; hãy kiểm tra lại đơn vị tính."))
        if (Fraction(number) * MILLION).denominator != 1:
            raise forms.ValidationError(gettext("Chỉ viết tối đa 6 chữ số sau dấu phẩy."))
        return Fraction(number)


class PlanForm(forms.Form):
    """What is to be reached by when, and the most that each fund may give, in millions of đồng."""

    by = DayField(label=_("Phải đạt đến ngày"))
    full = forms.IntegerField(
        label=_("Số xã đạt đủ tiêu chí"), help_text=_("Kể cả các xã hiện đã đạt đủ.")
    )
    average = NumberField(
        label=_("Số tiêu chí bình quân một xã"), required=False, help_text=_("Ví dụ 14,5.")
    )
    least = forms.IntegerField(label=_("Ít nhất mỗi xã (tiêu chí)"), required=False)
    targets = forms.BooleanField(
        label=_("Buộc các xã mục tiêu đến năm đó phải đạt"), required=False
    )

    def __init__(self, *args: Any, left: Mapping[Fund, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        for fund in funds():
            self.fields[LIMIT + fund.code] = NumberField(
                label=fund_words(fund),
                required=False,
                initial=_millions(left.get(fund, 0)),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "n"}),
            )

    def clean(self) -> dict[str, Any] | None:
        """Refuse a limit for money that is no source of a plan."""
        for name in self.data:
            if name.startswith(LIMIT) and name not in self.fields:
                try:
                    fund_named(name.removeprefix(LIMIT))
                except Refusal as no:
                    self.add_error(None, refused(no))
        return super().clean()

    def goal(self, must: Mapping[str, int]) -> Goal:
        """Give the goal; `must` are target communes with the year they are to be there."""
        said = self.cleaned_data
        by: dt.date = said["by"]
        due = (unit for unit, year in must.items() if year <= by.year)
        return Goal(
            by=by,
            full=said["full"],
            average=said["average"] or Fraction(0),
            least=said["least"] or 0,
            must=tuple(sorted(due)) if said["targets"] else (),
        )

    def limits(self) -> dict[Fund, int]:
        """Give what each fund may give, in đồng; what was left empty is what stands there."""
        given = {fund: self.cleaned_data[LIMIT + fund.code] for fund in funds()}
        return {
            fund: self.left.get(fund, 0) if number is None else int(number * MILLION)
            for fund, number in given.items()
        }


def filled(said: QueryDict, left: Mapping[Fund, int]) -> QueryDict:
    """Fill in what an address leaves out: the limits of funds, as the ledger has them."""
    whole = said.copy()
    for fund in funds():
        whole.setdefault(LIMIT + fund.code, _millions(left.get(fund, 0)))
    return whole


def _millions(dong: int) -> str:
    return vietnamese(Fraction(dong, MILLION), 6, trim=True)


def starting(stands: Sequence[Stand], *, on: dt.date, due: int) -> dict[str, Any]:
    """Suggest a goal: the end of the year, its target communes there, half a criterion more."""
    there = sum(not stand.missing for stand in stands)
    met = sum(stand.met for stand in stands)
    average = Fraction(met, max(1, len(stands))) + Fraction(1, 2)
    return {
        "by": dt.date(on.year + (on.month == 12), 12, 31),
        "full": there + due,
        "average": vietnamese(average, 1),
        "least": min((stand.met for stand in stands), default=0) + 1,
    }
