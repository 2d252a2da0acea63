"""`chungtay criteria what-if` tells who would gain or lose, and says what is synthetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def run(*words: str) -> str:
    asked = ["criteria", "what-if", "--on", "2020-10-13", "--set", "commune-2016-2020", *words]
    return CliRunner().invoke(main, asked).output


def test_a_level_from_the_line_and_from_a_file_answer_the_same(tmp_path: Path) -> None:
    file = tmp_path / "muc.txt"
    file.write_text("# mức giả định\n12=95\n", encoding="utf-8")
    told = run("--level", "12=95")
    assert "Đạt thêm 0 xã; không còn đạt 16 xã" in told
    assert "chỉ tiêu 12 quyết định ở 50 xã" in told
    assert run("--levels", str(file)) == told
    file.write_bytes("# mức giả định\n12=95\n".encode("utf-16"))
    assert run("--levels", str(file)) == told


def test_a_commune_is_explained(tmp_path: Path) -> None:
    told = run("--level", "12=95", "--commune", "23332")
    assert "12: chưa đạt (tính từ giá trị và mức)" in told
    assert "mức từ 95" in told


def test_a_commune_that_is_none_of_those_asked_about_is_named() -> None:
    assert "“99999” không phải mã của xã nào trong 85 xã" in run("--commune", "99999")
