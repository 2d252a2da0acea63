"""A plan as shown: what it reaches and costs, why each choice, what it leaves; or why none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.criteria.roadmap.explaining import Margin, passed_over, why
from chungtay.core.criteria.roadmap.planning import Choice, Outcome, Plan
from chungtay.core.criteria.roadmap.problem import Fund, Problem
from chungtay.flows.roadmap.planning import Planned, why_this
from chungtay.web.capital.foresight.drawing import Amount, amount
from chungtay.web.criteria.roadmap.words import STEPS, fund_words, spoken
from chungtay.web.kit import wording
from chungtay.web.kit.address import MoneyUnit
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names

PASSED_SHOWN = 15
Label = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A remedy a plan takes, as shown."""

    code: str
    unit: str
    criterion: str
    requirement: str
    title: str
    cost: Num
    parts: tuple[tuple[str, Amount], ...]
    ready: dt.date
    why: tuple[str, ...]
    without: str
    ask: str


@dataclass(frozen=True, slots=True)
class FundRow:
    """What a plan takes of a fund, as shown."""

    title: str
    limit: Amount
    used: Amount
    left: Amount


@dataclass(frozen=True, slots=True)
class StepRow:
    """What one step more or less changes, as shown."""

    title: str
    change: str
    dearer: bool


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A criterion left unmet, as shown."""

    unit: str
    criterion: str
    why: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way out, as shown: its changes."""

    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan, or the reason why there is none, as shown."""

    outcome: str
    found: bool
    gap: str
    cost: Amount
    full: tuple[int, int, int]
    total: tuple[str, str, str]
    average: tuple[str, str, str]
    by: dt.date
    choices: tuple[ChoiceRow, ...]
    funds: tuple[FundRow, ...]
    steps: tuple[StepRow, ...]
    passed: tuple[PassedRow, ...]
    passed_count: int
    reasons: tuple[str, ...]
    ways: tuple[WayRow, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """How a plan is shown: money, names, what remedies are called, receipts of their costs."""

    money: MoneyUnit
    names: Names
    label: Label
    costs: Mapping[str, Num]
    ask: Callable[[str], str] = str
    asked: str = ""

    def plan(self, done: Planned) -> PlanShown:
        """Show what planning gave."""
        problem, made = done.problem, done.made
        goal = problem.goal
        reached = made.reached if made else None
        there = sum(not stand.missing for stand in problem.stands)
        whole = max(1, len(problem.stands))
        return PlanShown(
            outcome=done.outcome.value,
            found=made is not None,
            gap=wording.number(made.gap * 100, 2) if made and not made.proved else "",
            cost=amount(made.cost if made else 0, self.money),
            full=(there, len(reached.full) if reached else there, goal.full),
            total=(
                wording.number(problem.met),
                wording.number(reached.total if reached else problem.met),
                wording.number(problem.wanted),
            ),
            average=(
                wording.number(Fraction(problem.met, whole), 2),
                wording.number(reached.average, 2) if reached else "–",
                wording.number(goal.average, 2, trim=True),
            ),
            by=goal.by,
            choices=tuple(self._choice(made, one) for one in made.choices) if made else (),
            funds=tuple(self._funds(problem, made)) if made else (),
            steps=tuple(self._step(one) for one in done.margins),
            passed=self._passed(made) if made else (),
            passed_count=len(problem.stands) * problem.criteria - reached.total if reached else 0,
            reasons=self._reasons(done),
            ways=self._ways(done),
        )

    def _choice(self, made: Plan, choice: Choice) -> ChoiceRow:
        code = choice.offer.code
        return ChoiceRow(
            code=code,
            unit=self.names.unit(choice.unit),
            criterion=choice.criterion.lstrip("0"),
            requirement=choice.requirement,
            title=self.label(code),
            cost=self.costs.get(code) or self._plain(choice.offer.cost),
            parts=tuple((fund_words(f), amount(dong, self.money)) for f, dong in choice.parts),
            ready=choice.offer.ready,
            why=tuple(spoken(one, label=self.label) for one in why(made, choice)),
            without=spoken(why_this(made, code), label=self.label) if code == self.asked else "",
            ask=self.ask(code),
        )

    def _plain(self, dong: int) -> Num:
        shown = amount(dong, self.money)
        return Num(dong, shown.text, self.money.words, "", shown.exact)

    def _funds(self, problem: Problem, made: Plan) -> list[FundRow]:
        used = made.payment.by_fund()
        limits: Mapping[Fund, int] = problem.limits or {}
        return [
            FundRow(
                fund_words(fund),
                amount(limit, self.money),
                amount(used.get(fund, 0), self.money),
                amount(limit - used.get(fund, 0), self.money),
            )
            for fund, limit in sorted(limits.items())
            if limit or used.get(fund, 0)
        ]

    def _step(self, one: Margin) -> StepRow:
        title = _(STEPS[one.step])
        if one.change is None:
            words = (
                _("không đạt được") if one.outcome is Outcome.IMPOSSIBLE else _("chưa tính xong")
            )
            return StepRow(title, words, dearer=False)
        shown = amount(abs(one.change), self.money)
        sign = "+" if one.change > 0 else "−" if one.change < 0 else ""
        return StepRow(title, f"{sign}{shown.text} {self.money.words}", dearer=one.change > 0)

    def _passed(self, made: Plan) -> tuple[PassedRow, ...]:
        return tuple(
            PassedRow(
                self.names.unit(one.unit),
                one.criterion.lstrip("0"),
                spoken(one.why, label=self.label),
            )
            for one in passed_over(made)[:PASSED_SHOWN]
        )

    def _reasons(self, done: Planned) -> tuple[str, ...]:
        told = done.diagnosis
        return tuple(spoken(one, names=self.names) for one in told.words) if told else ()

    def _ways(self, done: Planned) -> tuple[WayRow, ...]:
        ways = done.diagnosis.ways if done.diagnosis else ()
        return tuple(
            WayRow(tuple(spoken(one, names=self.names) for one in way.changes)) for way in ways
        )
