"""What forms ask, from the command line: lines for people, JSON for machines."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from chungtay.cli.root import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["forms", *words])


def test_the_forms_in_force_are_listed() -> None:
    said = run("list", "--on", "2020-10-13").output.splitlines()
    assert "von-thang\t2020-01-01\ttháng\tcấp xã, cấp huyện, cấp tỉnh" in "\n".join(said)
    assert len(said) == 15


def test_every_version_is_listed_on_asking() -> None:
    said = json.loads(run("list", "--all", "--json").output)
    versions = [(one["version"], one["until"]) for one in said if one["code"] == "von-thang"]
    assert versions == [
        ("2016-10-10", "2020-01-01"), ("2020-01-01", "2022-04-19"), ("2022-04-19", None),
    ]  # fmt: skip


def test_a_form_is_shown_with_its_columns_and_checks() -> None:
    said = run("show", "von-thang", "--on", "2020-10-13").output
    assert "Phiên bản: 2020-01-01 (từ 01/01/2020 đến trước 19/04/2022)" in said
    assert "disbursed\tGiải ngân lũy kế từ đầu năm\tdong (million_dong)\tbắt buộc" in said
    assert "Số lũy kế không giảm [never_falls, error]: columns: disbursed" in said


def test_a_version_is_shown_in_json() -> None:
    said = json.loads(run("show", "von-thang", "--version", "2022-04-19", "--json").output)
    assert "advance" in [column["code"] for column in said["columns"]]
    assert said["due"]["commune"] == [3, 2]


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    answer = run("show", "von-nam", "--on", "2020-10-13")
    assert answer.exit_code == 4
    assert "[submissions.unknown_form]" in answer.output and "von-thang" in answer.output
