"""Units from the command line: lines for people, JSON for machines, refusals in words."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["units", *words])


def test_show_tells_a_unit_of_the_day() -> None:
    said = run("show", "615", "--on", "2020-09-30").output
    assert "615\tHuyện Đăk Hà" in said
    assert "Thuộc: 62\tTỉnh Kon Tum" in said
    assert "không rõ ngày bắt đầu, đến trước 01/07/2025" in said
    assert "Đơn vị trực thuộc: 11" in said


def test_show_in_json_tells_where_a_unit_came_from() -> None:
    said = json.loads(run("show", "23504", "--on", "2026-01-01", "--json").output)
    assert (said["title"], said["since"], said["until"]) == ("Xã Đăk Pxi", "2025-07-01", None)
    assert [(s["before"], s["kind"]) for s in said["successions"]] == [
        ("23503", "merge"), ("23504", "merge"),
    ]  # fmt: skip


def test_find_needs_no_marks() -> None:
    said = json.loads(
        run("find", "dak ha", "--on", "2020-09-30", "--within", "62", "--json").output
    )
    assert [unit["code"] for unit in said] == ["615", "23425", "23500"]


def test_heirs_and_forebears_are_named() -> None:
    assert "23377\tXã Bờ Y" in run("heirs", "23377", "--on", "2026-01-01").output
    before = run("forebears", "23377", "--on", "2020-01-01", "--at", "2026-01-01").output
    assert [line.split("\t")[1] for line in before.splitlines()] == [
        "Xã Đăk Xú", "Thị trấn Plei Kần", "Xã Pờ Y",
    ]  # fmt: skip


def test_nothing_found_is_said_with_a_guess() -> None:
    answer = run("find", "Tu Mơ Rôngg", "--on", "2020-09-30")
    assert answer.exit_code == 4
    assert "Tu Mơ Rông" in answer.output and "[units.unknown]" in answer.output


def test_loading_again_changes_nothing() -> None:
    assert run("load").output == "Đơn vị hành chính: không có gì thay đổi.\n"
