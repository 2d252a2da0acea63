"""Kon Tum's 102 units became 40 units of Quảng Ngãi: no đồng and no commune is lost on the way."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import CliRunner
from pytest_django import DjangoDbBlocker

from chungtay.cli.root import main
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.units.frame import Frame, Shape
from chungtay.flows import frames
from chungtay.flows.compare_shapes import Comparison, compare
from tests.demonstration import Columns

DAY, EVE, REFORM = dt.date(2020, 10, 13), dt.date(2025, 6, 30), dt.date(2025, 7, 1)
MONEY = ("capital.plan", "capital.disbursed", "capital.mobilised")
ADDED = (*MONEY, "poverty.poor", "poverty.households", "works.cost", "works.count")
COUNTED = ("communes.recognised", "criteria.met", "recognitions.count")
STATED = ("results.est.ntm.criteria.avg",)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(scope="module")
def compared(demo: None, demo_columns: Columns, django_db_blocker: DjangoDbBlocker) -> Comparison:
    names = (*ADDED, *COUNTED, *STATED)
    with django_db_blocker.unblock():
        return compare(demo_columns.engine(), "62", on=DAY, frame_on=REFORM, names=names)


def test_102_units_are_40_now_and_make_40_areas(compared: Comparison) -> None:
    assert (compared.then, compared.now, compared.areas) == (102, 40, 40)


def test_totals_agree_to_the_dong_and_the_commune(compared: Comparison) -> None:
    assert compared.disagreeing == ()
    assert {line.measure.name for line in compared.lines} == {*ADDED, *COUNTED, *STATED}
    for line in compared.lines:
        if line.measure.name not in STATED:
            assert line.then == line.now == line.areas


def test_what_adds_up_adds_up_unit_by_unit_for_none_was_divided(compared: Comparison) -> None:
    for line in compared.lines:
        if line.measure.name in ADDED:
            assert line.parts_now == line.parts_areas == line.then
            assert line.refused == ()


def test_judgements_of_units_that_merged_are_refused_by_name(compared: Comparison) -> None:
    met = next(line for line in compared.lines if line.measure.name == "criteria.met")
    assert met.parts_now is None
    assert {"23377", "23380"} & set(met.refused)


@pytest.mark.parametrize("name", ["poverty.poor", "villages.count", "communes.recognised_to"])
def test_what_was_said_of_kon_tum_stands_on_every_day_after_its_last(
    name: str, demo_columns: Columns
) -> None:
    engine, where = demo_columns.engine(), {"province": ("62",)}
    if name == "poverty.poor":
        where |= {"people": ("all",), "level": ("commune",)}
    asked = [Question(where, on) for on in (EVE, REFORM, dt.date(2026, 3, 1))]
    told = [(engine.value(name, one), engine.account(name, one).count) for one in asked]
    assert told[0] == told[1] == told[2]
    heir = Question({**where, "unit": ("23377",), "province": ("51",)}, REFORM)
    assert engine.value(name, heir) in {0, Missing.ABSENT}


def test_this_site_stands_in_quang_ngai_now() -> None:
    told = frames.frame(Shape.NOW, asked_on=DAY)
    assert told == Frame(Shape.NOW, max(REFORM, frames.latest()))
    assert frames.home(told) == "51"
    areas = frames.frame(Shape.COMPARABLE, asked_on=DAY, on=REFORM)
    assert (areas.since, areas.on) == (DAY, REFORM)
    late = frames.frame(Shape.COMPARABLE, asked_on=dt.date(2026, 5, 1), on=dt.date(2026, 5, 1))
    assert late.since == dt.date(2025, 6, 30)


def test_the_command_prints_both_sides() -> None:
    asked = ["--frame", "2025-07-01", "--on", "2020-10-13"]
    measures = ["--measure", "works.cost", "--measure", "results.est.ntm.criteria.avg"]
    done = CliRunner().invoke(main, ["units", "compare", *asked, *measures])
    said = done.output
    assert done.exit_code == 0
    assert "102 đơn vị cấp xã ngày 13/10/2020 → 40 đơn vị ngày 01/07/2025" in said
    assert "đều khớp" in said
