"""Two who decide, or ask, at once: one is let through."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units.services import load_units
from chungtay.core.criteria.recognition.course import FileStillOpen, StepNotPossible
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.criteria.record import AlreadyRecognised, NotRecognised
from tests.apps.conftest import PLACES
from tests.apps.criteria.recognition.people import asked, brought, day, decide, withdraw

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(deed: Callable[[int], object]) -> int:
    """Do something eight times at once; count how often it was let through."""

    def one(number: int) -> bool:
        try:
            deed(number)
        except (StepNotPossible, AlreadyRecognised, NotRecognised, FileStillOpen):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(one, range(8)))


def test_of_eight_decisions_at_once_one_recognises() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    file = brought(FileDeed.APPRAISE).code
    assert at_once(lambda n: decide(file, on=4 + n)) == 1
    assert len(queries.recognitions(on=day(30))) == 1
    assert queries.course(file).last.seq == 4


def test_of_eight_requests_at_once_one_is_a_file() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    assert at_once(lambda _: asked()) == 1
    assert len(queries.courses(on=day(30))) == 1


def test_of_eight_withdrawals_at_once_one_takes_away() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    decide(brought(FileDeed.APPRAISE).code)
    assert at_once(lambda n: withdraw(on=20 + n % 2)) == 1
    assert [one.weight for one in queries.recognitions(on=day(30))] == [1, -1]
