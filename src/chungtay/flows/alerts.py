"""Alerts of a day: hold what ledger, works and criteria say against the rules of the province.

Numbers come from the measures engine, as they are known on the day, with the question that answers
each, so that an alert opens the receipt of its number. Nothing is written but the alerts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from chungtay.analytics.engine import Engine, engine
from chungtay.apps.alerts.services import Told
from chungtay.apps.alerts.services import raise_alerts as write
from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.queries.moved import last_moved
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.alerts.cause import Asked, Cause, Due, Stands, of_due, of_money
from chungtay.core.alerts.rule import AlertKind, AlertRule, Scope
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.window import window
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor
from chungtay.core.works.whole import WorkSummary
from chungtay.flows import criteria_alerts
from chungtay.flows.arrears_alerts import Owing
from chungtay.flows.line_courses import plan_year
from chungtay.packs.alerts import rules
from chungtay.packs.capital import spending_law

PLAN, PAID, GAP = "capital.plan", "capital.disbursed", "capital.gap"
RATE = "capital.disbursement_rate"
LENT = "capital.rotation_outstanding"
LATE, OVERDUE = "works.late_days", "works.obstacle_overdue_days"
MONEY = (PLAN, PAID, GAP, RATE)
LINE = ("holder", "programme", "project", "item", "source", "kind", "origin_year")
_LINE_COLUMNS = ("holder_id", *LINE[1:])
BY: dict[Scope, tuple[str, ...]] = {
    Scope.LINE: LINE,
    Scope.HOLDER: ("holder",),
    Scope.DISTRICT: ("district",),
    Scope.WORK: ("work",),
}
"""By which dimensions money is divided for each scope of a rule."""
Keys = tuple[str, ...]
Where = dict[str, tuple[str, ...]]


def raise_alerts(*, by: Actor, province: str, on: dt.date) -> Told:
    """Raise and end the alerts of a province as a day finds it; done again it changes nothing."""
    causes = find(province=province, on=on)
    return write(by=by, scope=province, causes=causes, on=on)


def find(
    *,
    province: str,
    on: dt.date,
    by: Sequence[AlertRule] | None = None,
    of: Engine | None = None,
) -> tuple[Cause, ...]:
    """Find everything out of order in a province on a day; writes nothing.

    It goes by the province's rules, or by others (`by`).
    """
    day = _Day(of or engine(), province, on)
    with day.engine.still():
        wanted = rules(province) if by is None else by
        return tuple(cause for rule in wanted for cause in day.causes(rule))


@dataclass(frozen=True)
class _Day:
    """A day of a province: what is asked of the engine and the registers is asked once."""

    engine: Engine
    province: str
    on: dt.date

    def causes(self, rule: AlertRule) -> Iterator[Cause]:
        """Find the causes one rule sees."""
        if rule.on(self.on) is None:
            return
        if rule.kind in (AlertKind.RATE, AlertKind.STILL, AlertKind.WINDOW):
            yield from of_money(rule, self.stands(rule), on=self.on, year=self.year)
        else:
            yield from of_due(rule, self.due(rule.kind), on=self.on)

    @property
    def year(self) -> int:
        """Give the plan year that can still be acted on: in January that of the year before."""
        return plan_year(self.on)

    def stands(self, rule: AlertRule) -> Iterator[Stands]:
        """Tell how money stands in the scope of a rule."""
        where: Where = {"province": (self.province,), "plan_year": (str(self.year),)}
        if rule.capital_kind:
            where["kind"] = (rule.capital_kind,)
        else:
            where["kind"] = (CapitalKind.DEVELOPMENT.value, CapitalKind.RECURRENT.value)
        by = BY[rule.scope]
        question = Question(where, self.on, self.on)
        found = self.engine.ask_many(MONEY, by=by, question=question)
        for cell in found[PLAN].cells:
            numbers = {name: found[name].value(*cell.by) for name in MONEY}
            told = self._one(rule, cell.by, numbers, where)
            if told is not None:
                yield told

    def due(self, kind: AlertKind) -> Iterator[Due]:
        """Tell what was to be done by a day and is not."""
        tell: Mapping[AlertKind, Callable[[], Iterator[Due]]] = {
            AlertKind.FINISH: self._unfinished,
            AlertKind.OBSTACLE: self._obstructed,
            AlertKind.ARREARS: self._owing.open,
            AlertKind.INSTALMENT: self._owing.late,
            AlertKind.ROTATION: self._lent,
            AlertKind.LOST: self._lost,
            AlertKind.RECHECK: self._unrestored,
        }
        if kind in tell:
            yield from tell[kind]()

    @cached_property
    def holders(self) -> Mapping[str, Holder]:
        """Give every holder by code."""
        return {holder.code: holder for holder in capital.holders()}

    @cached_property
    def moved(self) -> Mapping[Keys, dt.date]:
        """Give the last day on which anything moved on each line."""
        return last_moved(_LINE_COLUMNS, plan_year=self.year, on=self.on)

    @cached_property
    def works(self) -> Mapping[str, WorkSummary]:
        """Give the works of the province by code."""
        return {one.code: one for one in works.works(self.inside, on=self.on, known=self.on)}

    @cached_property
    def inside(self) -> frozenset[str]:
        """Give the codes of the province's units."""
        return frozenset(unit.code for unit in units.subtree(self.province, on=self.on))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Name the units of the province by code."""
        return {unit.code: unit.title for unit in units.subtree(self.province, on=self.on)}

    def _one(
        self, rule: AlertRule, keys: Keys, numbers: Mapping[str, Quantity], where: Where
    ) -> Stands | None:
        place = self._place(rule.scope, keys)
        plan, paid = numbers[PLAN], numbers[PAID]
        if place is None or isinstance(plan, Missing):
            return None
        unit, holder, title = place
        narrowed = {
            **where,
            **{name: (key,) for name, key in zip(BY[rule.scope], keys, strict=True)},
        }
        here = tuple(narrowed.items())
        line = self._line(keys) if rule.scope is Scope.LINE else None
        return Stands(
            subject=_subject(rule.scope, keys),
            title=title,
            unit=unit,
            holder=holder,
            plan=Dong(int(plan)),
            paid=Dong(0 if isinstance(paid, Missing) else int(paid)),
            rate=Asked(RATE, here, numbers[RATE]),
            remaining=Asked(GAP, here, numbers[GAP]),
            line=line,
            moved=self.moved.get(keys) if line else None,
            ends=_ends(line) if line else None,
        )

    def _place(self, scope: Scope, keys: Keys) -> tuple[str, str, str] | None:
        """Give the unit, the holder and the title of what a number stands for; none if nobody's."""
        if scope is Scope.DISTRICT:
            return (keys[0], "", self.titles.get(keys[0], keys[0])) if keys[0] else None
        if scope is Scope.WORK:
            work = self.works.get(keys[0])
            return (work.state.unit, work.investor, work.name) if work else None
        holder = self.holders.get(keys[0])
        if holder is None:
            return None
        return holder.unit, holder.code, holder.name

    def _line(self, keys: Keys) -> Line:
        _holder, programme, project, item, source, kind, origin = keys
        return Line(
            programme, project, item, Source(source), CapitalKind(kind), int(origin), self.year
        )

    def _unfinished(self) -> Iterator[Due]:
        for work in self.works.values():
            if work.is_late and work.planned_finish is not None:
                yield Due(
                    f"work:{work.code}", work.name, work.state.unit, work.planned_finish,
                    work.investor, number=self._days(LATE, work.planned_finish, work=work.code),
                )  # fmt: skip

    @property
    def _owing(self) -> Owing:
        """Give the arrears of the province."""
        return Owing(self.province, self.inside, self.on, self._work_named)

    def _work_named(self, code: str) -> str:
        work = self.works.get(code)
        return work.name if work else code

    def _lent(self) -> Iterator[Due]:
        for one in capital.loans(on=self.on, units=self.inside):
            if one.days_overdue:
                yield Due(
                    f"loan:{one.loan.loan}", one.loan.group, one.loan.unit, one.loan.due,
                    one.holder, one.out, self._asked(LENT, one.out, work=one.loan.loan),
                )  # fmt: skip

    def _lost(self) -> Iterator[Due]:
        yield from criteria_alerts.lost(
            self.engine, province=self.province, on=self.on, titles=self.titles
        )

    def _unrestored(self) -> Iterator[Due]:
        yield from criteria_alerts.unrestored(self.engine, on=self.on, titles=self.titles)

    def _asked(self, measure: str, value: Dong, **where: str) -> Asked:
        here = {"province": self.province, **where}
        return Asked(measure, tuple((k, (v,)) for k, v in here.items()), value.amount)

    def _days(self, measure: str, due: dt.date, **where: str) -> Asked:
        here = tuple((name, (code,)) for name, code in where.items())
        return Asked(measure, here, (self.on - due).days)

    def _obstructed(self) -> Iterator[Due]:
        for work in self.works.values():
            if not work.obstacles:
                continue
            for case in works.obstacles(work.code, on=self.on, known=self.on):
                last = case.last
                if case.is_open and last.due is not None and last.due < self.on:
                    title = f"{work.name}: {last.text}"
                    yield Due(
                        f"obstacle:{last.obstacle}", title, work.state.unit, last.due,
                        work.investor,
                        number=self._days(OVERDUE, last.due, obstacle=last.obstacle),
                    )  # fmt: skip


def _ends(line: Line) -> dt.date | None:
    """Give the last day on which a carried-over line may be spent; none for other lines."""
    found = window(line, spending_law()) if line.is_carried_over else None
    return found.last if found else None


def _subject(scope: Scope, keys: Sequence[str]) -> str:
    """Name what a number stands for; a line's many keys are digested to a short name."""
    if scope is Scope.LINE:
        short = hashlib.sha256("|".join(keys).encode()).hexdigest()[:16]
        return f"{scope.value}:{keys[0]}:{short}"
    return f"{scope.value}:{keys[0]}"
