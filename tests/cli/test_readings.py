from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from chungtay.cli.criteria import criteria

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
ON = ("--on", "2020-10-13")


def test_readings_are_listed_with_what_follows() -> None:
    told = CliRunner().invoke(criteria, ["readings", "23380", *ON])
    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert len(lines) == 50
    (poverty,) = (line for line in lines if line.startswith("11\t"))
    assert "Chưa đạt" in poverty and "25,21 % (367/1.456); lấy từ sổ" in poverty


def test_what_registers_say_already_is_not_said_again() -> None:
    told = CliRunner().invoke(criteria, ["derive", *ON])
    assert told.output.startswith("Lấy từ sổ: 0 giá trị mới")
    again = CliRunner().invoke(criteria, ["derive", *ON])
    assert "0 minh chứng mới" in again.output


def test_a_dossier_is_written_as_excel_or_word(tmp_path: Path) -> None:
    for name in ("ho-so.xlsx", "ho-so.docx"):
        path = str(tmp_path / name)
        told = CliRunner().invoke(criteria, ["dossier", "23380", *ON, "--out", path])
        assert told.exit_code == 0, told.output
        assert told.output.strip() == path
    assert openpyxl.load_workbook(tmp_path / "ho-so.xlsx").sheetnames[1] == "Từng chỉ tiêu"
    wrong = CliRunner().invoke(criteria, ["dossier", "23380", *ON, "--out", "ho-so.odt"])
    assert wrong.exit_code == 2 and ".xlsx hoặc .docx" in wrong.output


def test_readings_are_listed_as_known_and_of_a_district_under_its_own_set() -> None:
    told = (
        CliRunner()
        .invoke(criteria, ["readings", "23380", *ON, "--as-known", "2020-10-12"])
        .output.splitlines()
    )
    assert len(told) == 50 and not any("Xã tự đánh giá" in line for line in told)
    district = CliRunner().invoke(criteria, ["readings", "611", *ON]).output.splitlines()
    assert [line.split("\t")[0] for line in district] == ["2.1", "2.2", "2.3"]


def test_a_set_of_which_no_requirement_is_known_says_so() -> None:
    asked = ["readings", "23380", *ON, "--set", "commune-2026-2030"]
    told = CliRunner().invoke(criteria, asked).output.splitlines()
    assert told[0].startswith("Chưa có câu chữ chỉ tiêu nào của bộ")
    assert told[1] == "01\tChưa xác định được" and len(told) == 11
