"""What tells one budget line from another beyond its project, source, kind and years.

A share given for one purpose, who gives within a source, the state budget index: mostly left
empty. Names are offered as they are typed; a code that the lists lack may be typed all the same,
and is remarked on in the preview.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.apps.capital import queries
from chungtay.core.capital.budget_index import IndexPart
from chungtay.packs import capital as law
from chungtay.packs import loader
from chungtay.web.capital.book.paper import PaperForm
from chungtay.web.kit.names import said

Options = tuple[tuple[str, str], ...]
"""Values to be offered while one types, each with its name."""


def _typed(options: str) -> forms.TextInput:
    return forms.TextInput(attrs={"list": options, "autocomplete": "off"})


class LineForm(PaperForm):
    """A form that names the finer parts of a budget line."""

    item = forms.ChoiceField(label=_("Phần vốn ghi riêng"), required=False)
    provider = forms.CharField(
        label=_("Nhà tài trợ, nơi góp"), required=False, max_length=48, widget=_typed("providers"),
        help_text=_("Ai cấp trong nguồn vốn ấy, khi cần theo dõi riêng; như một nhà tài trợ."),
    )  # fmt: skip
    chapter = forms.RegexField(
        r"^\d{3}$", label=_("Mục lục ngân sách: chương"), required=False,
        widget=_typed("chapters"),
        error_messages={"invalid": _("Mã chương có ba chữ số, như 799.")},
    )  # fmt: skip
    kind_item = forms.RegexField(
        r"^\d{3}-\d{3}$", label=_("Mục lục ngân sách: loại-khoản"), required=False,
        widget=_typed("kind-items"),
        error_messages={"invalid": _("Viết mã loại, dấu gạch, mã khoản, như 280-292.")},
    )  # fmt: skip

    def offer_items(self, empty: str) -> None:
        """Offer the shares that are given for one purpose; `empty` says what none chosen means."""
        terms = loader.terms("capital_items").values()
        choices = [("", empty), *((one.code, said(one.title)) for one in terms)]
        self.offer("item", choices)

    def clean(self) -> dict[str, Any]:
        """Take the parts of the budget index together: both, or none."""
        told = super().clean() or {}
        for one, other in (("chapter", "kind_item"), ("kind_item", "chapter")):
            if told.get(one) and not told.get(other) and other not in self.errors:
                self.add_error(other, _("Mục lục ngân sách cần cả chương và loại-khoản."))
        return told

    def budget_index(self) -> str:
        """Give the budget index as `chapter-kind-item`; empty where none was typed."""
        told = self.cleaned_data
        parts = (told.get("chapter", ""), told.get("kind_item", ""))
        return "-".join(parts) if all(parts) else ""


def offered(on: dt.date) -> tuple[tuple[str, Options], ...]:
    """Give what is offered while one types, by the name of the list."""
    index = law.budget_index()
    items = index.listed(IndexPart.ITEM, on=on).values()
    chapters = index.listed(IndexPart.CHAPTER, on=on).values()
    return (
        ("providers", tuple((name, "") for name in queries.providers())),
        ("chapters", _named((one.code, one.title) for one in chapters)),
        ("kind-items", _named((f"{one.under}-{one.code}", one.title) for one in items)),
    )


def _named(told: Iterable[tuple[str, str]]) -> Options:
    return tuple(sorted(told))
