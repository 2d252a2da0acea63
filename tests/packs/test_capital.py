from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.capital.budget_index import SENTENCES, IndexPart
from chungtay.core.kernel.saying import fill
from chungtay.packs import capital

DAY = dt.date(2020, 10, 13)


def test_the_law_of_the_ledger_has_no_fault() -> None:
    assert capital.check() == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ""),
        ("412-280-292", ""),
        ("412-280", "“412-280” phải viết “chương-loại-khoản”"),
        ("999-280-292", "không có chương “999” ngày 13/10/2020"),
        ("412-130-292", "khoản “292” thuộc loại “280”"),
    ],
)
def test_a_budget_index_is_read_with_the_list_of_the_day(text: str, fault: str) -> None:
    found = capital.budget_index().faults(text, on=DAY)
    said = [fill(SENTENCES[name], facts) for name, facts in found]
    assert said == ([f"Mục lục ngân sách: {fault}."] if fault else [])


def test_a_list_holds_from_its_day_on() -> None:
    index = capital.budget_index()
    ((name, facts),) = index.faults("412-280-292", on=dt.date(2016, 12, 31))
    assert "chưa có danh mục của ngày 31/12/2016" in fill(SENTENCES[name], facts)
    assert index.listed(IndexPart.CHAPTER, on=dt.date(2016, 12, 31)) == {}
    assert index.listed(IndexPart.PROGRAMME, on=DAY)["0390"].stands_for == "ntm"


def test_a_day_of_work_counts_what_the_province_says() -> None:
    own, nation = capital.labour_day("62", on=DAY), capital.labour_day("51", on=DAY)
    assert own is not None and nation is not None
    assert (int(own.value), int(nation.value), own.verified) == (150_000, 100_000, False)
    assert capital.labour_day("62", on=dt.date(2016, 1, 1)) is None
