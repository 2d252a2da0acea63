"""A treasury's list into the registers: whole or not at all, once, corrected by name."""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.treasury import queries, services
from chungtay.apps.capital.treasury.services import Taken
from chungtay.apps.capital.treasury_models import TreasuryLine
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.ledger import Overdrawn
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.reconcile.handing_in import keep, read_kept
from chungtay.core.capital.reconcile.profile import Field, Scale
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.settling import (
    AlreadySettled,
    ListHasFaults,
    NotRecordable,
    PaymentTaken,
    State,
    TakenFromOther,
    UnknownPayment,
    WordsWanted,
)
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, NotAllowed
from chungtay.core.submissions.book import BookTooLarge
from chungtay.flows.import_treasury import Asked, Proposal, propose, recording, settling, take
from chungtay.flows.import_treasury.findings import findings_csv
from chungtay.flows.import_treasury.proposing import summary
from tests.apps.capital.conftest import CLERK, LINE, open_book, record
from tests.flows.import_treasury.nasty import DISTRICT, MARCH, PAID, PROFILE, USUAL, workbook

ON = dt.date(2020, 4, 1)


@pytest.fixture(autouse=True)
def book(some_units: None) -> None:
    """The district holds 60 of the province's 100 and paid 30 on 5 March."""
    open_book()
    record("02", 2, Movement.ALLOTMENT, "611", dong=60, giver="62")
    record("CHI-1", 5, Movement.DISBURSEMENT, "611", dong=30)
    services.save_profile(by=CLERK, profile=PROFILE, scope="62", on=ON)


def proposed(file: io.BytesIO) -> Proposal:
    return propose(file=file, asked=Asked(PROFILE, "62", "kho-bac.xlsx"), on=ON)


def taken(file: io.BytesIO) -> Taken:
    return take(by=CLERK, proposal=proposed(file), on=ON)


def open_lines() -> dict[str, str]:
    found, _ = queries.lines(scope="62", state=State.OPEN)
    return {card.line.paper: card.ref for card in found}


def test_a_list_is_taken_whole_and_the_sure_line_is_matched() -> None:
    assert taken(workbook(*USUAL, total=50)) == Taken(3, 0, 0, 1)
    assert set(open_lines()) == {"CT02", "CT03"}
    (matched,) = queries.matched_with("CHI-1")
    assert (matched.line.paper, matched.line.project) == ("CT01", LINE.project)
    assert matched.settlement is not None
    assert "cùng số tiền" in matched.settlement.words


def test_a_line_without_an_amount_is_settled_as_such_once_and_not_against_a_person() -> None:
    empty = ("CT08", "20/03/2020", DISTRICT, PAID, 0)
    assert taken(workbook(*USUAL, empty, total=50)) == Taken(4, 0, 0, 1)
    assert "CT08" not in open_lines()
    (said,), _ = queries.lines(scope="62", state=State.EXPLAINED)
    assert (said.line.paper, said.line.dong) == ("CT08", 0)
    assert said.settlement is not None
    assert said.settlement.words == SENTENCES["nothing_to_match"]
    assert SENTENCES["list_nought"] in [remark.why for remark in said.remarks]
    assert taken(workbook(*USUAL, empty, total=50)) == Taken(0, 0, 4, 0)
    services.reopen_line(by=CLERK, line=said.ref, words="Kho bạc sẽ bổ sung", on=ON)
    taken(workbook(*USUAL, empty, total=50))
    assert "CT08" in open_lines()


def test_hidden_lines_and_unknown_words_are_kept_as_work_with_their_remarks() -> None:
    rows = (("CT01", "05/03/2020", DISTRICT, PAID, "30"), ("CT05", MARCH, DISTRICT, PAID, 7))
    file = openpyxl.load_workbook(workbook(*rows, total=37))
    sheet = file["Tháng 3"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "CT05")
    sheet.row_dimensions[row].hidden = True
    sheet.cell(row, 8, "vốn trời")
    saved = io.BytesIO()
    file.save(saved)
    assert taken(saved).fresh == 2
    card = queries.line_card(open_lines()["CT05"])
    assert [remark.why for remark in card.remarks] == [
        SENTENCES["list_hidden_row"], SENTENCES["list_unknown_source"],
    ]  # fmt: skip
    assert (card.line.source_words, card.line.source) == ("vốn trời", "")


