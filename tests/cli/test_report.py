"""The report from the command line: built, explained, verified, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import DjangoDbBlocker

from chungtay.cli.root import main
from tests.formats.surgery import read, replaced, rewritten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
RATE = "disb.total.pct"
TEXT = "word/document.xml"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, words)])


@pytest.fixture(scope="module")
def built(
    demo: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Result]]:
    out = tmp_path_factory.mktemp("out")
    with django_db_blocker.unblock():
        yield out, run("build", "kontum-2020", "--out", out)


@pytest.fixture(scope="module")
def word(built: tuple[Path, Result]) -> Path:
    return built[0] / "report.docx"


@pytest.mark.slow
def test_building_names_each_file_with_its_digest(built: tuple[Path, Result]) -> None:
    out, said = built
    assert said.exit_code == 0
    lines = [line.split("\t") for line in said.output.splitlines()]
    assert [Path(path).name for path, _, _ in lines][::4] == ["report.docx", "figures.json"]
    assert all(Path(path).parent == out for path, _, _ in lines)
    assert all(len(digest.removeprefix("sha256 ")) == 64 for *_, digest in lines)


def test_the_reports_with_an_outline_are_listed() -> None:
    assert run("list").output.startswith("kontum-2020\t")


def test_a_share_is_explained_by_what_it_was_made_from() -> None:
    said = run("explain", RATE, "--rows", "2").output
    assert said.startswith(f"{RATE} = 65,12 ")
    assert "Tử số: Vốn đã giải ngân = " in said
    assert "Mẫu số: Kế hoạch vốn = " in said
    assert "Số liệu mô phỏng" in said
    assert "dòng nữa (--rows để xem thêm)" in said
    assert sum(line.startswith("  E:") for line in said.splitlines()) == 2


def test_an_explanation_for_machines_counts_and_lists() -> None:
    said = json.loads(run("explain", RATE, "--rows", "3", "--json").output)
    assert (said["id"], said["text"], len(said["rows"])) == (RATE, "65,12", 3)
    assert said["count"] == sum(said["documents"].values()) == sum(said["provenance"].values())
    assert {"ref", "unit", "document", "recorded_by", "source", "pot"} <= said["rows"][0].keys()


def test_an_unknown_figure_is_answered_with_near_ones() -> None:
    found = run("explain", "disb.total.percent")
    assert found.exit_code == 4
    assert RATE in found.output
    assert "[reports.unknown_figure]" in found.output


@pytest.mark.slow
def test_a_report_as_built_is_verified(word: Path) -> None:
    found = run("verify", word)
    assert (found.exit_code, "0 bị sửa" in found.output) == (0, True)


@pytest.mark.slow
def test_a_number_changed_in_the_file_is_named_with_both_texts(word: Path, tmp_path: Path) -> None:
    content = read(word, TEXT)
    at = content.index(">65,12<", content.index(f'w:val="{RATE}"'))
    edit = content[at - 60 : at + 7]
    forged = replaced(word, tmp_path / "f.docx", TEXT, (edit, edit.replace("65,12", "95,12")))
    found = run("verify", forged)
    assert found.exit_code == 1
    assert f"Bị sửa: {RATE}: dấu niêm ghi “65,12”" in found.output
    assert "95,12" in found.output
    said = json.loads(run("verify", forged, "--json").output)
    assert (said["faithful"], [one["id"] for one in said["changed"]]) == (False, [RATE])


@pytest.mark.slow
def test_cells_changed_in_an_appendix_are_told_by_row_and_column(
    word: Path, tmp_path: Path
) -> None:
    whole = read(word, TEXT)
    start = whole.index("PHỤ LỤC SỐ 02")
    edited = whole[:start] + whole[start:].replace(">28.603<", ">29.603<", 1)
    found = run("verify", rewritten(word, tmp_path / "one.docx", {TEXT: edited}))
    assert found.exit_code == 1
    assert "Phụ lục 02: BỊ SỬA: hàng 12 “Huyện Đắk Glei”; cột 2.\n" in found.output
    assert "Phụ lục 03: giữ nguyên.\n" in found.output
    many = whole[:start] + whole[start:].replace(">Ngân sách trung ương<", ">Ngân sách khác<")
    said = run("verify", rewritten(word, tmp_path / "many.docx", {TEXT: many})).output
    assert " hàng nữa; cột 1.\n" in said


@pytest.mark.slow
def test_an_appendix_taken_out_is_told(word: Path, tmp_path: Path) -> None:
    whole = read(word, TEXT)
    start = whole.index("<w:tbl>", whole.index("PHỤ LỤC SỐ 04"))
    end = whole.index("</w:tbl>", start) + len("</w:tbl>")
    found = run("verify", rewritten(word, tmp_path / "f.docx", {TEXT: whole[:start] + whole[end:]}))
    assert (found.exit_code, "Phụ lục 04: không còn bảng đã niêm." in found.output) == (1, True)


@pytest.mark.slow
def test_the_seal_is_compared_with_the_one_kept(word: Path) -> None:
    kept = json.loads(run("verify", word, "--json").output)["seal_digest"]
    assert run("verify", word, "--against", kept).exit_code == 0
    other = run("verify", word, "--against", "0" * 64)
    assert (other.exit_code, "KHÁC bản lưu" in other.output) == (1, True)


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_text("không phải Word", encoding="utf-8")
    found = run("verify", path)
    assert found.exit_code == 1
    assert found.output.rstrip().endswith("[reports.not_a_report]")


@pytest.mark.slow
def test_the_check_names_the_one_contradiction_and_counts_the_rest() -> None:
    lines = run("check", "kontum-2020").output.splitlines()
    assert len(lines) == 2
    assert "công bố 70,23, tính từ sổ 70,24" in lines[0]
    assert lines[1].startswith("190/191 ")
    assert len(run("check", "kontum-2020", "--all").output.splitlines()) == 192


def test_an_unknown_report_is_refused(tmp_path: Path) -> None:
    found = run("build", "kontum-1999", "--out", tmp_path)
    assert found.exit_code == 4
    assert "Traceback" not in found.output
