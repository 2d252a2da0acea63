"""The command line as a whole: its table of contents, and what it says when something fails."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError

from chungtay.cli import day, measure, trouble
from chungtay.cli import root as cli
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.instrument import UnknownInstrument


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


def _failing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> Result:
    @click.command()
    def fail() -> None:
        raise fault

    monkeypatch.setitem(cli.main.commands, "fail", fail)
    return _run("fail")


def test_help_is_a_table_of_contents() -> None:
    said = _run("--help").output
    for path in ("demo load", "law unverified", "measure", "report verify", "units forebears"):
        assert f"\n  {path} " in said


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("no such table: units_unit", "hãy chạy `chungtay demo load` trước."),
        ("unable to open database file", "hãy kiểm tra thư mục trong CHUNGTAY_HOME."),
        ("database is locked", "chưa ghi gì, hãy thử lại sau ít phút."),
        ("attempt to write a readonly database", "chỉ cho đọc"),
        ("connection refused", "báo lỗi: connection refused."),
    ],
)
def test_a_database_in_trouble_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, sign: str, words: str
) -> None:
    answer = _failing(monkeypatch, OperationalError(sign))
    assert answer.exit_code == 1
    assert "Cơ sở dữ liệu “" in answer.output
    assert words in answer.output


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(FileExistsError) as caught:
        taken.mkdir()
    said = trouble.of_file(caught.value)
    assert said is not None
    assert said.message == f"“{taken}”: đã có một tệp mang tên này, mà ở đây cần một thư mục."


def test_a_broken_pipe_and_a_bug_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trouble.of_file(OSError(errno.EPIPE, "pipe")) is None
    assert isinstance(_failing(monkeypatch, ZeroDivisionError()).exception, ZeroDivisionError)


def test_a_refusal_ends_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = _failing(monkeypatch, Refusal())
    assert (answer.exit_code, answer.output) == (1, "Error:  []\n")


@pytest.mark.parametrize("text", ["2020-02-30", "13/10/2020", "20201013", "", "２０２０-10-13"])
def test_what_is_no_day_is_said_in_words(text: str) -> None:
    answer = _run("units", "show", "62", "--on", text)
    assert answer.exit_code == 2
    assert "không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2020-09-30." in answer.output


def test_a_question_without_a_day_is_asked_of_the_sites_own(settings: object) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"  # type: ignore[attr-defined]
    assert day.asked(None) == dt.date(2020, 10, 13)
    assert day.asked(dt.date(2019, 1, 1)) == dt.date(2019, 1, 1)


def test_a_column_named_twice_is_refused_not_overwritten() -> None:
    with pytest.raises(click.BadParameter, match="hãy viết gộp"):
        measure.conditions(("source=central", "source=province"))


def test_a_question_of_no_place_is_of_the_sites_province() -> None:
    assert measure.here("criteria.average", {}, ()) == {"province": ("62",)}
    assert measure.here("criteria.average", {"district": ("615",)}, ()) == {"district": ("615",)}
    assert measure.here("units.communes", {}, ("province",)) == {}
    assert measure.here("programmes.count", {}, ()) == {}


def test_a_province_without_a_pack_is_not_taken_for_the_nation() -> None:
    answer = _run("law", "show", "poverty.income_line.rural", "--province", "01")
    assert answer.exit_code == 2
    assert "chưa có gói pháp luật của tỉnh “01”" in answer.output


def test_a_refusal_names_a_document_as_people_do() -> None:
    said = cli.Declined(UnknownInstrument("23380:7/QĐ-TTg:2020-01-01")).message
    assert "“Quyết định số 7/QĐ-TTg ngày 01/01/2020”" in said
    assert "23380" not in said
