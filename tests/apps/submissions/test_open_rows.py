"""Forms whose rows people add themselves: a row that was emptied is no row."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.submissions import queries, services
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.submissions.sheet import Cell
from chungtay.packs import forms
from tests.apps.submissions.conftest import COMMUNE, COORDINATOR, OFFICER, PROVINCE

pytestmark = pytest.mark.django_db
TODAY = dt.date(2020, 10, 13)
WHAT = Place("r2", "what")


@pytest.fixture
def difficulties(some_units: None) -> Key:
    form = forms.form("kho-khan-quy", on=TODAY)
    quarter = period("2020-Q3", cutoff=form.cutoff)
    services.open_period(by=COORDINATOR, form=form, period=quarter, scope=PROVINCE, on=TODAY)
    return Key(form.code, COMMUNE, quarter.code)


def test_a_row_emptied_again_asks_for_nothing(difficulties: Key) -> None:
    before = queries.filing(difficulties, on=TODAY)
    typed = Change(WHAT, Cell.words("Đường hỏng."), 0)
    filled = services.save_cells(by=OFFICER, key=difficulties, changes=[typed], on=TODAY)
    assert filled.required > before.required
    emptied = services.save_cells(
        by=OFFICER, key=difficulties, changes=[Change(WHAT, None, 1)], on=TODAY
    )
    assert emptied.required == before.required
    assert queries.findings(emptied, on=TODAY) == queries.findings(before, on=TODAY)


def test_many_at_once_are_asked_what_one_is_asked(difficulties: Key) -> None:
    typed = Change(WHAT, Cell.words("Đường hỏng."), 0)
    services.save_many(by=OFFICER, items=[(difficulties, [typed])], on=TODAY)
    saved = queries.filing(difficulties, on=TODAY)
    assert saved.required == len(tuple(saved.sheet.required()))
    assert saved.filled == saved.required - len(saved.sheet.missing())
