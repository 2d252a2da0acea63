"""Kon Tum's outline of 2020 against the table of figures of the published report."""

from __future__ import annotations

import csv
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from chungtay.core.law.fault import BrokenPack, UnknownEntry
from chungtay.core.reports.document import ParagraphKind
from chungtay.core.reports.outline import Outline
from chungtay.packs import loader, measures, outlines

GOLDEN = Path(__file__).parent.parent / "golden" / "figures-2020.csv"
with GOLDEN.open(encoding="utf-8") as file:
    PUBLISHED = {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def outline() -> Outline:
    return outlines.outline("kontum-2020")


def test_every_figure_of_the_report_is_asked_for_once(outline: Outline) -> None:
    assert len(PUBLISHED) == 192
    assert sorted(spec.id for spec in outline.figures) == sorted(PUBLISHED)


def test_figures_agree_with_the_published_table(outline: Outline) -> None:
    asked = {
        spec.id: (spec.unit, spec.standing, str(spec.decimals), str(spec.pad), str(spec.on))
        for spec in outline.figures
    }
    published = {
        row["id"]: (row["unit"], row["standing"], row["decimals"], row["pad"], row["as_of"])
        for row in PUBLISHED.values()
    }
    assert asked == published


def test_every_figure_is_in_a_sentence_or_a_footnote(outline: Outline) -> None:
    assert set(PUBLISHED) == set(outline.figure_ids())


def test_amounts_of_money_from_the_ledger_are_shown_in_millions(outline: Outline) -> None:
    for spec in outline.figures:
        ledger = spec.measure in {"capital.plan", "capital.disbursed", "capital.allotted"}
        assert spec.scale == (1_000_000 if ledger else 1), spec.id


def test_every_measure_asked_for_is_declared_with_the_dimensions_used(outline: Outline) -> None:
    declared = measures.measures()
    asked = [(spec.measure, spec.where) for spec in outline.figures]
    for appendix in outline.appendices:
        for column in appendix.columns:
            across = {column.across: ()} if column.across else {}
            by: dict[str, tuple[str, ...]] = {**dict.fromkeys(appendix.rows, ()), **across}
            asked.append((column.measure, {**appendix.where, **column.where, **by}))
    for name, where in asked:
        assert name in declared
        assert set(where) <= set(declared[name].dimensions), name


def test_headings_descend_one_step_at_a_time(outline: Outline) -> None:
    ranks = [int(block.kind[-1]) for block in outline.blocks() if block.kind.startswith("heading")]
    assert ranks[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))


def test_sentences_are_well_formed_vietnamese_text(outline: Outline) -> None:
    for block in outline.blocks():
        for text in (block.text, *block.notes.values()):
            assert unicodedata.is_normalized("NFC", text)
            assert "  " not in text
            assert text == text.strip()
            if block.kind is ParagraphKind.BODY and not text.startswith(("**", "*(")):
                assert text[-1] in ".:*", text


def test_the_report_ends_with_the_end_mark(outline: Outline) -> None:
    assert outline.sections[-1].blocks[-1].text.endswith("./.")


def test_no_outline_has_a_fault() -> None:
    assert outlines.check() == ()


def test_an_outline_nobody_wrote_is_refused() -> None:
    with pytest.raises(UnknownEntry):
        outlines.outline("kontum-1999")


def test_faults_of_sentences_are_named_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "report.yaml").write_text(
        'title: Thử\nprovince: "62"\n'
        'head: {superior: "", issuer: A, symbol: /BC, place: B, kind: C, subject: D}\n'
        "addressees: []\nsections: [mot]\nrecipients: []\nsignature: {lines: []}\n"
        "draft_note: Thử\n"
    )
    (tmp_path / "figures.yaml").write_text(
        "groups:\n  - title: Thử\n    shared: {on: 2020-09-30, unit: work, standing: actual}\n"
        "    figures:\n      a: {measure: works.count}\n"
    )
    (tmp_path / "sections" / "mot.yaml").write_text(
        "blocks:\n  - text: Có {a} xã.\n  - text: Có {b} xã.\n"
    )
    with pytest.raises(BrokenPack) as refused:
        outlines.read_outline(tmp_path, loader.library())
    (fault,) = refused.value.faults
    assert fault.file.endswith("sections/mot.yaml")
    assert fault.line == 3
    assert "“b”" in fault.message


def test_a_figure_that_says_too_little_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "report.yaml").write_text(
        'title: Thử\nprovince: "62"\n'
        'head: {superior: "", issuer: A, symbol: /BC, place: B, kind: C, subject: D}\n'
        "addressees: []\nsections: []\nrecipients: []\nsignature: {lines: []}\n"
        "draft_note: Thử\n"
    )
    (tmp_path / "figures.yaml").write_text(
        "groups:\n  - title: Thử\n    figures:\n      a: {measure: works.count, unit: work}\n"
    )
    with pytest.raises(BrokenPack) as refused:
        outlines.read_outline(tmp_path, loader.library())
    assert refused.value.count == 2
