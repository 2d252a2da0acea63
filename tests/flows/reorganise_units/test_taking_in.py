"""A reorganisation: read, every number it moves shown, then a folder of the site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chungtay.analytics.engine import Engine
from chungtay.apps.audit.models import Event
from chungtay.apps.units import queries
from chungtay.core.kernel.quantity import Missing
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import NOBODY, NotAllowed
from chungtay.core.poverty.count import HouseholdClass
from chungtay.flows.reorganise_units import impact, propose, read, take
from chungtay.flows.reorganise_units.template import write_template
from chungtay.packs.unit_sources import site_folders
from tests.analytics.small import count
from tests.flows.reorganise_units.books import (
    DAY,
    EVENTS,
    NEXT,
    OPERATOR,
    STEPS,
    UNITS,
    book,
    folder,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


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


@pytest.mark.parametrize(("code_page", "sign"), [("utf-16", ";"), ("utf-8-sig", "\t")])
def test_a_folder_is_read_however_excel_wrote_it(tmp_path: Path, code_page: str, sign: str) -> None:
    proposal = propose(read(folder(tmp_path / "nq", code_page=code_page, sign=sign)))
    assert proposal.sound
    assert proposal.places is not None
    assert [u.name for u in proposal.places.bearers("23377")][-1] == "Bờ Y mới"
