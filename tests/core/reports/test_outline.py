"""What can be wrong with an outline, and what it becomes."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.kernel.title import Title
from chungtay.core.law.instrument import Agency, Instrument, InstrumentType
from chungtay.core.reports.composition import cited, compose
from chungtay.core.reports.document import (
    FigureRun,
    Head,
    NoteRun,
    Paragraph,
    ParagraphKind,
    Signature,
    TextRun,
)
from chungtay.core.reports.figure import FigureSpec
from chungtay.core.reports.outline import Block, Outline, Section, faults
from chungtay.core.reports.template import CitationForm

TTG = Agency("ttg", Title("Thủ tướng Chính phủ", "Prime Minister"), "Thủ tướng Chính phủ")
DECISION = Instrument(
    TTG, InstrumentType.DECISION, "…", symbol="1/QĐ-TTg", signed=dt.date(2020, 4, 6)
)


def outline(*blocks: Block, figures: tuple[str, ...] = ("x",)) -> Outline:
    day = dt.date(2020, 9, 30)
    return Outline(
        code="thu",
        title="Thử",
        province="62",
        head=Head("", "UBND", "/BC", "Kon Tum", "BÁO CÁO", "Thử"),
        addressees=(),
        figures=tuple(FigureSpec(name, "m", day, "commune", "actual") for name in figures),
        sections=(Section("1-thu", blocks),),
        recipients=(),
        signature=Signature(()),
        appendices=(),
        draft_note="",
    )


def said(*blocks: Block, figures: tuple[str, ...] = ("x",)) -> list[str]:
    made = outline(*blocks, figures=figures)
    return [fault.message for fault in faults(made, instruments={DECISION.key})]


def test_a_sound_outline_has_no_fault() -> None:
    assert said(Block("{x} xã[^a].", notes={"a": f"{{@{DECISION.key}}}."})) == []


@pytest.mark.parametrize(
    ("block", "word"),
    [
        (Block("{x} {y}"), "không có số liệu “y”"),
        (Block("{x}[^a]"), "chưa được viết"),
        (Block("{x}", notes={"a": "."}), "không được gọi"),
        (Block("{x}[^a][^a]", notes={"a": "."}), "được gọi 2 lần"),
        (Block("{x}[^a]", notes={"a": "b[^c]"}), "chứa chú thích khác"),
        (Block("{x} {@ttg:2:2020-01-01}"), "không có văn bản"),
        (Block("{x} }"), "lẻ"),
    ],
)
def test_each_fault_is_named(block: Block, word: str) -> None:
    (message,) = said(block)
    assert word in message


def test_a_figure_that_no_sentence_speaks_of_is_a_fault() -> None:
    assert said(Block("{x}"), figures=("x", "y")) == ["số liệu “y” không có trong câu nào"]


def test_a_figure_declared_twice_is_a_fault() -> None:
    assert said(Block("{x}"), figures=("x", "x")) == ["số liệu “x” khai 2 lần"]


def test_a_fault_is_placed_in_its_section_and_paragraph() -> None:
    made = outline(Block("{x}"), Block("{y}"))
    (fault,) = faults(made, instruments=())
    assert (fault.section, fault.block) == ("1-thu", 1)


def test_paragraphs_are_filled_with_figures_and_names_of_documents() -> None:
    block = Block(
        "Có {x} xã[^a].", ParagraphKind.BULLET, notes={"a": f"{{@{DECISION.key}}}, {{x}}."}
    )
    (made,) = compose(outline(block), figures={"x": "08"}, instruments={DECISION.key: DECISION})
    note = NoteRun(
        (
            TextRun("Quyết định số 1/QĐ-TTg ngày 06/4/2020 của Thủ tướng Chính phủ"),
            TextRun(", "),
            FigureRun("x", "08"),
            TextRun("."),
        )
    )
    assert made == Paragraph(
        ParagraphKind.BULLET,
        (TextRun("Có "), FigureRun("x", "08"), TextRun(" xã"), note, TextRun(".")),
    )


def test_a_document_may_be_cited_shorter() -> None:
    assert cited(DECISION, CitationForm.SHORT) == "Quyết định số 1/QĐ-TTg ngày 06/4/2020"
    assert cited(DECISION, CitationForm.NUMBER) == "1/QĐ-TTg ngày 06/4/2020"


def test_a_document_without_a_symbol_is_always_cited_in_full() -> None:
    scheme = Instrument(TTG, InstrumentType.SCHEME, "…", slug="de-an", name="Đề án thử")
    assert cited(scheme, CitationForm.NUMBER) == scheme.cited()
