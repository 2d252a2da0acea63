"""`chungtay alerts` on the demonstration."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from chungtay.apps.alerts.queries import alerts as standing
from chungtay.cli.alerts import alerts
from chungtay.flows.today import today

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_a_dry_run_tells_and_writes_nothing() -> None:
    told = CliRunner().invoke(alerts, ["--dry-run", "--json", "--on", "2020-10-13"])
    assert {"rule", "words", "due"} <= set(json.loads(told.output)[0])
    assert not standing(None, on=today())


def test_alerts_are_raised_once() -> None:
    first = CliRunner().invoke(alerts, ["--on", "2020-10-13"]).output
    again = CliRunner().invoke(alerts, ["--on", "2020-10-13"]).output
    assert first.startswith("Phát ")
    assert again.startswith("Phát 0 cảnh báo")
