"""Works on the command line: lists out and in, the register for other systems."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chungtay.cli.root import main
from chungtay.core.works.oc4ids.checking import check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
ON = ("--on", "2020-10-13")
HEAD = (
    "Mã công trình", "Tên công trình", "Mã dự án", "Loại công trình", "Mã xã", "Năm kế hoạch",
    "Bước thực hiện", "Tổng mức đầu tư (triệu đồng)",
)  # fmt: skip


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["works", *map(str, words), *ON])


def listed(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "danh-muc.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *rows])
    return path


def test_what_is_given_out_changes_nothing_when_taken_in(tmp_path: Path) -> None:
    out = tmp_path / "mau.xlsx"
    assert "công trình" in run("template", "--unit", "613", "--out", out).output
    said = json.loads(run("import", out, "--json").output)
    assert said["rows"] > 20
    assert (said["added"], said["changed"], said["errors"]) == (0, 0, [])
    assert said["written"] == {"states": 0, "cards": 0, "contracts": 0, "funding": 0}


def test_a_list_is_tried_before_it_is_written(tmp_path: Path) -> None:
    row = ("moi.1", "Đường thôn 9", "gn.p1.infra", "Giao thông", "23467", 2020, "", "1.200")
    path = listed(tmp_path, row)
    assert "1 mới, 0 có thay đổi, 0 lỗi." in run("import", path, "--dry-run").output
    assert "Đã ghi 1 dòng tiến độ" in run("import", path).output
    assert "Không có gì mới để ghi." in run("import", path).output


def test_a_list_with_errors_is_told_and_refused(tmp_path: Path) -> None:
    path = listed(tmp_path, ("moi.1", "Đường", "lạ", "Giao thông", "23467", 2020, "", "1.200"))
    result = run("import", path)
    assert result.exit_code == 1
    assert "cột Mã dự án: không có dự án “lạ”" in result.output
    assert "works.list_has_faults" in result.output


def test_a_work_in_a_unit_that_was_not_there_yet_is_named_by_unit_and_day(tmp_path: Path) -> None:
    row = ("moi.1", "Bến tàu", "gn.p1.infra", "Giao thông", "21548", 2020, "", "1.200")
    result = run("import", listed(tmp_path, row))
    assert result.exit_code == 1
    assert "cột Mã xã: không có đơn vị hành chính “21548” vào ngày 13/10/2020." in result.output


def test_the_register_is_given_out_in_the_shape_of_oc4ids(tmp_path: Path) -> None:
    out = tmp_path / "works.json"
    assert run("export", "--out", out, "--prefix", "oc4ids-abc123").exit_code == 0
    told = json.loads(out.read_text())
    assert check(told) == ()
    assert told["publisher"] == {"name": "Ủy ban nhân dân Tỉnh Kon Tum"}
    paid = [
        one
        for project in told["projects"]
        for process in project.get("contractingProcesses", ())
        for one in process["summary"].get("transactions", ())
    ]
    assert paid
    assert all(project["id"].startswith("oc4ids-abc123-") for project in told["projects"])


def test_the_contracts_of_a_work_are_told_one_a_line() -> None:
    lines = run("contracts", "gn.p1.infra.001").output.splitlines()
    assert lines[0].startswith("01\tXây lắp\t38/2019/HĐ-XD\t")
    assert lines[-1].startswith(f"{len(lines) - 1} hợp đồng, cộng ")
    told = json.loads(run("contracts", "gn.p1.infra.001", "--json").output)
    assert [one["contract"] for one in told] == [line.partition("\t")[0] for line in lines[:-1]]
    early = ["works", "contracts", "gn.p1.infra.001", "--json", "--on", "2019-04-21"]
    before = json.loads(CliRunner().invoke(main, early).output)
    assert [one["package"] for one in before] == ["design"]
    assert run("contracts", "khong-co").exit_code == 4


def test_the_register_is_given_out_as_it_was_known(tmp_path: Path) -> None:
    told = {}
    for known in ("2015-12-31", "2020-10-13"):
        out = tmp_path / f"{known}.json"
        assert run("export", "--out", out, "--as-known", known).exit_code == 0
        told[known] = len(json.loads(out.read_text())["projects"])
    assert 0 < told["2015-12-31"] < told["2020-10-13"]
