"""A reorganisation: read by cell, every number it moves shown, then a folder of the site."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from chungtay.analytics.engine import Engine
from chungtay.apps.audit.models import Event
from chungtay.apps.criteria.recognition import queries as courses
from chungtay.apps.criteria.recognition.services import (
    end_files,
    request_recognition,
    withdraw_file,
)
from chungtay.apps.units import queries
from chungtay.apps.units.reorganisations import done
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.actions import END, REQUEST
from chungtay.core.criteria.recognition.file import Wanted
from chungtay.core.criteria.recognition.replay import check_steps
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import COUNTRY, NOBODY, Actor, Grant, NotAllowed
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.submissions.book import NotABook
from chungtay.core.units.reorganisation import (
    Deed,
    FaultyReorganisation,
    HeadMissing,
    NoReorganisation,
    ReorganisationBuiltUpon,
    ReorganisationFollowed,
    ReorganisationUndone,
    UnknownReorganisation,
)
from chungtay.flows.reorganise_units import impact, propose, read, take, undo
from chungtay.flows.reorganise_units.template import write_template
from chungtay.packs.unit_sources import site_folders
from tests.analytics.small import count

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
NEXT = dt.date(2027, 1, 1)
DAY = dt.date(2026, 12, 15)
OPERATOR = Actor(7, frozenset({Grant(REORGANISE.code, COUNTRY)}), "Vận hành")
DOCUMENT = "ubtvqh:1/NQ-UBTVQH16:2026-12-01"
EVENTS = [["event", "since", "document", "verified", "title"],
          ["2027", "2027-01-01", DOCUMENT, "0", "Nhập hai xã, chia một xã (ví dụ)"]]  # fmt: skip
UNITS = [["level", "code", "event", "type", "name", "parent", "lat", "lon"],
         ["commune", "23377", "2027", "xã", "Bờ Y mới", "51", "", ""],
         ["commune", "90001", "2027", "xã", "Đăk Hà Một", "51", "", ""],
         ["commune", "90002", "2027", "xã", "Đăk Hà Hai", "51", "", ""]]  # fmt: skip
STEPS = [["event", "before", "after", "kind", "main", "share"],
         ["2027", "23377", "23377", "merge", "1", ""],
         ["2027", "23383", "23377", "merge", "1", ""],
         ["2027", "23500", "90001", "split", "1", "60"],
         ["2027", "23500", "90002", "split", "0", "40"]]  # fmt: skip


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


def book(
    path: Path,
    *,
    events: list[list[str]] = EVENTS,
    units: list[list[str]] = UNITS,
    steps: list[list[str]] = STEPS,
) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in (("events", events), ("units", units), ("successions", steps)):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_a_dry_run_shows_every_number_that_moves_and_writes_nothing(tmp_path: Path) -> None:
    on = "2026-10-01"
    for code, households in (("23377", 10), ("23383", 20), ("23500", 40)):
        count(code, HouseholdClass.POOR, households, on)
    proposal = propose(read(book(tmp_path / "nq.xlsx")))
    assert proposal.sound
    assert proposal.on == NEXT
    assert proposal.places is not None
    engine = Engine()
    poor = engine.measure("poverty.poor")
    found = impact(engine, proposal.places, proposal.codes, on=NEXT, asked_on=NEXT, measures=[poor])
    assert [(one.unit, one.before, one.after) for one in found.moved] == [
        ("23377", 10, 30), ("23383", 20, Missing.ABSENT), ("23500", 40, Missing.ABSENT),
        ("90001", Missing.ABSENT, Missing.INEXACT), ("90002", Missing.ABSENT, Missing.INEXACT),
    ]  # fmt: skip
    refused = found.refused[0].refused
    assert refused is not None
    assert (refused.units, refused.divided) == (("23500",), True)
    assert site_folders() == ()
    assert queries.unit("23383", on=NEXT).until is None


def test_taken_in_it_is_the_sites_next_folder_and_the_units_follow(tmp_path: Path) -> None:
    proposal = propose(read(book(tmp_path / "nq.xlsx")))
    with pytest.raises(NotAllowed):
        take(by=NOBODY, proposal=proposal, on=DAY)
    number, done = take(by=OPERATOR, proposal=proposal, on=DAY)
    assert number == "0001"
    assert [folder.name for folder in site_folders()] == ["0001"]
    assert done.written > 0
    assert queries.unit("23377", on=NEXT).name == "Bờ Y mới"
    assert [u.code for u in queries.heirs("23500", on=NEXT, at=NEXT - dt.timedelta(days=1))] == [
        "90002", "90001",
    ]  # fmt: skip
    assert Event.objects.filter(subject="units:0001", action=REORGANISE.code).exists()
    again = propose(read(tmp_path / "nq.xlsx"))
    assert [one.code for one in again.faults] == ["units.nothing_new"]


def test_the_workbook_given_out_changes_nothing_and_is_taken_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(path, on=DAY)
    assert [one.code for one in propose(read(path)).faults] == ["units.nothing_new"]
    made = load_workbook(path)
    for name, rows in (("events", EVENTS), ("units", UNITS), ("successions", STEPS)):
        assert [cell.value for cell in made[name][1]] == rows[0]
        for row in rows[1:]:
            made[name].append(row)
    made.save(path)
    assert propose(read(path)).sound


def test_a_title_merged_over_a_table_and_empty_columns_are_passed_over(tmp_path: Path) -> None:
    made = load_workbook(book(tmp_path / "nq.xlsx"))
    sheet = made["units"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "DANH SÁCH ĐƠN VỊ MỚI"
    sheet.merge_cells("A1:H1")
    sheet["J9"] = " "
    made.save(tmp_path / "nq.xlsx")
    assert propose(read(tmp_path / "nq.xlsx")).sound


def test_a_table_without_its_head_is_refused_with_the_head_it_needs(tmp_path: Path) -> None:
    with pytest.raises(HeadMissing) as no:
        read(book(tmp_path / "nq.xlsx", units=UNITS[1:]))
    assert no.value.sheet == "units"
    assert no.value.expected.startswith("level, code")
    assert no.value.found.startswith("commune, 23377")


def folder(path: Path, *, code_page: str, sign: str) -> Path:
    path.mkdir()
    for name, rows in (("events", EVENTS), ("units", UNITS), ("successions", STEPS)):
        lines = "".join(f"{sign.join(row)}\r\n" for row in rows)
        (path / f"{name}.csv").write_bytes(unicodedata.normalize("NFD", lines).encode(code_page))
    return path


@pytest.mark.parametrize(("code_page", "sign"), [("utf-16", ";"), ("utf-8-sig", "\t")])
def test_a_folder_is_read_however_excel_wrote_it(tmp_path: Path, code_page: str, sign: str) -> None:
    proposal = propose(read(folder(tmp_path / "nq", code_page=code_page, sign=sign)))
    assert proposal.sound
    assert proposal.places is not None
    assert [u.name for u in proposal.places.bearers("23377")][-1] == "Bờ Y mới"


def test_a_folder_that_holds_no_text_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path / "nq", code_page="utf-8", sign=",")
    (made / "units.csv").write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(NotABook):
        read(made)


def taken(path: Path) -> str:
    number, _ = take(by=OPERATOR, proposal=propose(read(path), name=path.name), on=DAY)
    return number


@pytest.mark.slow
def test_undone_the_units_are_those_of_before_and_both_deeds_stay_told(tmp_path: Path) -> None:
    number = taken(book(tmp_path / "nq.xlsx"))
    with pytest.raises(NotAllowed):
        undo(by=NOBODY, number=number, asking=Engine(), on=DAY)
    undo(by=OPERATOR, number=number, asking=Engine(), on=DAY)
    assert queries.unit("23377", on=NEXT).name == "Bờ Y"
    assert queries.unit("23500", on=NEXT).until is None
    assert site_folders() == ()
    assert [(one.number, one.deed, one.file) for one in done()] == [
        ("0001", Deed.TAKEN, "nq.xlsx"), ("0001", Deed.UNDONE, "nq.xlsx"),
    ]  # fmt: skip
    assert Event.objects.filter(subject="units:0001").count() == 2
    with pytest.raises(ReorganisationUndone):
        undo(by=OPERATOR, number=number, asking=Engine(), on=DAY)
    assert taken(tmp_path / "nq.xlsx") == "0002"


def asked(unit: str, on: dt.date) -> str:
    wanted = Wanted(unit, Grade.STANDARD, on.year, "commune-2026-2030")
    asker = Actor(8, frozenset({Grant(REQUEST.code, unit)}), "Xã")
    grounds = Grounds(f"{unit}:1/TTr-UBND:{on}", on, Provenance.REPORTED)
    return request_recognition(by=asker, wanted=wanted, on=on, grounds=grounds).code


@pytest.mark.slow
def test_undone_the_files_that_followed_their_units_are_open_again(tmp_path: Path) -> None:
    """A merged commune whose code another bears, one whose code nobody does, and one renamed."""
    steps = [*STEPS, ["2027", "21034", "90003", "rename", "1", ""]]
    units = [*UNITS, ["commune", "90003", "2027", "xã", "Tên mới", "51", "", ""]]
    number = taken(book(tmp_path / "nq.xlsx", units=units, steps=steps))
    files = {unit: asked(unit, DAY) for unit in ("23377", "23383", "21034")}
    before = {file: courses.course(file).last for file in files.values()}
    clock = Actor(0, frozenset({Grant(END.code, COUNTRY)}), "Hệ thống")
    closed = end_files(by=clock, scope=COUNTRY, on=NEXT)
    assert (closed.ended, closed.carried) == (2, 1)
    undone = undo(by=OPERATOR, number=number, asking=Engine(), on=NEXT + dt.timedelta(days=3))
    assert undone.reopened == 3
    for file, was in before.items():
        now = courses.course(file).last
        assert (now.state, now.wanted) == (was.state, was.wanted)
        assert (now.deed, now.reason) == (FileDeed.REOPEN, "đã hủy nạp: 0001")
    assert not check_steps(step for file in before for step in courses.course(file).steps)
    assert str(end_files(by=clock, scope=COUNTRY, on=dt.date(2027, 2, 1))).startswith("Khép 0")


@pytest.mark.slow
def test_a_file_on_which_somebody_went_on_keeps_its_reorganisation(tmp_path: Path) -> None:
    steps = [STEPS[0], ["2027", "21034", "90003", "rename", "1", ""]]
    units = [UNITS[0], ["commune", "90003", "2027", "xã", "Tên mới", "51", "", ""]]
    number = taken(book(tmp_path / "nq.xlsx", units=units, steps=steps))
    file = asked("21034", DAY)
    end_files(by=Actor(0, frozenset({Grant(END.code, COUNTRY)}), ""), scope=COUNTRY, on=NEXT)
    asker = Actor(8, frozenset({Grant(REQUEST.code, "90003")}), "Xã")
    grounds = Grounds(f"90003:2/TTr-UBND:{NEXT}", NEXT, Provenance.REPORTED)
    withdraw_file(by=asker, file=file, reason="Làm lại", on=NEXT, grounds=grounds)
    with pytest.raises(ReorganisationBuiltUpon):
        undo(by=OPERATOR, number=number, asking=Engine(), on=NEXT)


def test_only_what_is_there_can_be_undone() -> None:
    with pytest.raises(UnknownReorganisation):
        undo(by=OPERATOR, number="0009", asking=Engine(), on=DAY)


@pytest.mark.slow
def test_what_another_reorganisation_goes_on_from_is_not_undone(tmp_path: Path) -> None:
    taken(book(tmp_path / "a.xlsx", units=UNITS[:2], steps=STEPS[:3]))
    events = [EVENTS[0], ["2027b", *EVENTS[1][1:]]]
    later = [[rows[0], *([cell.replace("2027", "2027b") if cell == "2027" else cell for cell in row]
              for row in rows[-2:])] for rows in (UNITS, STEPS)]  # fmt: skip
    taken(book(tmp_path / "b.xlsx", events=events, units=later[0], steps=later[1]))
    with pytest.raises(ReorganisationFollowed, match="0002"):
        undo(by=OPERATOR, number="0001", asking=Engine(), on=DAY)


@pytest.mark.slow
def test_units_of_which_a_register_has_spoken_are_not_undone(tmp_path: Path) -> None:
    number = taken(book(tmp_path / "nq.xlsx"))
    count("90001", HouseholdClass.POOR, 3, "2027-02-01")
    with pytest.raises(ReorganisationBuiltUpon, match="Đăk Hà Một"):
        undo(by=OPERATOR, number=number, asking=Engine(), on=DAY)
    assert queries.unit("90001", on=NEXT).name == "Đăk Hà Một"


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
