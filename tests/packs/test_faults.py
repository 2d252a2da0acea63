"""A broken pack is refused with every fault at once, each with file, line and what is expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from chungtay.core.law.fault import BrokenPack
from chungtay.packs.loader.checks import faults
from chungtay.packs.loader.library import Library
from tests.packs.library import NATION, written

BROKEN = Path(__file__).parent / "broken"
"""A library in which everything is wrong that can be."""

EXPECTED = {
    ("broken/vn/agencies.yaml", 2): "mã “ttg” lặp lại",
    ("broken/vn/agencies.yaml", 3): "thiếu khóa",
    ("broken/vn/instruments/all.yaml", 2): "“ttgg” không hợp lệ",
    ("broken/vn/instruments/all.yaml", 3): "có phải “decision”?",
    ("broken/vn/instruments/all.yaml", 4): "trước ngày ký",
    ("broken/vn/instruments/all.yaml", 5): "ttg:9/QĐ-TTg:2016",
    ("broken/vn/instruments/all.yaml", 6): "năm-tháng-ngày",
    ("broken/vn/instruments/all.yaml", 7): "true hoặc false",
    ("broken/vn/instruments/all.yaml", 8): "lặp lại",
    ("broken/vn/parameters/limit.yaml", 4): "số thập phân",
    ("broken/vn/parameters/limit.yaml", 5): "dẫn văn bản chưa có trong danh mục",
    ("broken/vn/parameters/limit.yaml", 6): "thiếu khóa",
    ("broken/vn/parameters/limit.yaml", 7): "khóa lạ",
    ("broken/vn/parameters/order.yaml", 5): "không sau ngày",
    ("broken/vn/parameters/empty.yaml", 1): "tệp trống",
    ("broken/vn/parameters/torn.yaml", 3): "không đọc được YAML",
    ("broken/vn/indicators/all.yaml", 1): "số nguyên",
    ("broken/vn/indicators/all.yaml", 2): "có phải “percent”?",
    ("broken/vn/indicators/all.yaml", 3): "không cộng được",
    ("broken/vn/indicators/all.yaml", 4): "chương trình",
    ("broken/vn/criteria/set.yaml", 17): "“bxx” không hợp lệ",
    ("broken/vn/criteria/set.yaml", 21): "“>” không hợp lệ",
    ("broken/vn/criteria/set.yaml", 25): "có phải “tay_nguyen”?",
    ("broken/vn/examples/limit.yaml", 2): "none",
}


def test_every_fault_is_named_at_its_line() -> None:
    found = {(f.file, f.line): f.message for f in faults(Library(BROKEN))}
    missed = {
        place: words for place, words in EXPECTED.items() if words not in found.get(place, "")
    }
    assert not missed, "\n".join(f"{place}: {found.get(place)}" for place in missed)


def test_a_sound_pack_has_no_fault(tmp_path: Path) -> None:
    assert faults(written(tmp_path, NATION)) == ()


def test_an_example_that_does_not_come_out_is_a_fault(tmp_path: Path) -> None:
    example = "- {name: Sai, parameter: limit, on: 2021-12-31, expect: 11}\n"
    (fault,) = faults(written(tmp_path, NATION, {"vn/examples/limit.yaml": example}))
    assert (fault.line, fault.path) == (1, "[0].expect")
    assert "cho 10, cần 11" in fault.message


def test_an_alias_is_a_fault(tmp_path: Path) -> None:
    text = "- {code: a, title: &t {vi: A, en: A}}\n- {code: b, title: *t}\n"
    (fault,) = faults(written(tmp_path, NATION, {"vn/terms/list.yaml": text}))
    assert "bí danh" in fault.message


def test_a_value_left_empty_is_a_fault(tmp_path: Path) -> None:
    text = "- code: a\n  title: {vi: A, en: A}\n  short:\n"
    (fault,) = faults(written(tmp_path, NATION, {"vn/terms/list.yaml": text}))
    assert (fault.line, fault.path) == (3, "[0].short")


def test_asking_a_broken_library_is_refused_with_all_faults() -> None:
    with pytest.raises(BrokenPack) as refusal:
        _ = Library(BROKEN).instruments
    assert refusal.value.count == len(refusal.value.faults) == 6


def test_a_province_may_not_set_what_the_nation_has_not(tmp_path: Path) -> None:
    province = {
        "tinh/pack.yaml": "title: {vi: Tỉnh, en: Province}\nprovince: '62'\n",
        "tinh/parameters/own.yaml": NATION["vn/parameters/limit.yaml"].replace("limit", "own"),
    }
    (fault,) = faults(written(tmp_path, NATION, province))
    assert fault.file == "packs/tinh/parameters/own.yaml"
    assert "gói quốc gia" in fault.message


@pytest.mark.parametrize(
    ("path", "text", "line", "words"),
    [
        ("vn/terms/list.yaml", b"- code: a\n  title: {vi: \xff, en: A}\n", 2, "UTF-8"),
        ("vn/terms/list.yaml", b"- {code: a, title: !x {vi: A, en: A}}\n", 1, "không dùng nhãn"),
        ("vn/terms/list.yaml", "- {code: a, title: {vi: Tie\u0302\u0301n, en: A}}\n", 1, "NFC"),
        ("vn/term/list.yaml", "- {code: a, title: {vi: A, en: A}}\n", 1, "có phải “terms”?"),
        ("vn/instruments/two.yaml", NATION["vn/instruments/all.yaml"], 1, "đã có trong"),
        ("vn/parameters/limit.yaml", NATION["vn/parameters/limit.yaml"].replace("2020-", "2015-"),
         4, "trước ngày ký văn bản"),
    ],
)  # fmt: skip
def test_one_thing_wrong_is_one_fault(
    tmp_path: Path, *, path: str, text: str | bytes, line: int, words: str
) -> None:
    library = written(tmp_path, NATION)
    file = tmp_path / "packs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (fault,) = faults(library)
    assert (fault.file, fault.line) == (f"packs/{path}", line)
    assert words in fault.message
