"""Every figure of the report of 2020, beside what was published."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from chungtay.core.kernel.numerals import rounded
from chungtay.core.kernel.quantity import Missing
from chungtay.core.reports.figure import Figure
from chungtay.flows.build_report import Draft
from chungtay.formats.figures_json import entry

pytestmark = pytest.mark.one_database
"""Both databases give the same bytes: `tests/cli/test_determinism.py`."""
GOLDEN = Path(__file__).parents[1] / "golden" / "figures-2020.csv"
with GOLDEN.open(encoding="utf-8", newline="") as file:
    PUBLISHED = {row["id"]: row for row in csv.DictReader(file)}
EXCEPTION = "voc.trained.pct"
"""Computed 70.24 from a plan of whole workers; published 70.23, which none of them gives."""
KEYS = ["id", "value", "unit", "text", "as_of", "standing", "base", "measure", "where", "rows",
        "digest"]  # fmt: skip


def as_published(figure: Figure) -> str:
    """Round a figure as its published number was."""
    assert not isinstance(figure.value, Missing)
    return f"{rounded(figure.value, int(PUBLISHED[figure.spec.id]['decimals'])):f}"


def numbers(id_: str) -> str:
    row = PUBLISHED[id_]
    return f"{rounded(Fraction(row['value']), int(row['decimals'])):f}"


def test_the_report_has_every_published_figure_and_no_other(report: Draft) -> None:
    assert report.figures.keys() == PUBLISHED.keys()
    assert len(PUBLISHED) == 192


@pytest.mark.parametrize("id_", sorted(PUBLISHED.keys() - {EXCEPTION, "disb.trend"}))
def test_figure_is_the_published_one(report: Draft, id_: str) -> None:
    assert as_published(report.figures[id_]) == numbers(id_)


@pytest.mark.parametrize("id_", sorted(PUBLISHED))
def test_figure_is_of_the_published_unit_standing_and_day(report: Draft, id_: str) -> None:
    spec, row = report.figures[id_].spec, PUBLISHED[id_]
    assert (spec.unit, spec.standing, spec.on.isoformat()) == (
        row["unit"], row["standing"], row["as_of"],
    )  # fmt: skip


def test_the_one_exception_is_the_training_rate(report: Draft) -> None:
    assert as_published(report.figures[EXCEPTION]) == "70.24"
    assert numbers(EXCEPTION) == "70.23"


def test_a_direction_is_told_in_words_and_has_no_number(report: Draft) -> None:
    trend = report.figures["disb.trend"]
    assert trend.value is Missing.NOT_APPLICABLE
    assert not any(sign.isdigit() for sign in trend.text)
    assert trend.rows


def test_arrears_of_none_are_told_in_words(report: Draft) -> None:
    arrears = report.figures["ntm.arrears"]
    assert arrears.value == 0
    assert not any(sign.isdigit() for sign in arrears.text)


def test_every_other_text_is_a_vietnamese_number(report: Draft) -> None:
    in_words = {id_ for id_, figure in report.figures.items() if figure.spec.words}
    assert {"disb.trend", "ntm.arrears", "org.programmes"} <= in_words
    for id_ in PUBLISHED.keys() - in_words:
        text = report.figures[id_].text
        assert text.replace(".", "").replace(",", "").isdigit(), (id_, text)


def test_every_figure_rests_on_rows(report: Draft) -> None:
    assert not [id_ for id_, figure in report.figures.items() if figure.rows <= 0]
    assert all(len(figure.digest) == 64 for figure in report.figures.values())


def test_a_share_has_a_base_or_says_that_none_is_stated(report: Draft) -> None:
    shares = [f for f in report.figures.values() if f.spec.unit == "percent"]
    assert [f.spec.id for f in shares if not f.base] == []
    unstated = {f.spec.id for f in report.figures.values() if not f.spec.base_stated}
    assert "org.communes.parttime_staff.pct" in unstated
    assert {id_ for id_, f in report.figures.items() if f.base == "not stated"} == unstated


def test_figures_for_machines_have_one_shape(report: Draft) -> None:
    for id_, figure in report.figures.items():
        said = entry(figure)
        assert list(said) == KEYS
        assert said["id"] == id_
        assert isinstance(said["rows"], int)
        if said["value"] is not None:
            assert "," not in str(said["value"])
