from __future__ import annotations

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
