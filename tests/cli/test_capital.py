"""`chungtay capital` over the demonstration: told twice changes nothing; exports read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from chungtay.cli.root import main
from tests.flows.import_treasury.nasty import DISTRICT, PAID, workbook

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(autouse=True)
def day(db: None, settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"


def run(*words: str) -> str:
    done = CliRunner().invoke(main, ["capital", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_profile_is_listed_and_an_unknown_one_refused(tmp_path: Path) -> None:
    assert "kbnn-kon-tum" in run("profiles")
    file = tmp_path / "x.xlsx"
    file.write_bytes(workbook(("CT1", "05/03/2020", DISTRICT, PAID, 5), total=5).getvalue())
    done = CliRunner().invoke(main, ["capital", "import", str(file), "--profile", "khong-co"])
    assert (done.exit_code, "capital.unknown_profile" in done.output) == (4, True)


def test_the_statement_counts_every_line_once() -> None:
    told = json.loads(run("reconcile", "--json"))
    assert told["on"] == "2020-09-30"
    verdicts = {row["verdict"] for row in told["rows"]}
    assert {"agree", "ledger_short", "treasury_short"} <= verdicts


@pytest.mark.parametrize("name", ["pims", "mof"])
def test_files_for_other_systems_say_what_their_dictionary_says(name: str, tmp_path: Path) -> None:
    run("export", "--format", name, "--year", "2020", "--out", str(tmp_path))
    about = json.loads((tmp_path / f"{name}-2020-tu-dien.json").read_text(encoding="utf-8"))
    assert about["verified"] is False
    for file in about["files"]:
        with (tmp_path / file["file"]).open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert len(rows) == file["rows"]
        for field, total in file["totals"].items():
            assert sum(int(row[field] or 0) for row in rows) == total
