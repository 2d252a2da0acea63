"""What the last desk signs is written to the register its form feeds."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.readings.queries import history, readings
from chungtay.apps.submissions import queries, services
from chungtay.apps.works import queries as known_works
from chungtay.apps.works import services as works
from chungtay.core.criteria.reading import Judgement
from chungtay.core.criteria.reading import Stage as Says
from chungtay.core.criteria.record import Assessment
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key, document_of
from chungtay.core.submissions.period import period
from chungtay.core.submissions.sheet import Cell
from chungtay.core.works.work import Stage
from chungtay.packs import forms
from tests.apps.submissions.conftest import (
    CHAIRMAN,
    COMMUNE,
    COORDINATOR,
    DISTRICT_LEADER,
    OFFICER,
    PROVINCE,
    explained,
)
from tests.core.works.told import WORK, state

pytestmark = pytest.mark.django_db
TODAY = dt.date(2020, 10, 13)
SET = "commune-2016-2020"


@pytest.fixture
def third_quarter(some_units: None) -> Key:
    form = forms.form("tieu-chi-quy", on=TODAY)
    quarter = period("2020-Q3", cutoff=form.cutoff)
    services.open_period(by=COORDINATOR, form=form, period=quarter, scope=PROVINCE, on=TODAY)
    return Key(form.code, COMMUNE, quarter.code)


def assessed(key: Key, **answers: str) -> None:
    """Answer each criterion, with something to show for it, and take it up to the province."""
    filing = queries.filing(key, on=TODAY)
    changes = []
    for row in filing.sheet.rows:
        for column, cell in (
            ("met", Cell.words(answers.get(f"c{row.code}", "chua"))),
            ("value", Cell.words("Có biên bản thẩm tra.")),
        ):
            kept = filing.kept.get(Place(row.code, column))
            changes.append(Change(Place(row.code, column), cell, kept.revision if kept else 0))
    filing = services.save_cells(by=OFFICER, key=key, changes=changes, on=TODAY)
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY)
    services.send(by=OFFICER, key=key, on=TODAY)
    approvers: tuple[Actor, ...] = (CHAIRMAN, DISTRICT_LEADER, COORDINATOR)
    for approver in approvers:
        services.approve(by=approver, key=key, on=TODAY)


def told() -> dict[str, Assessment]:
    found = criteria.recorded(COMMUNE, criteria_set=SET, on=TODAY)
    return {code: one.assessment for code, one in found.items()}


def met() -> set[str]:
    return {code for code, assessment in told().items() if assessment.met}


def test_criteria_said_to_be_met_are_assessed_as_met(third_quarter: Key) -> None:
    assessed(third_quarter, c05="dat", c08="dat")
    assert met() == {"05", "08"}


def test_the_register_names_the_report_as_its_document(third_quarter: Key) -> None:
    assessed(third_quarter, c05="dat")
    assert told()["05"].grounds.document == document_of(third_quarter, on=TODAY)


def test_a_correction_on_the_same_day_is_a_later_edition(third_quarter: Key) -> None:
    assessed(third_quarter, c05="dat", c08="dat")
    services.reopen(by=COORDINATOR, key=third_quarter, reason="Biên bản ghi nhầm.", on=TODAY)
    assessed(third_quarter, c08="dat")
    assert met() == {"08"}
    assert told()["05"].grounds.edition == 2
    assert told()["08"].grounds.edition == 1


@pytest.fixture
def requirements(some_units: None) -> Key:
    form = forms.form("chi-tieu-49-quy", on=TODAY)
    quarter = period("2020-Q3", cutoff=form.cutoff)
    services.open_period(by=COORDINATOR, form=form, period=quarter, scope=PROVINCE, on=TODAY)
    return Key(form.code, COMMUNE, quarter.code)


def said(key: Key, cells: dict[tuple[str, str], Cell]) -> None:
    """Answer the requirements, those not named with "not met", and take it to the province."""
    filing = queries.filing(key, on=TODAY)
    told = {(row.code, "met"): Cell.words("chua") for row in filing.sheet.rows} | cells
    changes = [
        Change(
            Place(*place), cell, kept.revision if (kept := filing.kept.get(Place(*place))) else 0
        )
        for place, cell in told.items()
    ]
    filing = services.save_cells(by=OFFICER, key=key, changes=changes, on=TODAY)
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY)
    services.send(by=OFFICER, key=key, on=TODAY)
    for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.approve(by=approver, key=key, on=TODAY)


ROADS = {
    ("2.2", "part"): Cell.number(45_000_000),
    ("2.2", "base"): Cell.number(60_000_000),
    ("2.2", "met"): Cell.words("dat"),
    ("2.2", "evidence"): Cell.words("Sổ đường"),
}


def test_requirements_become_the_commune_s_own_readings(requirements: Key) -> None:
    shares = {
        ("17.1a", "value"): Cell.number(36_470_000),
        ("7", "met"): Cell.words("khong-ap-dung"),
    }
    income = {("10", "value"): Cell.number(36_500_000)}
    said(requirements, ROADS | shares | income)
    kept = readings(COMMUNE, criteria_set=SET, on=TODAY)
    assert len(kept) == 50
    roads = kept["2.2", Says.SELF]
    assert (roads.part, roads.base, roads.note) == (45, 60, "Sổ đường")
    assert (roads.judgement, roads.on) == (Judgement.MET, dt.date(2020, 9, 14))
    assert roads.grounds.document == document_of(requirements, on=TODAY)
    water = kept["17.1a", Says.SELF]
    assert (water.part, water.base, water.base_stated) == (3647, 10_000, False)
    assert kept["10", Says.SELF].quotient == Fraction("36.5")
    assert kept["7", Says.SELF].judgement is Judgement.NOT_APPLICABLE
    assert kept["1.1", Says.SELF].part is None


def test_a_reading_changed_in_a_reopened_report_corrects_the_first(requirements: Key) -> None:
    said(requirements, ROADS)
    services.reopen(by=COORDINATOR, key=requirements, reason="Đo lại đường.", on=TODAY)
    said(requirements, ROADS | {("2.2", "part"): Cell.number(40_000_000)})
    told = history(COMMUNE, criteria_set=SET, threshold="2.2", on=dt.date(2026, 1, 1))
    assert [(one.reading.part, one.reading.grounds.edition) for one in told] == [(45, 1), (40, 2)]


@pytest.fixture
def september_works(some_units: None) -> Key:
    works.append_works([state(Stage.STARTED, 3)], by="nạp thử")
    form = forms.form("cong-trinh-thang", on=TODAY)
    month = period("2020-09")
    services.open_period(by=COORDINATOR, form=form, period=month, scope=PROVINCE, on=TODAY)
    return Key(form.code, COMMUNE, month.code)


@pytest.mark.parametrize(
    ("told", "percent", "stages"),
    [
        ("started", 45, [(Stage.STARTED, None), (Stage.STARTED, 45)]),
        ("handed_over", 100, [(Stage.STARTED, None), (Stage.FINISHED, 100)]),
    ],
)
def test_a_month_s_report_says_how_far_works_have_come(
    september_works: Key, told: str, percent: int, stages: list[tuple[Stage, int | None]]
) -> None:
    cells = {
        "progress": Cell.number(percent * 1_000_000),
        "stage": Cell.words(told),
        "obstacle": Cell.words("khong"),
    }
    changes = [Change(Place(WORK, column), cell, 0) for column, cell in cells.items()]
    filing = services.save_cells(by=OFFICER, key=september_works, changes=changes, on=TODAY)
    services.save_cells(
        by=OFFICER, key=september_works, changes=(), explanations=explained(filing), on=TODAY
    )
    services.send(by=OFFICER, key=september_works, on=TODAY)
    for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.approve(by=approver, key=september_works, on=TODAY)
    whole = known_works.whole(WORK, on=TODAY)
    assert [(one.stage, one.progress) for one in whole.states][:2] == stages
    assert whole.summary.stage is Stage(told)
