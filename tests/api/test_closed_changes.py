"""Changes to closed periods are told in few statements, however many reports they are of."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from chungtay.apps.submissions import services
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell
from tests.api.conftest import People
from tests.apps.submissions.conftest import COORDINATOR, MILLION, OFFICER, OWN_ROW, TODAY
from tests.apps.submissions.conftest import approved as approved

pytestmark = pytest.mark.django_db
ADDRESS = "/submissions/closed-changes?since=2020-01-01&until=2020-12-31"


def test_a_change_is_told_in_the_unit_people_type(
    approved: Key, people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    services.reopen(by=COORDINATOR, key=approved, reason="Kho bạc đính chính.", on=TODAY)
    change = Change(Place(OWN_ROW, "disbursed"), Cell.number(65 * MILLION), 1)
    services.save_cells(by=OFFICER, key=approved, changes=[change], on=TODAY)
    with django_assert_max_num_queries(14):
        told = people["coordinator"].get(ADDRESS)
    (cell,) = next(one["changes"] for one in told if one["changes"])
    assert (cell["before"]["value"], cell["after"]["value"]) == ("60", "65")
