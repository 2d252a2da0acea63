"""Forms of the roadmap's registers: a target commune, a remedy."""

from __future__ import annotations

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
from chungtay.core.units.unit import Unit
from chungtay.packs import loader
from chungtay.web.criteria.roadmap.asked import NumberField
from chungtay.web.criteria.roadmap.words import kind_words
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.document_form import DocumentForm
from chungtay.web.kit.names import Names, said

Pairs = Sequence[tuple[str, str]]


class _PlacedForm(DocumentForm):
    """A form about one of the communes of which somebody may write."""

    unit = forms.ChoiceField(label=_("Xã"))

    def __init__(self, *args: Any, places: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", ((one.code, one.title) for one in places))


class TargetForm(_PlacedForm):
    """A commune that is to meet the set by the end of a year, and who answers for it."""

    kind = forms.ChoiceField(label=_("Loại"))
    year = forms.IntegerField(label=_("Năm phải đạt"), min_value=2016, max_value=2100)
    agency = forms.ChoiceField(label=_("Cơ quan phụ trách"), required=False)
    member = forms.CharField(
        label=_("Thành viên phụ trách"), max_length=MOST_OF_MEMBER, required=False
    )
    stands = forms.BooleanField(label=_("Còn hiệu lực"), required=False, initial=True)

    def __init__(self, *args: Any, agencies: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", [(kind.value, title) for kind, title in TARGET_TITLES.items()])
        self.offer("agency", [("", "–"), *agencies])

    def told(self, *, criteria_set: str) -> Target:
        """Give the target; raises `TargetYearPast`."""
        told = self.cleaned_data
        return Target(
            unit=told["unit"],
            criteria_set=criteria_set,
            kind=TargetKind(told["kind"]),
            year=told["year"],
            agency=told["agency"],
            member=told["member"].strip(),
            on=self.today,
            grounds=self.grounds,
            stands=told["stands"],
        )


class RemedyForm(_PlacedForm):
    """What would close a requirement at a commune, what it costs, who may pay, when it is ready."""

    code = forms.CharField(
        label=_("Mã giải pháp"), max_length=48, help_text=_("Ví dụ 23344.2.2.1; ghi lại để sửa.")
    )
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
        self.offer(
            "requirement",
            [(r.code, f"{r.code} · {said(r.title)}"[:110]) for r in criteria_set.requirements],
        )
        kinds = (CapitalKind.DEVELOPMENT, CapitalKind.RECURRENT)
        self.offer("kind", [(kind.value, kind_words(kind)) for kind in kinds])
        self.offer("sources", [(one.value, Names.source(one)) for one in PLANNED])
        self.offer(
            "project",
            [
                (q.code, f"{q.code.upper()} · {said(q.title)}"[:110])
                for p in loader.programmes()
                for q in p.walk()
            ],
        )

    def told(self, *, criteria_set: str) -> Remedy:
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
            on=self.today,
            grounds=self.grounds,
            stands=told["stands"],
        )
