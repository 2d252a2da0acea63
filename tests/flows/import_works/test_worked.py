"""A list of works is read and taken by a worker of the queue, as far as it says, and once."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import translation

from chungtay.apps.people.queries import actor_of
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.works import lists, queries
from chungtay.apps.works.lists import TRAY
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.people.actor import Actor
from chungtay.core.works.listing.telling import UnknownList
from chungtay.flows import handing_out
from chungtay.flows.import_works import Asked, uploads
from chungtay.web.kit.saying import worded
from tests.api.conftest import Join
from tests.api.conftest import join as join
from tests.flows.import_works.lists import ROAD, book
from tests.flows.queue import work

TODAY = dt.date(2020, 10, 13)
EARLIER = dt.date(2020, 9, 1)
ROWS = tuple((f"d.{number}", *ROAD[1:]) for number in range(1, 21))
LIST = book(*ROWS).getvalue()


@pytest.fixture
def keeper(some_units: None, join: Join, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """A district's officer; every list goes to workers."""
    monkeypatch.setattr(handing_out, "workers_run", lambda: True)
    monkeypatch.setattr(handing_out, "SELDOM", 0.0)
    monkeypatch.setattr(uploads, "LARGE", 0)
    return actor_of(join("huyen", Given("district_officer", "611")), on=TODAY)


def handed_in(by: Actor, content: bytes = LIST) -> str:
    asked = Asked("danh-muc.xlsx", EARLIER)
    return uploads.receive(by=by, asked=asked, content=content, on=TODAY)


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
    assert lists.list_card(token).stage is Stage.WAITING
    assert work() == 1
    card = lists.list_card(token)
    assert (card.stage, told[-1]) == (Stage.READY, (len(ROWS), len(ROWS)))
    assert card.found is not None
    assert (card.found.rows, card.found.added, card.found.states) == (20, 20, 20)
    assert queries.works(None, on=TODAY) == ()

    uploads.decide(by=keeper, token=token)
    uploads.decide(by=keeper, token=token)
    assert lists.list_card(token).stage is Stage.TO_WRITE
    assert work() == 1
    done = lists.list_card(token)
    assert (done.stage, done.taken) == (Stage.DONE, taken(states=20, added=20))
    assert {one.since for one in queries.works(None, on=TODAY)} == {EARLIER}
    uploads.write_upload(token)
    assert len(queries.works(None, on=TODAY)) == len(ROWS)


@pytest.mark.django_db(transaction=True)
def test_a_list_of_a_killed_worker_is_gone_on_with_by_its_sender_alone(
    keeper: Actor, join: Join
) -> None:
    token = handed_in(keeper)
    stranger = actor_of(join("huyen-2", Given("district_officer", "611")), on=TODAY)
    with pytest.raises(UnknownList):
        uploads.resume(by=stranger, token=token)
    TRAY.begin_reading(token)
    uploads.resume(by=keeper, token=token)
    assert lists.list_card(token).stage is Stage.READY


@pytest.mark.django_db(transaction=True)
def test_a_list_with_errors_or_of_units_that_are_not_ones_own_is_refused_and_says_why(
    keeper: Actor, join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_out, "workers_run", lambda: False)
    bad = handed_in(keeper, book((*ROAD[:2], "khong.co", *ROAD[3:])).getvalue())
    uploads.decide(by=keeper, token=bad)
    card = lists.list_card(bad)
    assert (card.stage, card.refused) == (Stage.REFUSED, "works.list_has_faults")
    assert card.found is not None
    assert card.found.errors[0].facts == {"project": "khong.co"}
    assert card.why is not None
    with translation.override("en"):
        assert "no project “khong.co”" in worded(card.why)
    neighbour = actor_of(join("huyen-2", Given("district_officer", "608")), on=TODAY)
    elsewhere = handed_in(neighbour)
    assert lists.list_card(elsewhere).refused == "people.not_allowed"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_one_list_agreed_to_twice_at_once_nothing_is_doubled_and_the_second_is_told(
    keeper: Actor, join: Join
) -> None:
    other = actor_of(join("huyen-2", Given("district_officer", "611")), on=TODAY)
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
    written = [sum(lists.list_card(token).taken[name] for name in WRITTEN) for token in tokens]
    assert sorted(written) == [0, 20]
    assert len(queries.works(None, on=TODAY)) == len(ROWS)


WRITTEN = ("states", "cards", "contracts", "funding")


def taken(**said: int) -> dict[str, int]:
    return {"states": 0, "cards": 0, "contracts": 0, "funding": 0, "added": 0, "changed": 0, **said}