def test_a_code_that_the_budget_index_has_not_is_told_with_its_line_and_kept_with_it() -> None:
    profile = replace(PROFILE, said={Field.BUDGET_INDEX: "599-280-999"})
    proposal = propose(
        file=workbook(*USUAL, total=50), asked=Asked(profile, "62", "kho-bac.xlsx"), on=ON
    )
    found = [one for one in proposal.findings if one.code == "capital.list_index"]
    assert [one.row for one in found] == [line.row for line in proposal.reading.lines]
    assert "không có khoản “999” ngày 05/03/2020" in found[0].message
    told = summary(proposal)
    assert read_kept(json.loads(json.dumps(keep(told)))) == told
    assert take(by=CLERK, proposal=proposal, on=ON).fresh == 3
    kept = queries.line_card(open_lines()["CT02"]).remarks
    assert SENTENCES["list_index"] in [remark.why for remark in kept]


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "lon.xlsx"
    with large.open("wb") as made:
        made.truncate(100 * 1024**2)
    tracemalloc.start()
    with large.open("rb") as opened, pytest.raises(BookTooLarge, match="100 MB"):
        propose(file=opened, asked=Asked(PROFILE, "62", "lon.xlsx"), on=ON)
    assert tracemalloc.get_traced_memory()[1] < 10 * 1024**2
    tracemalloc.stop()


def test_the_same_file_and_the_same_lines_in_another_change_nothing() -> None:
    taken(workbook(*USUAL, total=50))
    assert taken(workbook(*USUAL, total=50)) == Taken(0, 0, 3, 0)
    longer = (*USUAL, ("CT09", "31/03/2020", DISTRICT, PAID, 7))
    assert taken(workbook(*longer, total=57)) == Taken(1, 0, 3, 0)
    assert TreasuryLine.objects.count() == 4


def test_a_line_the_sender_says_otherwise_is_a_correction_and_open_again() -> None:
    taken(workbook(*USUAL, total=50))
    changed = (("CT01", "05/03/2020", DISTRICT, PAID, "29"), *USUAL[1:])
    assert taken(workbook(*changed, total=49)) == Taken(0, 1, 2, 0)
    first, second = queries.editions(queries.line_card(open_lines()["CT01"]).ref)
    assert (first.line.dong, second.line.dong) == (30, 29)
    assert second.corrects == first.ref


def test_the_same_file_is_not_taken_again_as_another_sender_s() -> None:
    file = workbook(*USUAL, total=50)
    taken(file)
    file.seek(0)
    other = replace(PROFILE, code="kbnn-khac", sender="kbnn-khac")
    with pytest.raises(TakenFromOther, match="kbnn-thu"):
        propose(file=file, asked=Asked(other, "62", "kho-bac.xlsx"), on=ON)


def test_what_is_not_paid_yet_is_no_payment() -> None:
    with pytest.raises(ListHasFaults, match="sau ngày nộp danh sách 01/04/2020"):
        taken(workbook(("CT01", "02/04/2020", DISTRICT, PAID, "30"), total=30))


def test_a_list_with_errors_is_refused_whole_and_says_where() -> None:
    wrong = proposed(workbook(*USUAL, ("CT04", "31/02/2020", DISTRICT, PAID, "1.2.3")))
    with pytest.raises(ListHasFaults, match=r"Tháng 3, dòng 10"):
        take(by=CLERK, proposal=wrong, on=ON)
    assert not TreasuryLine.objects.exists()
    told = findings_csv(wrong.findings).decode("utf-8-sig")
    assert "lỗi,Tháng 3,10,Ngày thanh toán,31/02/2020" in told


def test_a_stranger_takes_nothing() -> None:
    with pytest.raises(NotAllowed):
        take(by=Actor(8, frozenset()), proposal=proposed(workbook(*USUAL, total=50)), on=ON)


def test_a_line_the_ledger_lacks_is_recorded_on_its_list() -> None:
    taken(workbook(*USUAL, total=50))
    ref = open_lines()["CT02"]
    entry = recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    card = queries.line_card(ref)
    assert (card.state, card.settlement and card.settlement.entry) == (State.RECORDED, entry)
    with pytest.raises(AlreadySettled):
        recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    assert "kho-bac.xlsx" in ledger.whole_entry(entry).grounds.document


def undo(entry: str) -> str:
    grounds = Grounds(f"kontum.ubnd:9/QĐ-UBND:{ON}", ON, Provenance.REPORTED)
    return services.undo_entry(
        by=CLERK, decision=Decision(f"HUY-{entry}", ON, grounds), entry=entry, on=ON
    )


