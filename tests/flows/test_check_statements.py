"""Published numbers beside the measures': agreement within rounding, or a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

import pytest

from chungtay.apps.measures.queries import Statement
from chungtay.apps.measures.services import append_statements
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Severity
from chungtay.flows import check_statements
from chungtay.flows.build_report import Draft

SAID = dt.date(2020, 10, 13)
PAPER = "kontum.ubnd:~bao-cao-ctmtqg:2020-10-13"


@pytest.fixture(autouse=True)
def _written(report: Draft, db: None) -> Iterator[None]:
    """Let what a test states be taken back."""
    yield


def state(figure: str, value: str, decimals: int) -> None:
    """State a number on a day on which nobody has stated one yet."""
    said = Statement(
        figure=figure,
        value_e6=int(Fraction(value) * 1_000_000),
        unit="percent",
        decimals=decimals,
        on=dt.date(2020, 10, 14),
        grounds=Grounds(PAPER, dt.date(2020, 10, 14), Provenance.PUBLISHED),
    )
    append_statements([said], by="thử nghiệm")


def contradictions(report: Draft) -> list[check_statements.Comparison]:
    return [one for one in check_statements.compare(report.figures) if not one.agrees]


def test_one_published_number_alone_is_contradicted(report: Draft) -> None:
    compared = check_statements.compare(report.figures)
    assert len(compared) == 191
    (finding,) = check_statements.findings(compared)
    assert finding.code == "measures.statement_contradicted"
    assert finding.severity is Severity.WARNING
    assert finding.where == "voc.trained.pct"
    assert "70,23" in finding.message
    assert "70,24" in finding.message


def test_a_number_that_is_wrong_by_one_is_found_with_both_numbers(report: Draft) -> None:
    state("ntm.communes.total", "86", 0)
    found = {one.figure: one for one in contradictions(report)}
    one = found["ntm.communes.total"]
    assert (one.published, one.computed, one.document) == ("86", "85", PAPER)


def test_a_number_printed_shorter_agrees_within_its_rounding(report: Draft) -> None:
    before = len(contradictions(report))
    state("ntm.criteria.avg", "14", 0)
    assert len(contradictions(report)) == before


def test_a_published_number_is_never_added_to_a_measure(report: Draft) -> None:
    for figure in report.figures.values():
        assert not figure.spec.measure.startswith("statements")
