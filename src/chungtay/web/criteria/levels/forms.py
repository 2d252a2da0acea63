"""The form of a province's table of levels: what is typed, read exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.apps.criteria.levels import NewLevels, Removal
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    Column,
    Level,
    LevelTable,
    Region,
    Shape,
    Stated,
    Threshold,
    Zone,
)
from chungtay.core.criteria.reading import PERCENT
from chungtay.core.kernel.numerals import read_level
from chungtay.core.law.instrument import Agency, Instrument, InstrumentType
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.names import said

MET = ("đạt", "met")
_ALL = 100
"""The most that any of a whole can be, in percent."""


@dataclass(frozen=True, slots=True)
class Place:
    """The threshold of a set, as a province has it, that a form is about."""

    province: str
    criteria_set: str
    threshold: str


class LevelField(forms.Field):
    """A level as people write it: a number with a comma, or “đạt”; empty for none."""

    def __init__(self, *, stated: bool, **more: Any) -> None:
        super().__init__(required=False, **more)
        self.stated = stated
        self.widget.attrs |= {"autocomplete": "off", "maxlength": "12"}
        self.widget.attrs["inputmode"] = "text" if stated else "decimal"

    def to_python(self, value: Any) -> Level | None:
        """Read a level."""
        text = str(value or "").strip().lower()
        if not text:
            return None
        if self.stated and text in MET:
            return Stated.MET
        if self.stated:
            raise forms.ValidationError(self.hint)
        try:
            return read_level(text)
        except ValueError:
            raise forms.ValidationError(self.hint) from None

    @property
    def hint(self) -> str:
        """Say what to write."""
        if self.stated:
            return gettext("Hãy ghi “đạt”.")
        return gettext("Hãy ghi một số, ví dụ 80 hoặc 26,5.")


class PaperForm(forms.Form):
    """By which document, and why; `version` is the one whoever fills it in has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    symbol = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=60, help_text=_("Ví dụ 22/2017/QĐ-UBND.")
    )
    signed = DayField(label=_("Ngày ký văn bản"))
    subject = forms.CharField(label=_("Trích yếu"), max_length=300)
    reason = forms.CharField(
        label=_("Lý do nhập hoặc sửa"), max_length=500, help_text=_("Lưu cùng phiên bản này.")
    )

    def paper(self, issuer: Agency) -> Instrument:
        """Give the document; raises ValueError for one not possible."""
        said_of = self.cleaned_data
        return Instrument(
            issuer=issuer,
            type=InstrumentType.DECISION,
            subject=said_of["subject"].strip(),
            symbol=said_of["symbol"].strip(),
            signed=said_of["signed"],
            verified=True,
        )


class RemovalForm(PaperForm):
    """By which document a table of the province's is taken back, and why."""

    def told(self, place: Place, since: dt.date, issuer: Agency) -> Removal:
        """Give the removal; raises ValueError for a document not possible."""
        return Removal(
            province=place.province,
            criteria_set=place.criteria_set,
            threshold=place.threshold,
            since=since,
            paper=self.paper(issuer),
            reason=self.cleaned_data["reason"].strip(),
            version=self.cleaned_data["version"],
        )


class LevelsForm(PaperForm):
    """From which day, by which document, and the level: everywhere, by column, or by zone."""

    since = DayField(label=_("Áp dụng từ ngày"))
    note = forms.CharField(label=_("Ghi chú về mức"), max_length=300, required=False)

    def __init__(
        self, *args: Any, threshold: Threshold, columns: Sequence[Column], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.threshold = threshold
        stated = threshold.shape is Shape.STATED
        self.columns: dict[str, Column] = {}
        for column in (Region.GENERAL, *(c for c in columns if c is not Region.GENERAL), *Zone):
            name = f"level_{column.value}"
            title = _("Cả tỉnh") if column is Region.GENERAL else said(COLUMN_TITLES[column])
            self.fields[name] = LevelField(label=title, stated=stated)
            self.columns[name] = column
        head, tail = ("version", "since", "symbol", "signed", "subject"), ("note", "reason")
        self.order_fields([*head, *self.columns, *tail])

    def clean(self) -> dict[str, Any]:
        """Ask for one way of telling levels: everywhere, by column, or by zone."""
        given = super().clean() or {}
        levels = self._levels(given)
        self._require_possible(given)
        if not levels and not any(name in self.errors for name in self.columns):
            raise forms.ValidationError(_("Hãy ghi ít nhất một mức."))
        if any(isinstance(c, Zone) for c in levels) and not set(levels) <= {
            Region.GENERAL, *Zone
        }:  # fmt: skip
            raise forms.ValidationError(
                _("Ghi theo khu vực I, II, III thì không ghi thêm mức theo cột khác.")
            )
        return given

    def _require_possible(self, given: dict[str, Any]) -> None:
        for name in self.columns:
            level = given.get(name)
            beyond = isinstance(level, Decimal) and level > _ALL
            if self.threshold.unit == PERCENT and beyond:
                self.add_error(name, _("Mức phần trăm không thể quá 100."))

    def told(self, place: Place, issuer: Agency) -> NewLevels:
        """Give the new table with its document; raises ValueError for a document not possible."""
        said_of = self.cleaned_data
        paper, levels = self.paper(issuer), self._levels(said_of)
        return NewLevels(
            province=place.province,
            criteria_set=place.criteria_set,
            threshold=place.threshold,
            table=LevelTable(
                said_of["since"], paper.key, levels, tuple(levels), note=said_of["note"].strip()
            ),
            paper=paper,
            reason=said_of["reason"].strip(),
            version=said_of["version"],
        )

    def _levels(self, given: dict[str, Any]) -> dict[Column, Level]:
        found = {column: given.get(name) for name, column in self.columns.items()}
        return {column: level for column, level in found.items() if level is not None}
