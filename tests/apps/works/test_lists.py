"""A list read by two workers at once: what a person agreed to after the first stands."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from chungtay.apps.works import lists
from chungtay.apps.works.lists import TRAY
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact, Listed, Said
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import Actor
from chungtay.core.works.listing.line import ListFault
from chungtay.core.works.listing.telling import keep, read_kept, tell

TODAY = dt.date(2020, 10, 13)
SENDER = Actor(7, frozenset(), "Người nộp")


@pytest.mark.django_db
def test_a_second_reading_takes_back_nothing_that_was_agreed_to() -> None:
    card = lists.keep_list(
        by=SENDER, name="a.xlsx", content=b"x", as_of=TODAY, scale=0, document="", on=TODAY
    )
    counts = dict.fromkeys(("rows", "added", "changed", "same", "states", "cards", "funding"), 0)
    found = tell(counts, (), ())
    TRAY.begin_reading(card.token)
    TRAY.begin_reading(card.token)
    lists.keep_found(card.token, found)
    assert TRAY.agree(card.token, user=SENDER.user)
    lists.keep_found(card.token, found)
    assert lists.list_card(card.token).stage is Stage.TO_WRITE


@pytest.mark.parametrize("fact", [
    Said("{dong} ₫", {"dong": 5}), Listed(("a", "b")), Title("xã", "commune"),
    dt.date(2020, 10, 1),
], ids=["sentence", "several", "name", "day"])  # fmt: skip
def test_what_is_told_of_a_list_is_read_back_with_its_facts(fact: Fact) -> None:
    fault = ListFault("Tờ 1", 5, "", Severity.ERROR, "Sai {what}.", {"what": fact})
    counts = dict.fromkeys(("rows", "added", "changed", "same", "states", "cards", "funding"), 0)
    told = tell(counts, (fault,), ())
    assert read_kept(json.loads(json.dumps(keep(told)))) == told
