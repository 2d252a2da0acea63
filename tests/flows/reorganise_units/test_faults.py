"""A reorganisation that cannot be: every fault by its place, nothing taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from chungtay.analytics.engine import Engine
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.submissions.book import NotABook
from chungtay.core.units.reorganisation import (
    FaultyReorganisation,
    HeadMissing,
    NoReorganisation,
)
from chungtay.flows.reorganise_units import propose, read, take
from tests.analytics.small import count
from tests.flows.reorganise_units.books import DAY, OPERATOR, STEPS, UNITS, book, folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def test_a_table_without_its_head_is_refused_with_the_head_it_needs(tmp_path: Path) -> None:
    with pytest.raises(HeadMissing) as no:
        read(book(tmp_path / "nq.xlsx", units=UNITS[1:]))
    assert no.value.sheet == "units"
    assert no.value.expected.startswith("level, code")
    assert no.value.found.startswith("commune, 23377")


def test_a_folder_that_holds_no_text_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path / "nq", code_page="utf-8", sign=",")
    (made / "units.csv").write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(NotABook):
        read(made)


def test_faults_are_named_by_sheet_line_and_column(tmp_path: Path) -> None:
    units = [*UNITS[:2], ["commune", "90001", "2027", "thôn", "Sai", "51", "", ""]]
    proposal = propose(read(book(tmp_path / "sai.xlsx", units=units)))
    assert not proposal.sound
    assert [(one.where, "type" in one.message) for one in proposal.faults] == [
        ("sai.xlsx/units:3", True)
    ]
    with pytest.raises(FaultyReorganisation, match="type"):
        take(by=OPERATOR, proposal=proposal, on=DAY)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({4: ["2027", "23500", "90002", "split", "0", "30"]}, "cộng lại là 90 %"),
        ({3: ["2027", "23500", "", "abolish", "1", ""], 4: []}, "không có đơn vị kế tục"),
        ({2: ["2027", "23386", "23383", "merge", "1", ""]}, "Không có đơn vị mang mã này"),
        ({1: []}, "cùng mang mã này"),
    ],
)
def test_what_a_reorganisation_must_not_do_is_said(
    tmp_path: Path, changed: dict[int, list[str]], said: str
) -> None:
    steps = [changed.get(n, row) for n, row in enumerate(STEPS)]
    units = UNITS if 3 not in changed else UNITS[:2]
    path = book(tmp_path / "sai.xlsx", units=units, steps=[row for row in steps if row])
    proposal = propose(read(path))
    assert not proposal.sound
    assert any(said in one.message for one in proposal.faults), proposal.faults


@pytest.mark.slow
def test_what_would_be_left_nowhere_is_counted(tmp_path: Path) -> None:
    count("23383", HouseholdClass.POOR, 20, "2026-10-01")
    count("23383", HouseholdClass.ALL, 90, "2026-10-01")
    gone = ["2027", "23383", "", "abolish", "1", ""]
    path = book(tmp_path / "sai.xlsx", units=UNITS[:1], steps=[STEPS[0], gone])
    (found,) = propose(read(path), asking=Engine()).faults
    assert found.message == (
        "Xã Dục Nông (mã 23383) kết thúc ngày 01/01/2027 mà không có đơn vị kế tục: dân cư và 2 "
        "dòng sổ ghi cho đơn vị không còn thuộc về đâu; hãy nêu đơn vị kế tục."
    )


def test_a_file_without_the_sheets_is_refused(tmp_path: Path) -> None:
    made = Workbook()
    made.save(tmp_path / "x.xlsx")
    with pytest.raises(NoReorganisation, match="events, units, successions"):
        read(tmp_path / "x.xlsx")
