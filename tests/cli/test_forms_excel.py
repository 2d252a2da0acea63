"""Forms as workbooks from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ASKED = ("ho-ngheo-thang", "--period", "2020-09", "--on", "2020-10-13")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["forms", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "xa.xlsx"
    assert run("template", *ASKED, "--unit", "23380", "--out", path).exit_code == 0
    return path


def fill(path: Path, **said: object) -> None:
    book = openpyxl.load_workbook(path)
    for address, value in said.items():
        book.worksheets[0][address] = value
    book.save(path)


def test_a_form_goes_out_comes_in_and_the_second_time_changes_nothing(file: Path) -> None:
    fill(file, E9="1.234")
    dry = run("import", file, "--dry-run", "--on", "2020-10-13")
    assert "chỉ tệp đổi\tXã Đăk Ang\tToàn bộ các hộ\tThoát nghèo trong tháng" in dry.output
    assert "Đã ghi" not in dry.output
    assert "Đã ghi 1 ô." in run("import", file, "--on", "2020-10-13").output
    said = json.loads(run("import", file, "--json", "--on", "2020-10-13").output)
    assert (said["written"], said["counts"]["both_alike"]) == (0, 1)


def test_both_sides_changed_is_refused_until_one_is_taken(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.xlsx"
    other.write_bytes(file.read_bytes())
    fill(other, E9=5)
    fill(file, E9=6)
    run("import", other, "--on", "2020-10-13")
    declined = run("import", file, "--on", "2020-10-13")
    assert declined.exit_code == 5
    assert "submissions.book_conflicts" in declined.output
    taken = run("import", file, "--take", "file", "--on", "2020-10-13")
    assert "Đã ghi 1 ô." in taken.output


def test_faults_by_the_thousand_are_told_in_part_and_written_down_whole(tmp_path: Path) -> None:
    path, listed = tmp_path / "tinh.xlsx", tmp_path / "loi.csv"
    run("workbook", *ASKED, "--unit", "62", "--flat", "--out", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(7, sheet.max_row + 1):
        for column in range(6, 20):
            sheet.cell(row, column).value = "x y"
    book.save(path)
    declined = run("import", path, "--faults", listed, "--on", "2020-10-13")
    assert declined.exit_code == 1
    shown = [line for line in declined.output.splitlines() if line.startswith("không đọc được")]
    faults = listed.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert len(shown) == 200
    assert len(faults) > 1_000
    assert f"… và {len(faults) - 200} ô nữa không đọc được" in declined.output


def test_a_workbook_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x")
    declined = run("import", path)
    assert declined.exit_code == 1
    assert "Không đọc được tệp" in declined.output
