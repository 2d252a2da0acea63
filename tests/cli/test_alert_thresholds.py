"""The thresholds of a province on the command line, and what the morning's look makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from chungtay.apps.alerts.queries import alerts as standing
from chungtay.cli.alerts import alerts
from chungtay.core.alerts.own import ChangeNeedsReason
from chungtay.core.alerts.rule import BadThreshold
from chungtay.flows.daily import raise_alerts
from chungtay.flows.today import today

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
KEY = "kontum.ubnd:99/QĐ-UBND:2020-09-15"
PAPER = ("--since", "2020-10-12", "--document", KEY, "--reason", "Có văn bản mới")
NEW = (*PAPER, "--subject", "Ngưỡng cảnh báo", "--by", "Cô Hạnh")
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


def run(*said: str) -> Result:
    return CliRunner().invoke(alerts, said)


def line(rule: str) -> str:
    listed = run("thresholds").output.splitlines()
    return next(one for one in listed if one.startswith(f"{rule}\t"))


def test_a_threshold_is_listed_set_and_taken_back(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    shipped = line("rate-development")
    assert "dưới 60 % đến ngày 30/09 hằng năm" in shipped and "gói của tỉnh\t01/01/2020" in shipped
    with django_capture_on_commit_callbacks(execute=True):
        told = run("set", "rate-development", "80", "--day", "31/8", *NEW)
    assert told.output == "Đã lưu bản 1.\n"
    own = line("rate-development")
    assert "dưới 80 % đến ngày 31/08 hằng năm" in own and "tỉnh đặt\t12/10/2020" in own
    assert own.endswith("Quyết định số 99/QĐ-UBND ngày 15/9/2020 của UBND tỉnh Kon Tum")
    with django_capture_on_commit_callbacks(execute=True):
        assert run("remove", "rate-development", *PAPER).output == "Đã lưu bản 2.\n"
    assert line("rate-development") == shipped
    *_, second, first = run("thresholds").output.splitlines()
    assert "bỏ ngưỡng từ 12/10/2020" in second and "Cô Hạnh" in first


def test_the_morning_after_goes_by_the_new_threshold_and_the_alert_cites_its_document(
    settings: Settings, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run("set", "rate-development", "99", *NEW)

    def slow() -> dict[str, int]:
        found = [one for one in standing(None, on=today()) if one.rule == "rate-development"]
        return {one.cite: one.content.percent for one in found}

    settings.CHUNGTAY_DAY = "2020-10-11"
    raise_alerts()
    before = slow()
    assert KEY not in before and set(before.values()) == {60}
    settings.CHUNGTAY_DAY = "2020-10-12"
    raise_alerts()
    assert slow()[KEY] == 99


def test_a_rule_is_switched_off_and_on_again_and_first_told_what_that_would_do(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    *lines, counts = run("off", "rate-development", *NEW, "--dry-run").output.splitlines()
    assert counts == f"Tính ngày 13/10/2020: đang báo {len(lines)}, sau khi đổi báo 0; chưa ghi gì."
    assert lines and all(one.startswith("thôi báo\t") for one in lines)
    assert "tỉnh đặt" not in line("rate-development")
    with django_capture_on_commit_callbacks(execute=True):
        assert run("off", "rate-development", *NEW).output == "Đã lưu bản 1.\n"
    assert "không báo\ttỉnh đặt\t12/10/2020" in line("rate-development")
    twice = run("off", "rate-development", *PAPER)
    assert twice.exit_code == 1 and "vẫn không báo" in str(twice.exception)
    with django_capture_on_commit_callbacks(execute=True):
        told = run("on", "rate-development", *PAPER, "--since", "2020-10-13")
    assert told.output == "Đã lưu bản 2.\n"
    assert "dưới 60 % đến ngày 30/09 hằng năm" in line("rate-development")
    *_, second, first = run("thresholds").output.splitlines()
    assert "bật lại từ 13/10/2020" in second and "tắt từ 12/10/2020" in first


def test_what_cannot_be_is_refused_and_a_new_document_is_named() -> None:
    for value in ("101", "-5"):
        beyond = run("set", "rate-development", value, *NEW)
        assert beyond.exit_code == 1 and isinstance(beyond.exception, BadThreshold)
    unnamed = run("set", "rate-development", "70", *PAPER)
    assert "hãy ghi trích yếu của văn bản" in str(unnamed.exception)
    strange = run("set", "rate-development", "70", *PAPER, "--document", "99")
    assert "Không có văn bản “99”" in str(strange.exception)


@pytest.mark.parametrize("also", [(), ("--dry-run",)])
def test_a_change_without_a_reason_is_refused_as_it_is_over_http(also: tuple[str, ...]) -> None:
    unsaid = ("--since", "2020-10-12", "--document", KEY, "--subject", "Ngưỡng", *also)
    assert "Missing option '--reason'" in run("off", "rate-development", *unsaid).output
    empty = run("off", "rate-development", *unsaid, "--reason", "")
    assert empty.exit_code == 1 and isinstance(empty.exception, ChangeNeedsReason)
    assert "bản 1" not in run("thresholds").output
