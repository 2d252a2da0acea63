"""`chungtay cycle` on the demonstration."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from django.core import mail

from chungtay.cli.root import main

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

DAY = ("--on", "2020-10-13")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["cycle", *words])


def test_the_status_counts_each_form_by_state() -> None:
    told = json.loads(run("status", *DAY, "--json").output)
    month = next(one for one in told if one["form"] == "von-thang")
    assert month["period"] == "2020-09"
    assert month["approved"] > 0 and month["late"] <= month["draft"] + month["returned"]
    assert "von-thang\t2020-08" in run("status", "--month", "2020-08", *DAY).output


def test_who_is_late_is_listed_with_whom_to_call() -> None:
    told = json.loads(run("late", "--unit", "23311", *DAY, "--json").output)
    months = [one for one in told if one["key"] == "von-thang/23311/2020-09"]
    assert months[0]["days"] == 10
    assert months[0]["call"][0]["phone"] == "0000 000 003"
    assert "quá hạn" in run("late", "--unit", "23311", *DAY).output


def test_a_period_is_opened_once_and_a_code_that_is_none_is_refused() -> None:
    first = run("open", "ho-ngheo-thang", "2020-10", "--unit", "608", "--on", "2020-10-25")
    assert "mở 22 báo cáo" in first.output
    again = run("open", "ho-ngheo-thang", "2020-10", "--unit", "608", "--on", "2020-10-25")
    assert "mở 0 báo cáo" in again.output
    wrong = run("open", "ho-ngheo-thang", "thang-muoi", *DAY)
    assert wrong.exit_code == 4 and "submissions.unknown_period" in wrong.output
    assert run("open", "ho-ngheo-thang", *DAY).exit_code == 2


def test_all_that_is_due_to_open_is_opened() -> None:
    told = run("open", "--unit", "608", "--on", "2020-10-25").output
    assert "von-thang 2020-10: mở" in told
    assert "Không có kỳ nào" in run("open", "--unit", "608", "--on", "2020-10-25").output


def test_a_dry_run_reminds_nobody() -> None:
    told = run("remind", "--dry-run", "--on", "2020-10-03").output
    assert "xa-23311@example.invalid" in told and "Vốn tháng" in told
    assert mail.outbox == []
    assert "Nhắc " in run("remind", "--on", "2020-10-03").output
    assert mail.outbox
