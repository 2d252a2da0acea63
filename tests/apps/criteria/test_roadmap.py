"""The roadmap's registers: said anew, never edited; scenarios come back as they were kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from chungtay.analytics.optimise.roadmap import cheapest
from chungtay.apps.audit.models import Event
from chungtay.apps.criteria import models
from chungtay.apps.criteria.roadmap import queries, services
from chungtay.apps.criteria.roadmap.rows import scenario_of, scenario_row
from chungtay.apps.people.services import append_agencies
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.roadmap.planning import plan
from chungtay.core.criteria.roadmap.problem import Goal, Problem, Stand
from chungtay.core.criteria.roadmap.register import (
    KEEP_SCENARIO,
    OFFER_REMEDY,
    SET_TARGET,
    NotARemedy,
    Remedy,
    RemedyCodeTaken,
    Target,
    TargetKind,
    TargetYearPast,
)
from chungtay.core.criteria.roadmap.scenario import (
    Scenario,
    UnknownScenario,
    UnnamedScenario,
    changes,
)
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import NOBODY, Action, Actor, Grant, NotAllowed
from chungtay.core.people.agency import Agency, AgencyKind, UnknownAgency
from chungtay.flows.offer_remedy import offer_remedy
from tests.core.criteria.roadmap.made import CENTRAL, problems

DAY = dt.date(2020, 10, 13)
GROUNDS = Grounds("kontum.ubnd:~ke-hoach:2020", DAY, Provenance.REPORTED)
EMPTY = Problem(19, (Stand("a", 19, ()),), Goal(dt.date(2020, 12, 31)), {CENTRAL: 0})
SET, COMMUNE = "commune-2016-2020", "23380"


def officer(action: Action) -> Actor:
    return Actor(7, frozenset({Grant(action.code, "62")}), "Văn phòng điều phối")


def target(year: int = 2020, agency: str = "") -> Target:
    return Target(COMMUNE, SET, TargetKind.TARGET, year, agency, "Phó Trưởng ban", DAY, GROUNDS)


def remedy(cost: int = 900, requirement: str = "2.2") -> Remedy:
    return Remedy(
        "23380.2.2", COMMUNE, SET, requirement, "Bê tông hóa", Dong(cost), CapitalKind.DEVELOPMENT,
        (Source.CENTRAL, Source.PEOPLE), "ntm.02", dt.date(2020, 12, 20), ("W1",), DAY, GROUNDS,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("some_units")
class TestRegisters:
    """Targets and remedies."""

    def test_the_last_word_counts_and_the_first_stays(self) -> None:
        services.set_target(by=officer(SET_TARGET), target=target(2020))
        (ref,) = services.set_target(by=officer(SET_TARGET), target=target(2021))
        (found,) = queries.targets([COMMUNE], criteria_set=SET, on=DAY)
        assert found.year == 2021
        assert ref.endswith("#2")
        assert list(models.RoadmapTarget.objects.values_list("corrects", flat=True)) == [
            "", target(2020).ref
        ]  # fmt: skip

    def test_what_was_said_before_is_not_written_again(self) -> None:
        assert services.set_target(by=officer(SET_TARGET), target=target())
        assert services.set_target(by=officer(SET_TARGET), target=target()) == ()
        assert services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy()).written
        assert services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy()).written == ()

    def test_a_target_that_is_withdrawn_stands_no_longer(self) -> None:
        services.set_target(by=officer(SET_TARGET), target=target())
        services.set_target(by=officer(SET_TARGET), target=replace(target(), stands=False))
        assert queries.targets([COMMUNE], criteria_set=SET, on=DAY) == ()

    def test_an_agency_that_answers_must_be_one(self) -> None:
        with pytest.raises(UnknownAgency):
            services.set_target(by=officer(SET_TARGET), target=target(agency="so-x"))
        append_agencies([Agency("so-x", "Sở X", "62", AgencyKind.DEPARTMENT, dt.date(2016, 1, 1))])
        services.set_target(by=officer(SET_TARGET), target=target(agency="so-x"))

    def test_a_year_that_is_over_is_no_target(self) -> None:
        with pytest.raises(TargetYearPast, match="2019"):
            target(2019)

    def test_a_remedy_comes_back_as_it_was_said(self) -> None:
        first = services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy())
        assert first == services.Offered((remedy().ref,), None)
        assert queries.remedies([COMMUNE], criteria_set=SET, on=DAY) == (remedy(),)
        dearer = services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy(1_200))
        assert dearer.before == remedy()
        (found,) = queries.remedies([COMMUNE], criteria_set=SET, on=DAY)
        assert found.cost == Dong(1_200)
        assert Event.objects.filter(action=OFFER_REMEDY.code).count() == 2

    def test_a_code_is_of_one_requirement_of_one_commune(self) -> None:
        services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy())
        for other in (remedy(requirement="3.1"), replace(remedy(), unit="23377")):
            by = Actor(9, frozenset({Grant(OFFER_REMEDY.code, "62")}), "x")
            with pytest.raises(RemedyCodeTaken, match=remedy().code):
                services.offer_remedy(by=by, remedy=other)
        assert queries.remedies([COMMUNE, "23377"], criteria_set=SET, on=DAY) == (remedy(),)

    def test_a_remedy_names_works_that_somebody_has_recorded(self) -> None:
        with pytest.raises(NotARemedy, match="khong-co"):
            offer_remedy(by=officer(OFFER_REMEDY), remedy=replace(remedy(), works=("khong-co",)))
        assert not models.Remedy.objects.exists()

    def test_what_no_set_asks_needs_no_remedy(self) -> None:
        with pytest.raises(UnknownCriterion):
            services.offer_remedy(by=officer(OFFER_REMEDY), remedy=remedy(requirement="20.1"))

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"cost": Dong(-1)}, "-1 ₫"),
            ({"sources": ()}, "trống"),
            ({"sources": (Source.CREDIT,)}, "credit"),
            ({"ready": dt.date(2020, 10, 12)}, "12/10/2020"),
            ({"code": "có dấu"}, "có dấu"),
            ({"title": ""}, "“”"),
        ],
    )
    def test_a_remedy_without_what_a_planner_needs_is_declined(
        self, wrong: dict[str, object], said: str
    ) -> None:
        with pytest.raises(NotARemedy, match=said):
            replace(remedy(), **wrong)  # type: ignore[arg-type]

    def test_nobody_writes_without_leave(self) -> None:
        with pytest.raises(NotAllowed):
            services.set_target(by=NOBODY, target=target())
        with pytest.raises(NotAllowed):
            services.offer_remedy(by=officer(SET_TARGET), remedy=remedy())
        assert not models.Remedy.objects.exists()


def kept(problem: Problem, name: str = "Phương án 1") -> Scenario:
    outcome, made = plan(problem, cheapest)
    labels = {offer.code: f"Giải pháp {offer.code}" for *_rest, offer in problem.offers()}
    return Scenario(
        name, "62", SET, DAY, problem, outcome, made, labels, Grounds("", DAY, Provenance.REPORTED),
        kept_by="Văn phòng điều phối",
    )  # fmt: skip


@settings(max_examples=25)
@given(problems())
def test_a_scenario_is_read_back_as_it_was_kept(problem: Problem) -> None:
    scenario = kept(problem)
    assert scenario_of(scenario_row(scenario, by="7")) == scenario
    nothing = changes(scenario, scenario)
    assert not nothing.inputs
    assert nothing.left_out == nothing.taken_up == ()


@pytest.mark.django_db
@pytest.mark.usefixtures("some_units")
def test_keeping_twice_changes_nothing_and_none_is_lost() -> None:
    by, scenario = officer(KEEP_SCENARIO), kept(EMPTY)
    code = services.keep_scenario(by=by, scenario=scenario)
    assert services.keep_scenario(by=by, scenario=scenario) == code
    later = replace(scenario, problem=replace(EMPTY, limits={CENTRAL: 5}), follows=code)
    again = services.keep_scenario(by=by, scenario=later)
    assert [head.code for head in queries.scenarios("62")] == [again, code]
    assert queries.scenario(code) == scenario
    assert changes(scenario, queries.scenario(again)).limits == {CENTRAL: (0, 5)}
    with pytest.raises(UnknownScenario):
        queries.scenario("khong-co")
    with pytest.raises(NotAllowed):
        services.keep_scenario(by=NOBODY, scenario=scenario)


def test_a_scenario_has_a_name() -> None:
    with pytest.raises(UnnamedScenario, match="0 ký tự"):
        kept(EMPTY, name="")
