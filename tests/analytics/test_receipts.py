"""Behind every number stand register rows, each with its document, its writer and its degree."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Question, digest
from chungtay.core.poverty.count import HouseholdClass
from tests.analytics import small
from tests.analytics.small import DEMO, END

WHOLE = Question({}, END)
PLAN = Question({"plan_year": ("2020",)}, END)


def test_a_receipt_names_rows_documents_and_writers(engine: Engine) -> None:
    small.plan(100)
    small.pay(30, "2020-03-31", "02")
    receipt = engine.receipt("capital.disbursed", PLAN)
    (row,) = receipt.rows
    assert (row.ref, row.value, row.unit, row.on) == ("E:02:2", 30, "62", dt.date(2020, 3, 31))
    assert (row.document, row.recorded_by) == (DEMO, small.BY)
    assert row.detail["source"] == "central"
    assert receipt.provenance == {Provenance.SYNTHETIC: 1}
    assert receipt.documents == {DEMO: 1}
    assert (receipt.account.value, receipt.account.count) == (30, 1)


def test_a_rate_rests_on_the_rows_of_both_its_parts(engine: Engine) -> None:
    small.plan(100)
    small.pay(30, "2020-03-31", "02")
    account = engine.account("capital.disbursement_rate", PLAN)
    assert [(c.role, c.value, c.rows) for c in account.components] == [
        ("Tử số", 30, 1), ("Mẫu số", 100, 1),
    ]  # fmt: skip
    assert account.count == 2


def test_a_row_in_both_parts_is_counted_once(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    change = Question({}, END, None, dt.date(2019, 12, 31))
    account = engine.account("criteria.average_change", change)
    assert [component.role for component in account.components] == [
        "Ngày báo cáo", "Ngày so sánh",
    ]  # fmt: skip
    assert account.count == len({row.ref for row in engine.receipt(
        "criteria.average_change", change).rows})  # fmt: skip


def test_degrees_of_belief_are_told_apart(engine: Engine) -> None:
    small.count("23380", HouseholdClass.POOR, 7, "2019-12-31")
    where = {"people": ("all",), "level": ("commune",)}
    receipt = engine.receipt("poverty.poor", Question(where, END))
    assert receipt.provenance == {Provenance.PUBLISHED: 1}


def test_a_correction_of_the_same_day_counts_and_names_what_it_corrects(engine: Engine) -> None:
    where = {"people": ("all",), "level": ("commune",)}
    for households in (7, 9, 8):
        small.count("23380", HouseholdClass.POOR, households, "2019-12-31")
        receipt = engine.receipt("poverty.poor", Question(where, END))
        assert receipt.account.value == households
    (row,) = receipt.rows
    assert (row.ref, row.corrects) == (
        "poverty_counts:23380:poor:all:2019-12-31#3", "poverty_counts:23380:poor:all:2019-12-31#2",
    )  # fmt: skip


def test_a_count_of_zero_rests_on_those_counted_among(engine: Engine) -> None:
    for unit in ("23380", "23383"):
        small.assess(unit, "10", "2019-12-31", met=False)
    question = Question({"criterion": ("10",)}, END)
    receipt = engine.receipt("criteria.communes_meeting", question)
    assert (receipt.account.value, receipt.account.count) == (0, 2)
    assert [row.unit for row in receipt.rows] == ["23380", "23383"]


def test_beneath_a_commune_lie_its_assessments_and_its_recognition(engine: Engine) -> None:
    for number in range(1, 20):
        small.assess("23380", f"{number:02}", "2018-04-01", met=True)
    small.assess("23383", "01", "2018-04-01", met=True)
    small.recognise("23380", "2018-05-01")
    receipt = engine.receipt("communes.meeting_all", WHOLE)
    assert receipt.account.value == 1
    assert {row.fact for row in receipt.rows} == {"assessments", "recognitions"}
    assert (receipt.account.count, {row.unit for row in receipt.rows}) == (20, {"23380"})


def test_a_receipt_lists_no_more_than_asked_and_counts_all(engine: Engine) -> None:
    for number in range(1, 20):
        small.assess("23380", f"{number:02}", "2018-04-01", met=True)
    receipt = engine.receipt("criteria.met", WHOLE, limit=3)
    assert (len(receipt.rows), receipt.account.count) == (3, 19)
    assert sum(receipt.provenance.values()) == sum(receipt.documents.values()) == 19


def test_rows_unlike_are_digested_unlike(engine: Engine) -> None:
    small.plan(100)
    before = engine.account("capital.plan", PLAN).digest
    small.plan(50, number="02")
    assert engine.account("capital.plan", PLAN).digest != before
    earlier = Question(PLAN.where, dt.date(2019, 12, 31))
    assert engine.account("capital.plan", earlier).count == 0


@pytest.mark.parametrize("order", [("01", "02"), ("02", "01")])
def test_a_digest_knows_natural_keys_and_values_and_no_order(
    engine: Engine, order: tuple[str, str]
) -> None:
    for number in order:
        small.plan(100 + int(number), number=number)
    told = digest([("E:01:2", 101), ("E:02:2", 102)])
    assert engine.account("capital.plan", PLAN).digest == told


def test_provenance_is_told_without_listing_rows_as_the_receipt_tells_it(engine: Engine) -> None:
    small.plan(100)
    small.assess("23380", "10", "2019-12-31", met=True)
    small.count("23380", HouseholdClass.POOR, 7, "2019-12-31")
    communes = Question({"people": ("all",), "level": ("commune",)}, END)
    met = Question({}, END)
    rate = "capital.disbursement_rate"
    for name, question in ((rate, PLAN), ("poverty.poor", communes), ("criteria.met", met)):
        told = engine.receipt(name, question).provenance
        for degree in Provenance:
            assert engine.rests_on(degree, name, question) == bool(told.get(degree))
