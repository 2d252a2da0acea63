"""The language of an outline's sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.reports.document import TextRun
from chungtay.core.reports.template import (
    CitationForm,
    CitationMark,
    FigureMark,
    NoteMark,
    read_template,
)


def test_a_sentence_holds_words_figures_notes_and_citations() -> None:
    read = read_template("Có **ít nhất** {a.b_1} xã[^nguon] theo {@ttg:1/QĐ-TTg:2020-01-01|short}.")
    assert read.faults == ()
    assert read.pieces == (
        TextRun("Có "),
        TextRun("ít nhất", bold=True),
        TextRun(" "),
        FigureMark("a.b_1"),
        TextRun(" xã"),
        NoteMark("nguon"),
        TextRun(" theo "),
        CitationMark("ttg:1/QĐ-TTg:2020-01-01", CitationForm.SHORT),
        TextRun("."),
    )


def test_italic_may_stand_inside_bold() -> None:
    assert read_template("**a *b***").pieces == (
        TextRun("a ", bold=True),
        TextRun("b", bold=True, italic=True),
    )


def test_what_is_astray_is_named() -> None:
    assert len(read_template("một { hai").faults) == 1
    assert len(read_template("một [^Sai Tên] hai").faults) == 2
    assert "đóng" in read_template("**một").faults[0]
    assert "“dai”" in read_template("{@ttg:1:2020-01-01|dai}").faults[0]


@given(st.text(st.characters(exclude_characters="{}[]*", exclude_categories=["Cs"])))
def test_plain_words_stay_as_they_are(words: str) -> None:
    read = read_template(words)
    assert "".join(piece.text for piece in read.pieces if isinstance(piece, TextRun)) == words
    assert read.faults == ()


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    read_template(text)
