"""A reorganisation undone: while nothing rests upon it, and with what followed it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

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
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, NOBODY, Actor, Grant, NotAllowed
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.units.reorganisation import (
    Deed,
    ReorganisationBuiltUpon,
    ReorganisationFollowed,
    ReorganisationUndone,
    UnknownReorganisation,
)
from chungtay.flows.reorganise_units import propose, read, take, undo
from chungtay.packs.unit_sources import site_folders
from tests.analytics.small import count
from tests.flows.reorganise_units.books import DAY, EVENTS, NEXT, OPERATOR, STEPS, UNITS, book

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def taken(path: Path) -> str:
    number, _ = take(by=OPERATOR, proposal=propose(read(path), name=path.name), on=DAY)
    return number


def asked(unit: str, on: dt.date) -> str:
    wanted = Wanted(unit, Grade.STANDARD, on.year, "commune-2026-2030")
    asker = Actor(8, frozenset({Grant(REQUEST.code, unit)}), "Xã")
    grounds = Grounds(f"{unit}:1/TTr-UBND:{on}", on, Provenance.REPORTED)
    return request_recognition(by=asker, wanted=wanted, on=on, grounds=grounds).code


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
