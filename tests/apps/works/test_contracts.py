"""The register of contracts: several a work, amended by later rows, as known on any day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet

from chungtay.apps.audit.models import Event
from chungtay.apps.works import models, queries, services
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.works.actions import IMPORT, RECORD_CARD, RECORD_CONTRACT
from chungtay.core.works.contract import ContractState, WorkContract
from chungtay.core.works.contracting import (
    AmendmentUnnamed,
    ContractOver,
    NumberTaken,
    SignedBeforeApproval,
)
from chungtay.core.works.work import Stage, UnknownWork
from tests.core.works.told import BUILDING, CARD, DESIGN, END, GROUNDS, MILLION, WORK, state

MAY = dt.date(2020, 5, 1)
DISTRICT = Actor(
    7, frozenset(Grant(one.code, "611") for one in (RECORD_CONTRACT, RECORD_CARD, IMPORT))
)
DEARER = replace(BUILDING, amount=Dong(1_950 * MILLION), amendment="01/PL-HĐ", on=MAY)


@pytest.fixture
def road(some_units: None) -> str:
    services.append_works([state(Stage.PLANNED, 1), state(Stage.STARTED, 3)], by="nạp thử")
    return WORK


def amounts(on: dt.date = END, known: dt.date | None = None) -> dict[str, int]:
    found = queries.contracts((WORK,), on=on, known=known).get(WORK, ())
    return {one.contract: one.amount.amount // MILLION for one in found if one.amount}


def test_a_work_has_several_contracts_and_their_sum(road: str) -> None:
    assert services.record_contract(by=DISTRICT, contract=replace(BUILDING, contract="")) == "01"
    assert services.record_contract(by=DISTRICT, contract=replace(DESIGN, contract="")) == "02"
    whole = queries.whole(road, on=END)
    assert [case.last for case in whole.contracts] == [BUILDING, DESIGN]
    assert whole.summary.contracted == Dong(1_960 * MILLION)
    assert queries.works(None, on=END) == (whole.summary,)
    assert Event.objects.filter(action=RECORD_CONTRACT.code, unit="23380").count() == 2


def test_a_form_sent_twice_is_written_once(road: str) -> None:
    for _ in "twice":
        assert (
            services.record_contract(by=DISTRICT, contract=replace(BUILDING, contract="")) == "01"
        )
    assert models.WorkContract.objects.count() == 1
    for _ in "twice":
        services.record_contract(by=DISTRICT, contract=DEARER)
    assert models.WorkContract.objects.count() == 2


def test_an_amendment_is_a_later_row_and_the_day_before_stays_as_it_was(road: str) -> None:
    services.record_contract(by=DISTRICT, contract=BUILDING)
    services.record_contract(by=DISTRICT, contract=DEARER)
    assert amounts() == {"01": 1_950}
    assert amounts(MAY - dt.timedelta(days=1)) == {"01": 1_900}
    assert amounts(BUILDING.on - dt.timedelta(days=1)) == {}
    (case,) = queries.whole(road, on=END).contracts
    assert case.amendments == ((BUILDING, DEARER),)


def test_what_became_known_later_was_not_known_before(road: str) -> None:
    later = replace(GROUNDS, known_from=END + dt.timedelta(days=30))
    services.record_contract(by=DISTRICT, contract=BUILDING)
    services.record_contract(by=DISTRICT, contract=replace(DEARER, grounds=later))
    assert amounts(known=END) == {"01": 1_900}
    assert amounts() == {"01": 1_950}


def test_said_anew_of_a_day_it_is_a_correction(road: str) -> None:
    services.record_contract(by=DISTRICT, contract=BUILDING)
    right = replace(BUILDING, amount=Dong(1_800 * MILLION))
    services.record_contract(by=DISTRICT, contract=right)
    assert amounts() == {"01": 1_800}
    last = models.WorkContract.objects.latest("pk")
    assert (last.ref, last.corrects) == (f"{BUILDING.ref}#2", BUILDING.ref)


def test_a_contract_written_by_mistake_is_void_and_its_key_is_not_used_again(road: str) -> None:
    services.record_contract(by=DISTRICT, contract=BUILDING)
    services.record_contract(by=DISTRICT, contract=replace(BUILDING, state=ContractState.VOID))
    assert queries.whole(road, on=END).contracts == ()
    assert queries.whole(road, on=END).summary.contracted is None
    assert services.record_contract(by=DISTRICT, contract=replace(DESIGN, contract="")) == "02"


def test_what_was_void_and_is_written_down_again_is_another_contract(road: str) -> None:
    new = replace(BUILDING, contract="")
    services.record_contract(by=DISTRICT, contract=new)
    void = replace(BUILDING, state=ContractState.VOID, on=MAY)
    services.record_contract(by=DISTRICT, contract=void)
    assert services.record_contract(by=DISTRICT, contract=new) == "02"
    assert amounts() == {"02": 1_900}


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (replace(DEARER, amendment=""), AmendmentUnnamed),
        (replace(DESIGN, number=BUILDING.number), NumberTaken),
        (replace(DESIGN, package=BUILDING.package), SignedBeforeApproval),
        (replace(DESIGN, work="x"), UnknownWork),
    ],
)
def test_what_cannot_stand_beside_what_is_written_is_refused(
    road: str, said: WorkContract, refusal: type[Exception]
) -> None:
    services.record_card(by=DISTRICT, card=CARD)
    services.record_contract(by=DISTRICT, contract=BUILDING)
    with pytest.raises(refusal):
        services.record_contract(by=DISTRICT, contract=said)
    with pytest.raises(refusal):
        services.append_contracts([said], by="nạp thử")
    assert amounts() == {"01": 1_900}


def test_what_is_over_stays_over(road: str) -> None:
    services.record_contract(by=DISTRICT, contract=BUILDING)
    done = replace(BUILDING, state=ContractState.LIQUIDATED, amount=Dong(1_850 * MILLION), on=MAY)
    services.record_contract(by=DISTRICT, contract=done)
    with pytest.raises(ContractOver):
        services.record_contract(by=DISTRICT, contract=replace(BUILDING, on=END))
    assert amounts() == {"01": 1_850}


def test_papers_cannot_say_that_a_contract_came_before_the_approval(road: str) -> None:
    services.append_contracts([BUILDING, DESIGN], by="nạp thử")
    late = replace(CARD, approved_on=dt.date(2020, 2, 25))
    with pytest.raises(SignedBeforeApproval):
        services.record_card(by=DISTRICT, card=late)
    with pytest.raises(SignedBeforeApproval):
        services.append_cards([late], by="nạp thử")
    with pytest.raises(SignedBeforeApproval):
        services.import_works(
            by=DISTRICT, states=(), cards=(late,), contracts=(), funding=(), source="a", on=END
        )
    assert queries.card(road, on=END) is None


def test_leave_is_asked_where_the_work_lies(road: str) -> None:
    stranger = Actor(8, frozenset({Grant(RECORD_CONTRACT.code, "608")}))
    with pytest.raises(NotAllowed):
        services.record_contract(by=stranger, contract=BUILDING)
    with pytest.raises(NotAllowed):
        services.import_works(
            by=Actor(8, frozenset({Grant(IMPORT.code, "608")})),
            states=(), cards=(), contracts=(BUILDING,), funding=(), source="a", on=END,
        )  # fmt: skip


def test_a_row_of_an_earlier_day_fits_what_stands_later(road: str) -> None:
    later = replace(BUILDING, contractor="Tổ thợ thôn 2", on=END)
    services.append_contracts([BUILDING, later], by="nạp thử")
    done = replace(BUILDING, state=ContractState.LIQUIDATED, on=MAY)
    with pytest.raises(ContractOver):
        services.record_contract(by=DISTRICT, contract=done)
    with pytest.raises(AmendmentUnnamed):
        services.record_contract(by=DISTRICT, contract=DEARER)
    over = replace(later, state=ContractState.LIQUIDATED)
    services.record_contract(by=DISTRICT, contract=over)
    services.record_contract(by=DISTRICT, contract=done)
    assert queries.whole(road, on=MAY).contracts[0].last == done


def test_a_file_loaded_again_is_passed_over_whatever_was_said_since(road: str) -> None:
    later = replace(BUILDING, contractor="Tổ thợ thôn 2", on=MAY)
    file = [BUILDING, later, DESIGN]
    assert services.append_contracts(file, by="nạp thử") == 3
    for one in (BUILDING, later):
        right = replace(one, amount=Dong(1_800 * MILLION), number="04/HĐ")
        services.record_contract(by=DISTRICT, contract=right)
    renumbered = replace(DESIGN, number=BUILDING.number, on=MAY)
    services.record_contract(by=DISTRICT, contract=renumbered)
    done = replace(later, number="04/HĐ", state=ContractState.LIQUIDATED, on=END)
    services.record_contract(by=DISTRICT, contract=done)
    assert services.append_contracts(file, by="nạp thử") == 0
    with pytest.raises(AmendmentUnnamed):
        services.append_contracts([replace(BUILDING, on=dt.date(2020, 3, 1))], by="nạp thử")


BEFORE, AFTER = [("works", "0004_refused_in_facts")], [("works", "0005_contracts")]


def _go_back() -> None:
    """Make the tables of works as they were before contracts had their own."""
    executor = MigrationExecutor(connection)
    with connection.schema_editor() as editor:
        editor.execute("DROP TABLE works_workcontract")
        editor.execute("ALTER TABLE works_workcard DROP COLUMN submitted_on")
        for column, kind in (
            ("contractor", "varchar(160) NOT NULL DEFAULT ''"),
            ("contract", "varchar(64) NOT NULL DEFAULT ''"),
            ("contract_on", "date NULL"),
            ("contract_dong", "bigint NULL"),
        ):
            editor.execute(f"ALTER TABLE works_workcard ADD COLUMN {column} {kind}")
    executor.migrate(BEFORE, fake=True)


@pytest.mark.django_db(transaction=True)
def test_contracts_that_stood_on_cards_go_over_and_none_is_lost() -> None:
    _go_back()
    card = (
        MigrationExecutor(connection)
        .loader.project_state(BEFORE)
        .apps.get_model("works", "WorkCard")
    )

    def write(ref: str, day: int, known: dt.date, **said: object) -> None:
        card.objects.create(
            ref=f"cards:{ref}", work=ref.partition(":")[0], on=dt.date(2020, 5, day),
            known_from=known, document="demo:~x:2020-10-13", provenance="synthetic",
            recorded_by="nạp thử", special_mechanism=False, **said,
        )  # fmt: skip

    june = dt.date(2020, 6, 1)
    write("a:2020-05-01@2020-06-01", 1, june)
    write("a:2020-05-09@2020-06-01", 9, june, contract="7/HĐ", contract_dong=500)
    write("a:2020-05-09@2020-06-01#2", 9, june, contract="7/HĐ", contract_dong=600)
    write("a:2020-05-20@2020-08-01", 20, dt.date(2020, 8, 1), contractor="Tổ thợ")
    write("a:2020-05-25@2020-08-01", 25, dt.date(2020, 8, 1))
    write("b:2020-05-01@2020-06-01", 1, june)
    write("c:2020-05-20@2020-06-01", 20, june)
    write("c:2020-05-09@2020-06-01", 9, june, contract="9/HĐ")

    MigrationExecutor(connection).migrate(AFTER)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    def told(
        day: int, known: dt.date | None = None, *, work: str = "a"
    ) -> list[tuple[str, str, int | None]]:
        found = queries.contracts((work,), on=dt.date(2020, 5, day), known=known)
        return [
            (one.number, one.contractor, one.amount.amount if one.amount else None)
            for one in found.get(work, ())
        ]

    assert [told(8), told(9), told(25)] == [[], [("7/HĐ", "", 600)], []]
    assert told(20) == [("", "Tổ thợ", None)]
    assert told(25, known=june) == [("7/HĐ", "", 600)]
    assert [told(day, work="c") for day in (8, 9, 20)] == [[], [("9/HĐ", "", None)], []]
    rows = models.WorkContract.objects.order_by("pk").values_list("ref", "corrects")
    assert list(rows)[1:3] == [
        ("contracts:a:01:2020-05-09@2020-06-01", ""),
        ("contracts:a:01:2020-05-09@2020-06-01#2", "contracts:a:01:2020-05-09@2020-06-01"),
    ]
    assert not QuerySet(models.WorkContract).filter(work="b").exists()
    assert models.WorkCard.objects.count() == 8
