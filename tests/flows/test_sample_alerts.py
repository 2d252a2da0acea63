"""The demonstration's alerts have a past, made up and marked so; loaded twice it is there once."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.models import Alert, AlertReview, AlertStep
from chungtay.core.alerts.review import ReviewResult
from chungtay.core.kernel.provenance import Provenance
from chungtay.flows.alerts import find
from chungtay.flows.sample_alerts import FINISH, INSTALMENT, load_alerts

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)
PAPER = "demo:~du-lieu-mo-phong:2020-10-13"


def rows() -> tuple[int, int, int]:
    return Alert.objects.count(), AlertStep.objects.count(), AlertReview.objects.count()


def test_what_was_answered_and_reviewed_is_synthetic_and_loaded_once() -> None:
    load_alerts(province="62", on=DAY)
    before = rows()
    assert load_alerts(province="62", on=DAY).raised == 0
    assert rows() == before
    said = [*AlertStep.objects.filter(deed="answered"), *AlertReview.objects.all()]
    assert {(one.provenance, one.document) for one in said} == {(Provenance.SYNTHETIC.value, PAPER)}
    assert all("mô phỏng" in one.text for one in said)
    told = {card.key: card for card in register.missed(None, on=DAY)}
    late, finish = told[INSTALMENT], told[FINISH]
    assert late.ended is not None
    assert [one.review.result for one in late.reviews] == [ReviewResult.LESSONS]
    assert [(one.edition, bool(one.reason)) for one in finish.reviews] == [(2, True)]
    standing = {card.key for card in register.alerts(None, on=DAY)}
    assert standing == {cause.key for cause in find(province="62", on=DAY)}
