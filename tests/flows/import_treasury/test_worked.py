"""A list is read and taken by a worker of the queue, as far as it says, and once."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chungtay.apps.capital.treasury import queries, services
from chungtay.apps.capital.treasury.queries import ListCard
from chungtay.apps.capital.treasury.tray import TRAY
from chungtay.apps.capital.treasury_models import TreasuryLine, TreasurySettlement
from chungtay.apps.people.queries import actor_of
from chungtay.apps.people.services.beginning import Given
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.people.actor import Actor
from chungtay.flows import handing_out
from chungtay.flows.import_treasury import uploads
from tests.api.conftest import Join
from tests.api.conftest import join as join
from tests.apps.capital.conftest import CLERK, open_book, record
from tests.flows.import_treasury.nasty import PROFILE, USUAL, workbook
from tests.flows.queue import work

ON = dt.date(2020, 4, 1)
LIST = workbook(*USUAL, total=50).getvalue()
LINES = len(USUAL)


@pytest.fixture
def book(some_units: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The district holds 60 of the province's 100 and paid 30; every list goes to workers."""
    open_book()
    record("02", 2, Movement.ALLOTMENT, "611", dong=60, giver="62")
    record("CHI-1", 5, Movement.DISBURSEMENT, "611", dong=30)
    services.save_profile(by=CLERK, profile=PROFILE, scope="62", on=ON)
    monkeypatch.setattr(handing_out, "workers_run", lambda: True)
    monkeypatch.setattr(uploads, "LARGE", 0)
    monkeypatch.setattr(handing_out, "SELDOM", 0.0)


@pytest.fixture
def keeper(book: None, join: Join) -> Actor:
    return actor_of(join("kho-bac", Given("capital_officer", "62")), on=ON)


def handed_in(by: Actor) -> str:
    return uploads.receive(
        by=by, scope="62", profile=PROFILE.code, name="kho-bac.xlsx", content=LIST, on=ON
    )


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_says_how_far_it_is_and_takes_what_a_person_agreed_to(
    keeper: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    advance = type(TRAY).advance

    def heard(tray: object, token: str, done: int, total: int) -> None:
        told.append((done, total))
        advance(TRAY, token, done, total)

    monkeypatch.setattr(type(TRAY), "advance", heard)
    token = handed_in(keeper)
    assert card(token).stage is Stage.WAITING
    assert work() == 1
    found = card(token)
    assert found.stage is Stage.READY
    assert told[-1] == (found.done, found.total)
    assert found.done == found.total >= LINES
    assert TreasuryLine.objects.count() == 0

    uploads.decide(by=keeper, token=token)
    uploads.decide(by=keeper, token=token)
    assert card(token).stage is Stage.TO_WRITE
    assert work() == 1
    done = card(token)
    assert (done.stage, done.taken) == (Stage.DONE, taken(fresh=LINES, matched=1))
    assert TreasuryLine.objects.count() == LINES
    uploads.write_upload(token)
    assert TreasuryLine.objects.count() == LINES


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_one_list_agreed_to_twice_at_once_nothing_is_doubled_and_the_second_is_told(
    keeper: Actor, join: Join
) -> None:
    other = actor_of(join("kho-bac-2", Given("capital_officer", "62")), on=ON)
    tokens = [handed_in(keeper), handed_in(other)]
    work()
    for by, token in zip((keeper, other), tokens, strict=True):
        uploads.decide(by=by, token=token)

    def write(token: str) -> None:
        try:
            uploads.write_upload(token)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, tokens))
    outcomes = [card(token).taken for token in tokens]
    assert sorted(outcomes, key=str) == sorted(
        [taken(fresh=LINES, matched=1), taken(known=LINES)], key=str
    )
    assert TreasuryLine.objects.count() == LINES
    assert TreasurySettlement.objects.count() == 1


def card(token: str) -> ListCard:
    return queries.list_card(token)


def taken(**said: int) -> dict[str, int]:
    return {"fresh": 0, "changed": 0, "known": 0, "matched": 0, **said}
