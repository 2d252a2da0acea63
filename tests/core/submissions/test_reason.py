"""Why a cell cannot be understood is found again from what the cell keeps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.submissions.form import Column
from chungtay.core.submissions.reading import read
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.core.submissions.unclear import SENTENCES
from tests.core.submissions.columns import COUNT, EVERY

typed = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"\(?-?[0-9]{1,4}([.,][0-9]{1,4}){0,3}\)?( (đồng|tr|%|xã))?", fullmatch=True),
    st.floats(),
)


@given(typed, st.sampled_from(EVERY))
def test_every_reason_a_reader_gives_is_found_again_as_a_sentence_with_facts(
    value: object, column: Column
) -> None:
    cell = read(value, column)
    if cell is not None and cell.kind is CellKind.INVALID:
        said = reason_of(cell, column)
        assert str(said) == cell.note
        assert said.sentence in SENTENCES.values()


def test_what_a_spreadsheet_did_to_a_cell_is_found_again() -> None:
    broken = Cell(CellKind.INVALID, text="=…", note=SENTENCES["broken"])
    assert reason_of(broken, COUNT).sentence == SENTENCES["broken"]
    day = "01/09/2020"
    dated = Cell(CellKind.INVALID, text=day, note=SENTENCES["dated"].format(cell=day))
    assert reason_of(dated, COUNT).facts == {"cell": day}


def test_a_reason_kept_before_the_rule_changed_is_said_as_it_was_kept() -> None:
    old = Cell(CellKind.INVALID, text="1.5", note="Hãy ghi số nguyên.")
    assert str(reason_of(old, COUNT)) == "Hãy ghi số nguyên."
