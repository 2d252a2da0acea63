"""Forms of the roadmap's registers: a target commune, a remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.roadmap.asking import PLANNED
from chungtay.core.criteria.roadmap.register import (
    MOST_OF_MEMBER,
    MOST_OF_TITLE,
    TARGET_TITLES,
    Remedy,
    Target,
    TargetKind,
)
from chungtay.core.kernel.money import MILLION, Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.unit import Unit
from chungtay.flows.record_decision import Paper
from chungtay.packs import loader
from chungtay.web.criteria.roadmap.asked import NumberField
from chungtay.web.criteria.roadmap.words import kind_words
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.names import Names, said

Pairs = Sequence[tuple[str, str]]


class PapersForm(forms.Form):
    """A form whose last fields name the document that what is said rests on."""

    issuer = forms.ChoiceField(label=_("Cơ quan ban hành"))
    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    signed = DayField(label=_("Ngày ký văn bản"))

    def __init__(self, *args: Any, places: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("issuer", [(a.code, a.short) for a in loader.agencies().values()])
        self.choose("unit", [(one.code, one.title) for one in places])
        papers = ("issuer", "symbol", "signed")
        self.order_fields([*(name for name in self.fields if name not in papers), *papers])

    def choose(self, name: str, pairs: Pairs) -> None:
        """Offer pairs of code and words in a field."""
        self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]

    def grounds(self, on: dt.date) -> Grounds:
        """Give the document, known since the day of writing."""
        told = self.cleaned_data
        paper = Paper(told["issuer"], told["symbol"].strip(), told["signed"])
        return Grounds(paper.key, on, Provenance.REPORTED)


class TargetForm(PapersForm):
    """A commune that is to meet the set by the end of a year, and who answers for it."""

    unit = forms.ChoiceField(label=_("Xã"))
    kind = forms.ChoiceField(label=_("Loại"))
    year = forms.IntegerField(label=_("Năm phải đạt"), min_value=2016, max_value=2100)
    agency = forms.ChoiceField(label=_("Cơ quan phụ trách"), required=False)
    member = forms.CharField(
        label=_("Thành viên phụ trách"), max_length=MOST_OF_MEMBER, required=False
    )
    stands = forms.BooleanField(label=_("Còn hiệu lực"), required=False, initial=True)

    def __init__(self, *args: Any, agencies: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("kind", [(kind.value, title) for kind, title in TARGET_TITLES.items()])
        self.choose("agency", [("", "–"), *agencies])

    def told(self, *, criteria_set: str, on: dt.date) -> Target:
        """Give the target; raises `TargetYearPast`."""
        told = self.cleaned_data
        return Target(
            unit=told["unit"],
            criteria_set=criteria_set,
            kind=TargetKind(told["kind"]),
            year=told["year"],
            agency=told["agency"],
            member=told["member"].strip(),
            on=on,
            grounds=self.grounds(on),
            stands=told["stands"],
        )


class RemedyForm(PapersForm):
    """What would close a requirement at a commune, what it costs, who may pay, when it is ready."""

    code = forms.CharField(
        label=_("Mã giải pháp"), max_length=48, help_text=_("Ví dụ 23344.2.2.1; ghi lại để sửa.")
    )
    unit = forms.ChoiceField(label=_("Xã"))
    requirement = forms.ChoiceField(label=_("Chỉ tiêu còn thiếu"))
    title = forms.CharField(label=_("Giải pháp"), max_length=MOST_OF_TITLE)
    cost = NumberField(label=_("Kinh phí (triệu đồng)"))
    kind = forms.ChoiceField(label=_("Loại vốn"))
    sources = forms.MultipleChoiceField(
        label=_("Nguồn có thể chi"), widget=forms.CheckboxSelectMultiple
    )
    project = forms.ChoiceField(label=_("Dự án"))
    ready = DayField(label=_("Ngày xong"))
    works = forms.CharField(
        label=_("Công trình"), max_length=400, required=False,
        help_text=_("Mã các công trình, cách nhau bằng dấu cách."),
    )  # fmt: skip
    stands = forms.BooleanField(label=_("Còn hiệu lực"), required=False, initial=True)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(
            "requirement",
            [(r.code, f"{r.code} · {said(r.title)}"[:110]) for r in criteria_set.requirements],
        )
        kinds = (CapitalKind.DEVELOPMENT, CapitalKind.RECURRENT)
        self.choose("kind", [(kind.value, kind_words(kind)) for kind in kinds])
        self.choose("sources", [(one.value, Names.source(one)) for one in PLANNED])
        self.choose(
            "project",
            [
                (q.code, f"{q.code.upper()} · {said(q.title)}"[:110])
                for p in loader.programmes()
                for q in p.walk()
            ],
        )

    def told(self, *, criteria_set: str, on: dt.date) -> Remedy:
        """Give the remedy; raises `NotARemedy`."""
        told = self.cleaned_data
        return Remedy(
            code=told["code"].strip(),
            unit=told["unit"],
            criteria_set=criteria_set,
            requirement=told["requirement"],
            title=told["title"].strip(),
            cost=Dong(int(told["cost"] * MILLION)),
            kind=CapitalKind(told["kind"]),
            sources=tuple(Source(one) for one in told["sources"]),
            project=told["project"],
            ready=told["ready"],
            works=tuple(told["works"].split()),
            on=on,
            grounds=self.grounds(on),
            stands=told["stands"],
        )
