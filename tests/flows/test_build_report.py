"""The report as files: the same registers give the same bytes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.flows.build_report import BuiltFile, Draft, build
from chungtay.formats import docx
from chungtay.formats.docx.check import check
from tests.demonstration import Columns

pytestmark = pytest.mark.one_database
"""Both databases give the same bytes: `tests/cli/test_determinism.py`."""
FILES = ["report.docx", "appendix-02.xlsx", "appendix-03.xlsx", "appendix-04.xlsx", "figures.json"]


@pytest.fixture(scope="module")
def built(
    demo: None,
    demo_columns: Columns,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[BuiltFile]:
    with django_db_blocker.unblock():
        return build(demo_columns.engine(), "kontum-2020", tmp_path_factory.mktemp("once"))


def test_the_report_is_a_document_its_appendices_and_its_figures(built: list[BuiltFile]) -> None:
    assert [file.path.name for file in built] == FILES
    assert all(file.size == file.path.stat().st_size for file in built)


@pytest.mark.slow
def test_built_again_by_another_engine_it_is_the_same_to_the_byte(
    built: list[BuiltFile], django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    with django_db_blocker.unblock():
        again = build(Engine(), "kontum-2020", tmp_path)
    assert [file.sha256 for file in again] == [file.sha256 for file in built]


def test_the_document_is_sealed_with_every_figure_it_shows(built: list[BuiltFile]) -> None:
    verdict = docx.verify(built[0].path)
    assert verdict.faithful
    assert verdict.report == "kontum-2020"
    told = {figure["id"] for figure in json.loads(built[-1].path.read_text(encoding="utf-8"))}
    assert set(verdict.unchanged) <= told


def test_the_document_keeps_the_rules_of_its_format(built: list[BuiltFile]) -> None:
    assert check(built[0].path) == []


def test_an_appendix_totals_what_the_measure_says(
    report: Draft, demo_columns: Columns, django_db_blocker: DjangoDbBlocker
) -> None:
    """The first row of an appendix is the whole province, asked once more."""
    spec, appendix = report.outline.appendices[0], report.document.appendices[0]
    total = appendix.tables[0].body[0]
    assert total.level == 0
    with django_db_blocker.unblock():
        engine = demo_columns.engine()
        for column, cell in zip(spec.columns, total.cells[1:], strict=True):
            measure = engine.measure(column.measure)
            said = {**spec.where, **column.where, "province": ("62",)}
            where = {name: said[name] for name in said if name in measure.dimensions}
            value = engine.value(column.measure, Question(where, spec.on))
            assert not isinstance(value, Missing)
            assert cell.number == exact(Fraction(value) / column.scale)