def test_a_line_whose_entry_is_undone_is_open_again_and_may_be_recorded_anew() -> None:
    taken(workbook(*USUAL, total=50))
    ref = open_lines()["CT02"]
    first = recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    undo(first)
    assert queries.line_card(ref).state is State.OPEN
    second = recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    assert first != second
    assert ledger.paid(holder="611", line=LINE, on=ON) == Dong(55)
    assert ledger.paid(holder="611", line=LINE, on=ON - dt.timedelta(days=1)) == Dong(55)


def test_a_line_said_otherwise_is_recorded_only_once_its_entry_is_undone() -> None:
    taken(workbook(*USUAL, total=50))
    ref = open_lines()["CT02"]
    first = recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    taken(workbook(USUAL[0], ("CT02", MARCH, DISTRICT, PAID, 20), USUAL[2], total=45))
    with pytest.raises(NotRecordable, match=first):
        recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    undo(first)
    recording.record(by=CLERK, ref=ref, place=str(LINE), on=ON)
    assert ledger.paid(holder="611", line=LINE, on=ON) == Dong(50)


def test_a_line_that_was_booked_meanwhile_is_matched_and_not_paid_again() -> None:
    taken(workbook(("CT07", MARCH, DISTRICT, PAID, 10), total=10))
    record("CHI-2", 6, Movement.DISBURSEMENT, "611", dong=10)
    with pytest.raises(NotRecordable, match="CHI-2"):
        recording.record(by=CLERK, ref=open_lines()["CT07"], place=str(LINE), on=ON)


def test_what_was_matched_by_hand_since_a_list_was_read_is_matched_once() -> None:
    taken(workbook(("CT07", MARCH, DISTRICT, PAID, 28), total=28))
    read = proposed(workbook(*USUAL, total=50))
    settling.match_with_entry(by=CLERK, ref=open_lines()["CT07"], entry="CHI-1", on=ON)
    assert take(by=CLERK, proposal=read, on=ON).matched == 0


def test_recording_is_refused_where_the_ledger_refuses_and_the_line_stays_open() -> None:
    taken(workbook(("CT01", "05/03/2020", DISTRICT, PAID, 500), total=500))
    with pytest.raises(Overdrawn):
        recording.record(by=CLERK, ref=open_lines()["CT01"], place=str(LINE), on=ON)
    assert "CT01" in open_lines()


def test_a_line_is_matched_by_hand_once_explained_in_words_and_opened_again() -> None:
    taken(workbook(("CT07", MARCH, DISTRICT, PAID, 28), total=28))
    ref = open_lines()["CT07"]
    (offered,) = settling.candidates(queries.line_card(ref))
    payment = offered.payment
    settling.match_by_hand(by=CLERK, ref=ref, entry=payment.entry, payment=payment.ref, on=ON)
    assert not open_lines()
    services.reopen_line(by=CLERK, line=ref, words="Khớp nhầm khoản", on=ON)
    with pytest.raises(WordsWanted):
        services.settle_line(by=CLERK, line=ref, state=State.NOT_OURS, words="–", on=ON)
    services.settle_line(by=CLERK, line=ref, state=State.EXPLAINED, words="Lệch phí", on=ON)
    assert [said.state for said, _who, _at in queries.said_of(ref)] == [
        State.MATCHED, State.OPEN, State.EXPLAINED,
    ]  # fmt: skip


def test_a_payment_matched_to_the_last_dong_takes_no_second_line() -> None:
    taken(workbook(*USUAL, total=50))
    with pytest.raises(PaymentTaken, match="CHI-1"):
        settling.match_with_entry(by=CLERK, ref=open_lines()["CT02"], entry="CHI-1", on=ON)
    with pytest.raises(UnknownPayment):
        settling.match_with_entry(by=CLERK, ref=open_lines()["CT02"], entry="KHÔNG", on=ON)


def test_the_unit_of_the_profile_decides_what_an_amount_is() -> None:
    million = replace(PROFILE, scale=Scale.MILLION)
    told = propose(file=workbook(*USUAL[:2], total=55), asked=Asked(million, "62", "x.xlsx"), on=ON)
    assert [one.line.dong for one in told.found] == [30_000_000, 25_000_000]


def test_places_to_record_on_are_the_holder_s_own() -> None:
    taken(workbook(*USUAL, total=50))
    (place,) = recording.places(queries.line_card(open_lines()["CT02"]))
    assert isinstance(place, Line)
    assert place == LINE
