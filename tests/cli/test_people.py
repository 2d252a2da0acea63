"""The first accounts, from the command line."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result

from chungtay.apps.people import queries
from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["people", *words])


def test_the_first_administrator_is_made_once() -> None:
    said = run("first", "--on", "2020-10-13")
    assert said.exit_code == 0, said.output
    assert re.search(r"chỉ in ra lần này: \w{4}-\w{4}-\w{4}-\w{4}\n", said.output)
    again = run("first", "--on", "2020-10-13")
    assert "không tạo thêm" in again.output
    assert "in ra" not in again.output


def test_a_province_that_does_not_stand_has_no_administrator() -> None:
    said = run("first", "--province", "62", "--on", "2026-01-01")
    assert said.exit_code == 4
    assert "[units.unknown]" in said.output


def test_the_demonstration_has_somebody_for_every_role_once() -> None:
    said = run("demo-accounts")
    assert "0 tài khoản mới" in said.output
    assert "mật khẩu trinh-dien-2020" in said.output
    assert len(queries.demonstration_accounts()) >= 20
