"""What the law lets the book take in, on both sides of each of its days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.capital import queries, services
from chungtay.core.capital import deeds
from chungtay.core.capital.contribution import LabourValue
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.line import CapitalKind, GivenAs, Line, Source, Term
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.permit import MayNotPay
from chungtay.core.capital.window import NeedsCarryOver, YearClosed
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from tests.apps.capital.conftest import CLERK, LINE, paper, record

pytestmark = pytest.mark.usefixtures("some_units", "book")
DAY = dt.date.fromisoformat


def on_day(number: str, day: str, movement: Movement, dong: int, **more: object) -> str:
    """Record a move of the province on a day, of the one line unless another is named."""
    grounds = Grounds(f"kontum.ubnd:{number}/QĐ-UBND:{day}", DAY(day), Provenance.REPORTED)
    told = {"line": LINE, "holder": "62", **more}
    move = Move(movement=movement, amount=Dong(dong), **told)  # type: ignore[arg-type]
    return services.record_move(by=CLERK, decision=Decision(number, DAY(day), grounds), move=move)


def test_a_plan_of_2020_is_paid_until_the_end_of_january() -> None:
    on_day("02", "2021-01-31", Movement.DISBURSEMENT, 10)
    with pytest.raises(YearClosed, match=r"hạn cuối là 31/01/2021 theo qh:39/2019/QH14") as caught:
        on_day("03", "2021-02-01", Movement.DISBURSEMENT, 10)
    assert caught.value.code == "capital.year_closed"
    handed_on = {"giver": "62", "holder": "611"}
    others: dict[Movement, dict[str, str]] = {
        Movement.ADVANCE: {}, Movement.ALLOTMENT: handed_on, Movement.SUPPLEMENT: {"giver": "TW"},
    }  # fmt: skip
    for movement, between in others.items():
        with pytest.raises(YearClosed):
            on_day("03", "2021-02-01", movement, 10, **between)


def test_a_load_is_held_to_the_same_days() -> None:
    on_day("02", "2021-01-31", Movement.ADVANCE, 10)
    told = queries.whole_entry("02")
    grounds = replace(told.grounds, known_from=DAY("2021-02-01"))
    late = replace(told, id="03", on=grounds.known_from, grounds=grounds)
    with pytest.raises(YearClosed):
        services.append_entries([late], by="nạp thử")


def test_a_closed_year_can_still_be_put_right() -> None:
    on_day("02", "2021-01-31", Movement.ADVANCE, 10)
    on_day("03", "2021-03-01", Movement.ADVANCE_COVER, 4)
    on_day("04", "2021-03-01", Movement.ADVANCE_RETURN, 3)
    grounds = Grounds("kontum.ubnd:5/QĐ-UBND:2021-03-02", DAY("2021-03-02"), Provenance.REPORTED)
    undoing = Decision("05", DAY("2021-03-02"), grounds)
    assert services.record_undoing(by=CLERK, decision=undoing, entry="04") == "05"


@pytest.mark.parametrize(
    ("line", "last", "after"),
    [
        (replace(LINE, origin_year=2019, plan_year=2019), "2020-12-31", "2021-01-01"),
        (replace(LINE, origin_year=2024, plan_year=2024), "2025-01-31", "2025-02-01"),
        (replace(LINE, kind=CapitalKind.RECURRENT), "2021-01-31", "2021-02-01"),
    ],
)
def test_each_year_has_the_last_day_of_its_law(line: Line, last: str, after: str) -> None:
    given = f"{line.plan_year}-03-01"
    on_day("02", given, Movement.ASSIGNMENT, 100, line=line, giver="TW")
    on_day("03", last, Movement.DISBURSEMENT, 10, line=line)
    with pytest.raises(YearClosed):
        on_day("04", after, Movement.DISBURSEMENT, 10, line=line)


def test_money_carried_over_is_paid_until_the_end_of_the_next_year() -> None:
    carried = replace(LINE, origin_year=2019)
    with pytest.raises(NeedsCarryOver, match="vốn năm 2019 chỉ sang năm 2020 bằng"):
        on_day("02", "2020-03-01", Movement.ASSIGNMENT, 50, line=carried, giver="TW")
    on_day("02", "2020-03-01", Movement.CARRY_OVER, 50, line=carried, giver="TW")
    on_day("03", "2020-12-31", Movement.DISBURSEMENT, 10, line=carried)
    with pytest.raises(YearClosed, match="theo trí nhớ, chưa đối chiếu"):
        on_day("04", "2021-01-01", Movement.DISBURSEMENT, 10, line=carried)


def test_money_added_after_september_2025_is_paid_a_year_longer() -> None:
    line = replace(LINE, origin_year=2025, plan_year=2025)
    on_day("02", "2025-09-30", Movement.ASSIGNMENT, 100, line=line, giver="TW")
    on_day("03", "2025-10-01", Movement.SUPPLEMENT, 30, line=line, giver="TW")
    on_day("04", "2026-02-01", Movement.DISBURSEMENT, 20, line=line)
    with pytest.raises(YearClosed, match="31/01/2026"):
        on_day("05", "2026-03-01", Movement.DISBURSEMENT, 11, line=line)
    on_day("05", "2026-12-31", Movement.DISBURSEMENT, 10, line=line)
    with pytest.raises(YearClosed):
        on_day("06", "2027-01-01", Movement.DISBURSEMENT, 1, line=line)


def test_money_added_late_counts_in_the_load_that_brings_it() -> None:
    line = replace(LINE, origin_year=2025, plan_year=2025)
    moves = [
        ("02", "2025-10-01", Move(Movement.SUPPLEMENT, line, "62", Dong(30), giver="TW")),
        ("03", "2026-02-01", Move(Movement.DISBURSEMENT, line, "62", Dong(20))),
        ("04", "2026-02-02", Move(Movement.DISBURSEMENT, line, "62", Dong(10))),
    ]
    grounds = replace(paper("01").grounds, known_from=DAY("2026-03-01"))
    told = [
        deeds.decide(Decision(number, DAY(day), grounds), move, held=move.amount)
        for number, day, move in moves
    ]
    more = replace(told[2], id="05")
    with pytest.raises(YearClosed, match="“05”"):
        services.append_entries([*told, more], by="nạp thử")
    assert services.append_entries(told, by="nạp thử") == 3


def test_gifts_know_no_budget_year() -> None:
    gift = replace(LINE, source=Source.PEOPLE, kind=CapitalKind.UNSPECIFIED)
    on_day("02", "2022-05-01", Movement.MOBILISATION, 10, line=gift, giver="TW")


def test_production_support_takes_recurrent_money_only() -> None:
    line = Line("gn", "gn.p2.prod", "", Source.CENTRAL, CapitalKind.RECURRENT, 2020, 2020)
    on_day("02", "2020-03-01", Movement.ASSIGNMENT, 10, line=line, giver="TW")
    wrong = replace(line, kind=CapitalKind.DEVELOPMENT)
    with pytest.raises(MayNotPay, match=r"“gn\.p2\.prod” theo ttg:1722.* chỉ nhận vốn sự nghiệp"):
        on_day("03", "2020-03-01", Movement.ASSIGNMENT, 10, line=wrong, giver="TW")
    elsewhere = replace(wrong, project="gn.p2.infra")
    on_day("03", "2020-03-01", Movement.ASSIGNMENT, 10, line=elsewhere, giver="TW")


@pytest.mark.usefixtures("some_units")
def test_days_of_work_count_what_the_province_says() -> None:
    labour = replace(LINE, source=Source.PEOPLE, kind=CapitalKind.UNSPECIFIED)
    labour = replace(labour, given_as=GivenAs.LABOUR)
    told = {"line": labour, "holder": "611", "giver": "TW", "days": 4}
    on_day("02", "2020-03-01", Movement.MOBILISATION, 600_000, **told)
    with pytest.raises(LabourValue, match=r"4 ngày công, mỗi ngày 150\.000 ₫, phải ghi 600\.000 ₫"):
        on_day("03", "2020-03-01", Movement.MOBILISATION, 480_000, **told)
    on_day("03", "2019-03-01", Movement.MOBILISATION, 480_000, **told)


def codes(number: str) -> list[str]:
    """Give what is remarked on an entry, but that each rests on a decision of its own."""
    found = queries.remarks(queries.whole_entry(number))
    return [finding.code for finding in found if finding.code != "capital.unknown_decision"]


def test_remarks_are_made_and_stop_nobody() -> None:
    big, line = 500_000_000, replace(LINE, source=Source.PROVINCE)
    for day in (2, 3, 4):
        record(f"0{day}", day, Movement.SUPPLEMENT, "62", dong=big, giver="TW", line=line)
    assert codes("03") == []
    record("05", 5, Movement.SUPPLEMENT, "62", dong=600, giver="TW", line=line)
    assert codes("05") == ["capital.scale"]
    record("06", 6, Movement.ARREARS_OPENED, "611", dong=big, giver="62", subject="ct-1")
    assert codes("06") == ["capital.new_arrears"]
    long = replace(line, origin_year=2018)
    record("07", 7, Movement.CARRY_OVER, "62", dong=big, giver="TW", line=long)
    assert codes("07") == ["capital.carried_long"]
    indexed = replace(line, budget_index="412-280-999")
    record("08", 8, Movement.SUPPLEMENT, "62", dong=big, giver="TW", line=indexed)
    assert codes("08") == ["capital.unknown_index"]


def test_yearly_plans_are_compared_with_the_medium_term_plan() -> None:
    line = replace(LINE, source=Source.PROVINCE)
    frame = replace(line, origin_year=2016, term=Term.PERIOD)
    record("02", 2, Movement.MEDIUM_TERM, "62", dong=100_000, giver="TW", line=frame)
    record("03", 3, Movement.ASSIGNMENT, "62", dong=100_000, giver="TW", line=line)
    assert codes("03") == []
    record("04", 4, Movement.SUPPLEMENT, "62", dong=10_000, giver="TW", line=line)
    assert codes("04") == ["capital.beyond_frame"]


def test_a_paper_nobody_could_have_issued_is_remarked_on() -> None:
    entry = queries.whole_entry("01")
    for document, why in {
        "kontum.ubnd:12/QĐ-UBND:2020-02-30": "không phải ngày ký",
        "kontum.ubnd:12/QĐ-UBND:2020-03-02": "sau ngày biết 01/03/2020",
        "kontum.x:12/QĐ-UBND:2020-02-01": "không có cơ quan ban hành “kontum.x”",
        "12/QĐ-UBND": "cơ quan:số ký hiệu:ngày",
    }.items():
        grounds = replace(entry.grounds, document=document)
        (finding, *_) = [
            one
            for one in queries.remarks(replace(entry, grounds=grounds))
            if one.code == "capital.unknown_document"
        ]
        assert why in finding.message
    assert paper("01").grounds.document == entry.grounds.document


def test_a_holder_whose_unit_did_not_stand_and_a_day_long_ago_are_remarked_on(db: None) -> None:
    late = Holder("23428", "Ủy ban nhân dân xã Diên Bình", HolderType.UNIT, "23428")
    services.append_holders([late])
    record("02", 2, Movement.ALLOTMENT, "23428", dong=10, giver="62")
    entry = queries.whole_entry("02")
    assert codes("02") == ["capital.scale", "capital.no_unit"]
    (*_others, absent, early) = queries.remarks(replace(entry, on=DAY("2012-01-01")))
    assert "chủ tài khoản “Ủy ban nhân dân xã Diên Bình”" in absent.message
    assert early.code == "capital.dated_early"
