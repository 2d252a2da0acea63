"""The demonstration's communes are judged from what was read of them, and every number says how."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question, ReceiptRow
from chungtay.core.measures.measure import ConditionRequired

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 10, 13)
SET = ("commune-2016-2020",)


def ask(province: Engine, name: str, *, on: dt.date = DAY, **where: str) -> object:
    question = Question({key: (value,) for key, value in where.items()}, on)
    return province.value(name, question)


@pytest.mark.slow
def test_every_criterion_follows_from_its_requirements(province: Engine) -> None:
    found = province.ask_many(
        ["criteria.met", "criteria.computed", "criteria.recorded"],
        by=("criterion",),
        question=Question({}, DAY),
    )
    met = {at[0]: value for at, value in found["criteria.met"].at().items()}
    assert len(met) == 19
    judged = [
        int(found[name].value(criterion)) for name in ("criteria.computed", "criteria.recorded")
        for criterion in met
    ]  # fmt: skip
    assert sum(judged) == 19 * 85
    assert found["criteria.computed"].value("12") == 85
    assert found["criteria.recorded"].value("01") == 85


def test_a_receipt_lists_readings_the_level_and_the_column(province: Engine) -> None:
    where = {"criterion": ("12",), "unit": ("23383",)}
    rows = province.receipt("criteria.communes_meeting", Question(where, DAY)).rows
    assert {row.fact for row in rows} == {"readings", "criteria_levels", "criteria_columns"}
    assert {row.unit for row in rows if row.fact == "readings"} == {"23383"}
    (level,) = _of(rows, "criteria_levels")
    assert level.detail["level"] == "90"
    assert level.detail["cite"] == "ttg:1980/QĐ-TTg:2016-10-17#chỉ tiêu 12"
    (column,) = _of(rows, "criteria_columns")
    assert (column.unit, column.detail["level_column"]) == ("23383", "tay_nguyen")


def _of(rows: tuple[ReceiptRow, ...], fact: str) -> list[ReceiptRow]:
    return [row for row in rows if row.fact == fact]


def test_communes_are_counted_by_requirement_and_by_how_far_they_are(province: Engine) -> None:
    meeting = ask(province, "requirements.communes_meeting", requirement="12", criteria_set=SET[0])
    missing = ask(province, "requirements.communes_missing", requirement="12", criteria_set=SET[0])
    assert (meeting, missing) == (
        ask(province, "criteria.communes_meeting", criterion="12"),
        85 - int(str(meeting)),
    )
    assert (
        ask(
            province,
            "requirements.communes_reaching",
            requirement="12",
            criteria_set=SET[0],
            reached="100..",
        )
        == meeting
    )


def test_sets_are_not_added_to_one_another(province: Engine) -> None:
    with pytest.raises(ConditionRequired):
        ask(province, "requirements.met")
    assert ask(province, "criteria.met_in_set", criteria_set=SET[0]) == ask(
        province, "criteria.met"
    )


def test_a_set_no_longer_in_force_counts_nothing(province: Engine) -> None:
    assert ask(province, "criteria.met", on=dt.date(2023, 1, 1)) is Missing.ABSENT


def test_a_lost_criterion_is_counted_at_recognised_communes_only(province: Engine) -> None:
    lost = ask(province, "criteria.lost")
    communes = ask(province, "communes.backsliding")
    assert int(str(lost)) >= int(str(communes)) > 0
