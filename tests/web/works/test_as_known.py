"""The pages of works as they were known on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.test import Client

from chungtay.apps.works import services
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.works.work import Stage
from tests.core.works.told import state
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
CODE = "d.biet-muon"
ASKED = "on=31/10/2020"
BEFORE, AFTER = f"{ASKED}&as-known=15/10/2020", f"{ASKED}&as-known=25/10/2020"


@pytest.fixture
def told_late(db: None) -> None:
    """A work begun in September, of which the register was told on 20 October."""
    grounds = Grounds("demo:~x:2020-10-20", dt.date(2020, 10, 20), Provenance.REPORTED)
    begun = state(Stage.STARTED, 9, work=CODE, unit="23458")
    services.append_works([replace(begun, grounds=grounds)], by="nạp thử")


@pytest.mark.parametrize("path", ["", "ban-do/", "tien-do/"])
def test_what_became_known_later_is_not_shown(told_late: None, read: Read, path: str) -> None:
    asked = f"/cong-trinh/{path}?q={CODE}&{{}}"
    here = f'href="/cong-trinh/{CODE}/'
    assert here not in read(asked.format(BEFORE))
    assert here in read(asked.format(AFTER))
    assert here in read(asked.format(ASKED))


def test_every_page_says_as_of_when_it_knows_and_its_tabs_keep_it(
    told_late: None, read: Read
) -> None:
    for path in ("", "ban-do/", "tien-do/", "pheu/"):
        page = read(f"/cong-trinh/{path}?{BEFORE}")
        assert "Như đã biết đến ngày 15/10/2020." in page
        assert "/cong-trinh/ban-do/?as-known=2020-10-15" in page


def test_a_work_that_was_not_known_has_no_page_as_known_then(
    told_late: None, read: Read, client: Client
) -> None:
    assert "as-known=2020-10-25" in read(f"/cong-trinh/{CODE}/?{AFTER}")
    answer = client.get(f"/cong-trinh/{CODE}/?{BEFORE}")
    assert answer.status_code == 404
    assert "works.unknown" in answer.content.decode()
