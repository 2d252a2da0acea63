"""Kept scenarios: their list, one of them, several side by side, one made anew on today's data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria.roadmap import queries
from chungtay.apps.criteria.roadmap.queries import ScenarioHead
from chungtay.core.criteria.roadmap.planning import Outcome
from chungtay.core.criteria.roadmap.scenario import Changes, Scenario, changes
from chungtay.core.kernel.provenance import Provenance
from chungtay.flows.foresee import Keeper
from chungtay.flows.roadmap.planning import recalled
from chungtay.web.capital.foresight.drawing import amount
from chungtay.web.criteria.roadmap.plans import PlanShown, Showing
from chungtay.web.criteria.roadmap.words import fund_words
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names, province

LISTED = 12
"""How many of what differs are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A kept scenario in the list."""

    code: str
    name: str
    on: dt.date
    href: str
    outcome: str
    tone: str
    cost: str
    follows: str
    by: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what, in words, and how many there are in all."""

    title: str
    count: int
    told: tuple[str, ...]

    @property
    def more(self) -> int:
        """Count what is not named."""
        return self.count - len(self.told)


@dataclass(frozen=True, slots=True)
class Compared:
    """Scenarios side by side: a row of texts for each thing told, a column for each scenario."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The list of kept scenarios, and those compared."""

    rows: tuple[KeptRow, ...]
    compared: Compared | None
    unit: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class OnePage:
    """One kept scenario, and what is otherwise should it be made anew."""

    row: KeptRow
    shown: PlanShown
    digest: str
    unit: str
    document: str
    anew_at: str
    anew: Compared | None
    synthetic: bool


def kept_list(view: View, codes: Sequence[str]) -> KeptPage:
    """Lay out the list; `codes` are those to be put side by side."""
    heads = queries.scenarios(province())
    chosen = [queries.scenario(code) for code in dict.fromkeys(codes)]
    return KeptPage(
        tuple(_row(view, head) for head in heads),
        compared(view, chosen) if len(chosen) > 1 else None,
        view.money.words,
        any(head.provenance == Provenance.SYNTHETIC for head in heads),
    )


def kept_one(view: View, keeper: Keeper, scenario: Scenario, anew: Scenario | None) -> OnePage:
    """Lay out a scenario, beside what it would be on today's data where that was asked."""
    showing = Showing(
        view.money, Names(scenario.on), lambda code: scenario.labels.get(code, code), {}
    )
    return OnePage(
        _row(view, queries.head_of(scenario)),
        showing.plan(recalled(keeper, scenario)),
        scenario.digest,
        view.money.words,
        reverse("roadmap-kept-document", args=[scenario.code]),
        reverse("roadmap-anew", args=[scenario.code]),
        compared(view, [scenario, anew]) if anew else None,
        scenario.grounds.provenance is Provenance.SYNTHETIC,
    )


def compared(view: View, scenarios: Sequence[Scenario]) -> Compared:
    """Put scenarios side by side; what differs is told of the first and the last."""
    before, after = scenarios[0], scenarios[-1]
    return Compared(
        tuple((one.name, f"{one.on:%d/%m/%Y}") for one in scenarios),
        tuple(_told(view, scenarios)),
        tuple(_differences(view, changes(before, after), {**before.labels, **after.labels})),
    )


def _told(view: View, scenarios: Sequence[Scenario]) -> Iterator[tuple[str, tuple[str, ...]]]:
    plans = [(one, one.problem.goal, one.made) for one in scenarios]
    goal = _("%(full)s xã, bình quân %(average)s, ít nhất %(least)s")
    yield _("Phải đạt đến ngày"), tuple(f"{g.by:%d/%m/%Y}" for _one, g, _made in plans)
    yield (
        _("Mục tiêu"),
        tuple(
            goal
            % {
                "full": g.full,
                "average": wording.number(g.average, 2, trim=True),
                "least": g.least,
            }
            for _one, g, _made in plans
        ),
    )
    yield _("Kết quả"), tuple(_outcome(one.outcome)[0] for one in scenarios)
    yield _("Kinh phí"), tuple(_money(view, m.cost) if m else "–" for _one, _goal, m in plans)
    used = [m.payment.by_fund() if m else {} for _one, _goal, m in plans]
    for fund in sorted({fund for one in used for fund in one}):
        yield fund_words(fund), tuple(_money(view, one.get(fund, 0)) for one in used)
    yield (
        _("Số xã đạt đủ tiêu chí"),
        tuple(wording.number(len(m.reached.full)) if m else "–" for _one, _goal, m in plans),
    )
    yield (
        _("Số tiêu chí bình quân một xã"),
        tuple(wording.number(m.reached.average, 2) if m else "–" for _one, _goal, m in plans),
    )
    yield (
        _("Số giải pháp"),
        tuple(wording.number(len(m.choices)) if m else "–" for _one, _goal, m in plans),
    )


def _differences(view: View, told: Changes, labels: Mapping[str, str]) -> Iterator[Difference]:
    names = Names(view.on)
    lists: tuple[tuple[str, list[str]], ...] = (
        (_("Tiêu chí nay đã đạt"), [_place(names, one) for one in told.now_met]),
        (_("Tiêu chí nay còn thiếu"), [_place(names, one) for one in told.now_missing]),
        (_("Giải pháp mới"), [labels.get(code, code) for code in told.more_remedies]),
        (_("Giải pháp không còn"), [labels.get(code, code) for code in told.fewer_remedies]),
        (
            _("Giải pháp đổi kinh phí, ngày hoặc nguồn"),
            [
                f"{labels.get(one.code, one.code)}: {_money(view, one.before.cost)} → "
                f"{_money(view, one.after.cost)}, {one.before.ready:%d/%m/%Y} → "
                f"{one.after.ready:%d/%m/%Y}"
                for one in told.moved
            ],
        ),
        (
            _("Vốn của nguồn"),
            [
                f"{fund_words(fund)}: {_money(view, was)} → {_money(view, now)}"
                for fund, (was, now) in told.limits.items()
            ],
        ),
        (_("Phương án bỏ"), [labels.get(code, code) for code in told.left_out]),
        (_("Phương án thêm"), [labels.get(code, code) for code in told.taken_up]),
    )
    for title, items in lists:
        if items:
            yield Difference(title, len(items), tuple(items[:LISTED]))


def _place(names: Names, one: tuple[str, str]) -> str:
    unit, criterion = one
    return f"{names.unit(unit)} · {criterion.lstrip('0')}"


def _row(view: View, head: ScenarioHead) -> KeptRow:
    words, tone = _outcome(Outcome(head.outcome))
    return KeptRow(
        code=head.code,
        name=head.name,
        on=head.on,
        href=reverse("roadmap-kept-one", args=[head.code]),
        outcome=words,
        tone=tone,
        cost="–" if head.cost is None else _money(view, head.cost),
        follows=head.follows,
        by=head.kept_by,
    )


def _outcome(outcome: Outcome) -> tuple[str, str]:
    return {
        Outcome.PROVED: (_("rẻ nhất, đã chứng minh"), "met"),
        Outcome.FOUND: (_("tốt nhất tìm được"), "risk"),
        Outcome.IMPOSSIBLE: (_("không đạt được"), "unmet"),
        Outcome.UNKNOWN: (_("chưa tính xong"), ""),
    }[outcome]


def _money(view: View, dong: int) -> str:
    return amount(dong, view.money).text
