from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.apps.audit.models import Event
from chungtay.apps.capital import queries, services
from chungtay.apps.capital.facts import SOURCE, TABLE
from chungtay.apps.kernel.facts import Mark
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Move
from chungtay.core.capital.holder import HolderType, UnknownHolder, UnknownProject
from chungtay.core.capital.ledger import BeforeGiven, Overdrawn
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.packs import loader
from tests.apps.capital.conftest import CLERK, HOLDERS, LINE, paper, record

pytestmark = pytest.mark.usefixtures("book")
END = dt.date(2020, 12, 31)


def held(holder: str, pot: Pot = Pot.HELD) -> int:
    return queries.balance(holder=holder, line=LINE, pot=pot, on=END).amount


def allot(number: str, amount: int, day: int = 2) -> str:
    return record(number, day, Movement.ALLOTMENT, "611", dong=amount, giver="62")


def pay(number: str, amount: int, day: int = 3, holder: str = "62") -> str:
    return record(number, day, Movement.DISBURSEMENT, holder, dong=amount)


def test_money_goes_down_the_line_and_is_paid_out() -> None:
    allot("02", 60)
    pay("03", 25, holder="611")
    assert (held("62"), held("611"), held("611", Pot.SPENT)) == (40, 35, 25)
    assert [entry.id for entry in queries.entries_of("611")] == ["02", "03"]


def test_a_district_adjusts_in_favour_of_the_province() -> None:
    allot("02", 60)
    record("03", 3, Movement.ADJUSTMENT, "62", dong=10, giver="611")
    assert (held("62"), held("611")) == (50, 50)


@pytest.mark.parametrize(
    ("movement", "pot"),
    [(Movement.EXPECTATION, Pot.EXPECTED), (Movement.MOBILISATION, Pot.SPENT)],
)
def test_what_people_give_needs_nothing_held(movement: Movement, pot: Pot) -> None:
    record("02", 1, movement, "611", dong=9, giver="TW")
    assert held("611", pot) == 9


def test_old_money_is_carried_over() -> None:
    line = replace(LINE, origin_year=2019)
    record("02", 1, Movement.CARRY_OVER, "611", dong=9, giver="TW", line=line)
    assert queries.balance(holder="611", line=line, pot=Pot.HELD, on=END) == Dong(9)


def test_money_that_comes_back_to_its_own_account_is_no_decision() -> None:
    with pytest.raises(deeds.GoesNowhere):
        record("02", 2, Movement.ALLOTMENT, "62", dong=5, giver="62")


def test_what_is_told_again_a_day_later_is_one() -> None:
    first = paper("02")
    move = Move(Movement.DISBURSEMENT, LINE, "62", Dong(5))
    later = replace(first.grounds, known_from=dt.date(2020, 3, 2))
    for told in (first, replace(first, grounds=later)):
        assert services.record_move(by=CLERK, decision=told, move=move) == "02"
    assert held("62", Pot.SPENT) == 5


def test_nobody_pays_beyond_what_is_held() -> None:
    with pytest.raises(Overdrawn, match="62 chỉ còn 100 ₫"):
        pay("02", 101)
    assert held("62") == 100


def test_a_payment_dated_back_may_not_uncover_a_later_one() -> None:
    pay("02", 100, day=9)
    with pytest.raises(Overdrawn, match="Bút toán “02” ngày 09/03/2020"):
        pay("03", 1, day=4)


def test_money_cannot_be_paid_before_it_came() -> None:
    allot("02", 60, day=5)
    with pytest.raises(BeforeGiven, match="từ ngày 05/03/2020"):
        pay("03", 10, day=4, holder="611")


def test_the_same_paper_twice_pays_once() -> None:
    assert pay("02", 100) == pay("02", 100) == "02"
    assert held("62", Pot.SPENT) == 100


def test_the_same_number_with_another_amount_is_refused() -> None:
    pay("02", 50)
    with pytest.raises(RefConflict, match=r"“E:02:1” .*Số tiền"):
        pay("02", 51)


