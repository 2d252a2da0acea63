"""The form of a decision: what is typed, read exactly. What may be done is asked of services."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.line import GIVEN_AS_TITLES, CapitalKind, GivenAs, Line, Source, Term
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.standing import LineStanding
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import CellType, Column
from chungtay.core.submissions.reading import read
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import CellKind
from chungtay.packs import loader
from chungtay.web.capital.book.deeds import gives, hands_on
from chungtay.web.capital.book.line_form import LineForm
from chungtay.web.capital.book.paper import TOKEN
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.document_form import DOCUMENT
from chungtay.web.kit.names import said
from chungtay.web.kit.saying import worded
from chungtay.web.kit.wording import number

UNITS = {"dong": 1, "trieu": 10**6}


class DecisionForm(LineForm):
    """What a decision does with money: one of its accounts chosen, or a line named."""

    field_order = (
        "account", "taker", "giver", "project", "to_project", "item", "source", "provider", "kind",
        "chapter", "kind_item", "origin_year", "plan_year", "given_as", "days", "work", "amount",
        "unit", "on", *DOCUMENT, "note",
    )  # fmt: skip
    taker = forms.ChoiceField(label=_("Đơn vị nhận"))
    giver = forms.ChoiceField(label=_("Nơi cấp vốn"))
    project = forms.ChoiceField(label=_("Chương trình, dự án"))
    source = forms.ChoiceField(label=_("Nguồn vốn"))
    kind = forms.ChoiceField(label=_("Loại vốn"))
    origin_year = forms.IntegerField(label=_("Vốn của năm"), min_value=2000, max_value=2100)
    plan_year = forms.IntegerField(label=_("Năm kế hoạch"), min_value=2000, max_value=2100)
    given_as = forms.ChoiceField(
        label=_("Hình thức"), choices=[(g.value, _(t)) for g, t in GIVEN_AS_TITLES.items()]
    )
    days = forms.IntegerField(label=_("Số ngày công"), min_value=0, max_value=10**6, required=False)
    to_project = forms.ChoiceField(
        label=_("Chuyển sang dự án"), required=False,
        help_text=_("Để trống nếu giữ nguyên dự án; nguồn và loại vốn không đổi."),
    )  # fmt: skip
    work = forms.CharField(
        label=_("Mã công trình hoặc khoản vay"), required=False, max_length=48,
        widget=forms.TextInput(attrs={"list": "works", "autocomplete": "off"}),
    )  # fmt: skip
    amount = forms.CharField(
        label=_("Số tiền"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("Viết như 1.250.000.000, hoặc 1.250,5 khi chọn triệu đồng."),
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=_("Đơn vị tiền"), choices=[("dong", _("đồng")), ("trieu", _("triệu đồng"))]
    )
    on = DayField(label=_("Ngày ghi sổ"), help_text=_("Ngày quyết định có hiệu lực hoặc ngày chi."))
    note = forms.CharField(label=_("Diễn giải"), max_length=400, required=False)

    def __init__(
        self,
        *args: Any,
        movement: Movement,
        accounts: Mapping[str, LineStanding],
        holder: str,
        takers: Sequence[Holder],
        givers: Sequence[Holder],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.movement, self.accounts, self.holder = movement, accounts, holder
        if accounts or not gives(movement):
            self.fields["account"] = forms.ChoiceField(
                label=_("Dòng vốn"), choices=[(key, key) for key in accounts],
                error_messages={"required": _("Hãy chọn một dòng vốn.")},
            )  # fmt: skip
        self._fill(takers, givers)
        for name in self._left_out():
            del self.fields[name]
        self.order_fields(self.field_order)
        if movement is Movement.MEDIUM_TERM:
            self.fields["origin_year"].label = _("Từ năm")
            self.fields["plan_year"].label = _("Đến năm")
        if movement is Movement.ARREARS_OPENED:
            self.fields["taker"].label = _("Đơn vị nợ")
            self.fields["giver"].label = _("Ai phải bố trí vốn trả")
            self.fields["giver"].help_text = _("Ngân sách, hoặc cấp trên của đơn vị nợ.")
        if movement is Movement.ADJUSTMENT:
            self.fields["note"].required = True
            self.fields["note"].label = _("Lý do điều chỉnh")
            self.fields["item"].label = _("Chuyển sang phần vốn ghi riêng")
            for name in ("chapter", "kind_item"):
                self.fields[name].help_text = _("Để trống nếu giữ nguyên.")

    def _fill(self, takers: Sequence[Holder], givers: Sequence[Holder]) -> None:
        projects = _projects()
        held = {one.line.programme for one in self.accounts.values()}
        lists: dict[str, list[tuple[str, str]]] = {
            "taker": [("", gettext("Chọn đơn vị")), *((one.code, one.name) for one in takers)],
            "giver": [("", gettext("Chọn nơi cấp")), *((one.code, one.name) for one in givers)],
            "project": [("", gettext("Chọn dự án")), *projects],
            "to_project": [("", gettext("Giữ nguyên")), *_projects(held)],
            "source": [(t.code, said(t.title)) for t in loader.terms("capital_sources").values()],
            "kind": [(t.code, said(t.title)) for t in loader.terms("capital_kinds").values()],
        }
        for name, choices in lists.items():
            self.offer(name, choices)
        adjusts = self.movement is Movement.ADJUSTMENT
        self.offer_items(gettext("Giữ nguyên") if adjusts else gettext("Không ghi riêng"))

    def _left_out(self) -> list[str]:
        """Name the fields that the movement has no use for."""
        named = ["project", "source", "kind", "origin_year", "plan_year", "given_as", "days"]
        left: list[str] = []
        if not gives(self.movement):
            left += [*named, "giver", "provider"]
            left += [] if self.movement is Movement.ADJUSTMENT else ["item", "chapter", "kind_item"]
            left += [] if hands_on(self.movement) else ["taker"]
        elif self.movement is not Movement.MOBILISATION:
            left += ["given_as", "days"]
        if self.movement is not Movement.ADJUSTMENT:
            left.append("to_project")
        hands = {Movement.ALLOTMENT, Movement.ADJUSTMENT, Movement.RELENDING}
        if not gives(self.movement) and self.movement not in hands:
            left.append("work")
        return left

    def clean(self) -> dict[str, Any]:
        """Read the amount in the unit chosen."""
        told = super().clean() or {}
        if told.get("origin_year", 0) > told.get("plan_year", 9999):
            self.add_error("origin_year", _("Năm của vốn không thể sau năm kế hoạch."))
        text, unit = told.get("amount"), told.get("unit")
        if text and unit:
            column = Column("amount", Title("", ""), CellType.DONG, scale=UNITS[unit])
            cell = read(text, column)
            if cell is None or cell.kind is not CellKind.NUMBER:
                why = worded(reason_of(cell, column)) if cell and cell.note else ""
                self.add_error("amount", why or _("Hãy ghi số tiền."))
            elif cell.amount <= 0:
                self.add_error(
                    "amount", _("Số tiền phải lớn hơn không; muốn hủy, hãy mở bút toán.")
                )
            else:
                told["dong"] = Dong(cell.amount)
        return told

    def decision(self) -> Decision:
        """Give the decision: its number comes from this filling of the form, so twice is once."""
        told = self.cleaned_data
        return Decision(self.number(), told["on"], self.grounds, told["note"].strip())

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Say what was typed as it was understood, to be looked over before it is written."""
        told = self.cleaned_data
        issuer = dict(self.fields["issuer"].choices)[told["issuer"]]  # type: ignore[attr-defined]
        paper = _("%(symbol)s ngày %(day)s, %(issuer)s") % {
            "symbol": told["symbol"], "day": f"{told['signed']:%d/%m/%Y}", "issuer": issuer,
        }  # fmt: skip
        amount = _("%(dong)s đồng") % {"dong": number(told["dong"].amount)}
        said_of = (
            (_("Số tiền"), amount),
            (_("Văn bản"), paper),
            (_("Ngày ghi sổ"), f"{told['on']:%d/%m/%Y}"),
            (str(self.fields["note"].label), told["note"].strip()),
        )
        return tuple((str(title), str(words)) for title, words in said_of if words)

    def move(self) -> Move:
        """Give what the decision does."""
        told = self.cleaned_data
        return self._given() if gives(self.movement) else self._moved(told["account"])

    def _given(self) -> Move:
        told = self.cleaned_data
        return Move(
            self.movement, self._line(), told["taker"], told["dong"], giver=told["giver"],
            subject=told["work"].strip(), days=told.get("days") or 0,
        )  # fmt: skip

    def _moved(self, chosen: str) -> Move:
        told, stands = self.cleaned_data, self.accounts[chosen]
        taker = told.get("taker", "")
        to_line = self._onto(stands.line)
        return Move(
            self.movement, stands.line, taker or stands.holder, told["dong"],
            giver=stands.holder if taker else "", subject=stands.subject,
            to_line=None if to_line == stands.line else to_line,
            to_subject=told.get("work", "").strip(),
        )  # fmt: skip

    def _line(self) -> Line:
        told = self.cleaned_data
        programme, _sep, project = told["project"].partition("/")
        term = Term.PERIOD if self.movement is Movement.MEDIUM_TERM else Term.YEAR
        given_as = GivenAs(told.get("given_as") or GivenAs.MONEY)
        return Line(
            programme, project, told["item"], Source(told["source"]), CapitalKind(told["kind"]),
            told["origin_year"], told["plan_year"], told["provider"].strip(), given_as,
            self.budget_index(), term,
        )  # fmt: skip

    def _onto(self, line: Line) -> Line:
        """Give the line that money is adjusted onto; what was left empty stays as it is."""
        told = self.cleaned_data
        programme, _sep, project = told.get("to_project", "").partition("/")
        return replace(
            line,
            programme=programme or line.programme,
            project=project if programme else line.project,
            item=told.get("item") or line.item,
            budget_index=self.budget_index() or line.budget_index,
        )


def _projects(programmes: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Offer programmes and their projects: all of them, or those of certain programmes."""
    known = [p for p in loader.programmes() if programmes is None or p.code in programmes]
    told = [(p.code, said(p.title)) for p in known]
    return told + [
        (f"{p.code}/{q.code}", f"{q.code.upper()} · {said(q.title)}"[:110])
        for p in known
        for q in p.walk()
    ]


class UndoForm(forms.Form):
    """Why an entry is taken back."""

    reason = forms.CharField(
        label=_("Lý do hủy"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    token = forms.RegexField(TOKEN, widget=forms.HiddenInput)
