"""`chungtay capital` over the demonstration: told twice changes nothing; exports read back."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db.models import QuerySet
from pytest_django import Settings

from chungtay.apps.capital.models import Posting
from chungtay.apps.capital.treasury.services import save_profile
from chungtay.apps.capital.treasury_models import TreasuryLine
from chungtay.cli.capital import operator
from chungtay.cli.root import main
from chungtay.core.capital.reconcile.profile import Field
from tests.flows.import_treasury.nasty import DISTRICT, PAID, PROFILE, workbook

pytestmark = pytest.mark.usefixtures("demo")
DAY, OPERATOR = dt.date(2020, 10, 13), operator("kiểm thử")


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


def test_a_bad_list_is_refused_whole_with_the_place_of_each_fault(tmp_path: Path) -> None:
    save_profile(by=OPERATOR, profile=PROFILE, scope="62", on=DAY)
    bad = workbook(
        ("CT1", "05/03/2020", DISTRICT, PAID, "-4.000.000"),
        ("CT2", "31/02/2020", DISTRICT, PAID, "7.000.000"),
        ("CT3", "05/03/2015", DISTRICT, PAID, "900.000.000"),
        total=903_000_000,
    )
    file, faults = tmp_path / "x.xlsx", tmp_path / "loi.csv"
    file.write_bytes(bad.getvalue())
    words = ["capital", "import", str(file), "--profile", PROFILE.code, "--faults", str(faults)]
    before = TreasuryLine.objects.count()
    done = CliRunner().invoke(main, words)
    assert done.exit_code
    assert "capital.list_has_faults" in done.output
    for row, code in ((7, "list_negative"), (8, "list_unclear"), (9, "list_never_given")):
        assert any(
            f"Tháng 3:{row}\t" in line and f"[capital.{code}]" in line
            for line in done.output.splitlines()
        ), done.output
    assert "lỗi,Tháng 3,7,Số tiền" in faults.read_text(encoding="utf-8-sig")
    assert TreasuryLine.objects.count() == before


def test_a_decision_that_the_ledger_lacks_is_named_and_its_line_is_kept(tmp_path: Path) -> None:
    columns = {**PROFILE.columns, Field.DECISION: ("so quyet dinh",)}
    save_profile(by=OPERATOR, profile=replace(PROFILE, columns=columns), scope="62", on=DAY)
    file = tmp_path / "ke.csv"
    file.write_text(
        "Ngày chứng từ;Số tiền thanh toán;Số chứng từ;Chủ đầu tư;Nội dung;Nguồn vốn;Số quyết định"
        f"\n05/03/2020;900.000.000;CT1;{DISTRICT};{PAID};NSTW;987654/QĐ-UBND\n",
        encoding="utf-8",
    )
    said = run("import", str(file), "--profile", PROFILE.code)
    assert "[capital.unknown_decision]" in said
    assert "Số “987654/QĐ-UBND” không có trong danh mục văn bản và chưa bút toán nào" in said
    assert "Đã ghi 1 dòng mới" in said
    line = TreasuryLine.objects.get(paper="CT1", content=PAID, sender=PROFILE.sender)
    assert {"decision": "987654/QĐ-UBND"} in [one["facts"] for one in line.remarks]


def test_the_same_list_twice_changes_nothing(tmp_path: Path) -> None:
    save_profile(by=OPERATOR, profile=PROFILE, scope="62", on=DAY)
    good = workbook(("CT1", "05/03/2020", DISTRICT, PAID, "900.000.000"), total=900_000_000)
    file = tmp_path / "x.xlsx"
    file.write_bytes(good.getvalue())
    assert "Đã ghi 1 dòng mới" in run("import", str(file), "--profile", PROFILE.code)
    kept = TreasuryLine.objects.count()
    again = run("import", str(file), "--profile", PROFILE.code)
    assert "Tệp này đã được ghi từ trước; không thay đổi gì." in again
    assert TreasuryLine.objects.count() == kept


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
        for field in file["fields"]:
            used = {row[field["code"]] for row in rows} - {""}
            assert not field["list"] or used <= about["lists"][field["list"]].keys()
    assert "mô phỏng" in about["data"]
    assert all(file["file"].endswith("-2020-mo-phong.csv") for file in about["files"])
    assert about["lists"]["stage"]["handed_over"] == "Đã bàn giao"
    assert "Ngân sách trung ương" in about["lists"]["source"].values()


@pytest.mark.parametrize("on", ["2020-10-13", "2020-06-30"])
def test_payments_for_other_systems_are_those_of_the_ledger(on: str, tmp_path: Path) -> None:
    """Entry by entry it adds up to what treasuries paid, late and carried-over money with it."""
    run("export", "--format", "mof", "--year", "2020", "--on", on, "--out", str(tmp_path))
    with (tmp_path / "mof-thanh-toan-2020-mo-phong.csv").open(
        encoding="utf-8-sig", newline=""
    ) as opened:
        sent = sum(int(row["SO_TIEN"]) for row in csv.DictReader(opened))
    rows: QuerySet[Posting] = QuerySet(Posting).filter(
        plan_year=2020, pot__in=["advanced", "spent", "settled"], entry__on__lte=on,
        source__in=["central", "oda", "province", "district", "commune"],
    )  # fmt: skip
    assert sent == sum(row.dong for row in rows) > 0


def test_a_statement_is_printed_whole_in_words_and_for_machines(tmp_path: Path) -> None:
    asked = ["statement", "--rows", "place", "--columns", "commitments", "--depth", "1"]
    told = json.loads(run(*asked, "--json"))
    keys = [column["key"] for column in told["columns"]]
    lacks = [int(row["values"][keys.index("uncovered")]) for row in told["rows"]]
    assert (told["rows"][0]["key"], lacks[0]) == ([], sum(lacks[1:]))
    words = run(*asked)
    assert "Tổng số" in words
    assert f"{lacks[0]:,}".replace(",", ".") in words
    run(*asked, "--csv", str(tmp_path / "x.csv"))
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[2 + 1 + keys.index("uncovered")] for row in rows[1:]] == list(map(str, lacks))
    before = run("statement", "--columns", "commitments", "--rows", "source")
    assert before.split("\n")[1].endswith("Tổng số")
    nothing = CliRunner().invoke(main, ["capital", "statement", "--where", "kind=khong-co"])
    assert "Không có dòng sổ nào" in nothing.stderr
