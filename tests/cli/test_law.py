"""The law from the command line: in words for people, in JSON for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chungtay.cli import law as cli
from chungtay.cli.root import main
from chungtay.core.law.fault import Fault


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, ["law", *words])


def _json(*words: str) -> Any:
    return json.loads(_run(*words, "--json").output)


def test_check_of_sound_packs_says_so_and_ends_well() -> None:
    answer = _run("check")
    assert answer.exit_code == 0, answer.output
    assert answer.output == "Gói dữ liệu pháp luật không có lỗi.\n"


def test_check_names_every_fault_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (Fault("a.yaml", 3, "x.y", "thiếu khóa"), Fault("b.yaml", 1, "", "tệp trống"))
    monkeypatch.setattr(cli, "faults", lambda _: found)
    answer = _run("check")
    assert answer.exit_code == 1
    assert answer.output == "a.yaml:3: x.y: thiếu khóa\nb.yaml:1: tệp trống\n2 lỗi.\n"
    assert [fault["line"] for fault in _json("check")] == [3, 1]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2021-12-31", "700"),
        ("2022-01-01", "1.500"),
        ("2026-12-31", "1.500"),
        ("2027-01-01", "2.200"),
    ],
)
def test_show_a_parameter_on_both_sides_of_a_boundary(day: str, value: str) -> None:
    assert f": {value}\n" in _run("show", "poverty.income_line.rural", "--on", day).output


def test_show_names_the_provision() -> None:
    shown = _run("show", "poverty.income_line.rural", "--on", "2023-01-01").output
    assert "từ ngày 01/01/2022; đã kiểm chứng" in shown
    assert "Điều 3 Nghị định số 07/2021/NĐ-CP ngày 27/01/2021 của Chính phủ" in shown


def test_show_a_criterion_of_a_region() -> None:
    name = "criteria.commune-2016-2020.10"
    (level,) = _json("show", name, "--on", "2020-10-13", "--column", "tay_nguyen")
    assert (level["level"], level["comparator"], level["verified"]) == ("41", ">=", True)
    text = _run("show", name, "--on", "2020-10-13", "--column", "tay_nguyen").output
    assert ">= 41 triệu đồng/người/năm" in text


def test_show_a_level_that_nobody_knows() -> None:
    name = "criteria.commune-2016-2020.6.2"
    shown = _run("show", name, "--on", "2020-10-13", "--province", "62").output
    assert "Chưa biết: không có văn bản" in shown
    assert "Toàn tỉnh; từ khi ký, ngày 20/01/2020; CHƯA kiểm chứng" in shown


def test_show_a_whole_criterion_and_a_whole_set() -> None:
    name = "criteria.commune-2016-2020"
    assert len(_json("show", f"{name}.17", "--on", "2020-10-13")) == 9
    assert len(_json("show", name, "--on", "2020-10-13")) == 50


def test_show_a_standard_and_a_document() -> None:
    assert "10 chỉ số thiếu hụt" in _run("show", "poverty.standard", "--on", "2020-01-01").output
    shown = _run("show", "04/2020/QĐ-UBND").output
    assert shown.startswith("Quyết định số 04/2020/QĐ-UBND ngày 20/01/2020 của UBND tỉnh Kon Tum\n")
    assert "Hiệu lực: chưa rõ" in shown


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("show", "khong-co"), "law.unknown_instrument", 4),
        (("show", "criteria.khong-co"), "law.unknown_entry", 4),
        (("show", "criteria.commune-2016-2020.20"), "criteria.unknown_entry", 4),
        (("show", "poverty.income_line.rural", "--on", "2015-12-31"), "law.not_yet", 1),
        (("show", "poverty.standard", "--on", "2027-01-01"), "poverty.no_standard", 4),
    ],
)
def test_what_is_not_there_is_refused(words: tuple[str, ...], code: str, exit_code: int) -> None:
    answer = _run(*words)
    assert answer.exit_code == exit_code
    assert f"[{code}]" in answer.output


def test_unverified_lists_names_that_show_understands() -> None:
    listed = _json("unverified")
    level = next(one for one in listed if one["kind"] == "level")
    assert _run("show", level["name"], "--on", "2020-10-13").exit_code == 0
    assert all(one["file"].startswith("packs/") for one in listed)


def test_instruments_are_narrowed_by_type_and_issuer() -> None:
    plans = _json("instruments", "--type", "plan", "--issuer", "kontum.bcd")
    assert [one["key"] for one in plans] == [
        "kontum.bcd:73/KH-BCĐ:2018-04-06",
        "kontum.bcd:1152/KH-BCĐ:2019-04-08",
    ]
