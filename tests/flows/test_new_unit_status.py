"""The status with which real communes of 2025 began, over the demonstration's recognitions."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.units import queries
from chungtay.core.criteria.new_unit import Carried
from chungtay.flows.new_unit_status import began

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
REFORM = dt.date(2025, 7, 1)


def test_a_commune_that_took_a_township_in_is_assessed_again() -> None:
    found = began(queries.unit("23377", on=REFORM), on=REFORM)
    assert found is not None
    assert (found.on, found.status.carried) == (REFORM, Carried.REASSESS)
    assert "23377" in {one.code for one in found.status.because}
    assert not found.rule.verified
    assert found.rule.cite == "qh:202/2025/QH15:2025-06-12"


def test_what_did_not_come_of_others_has_no_such_status() -> None:
    before = dt.date(2020, 10, 13)
    assert began(queries.unit("23380", on=before), on=before) is None
    assert began(queries.unit("51", on=REFORM), on=REFORM) is None
