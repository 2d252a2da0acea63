"""Faults of criteria that no file shows by itself, and what the site sets over the product."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from chungtay.core.criteria.criteria_set import Stated
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.packs import loader
from chungtay.packs.loader import sets, site
from chungtay.packs.loader.checks import faults
from chungtay.packs.loader.library import SITE, Library
from tests.packs.library import NATION, written

CITE = "ttg:1/QĐ-TTg:2016-01-01"
ON = dt.date(2017, 1, 1)
THRESHOLD = f"""
code: set
title: {{vi: Bộ, en: Set}}
level: commune
grade: standard
columns: region
stricter: true
since: 2016-01-01
until: 2021-01-01
cite: '{CITE}'
groups:
- code: I
  title: {{vi: Nhóm, en: Group}}
  criteria:
  - code: "01"
    title: {{vi: Một, en: One}}
    short: {{vi: Một, en: One}}
    requirements:
    - code: "1"
      title: {{vi: Một, en: One}}
      agencies: [ttg]
      thresholds:
      - code: "1"
        unit: percent
        comparator: ">="
        tables:
        - {{since: 2016-01-01, cite: '{CITE}', levels: {{general: 80, tay_nguyen: 70}}}}
"""
BASE = {
    **NATION,
    "vn/criteria/set.yaml": THRESHOLD,
    "vn/regions.yaml": '- {province: "62", region: tay_nguyen}\n',
    "tinh/pack.yaml": "title: {vi: Tỉnh, en: Province}\nprovince: '62'\n",
}


def override(level: object, threshold: str = "1", since: str = "2016-06-01") -> str:
    return (
        f"criteria_set: set\ncite: '{CITE}'\nthresholds:\n- threshold: '{threshold}'\n  tables:\n"
        f"  - {{since: {since}, cite: '{CITE}', levels: {{general: {level}}}}}\n"
    )


def found(library: Library) -> Fault:
    (fault,) = faults(library)
    return fault


def level_in(library: Library) -> object:
    return sets.found(library, "set", "62").threshold("1").level(on=ON).level


def test_a_sound_override_has_no_fault_and_holds(tmp_path: Path) -> None:
    library = written(tmp_path, BASE, {"tinh/criteria/set.yaml": override(75)})
    assert faults(library) == ()
    assert level_in(library) == Decimal(75)


@pytest.mark.parametrize(
    ("level", "shares", "said"),
    [
        ("district", f"[{{grade: standard, share: 0, cite: '{CITE}'}}]", "từ 1 đến 100"),
        ("district", f"[{{grade: good, share: 9, cite: '{CITE}'}}]", "good"),
        ("district", "[{grade: standard, share: 9, cite: 'x:1:2016-01-01'}]", "danh mục"),
        ("commune", f"[{{grade: standard, share: 9, cite: '{CITE}'}}]", "không có"),
    ],
)
def test_what_a_set_asks_of_communes_is_read_strictly(
    tmp_path: Path, level: str, shares: str, said: str
) -> None:
    told = THRESHOLD.replace("level: commune", f"level: {level}").replace(
        "columns: region", f"columns: region\nshares: {shares}"
    )
    assert said in found(written(tmp_path, BASE, {"vn/criteria/set.yaml": told})).message


def test_a_looser_level_is_a_fault_with_both_numbers_and_decides_nothing(tmp_path: Path) -> None:
    library = written(tmp_path, BASE, {"tinh/criteria/set.yaml": override(65)})
    fault = found(library)
    assert (fault.file, fault.path) == ("packs/tinh/criteria/set.yaml", "thresholds[0].tables[0]")
    assert "65" in fault.message
    assert "70" in fault.message
    assert CITE in fault.message
    with pytest.raises(BrokenPack):
        level_in(library)


def test_two_files_for_one_threshold_overlap(tmp_path: Path) -> None:
    files = {
        "tinh/criteria/a.yaml": override(75),
        "tinh/criteria/b.yaml": override(80, since="2018-01-01"),
    }
    fault = found(written(tmp_path, BASE, files))
    assert fault.file == "packs/tinh/criteria/b.yaml"
    assert "01/01/2018" in fault.message


def test_a_threshold_or_a_column_that_the_set_has_not_is_a_fault(tmp_path: Path) -> None:
    strange = written(tmp_path, BASE, {"tinh/criteria/set.yaml": override(75, threshold="2")})
    assert found(strange).path == "thresholds[0].threshold"
    grouped = THRESHOLD.replace("tay_nguyen: 70", "group_1: 70")
    fault = found(written(tmp_path / "other", BASE, {"vn/criteria/set.yaml": grouped}))
    assert fault.path.endswith("levels.group_1")


def test_two_sets_of_one_grade_on_one_day_are_a_fault(tmp_path: Path) -> None:
    twin = THRESHOLD.replace("code: set", "code: twin").replace("2021-01-01", "2016-02-01")
    assert "chồng" in found(written(tmp_path, BASE, {"vn/criteria/twin.yaml": twin})).message
    after = THRESHOLD.replace("code: set", "code: twin").replace(
        "until: 2021-01-01", "until: 2031-01-01"
    ).replace("since: 2016-01-01\nuntil", "since: 2021-01-01\nuntil")  # fmt: skip
    assert not faults(written(tmp_path / "other", BASE, {"vn/criteria/after.yaml": after}))


def test_a_link_to_a_threshold_that_no_set_has_is_a_fault(tmp_path: Path) -> None:
    linked = THRESHOLD.replace("unit: percent", "unit: percent\n        like: set/9")
    assert found(written(tmp_path, BASE, {"vn/criteria/set.yaml": linked})).path.endswith("like")


def test_what_the_site_sets_lies_over_the_product(tmp_path: Path) -> None:
    product = written(tmp_path, BASE, {"tinh/criteria/set.yaml": override(75)})
    own = tmp_path / "site"
    file = own / "tinh" / "criteria" / "set.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(override(90), encoding="utf-8")
    library = Library(product.root, own)
    assert faults(library) == ()
    assert level_in(library) == Decimal(90)
    file.write_text(override(10), encoding="utf-8")
    assert found(Library(product.root, own)).file == f"{SITE}site/tinh/criteria/set.yaml"


def test_a_process_reads_the_site_anew_when_its_mark_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))

    def school_roads() -> object:
        found = loader.criteria_set("commune-2016-2020", province="62").threshold("2.1")
        return found.level(on=dt.date(2018, 1, 1)).level

    assert school_roads() is Stated.UNKNOWN
    before = loader.version()
    file = site.folder() / "kontum" / "criteria" / "commune-2016-2020.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "criteria_set: commune-2016-2020\ncite: 'kontum.ubnd:22/2017/QĐ-UBND:2017-05-15'\n"
        "thresholds:\n- threshold: '2.1'\n  tables:\n  - {since: 2017-05-15, "
        "cite: 'kontum.ubnd:22/2017/QĐ-UBND:2017-05-15', levels: {general: 70}}\n",
        encoding="utf-8",
    )
    assert school_roads() is Stated.UNKNOWN
    site.changed()
    assert loader.version() != before
    assert school_roads() == Decimal(70)


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("threshold: '1', on: 2017-01-01, column: tay_nguyen, value: [70, 100], expect: met", ""),
        ("threshold: '1', on: 2017-01-01, column: tay_nguyen, value: [69, 100], expect: met",
         "cho not_met, cần met"),
        ("threshold: '7', on: 2017-01-01, column: general, expect: met", "không có “7”"),
        ("region: tay_nguyen, column: tay_nguyen", ""),
        ("region: general, column: tay_nguyen", "cho ?, cần tay_nguyen"),
    ],
)  # fmt: skip
def test_an_example_of_criteria_that_does_not_come_out_is_a_fault(
    tmp_path: Path, example: str, words: str
) -> None:
    text = f"- {{name: Thử, criteria_set: set, {example}}}\n"
    found_in = faults(written(tmp_path, BASE, {"vn/examples/criteria/a.yaml": text}))
    assert [words in fault.message for fault in found_in] == ([True] if words else [])
