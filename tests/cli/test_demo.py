"""The demonstration is loaded by one command, which may be repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chungtay.analytics.store import Store
from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def load(*words: str) -> Result:
    return CliRunner().invoke(main, ["demo", "load", *words])


@pytest.mark.slow
def test_loading_again_adds_nothing() -> None:
    store = Store()
    before = store.catch_up()
    said = load()
    assert said.exit_code == 0
    assert "không có dòng nào mới" in said.output
    assert store.catch_up() == 0
    assert Store().catch_up() == before


def test_a_folder_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    said = load("--data", str(tmp_path))
    assert said.exit_code == 1
    assert said.output.rstrip().endswith("[kernel.broken_files]")
    assert "holders.csv" in said.output
    assert "statements.csv" in said.output