def test_strangers_are_refused_before_anything_is_looked_at() -> None:
    with pytest.raises(NotAllowed, match="Ghi giải ngân"):
        record("02", 1, Movement.DISBURSEMENT, "62", dong=1, by=Actor(8, frozenset()))


@pytest.mark.usefixtures("some_units")
def test_a_grant_of_the_province_holds_for_the_holders_in_it() -> None:
    allot("02", 10, day=1)
    province = Actor(9, frozenset({Grant("capital.disburse", "62")}))
    record("03", 2, Movement.DISBURSEMENT, "611", dong=1, by=province)


def test_accounts_of_nobody_are_refused() -> None:
    nobody = replace(CLERK, grants=CLERK.grants | {Grant("capital.disburse", "63")})
    with pytest.raises(UnknownHolder, match="“63”"):
        record("02", 1, Movement.DISBURSEMENT, "63", dong=1, by=nobody)


def test_every_deed_is_noted_with_who_did_it() -> None:
    pay("02", 1)
    event = Event.objects.first()
    assert event is not None
    assert (event.user, event.action, event.subject) == (7, "capital.disburse", "E:02")


def test_a_load_is_replayed_with_what_the_book_holds() -> None:
    pay("02", 60, day=9)
    paid = Move(Movement.DISBURSEMENT, LINE, "62", Dong(30))
    early = [deeds.decide(paper(n, 4), paid, held=Dong(30)) for n in ("03", "04")]
    assert services.append_entries(early[:1], by="nạp thử") == 1
    with pytest.raises(Overdrawn):
        services.append_entries(early, by="nạp thử")
    assert services.append_entries(early[:1], by="nạp thử") == 0
    assert held("62", Pot.SPENT) == 90


def test_a_load_may_not_add_a_posting_to_an_old_entry() -> None:
    given = Move(Movement.ASSIGNMENT, LINE, "62", Dong(5), giver="TW")
    entry = deeds.decide(paper("02"), given, held=ZERO)
    services.append_entries([entry], by="nạp thử")
    longer = replace(entry, postings=entry.postings * 2)
    with pytest.raises(RefConflict, match="số bút toán"):
        services.append_entries([longer], by="nạp thử")


def test_a_holder_keeps_name_type_and_unit() -> None:
    assert services.append_holders(HOLDERS) == 0
    with pytest.raises(RefConflict, match="holders:62"):
        services.append_holders([replace(HOLDERS[1], unit="611")])


def test_facts_say_every_posting_once() -> None:
    pay("02", 40)
    rows, mark = SOURCE.read(Mark())
    told = [dict(zip([c.name for c in TABLE.all_columns], row, strict=True)) for row in rows]
    paid = [row for row in told if row["movement"] == "disbursement"]
    assert [(r["ref"], r["unit"], r["pot"], r["dong"]) for r in paid] == [
        ("E:02:1", "62", "held", -40),
        ("E:02:2", "62", "spent", 40),
    ]
    assert (paid[0]["on_date"], paid[0]["entry"], paid[0]["project"]) == (
        dt.date(2020, 3, 3), "02", "ntm.02",
    )  # fmt: skip
    assert mark != Mark()


def test_a_payment_asks_the_database_little() -> None:
    allot("02", 60)
    with CaptureQueriesContext(connection) as asked:
        pay("03", 10)
    told = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(told) == 5


@pytest.mark.parametrize("table", ["capital_entry", "capital_posting"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET document = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit_the_book(table: str, sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))


def test_money_stands_on_a_project_of_a_programme_in_law() -> None:
    with pytest.raises(UnknownProject, match=r"“gn\.p1” trong chương trình “ntm”"):
        stray = replace(LINE, project="gn.p1")
        record("02", 1, Movement.ASSIGNMENT, "62", dong=1, giver="TW", line=stray)


@pytest.mark.parametrize(
    ("name", "codes"),
    [("capital_sources", Source), ("capital_kinds", CapitalKind), ("holder_types", HolderType)],
)
def test_the_pack_lists_the_codes_the_book_knows(name: str, codes: type[StrEnum]) -> None:
    assert set(loader.terms(name)) == {code.value for code in codes}
