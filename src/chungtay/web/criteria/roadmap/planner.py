"""The planner (lo-trinh/phuong-an/): ask for a goal, see the cheapest plan or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from chungtay.core.criteria.roadmap.progress import Standing, progress
from chungtay.core.criteria.roadmap.scenario import Scenario
from chungtay.core.kernel.refusal import Refusal
from chungtay.flows.foresee import Keeper
from chungtay.flows.roadmap.planning import (
    Planned,
    money_left,
    planned,
    problem_of,
    scenario_of,
)
from chungtay.flows.roadmap.situation import Situation, situation
from chungtay.web.criteria.roadmap.asked import PlanForm, filled, starting
from chungtay.web.criteria.roadmap.plans import PlanShown, Showing
from chungtay.web.criteria.roadmap.targets import COST
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.names import Names, province
from chungtay.web.kit.saying import refused

ASKED, WHY = "by", "vi-sao"


@dataclass(frozen=True, slots=True)
class PlannerPage:
    """All the page of the planner shows; `shown` is None until something was asked."""

    form: PlanForm
    shown: PlanShown | None
    status: int
    kept_at: str
    document: str
    export: str
    unit: str
    communes: int
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks the planner, and how planning ended."""

    now: Situation
    form: PlanForm
    done: Planned | None
    status: int

    def scenario(self, *, name: str, kept_by: str) -> Scenario:
        """Make a scenario of what was planned; raises `UnnamedScenario`."""
        if self.done is None:
            msg = "nothing was planned"
            raise ValueError(msg)
        return scenario_of(self.now, self.done, name=name, kept_by=kept_by)


def asked(request: HttpRequest, desk: Desk, keeper: Keeper) -> Asked:
    """Read what an address asks and plan it, as of the day of the address."""
    on = desk.view.on
    with keeper.still():
        now = situation(keeper, province=province(), on=on, as_known=desk.view.as_known)
        left = money_left(keeper, province=province(), on=on)
    if ASKED not in request.GET:
        initial = starting(now.stands, on=on, due=_due(now))
        return Asked(now, PlanForm(left=left, initial=initial), None, 200)
    form = PlanForm(filled(request.GET, left), left=left)
    if not form.is_valid():
        return Asked(now, form, None, 400)
    must = {unit: target.year for unit, target in now.targets.items()}
    try:
        problem = problem_of(now, form.goal(must), form.limits())
    except Refusal as no:
        form.add_error(None, refused(no))
        return Asked(now, form, None, STATUS[no.kind])
    return Asked(now, form, planned(keeper, problem), 200)


def planner(request: HttpRequest, desk: Desk, told: Asked) -> PlannerPage:
    """Lay the page out."""
    query = request.GET.copy()
    query.pop(WHY, None)
    said = query.urlencode()
    path = reverse("roadmap-plan")
    return PlannerPage(
        form=told.form,
        shown=_shown(request, desk, told, f"{path}?{said}") if told.done else None,
        status=told.status,
        kept_at=f"{reverse('roadmap-keep')}?{said}",
        document=f"{reverse('roadmap-document')}?{said}",
        export=f"{path}?{said}&tai=xlsx",
        unit=desk.view.money.words,
        communes=len(told.now.communes),
        synthetic=told.now.synthetic,
    )


def _shown(request: HttpRequest, desk: Desk, told: Asked, here: str) -> PlanShown | None:
    if told.done is None:
        return None
    where = {"criteria_set": (told.now.criteria_set.code,), "province": (province(),)}
    costs = {key[0]: num for key, num in desk.by([COST], ("remedy",), where)[COST].items()}
    remedies = told.now.remedies
    showing = Showing(
        desk.view.money,
        Names(desk.view.on),
        lambda code: remedies[code].title if code in remedies else code,
        costs,
        lambda code: f"{here}&{urlencode({WHY: code})}#{code}",
        request.GET.get(WHY, ""),
    )
    return showing.plan(told.done)


def _due(now: Situation) -> int:
    """Count the target communes of this year that are not there yet and may come in time."""
    stands = {stand.unit: stand for stand in now.stands}
    return sum(
        progress(stands[unit], target, on=now.on).standing is Standing.ON_THE_WAY
        for unit, target in now.targets.items()
        if target.year == now.on.year and unit in stands
    )
