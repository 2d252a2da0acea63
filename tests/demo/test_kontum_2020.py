"""The demonstration data: made again byte for byte, and true to every printed figure."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "demo" / "kontum-2020"
DEMO = "demo:~du-lieu-mo-phong:2020-10-13"


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the data set's scripts on a folder."""
    command = [sys.executable, str(HERE / script), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the data set."""
    with (HERE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    made = run("make.py", tmp_path)
    assert made.returncode == 0, made.stderr
    names = {path.name for path in (HERE / "data").glob("*.csv")}
    assert {path.name for path in tmp_path.glob("*.csv")} == names
    names |= {f"photos/{path.name}" for path in (HERE / "data" / "photos").iterdir()}
    for name in sorted(names):
        assert (tmp_path / name).read_bytes() == (HERE / "data" / name).read_bytes(), name


def test_every_printed_figure_comes_out() -> None:
    checked = run("check.py", HERE / "data")
    assert checked.returncode == 0, checked.stdout


def test_a_payment_changed_by_a_million_is_found(tmp_path: Path) -> None:
    shutil.copytree(HERE / "data", tmp_path / "data")
    path = tmp_path / "data" / "postings.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    *first, last = lines
    cells = last.split(",")
    place = head.split(",").index("dong")
    cells[place] = str(int(cells[place]) + 1_000_000)
    text = "\n".join((head, *first, ",".join(cells)))
    path.write_text(f"{text}\n", encoding="utf-8")
    checked = run("check.py", tmp_path / "data")
    assert checked.returncode == 1
    assert "FAIL" in checked.stdout


@pytest.mark.parametrize(
    "name",
    [
        "entries",
        "works",
        "work_cards",
        "work_contracts",
        "work_funding",
        "work_obstacles",
        "work_remarks",
        "work_photos",
        "readings",
        "recognitions",
        "results",
        "poverty",
    ],
)
def test_what_is_made_up_rests_on_no_real_document(name: str) -> None:
    for row in rows(name):
        if row["provenance"] == "published":
            assert row["document"] != DEMO
        else:
            assert row["document"] == DEMO


def test_state_rows_are_written_once_a_day() -> None:
    keys = [(row["unit"], row["criteria_set"], row["stage"], row["on"]) for row in rows("readings")]
    assert len(keys) == len(set(keys))
    stages = [(row["work"], row["on"]) for row in rows("works")]
    assert len(stages) == len(set(stages))
    results = [
        (row["indicator"], row["unit"], row["standing"], row["period_to"], row["on"])
        for row in rows("results")
    ]
    assert len(results) == len(set(results))
