"""Requirements that fill themselves from the registers, on the demonstration."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.criteria.readings import queries, services
from chungtay.apps.poverty import services as poverty
from chungtay.core.criteria.assessing import APPRAISE, subject
from chungtay.core.criteria.evidence import EvidenceKind
from chungtay.core.criteria.reading import Judgement, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.poverty.count import Count, CountLevel, Finality, HouseholdClass, People
from chungtay.flows.derive_readings import Derived, derive_readings
from chungtay.packs import loader, measures
from chungtay.packs.derivations import derivations

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
SET = "commune-2016-2020"
DAY = dt.date(2020, 10, 13)
COMMUNE = "23380"
COORDINATOR = Actor(9, frozenset({Grant(APPRAISE.code, "62")}))
SCHOOLS = Actor(8, frozenset({Grant(APPRAISE.code, "62", subject("05"))}))


def derive(by: Actor = COORDINATOR) -> Derived:
    return derive_readings(by=by, scope="62", criteria_set=SET, on=DAY, known_from=DAY)


def recount(poor: int) -> None:
    """Publish another number of poor households of the commune."""
    day = dt.date(2020, 10, 1)
    count = Count(
        COMMUNE, CountLevel.COMMUNE, HouseholdClass.POOR, People.ALL, poor, day,
        Finality.OFFICIAL, Grounds("demo:~du-lieu-mo-phong:2020-10-13", DAY, Provenance.SYNTHETIC),
    )  # fmt: skip
    poverty.append_counts([count], by="nạp thử")


@pytest.mark.slow
def test_what_the_registers_say_already_is_not_said_again() -> None:
    first = derive()
    assert (first.readings, first.kept) == (0, 0)
    assert first.evidence > 0
    assert derive() == Derived(0, 0, 0)


def test_a_new_count_makes_a_new_reading_that_says_where_it_comes_from() -> None:
    recount(77)
    assert derive().readings == 1
    said = queries.readings(COMMUNE, criteria_set=SET, on=DAY)["11", Stage.DEPARTMENT]
    assert (said.part, said.derived, said.measure) == (77, True, "poverty.poor_rate")
    assert said.judgement is Judgement.NONE
    assert said.grounds.provenance is Provenance.SYNTHETIC


def test_what_the_department_said_itself_stays() -> None:
    said = queries.readings(COMMUNE, criteria_set=SET, on=DAY)["11", Stage.DEPARTMENT]
    own = replace(said, part=1, derived=False, measure="", note="Rà soát lại")
    services.record_readings(by=COORDINATOR, readings=[own])
    assert derive().kept == 1
    now = queries.readings(COMMUNE, criteria_set=SET, on=DAY)["11", Stage.DEPARTMENT]
    assert now.part == 1


def test_finished_works_are_evidence_of_their_requirement() -> None:
    derive()
    communes = [f"{code}" for code in range(23200, 23600)]
    laid = queries.evidence(communes, criteria_set=SET, on=DAY)
    works = {t for (_, t), each in laid.items() for e in each if e.kind is EvidenceKind.WORK}
    assert "2.2" in works and works <= {rule.threshold for rule in derivations().works}


def test_a_department_derives_for_its_own_criteria() -> None:
    recount(77)
    assert derive(SCHOOLS).readings == 0
    laid = queries.evidence([COMMUNE], criteria_set=SET, on=DAY)
    assert {threshold for _, threshold in laid} <= {"5"}


def test_every_derivation_names_measures_and_thresholds_that_are_there() -> None:
    known = set(measures.measures())
    told = derivations()
    named = {name for share in told.shares for name in (*share.part, share.base, share.measure)}
    places = {(one.criteria_set, one.threshold) for one in told.shares}
    places |= {(one.criteria_set, one.threshold) for one in told.values}
    places |= {(one.criteria_set, one.threshold) for one in told.works}
    for criteria_set, threshold in places:
        assert loader.criteria_set(criteria_set).threshold(threshold).code == threshold
    assert named | {value.measure for value in told.values} <= known
