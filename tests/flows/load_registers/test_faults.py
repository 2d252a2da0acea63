"""What is wrong with a data set: every fault by its file, line and column."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from chungtay.flows.load_registers import load_folder
from tests.flows.load_registers.small import DEMO, FILES, GROUNDS, REPORT, Spoil, faults, places


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "column"),
    [
        ("holders", "unit,611", "office,611", 4, "type"),
        ("holders", "unit,611", "unit,999", 4, "unit"),
        ("entries", "2020-02-01", "01/02/2020", 3, "on"),
        ("entries", "2020-02-01", "2020-02-30", 3, "on"),
        ("entries", "allotment", "gift", 3, "movement"),
        ("entries", "02,allotment", "01,allotment", 3, ""),
        ("postings", "02,611,", "02,999,", 5, "holder"),
        ("postings", "2020,2020,25", "2020,2020,26", 4, ""),
        ("postings", "2020,2020,100", "2020,2020,100.0", 3, "dong"),
        ("postings", "ntm.02,,central,development,2020,2020,100",
         "gn.p1,,central,development,2020,2020,100", 3, "project"),
        ("works", "23380,2020,started", "99999,2020,started", 3, "unit"),
        ("works", "W1,Đường thôn 1,gn", "W1,Đường thôn 1,xx", 2, "project"),
        ("works", "started,2020-03-01", "started,2021-03-01", 3, ""),
        ("works", "planned,2020-01-15", "finished,2020-01-15", 3, "stage"),
        ("readings", "1.1=+", "1.1=yes", 2, "readings"),
        ("readings", "1.1=+", "1.9=+", 2, "readings"),
        ("readings", "1.1=+", "2.2=+", 2, "readings"),
        ("readings", "45/60+", "61/60+", 2, "readings"),
        ("readings", "45/60+", "45/0+", 2, ""),
        ("readings", "45/60+", "45/" + "9" * 19 + "+", 2, "readings"),
        ("readings", "1.1=+", "1.1=1/1+", 2, "readings"),
        ("readings", "2.2: Theo", "2.3: Theo", 2, "notes"),
        ("readings", "2.2: Theo", "Theo", 2, "notes"),
        ("readings", "23380,commune-2016-2020,self", "611,commune-2016-2020,self", 2, "unit"),
        ("readings", "department", "self", 3, ""),
        ("readings", "commune-2016-2020,self", "commune-1999,self", 2, "criteria_set"),
        ("targets", "target,2020", "target,2019", 2, ""),
        ("targets", "23380,", "611,", 2, "unit"),
        ("remedies", ",900,", ",-900,", 2, ""),
        ("remedies", "2020,2.2", "2020,20.1", 2, "requirement"),
        ("remedies", "central people", "central xo_so", 2, "sources"),
        ("remedies", "central people", "credit", 2, ""),
        ("remedies", "2020-12-20", "2020-10-01", 2, ""),
        ("assessments", "06,0", "20,0", 3, "criterion"),
        ("assessments", "06,0", "06,no", 3, "met"),
        ("assessments", "23380,commune-2016-2020,06", "611,commune-2016-2020,06", 3, "unit"),
        ("recognitions", "23380", "611", 2, "unit"),
        ("poverty", "62,province", "62,commune", 2, "unit"),
        ("statements", "disb.total.pct", "disb.unheard_of", 2, "figure"),
        ("postings", "2020,2020,100", "2020,2020," + "9" * 5000, 3, "dong"),
        ("results", "2459", "9" * 5000, 2, "value"),
        ("results", "2459", "9" * 13, 2, "value"),
        ("postings", "2020,2020,100", "2020,2020,１00", 3, "dong"),
        ("assessments", "06,0", "05,1", 3, ""),
        ("recognitions", "recognise", "withdraw", 2, "action"),
        ("recognitions", "2018,", "2028,", 2, ""),
        ("results", "voc.trained", "voc.unheard_of", 2, ""),
        ("results", "2020-10-13,0,,", "2020-10-13,,,", 3, ""),
        ("results", "95.1", "95,1", 3, ""),
        ("results", "95.1", "95.1234567", 3, "value"),
        ("poverty", "18858", "-1", 2, ""),
        ("poverty", DEMO, "demo:~khong-co:2020", 2, "document"),
        ("unit_classes", "difficult", "rich", 2, ""),
        ("statements", REPORT, "kontum.ubnd:~x:2020", 2, "on"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_place(
    folder: Path, spoil: Spoil, *, name: str, old: str, new: str, line: int, column: str
) -> None:
    spoil(name, old, new)
    assert (f"{name}.csv", line, column) in places(folder) or (
        name == "postings" and ("entries.csv", line, column) in places(folder)
    )


def test_the_faults_of_all_files_come_together(folder: Path, spoil: Spoil) -> None:
    spoil("poverty", "18858", "nhiều")
    spoil("assessments", "06,0", "06,không")
    spoil("entries", "2020-02-01", "hôm qua")
    (folder / "recognitions.csv").unlink()
    named = [(fault.file, fault.line) for fault in faults(folder)]
    assert {("poverty.csv", 2), ("assessments.csv", 3), ("entries.csv", 3),
            ("recognitions.csv", 1)} <= set(named)  # fmt: skip


def test_a_fault_says_what_is_expected(folder: Path, spoil: Spoil) -> None:
    spoil("poverty", "18858", "18.858")
    (fault,) = faults(folder)
    assert str(fault) == (
        "poverty.csv, dòng 2, cột households: cần một số nguyên, không có dấu phân cách; đang là "
        "“18.858”"
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_how_a_program_saves_a_file_changes_nothing(folder: Path, name: str) -> None:
    path = folder / f"{name}.csv"
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    path.write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    load_folder(folder, by="nạp thử")
    path.write_text(FILES[name], encoding="utf-8")
    assert load_folder(folder, by="nạp thử").total == 0


@pytest.mark.parametrize("name", ["holders", "entries", "postings"])
def test_a_file_that_cannot_be_read_is_one_fault_not_thousands(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    (folder / f"{name}.csv").mkdir()
    assert places(folder) == [(f"{name}.csv", 1, "")]


def test_semicolons_are_shown_beside_what_is_expected(folder: Path, spoil: Spoil) -> None:
    spoil("statements", ",", ";")
    (fault,) = faults(folder)
    assert fault.message.endswith("; đang là: figure;value;unit;decimals;document")


def test_the_header_is_exact(folder: Path, spoil: Spoil) -> None:
    spoil("statements", "figure,value", "value,figure")
    assert places(folder) == [("statements.csv", 1, "")]


def test_a_payment_beyond_what_is_held_is_found_in_its_entry(folder: Path, spoil: Spoil) -> None:
    spoil("postings", "2020,2020,-25", "2020,2020,-61")
    spoil("postings", "2020,2020,25", "2020,2020,61")
    (fault,) = faults(folder)
    assert (fault.file, fault.line) == ("entries.csv", 4)
    assert "611 chỉ còn 60 ₫" in fault.message


def test_lines_are_counted_through_cells_of_several_lines(folder: Path) -> None:
    with (folder / "entries.csv").open("a", encoding="utf-8") as file:
        file.write(f"04,assignment,2020-04-01,{GROUNDS},\n")
    assert places(folder) == [("entries.csv", 6, "entry")]
