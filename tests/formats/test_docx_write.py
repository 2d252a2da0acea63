"""A report becomes a Word file of the official layout, the same bytes for the same content."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENT

from chungtay.core.reports.document import FigureRun, Paragraph, ParagraphKind, TextRun
from chungtay.formats import docx
from chungtay.formats.docx.check import check
from tests.formats.sample import BODY, DOCUMENT, FIGURES
from tests.formats.surgery import read


def test_the_file_keeps_the_rules_of_the_format(report: Path) -> None:
    assert check(report) == []


def test_equal_input_gives_equal_bytes(report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    docx.write(DOCUMENT, FIGURES, again)
    assert again.read_bytes() == report.read_bytes()


def test_the_archive_carries_no_clock(report: Path) -> None:
    with zipfile.ZipFile(report) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2020-10-13T12:00:00Z" in read(report, "docProps/core.xml")


def test_the_body_stands_upright_and_each_appendix_lies(report: Path) -> None:
    sections = python_docx.Document(str(report)).sections
    assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, *[WD_ORIENT.LANDSCAPE] * 3]
    body = sections[0]
    assert [round(side.mm) for side in _margins(body)] == [20, 20, 30, 15]
    assert all(section.different_first_page_header_footer for section in sections)
    assert read(report, "word/document.xml").count('<w:pgNumType w:start="1"/>') == 4


def _margins(section: Any) -> list[Any]:
    names = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    return [getattr(section, name) for name in names]


def test_headings_are_words_own(report: Path) -> None:
    document = python_docx.Document(str(report))
    headings = [p.style.name for p in document.paragraphs if p.style and "eading" in p.style.name]
    assert headings[:4] == ["Heading 1", "Heading 2", "Heading 3", "Heading 1"]


def test_a_draft_leaves_number_and_day_blank(report: Path) -> None:
    head = " ".join(python_docx.Document(str(report)).tables[0]._element.itertext())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head
    assert "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-UBND" in head
    assert "năm 2020" in head


def test_the_text_ends_with_the_end_mark(report: Path) -> None:
    texts = [p.text for p in python_docx.Document(str(report)).paragraphs]
    assert sum(text.endswith("xem xét./.") for text in texts) == 1


def test_the_signature_never_stands_on_a_page_of_its_own(report: Path) -> None:
    body = [p for p in python_docx.Document(str(report)).paragraphs if p.text.endswith("./.")]
    assert [p.paragraph_format.keep_with_next for p in body] == [True]


def test_every_figure_is_a_control_in_text_and_notes(report: Path) -> None:
    text, notes = read(report, "word/document.xml"), read(report, "word/footnotes.xml")
    for part in (text, notes):
        assert '<w:alias w:val="plan.central"/><w:tag w:val="plan.central"/>' in part
    assert text.count("<w:sdt>") + notes.count("<w:sdt>") == sum(_shown(p) for p in BODY)


def _shown(paragraph: Paragraph) -> int:
    runs = [*paragraph.runs, *(r for run in paragraph.runs for r in getattr(run, "runs", ()))]
    return sum(isinstance(run, FigureRun) for run in runs)


def test_header_rows_repeat_and_rows_do_not_split(report: Path) -> None:
    text = read(report, "word/document.xml")
    assert text.count("<w:tblHeader/>") == 8
    assert text.count("<w:trPr><w:cantSplit/>") == text.count("<w:tr>")


def test_a_figure_that_was_not_computed_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"plan\.total"):
        docx.write(
            DOCUMENT, {k: v for k, v in FIGURES.items() if k != "plan.total"}, tmp_path / "x.docx"
        )


def test_one_figure_may_not_display_two_texts(tmp_path: Path) -> None:
    odd = Paragraph(ParagraphKind.BODY, (FigureRun("plan.total", "1"),))
    with pytest.raises(ValueError, match=r"plan\.total"):
        docx.write(replace(DOCUMENT, body=(*BODY, odd)), FIGURES, tmp_path / "x.docx")


def test_characters_xml_cannot_hold_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    odd = Paragraph(ParagraphKind.BODY, (TextRun("a\x00\x0bb & <c>"),))
    docx.write(replace(DOCUMENT, body=(odd,)), FIGURES, path)
    assert "ab &amp; &lt;c&gt;./." in read(path, "word/document.xml")


def test_a_report_without_figures_or_appendices_is_still_a_report(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    bare = Paragraph(ParagraphKind.BODY, (TextRun("Không có gì."),))
    docx.write(replace(DOCUMENT, body=(bare,), appendices=(), draft_note=""), {}, path)
    assert check(path) == []
    assert docx.verify(path).faithful
