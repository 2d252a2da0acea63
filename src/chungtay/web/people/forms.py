"""Forms of accounts: what is typed. Whether it may be is asked of the services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.apps.people.queries import AgencyCard
from chungtay.core.people.role import Role
from chungtay.web.kit.names import said


class ContactForm(forms.Form):
    """How to reach somebody."""

    phone = forms.CharField(label=_("Điện thoại"), max_length=32, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class PlaceForm(forms.Form):
    """Who somebody is, and where they work."""

    agency = forms.ChoiceField(label=_("Cơ quan"))
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)

    def __init__(self, *args: Any, agencies: Sequence[AgencyCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        field.choices = [(one.code, f"{one.title} ({one.unit_title})") for one in agencies]  # type: ignore[attr-defined]


class AccountForm(PlaceForm, ContactForm):
    """A new account."""

    field_order = ("agency", "name", "username", "position", "phone", "email")
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=64,
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm, gạch ngang; ví dụ nguyen.van.a"),
    )


class GrantForm(forms.Form):
    """A role to be given."""

    role = forms.ChoiceField(label=_("Vai trò"))
    unit = forms.CharField(
        label=_("Mã đơn vị"),
        max_length=8,
        help_text=_("Vai trò có hiệu lực tại đơn vị này và mọi đơn vị bên dưới."),
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )
    subject = forms.CharField(
        label=_("Phạm vi"),
        max_length=96,
        required=False,
        help_text=_(
            "form:mã-biểu, criterion:mã-tiêu-chí, project:mã-dự-án, agency:mã-cơ-quan, "
            "hoặc để trống."
        ),
    )
    until = forms.DateField(
        label=_("Đến trước ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(role.code, said(role.title)) for role in roles]
        self.fields["role"].choices = titles  # type: ignore[attr-defined]

    @property
    def last_day(self) -> dt.date | None:
        """Give the day on which the role no longer holds; None where it has no end."""
        found: dt.date | None = self.cleaned_data["until"]
        return found
