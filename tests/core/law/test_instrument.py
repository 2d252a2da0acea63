"""Documents are told apart by issuer, symbol and day, and cited as official texts cite them."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.kernel.title import Title
from chungtay.core.law.citation import Citation
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.law.instrument import Agency, Instrument, InstrumentType

TTG = Agency("ttg", Title("Thủ tướng Chính phủ", "Prime Minister"), "Thủ tướng Chính phủ")
UBND = Agency("kontum.ubnd", Title("Ủy ban nhân dân tỉnh", "Committee"), "UBND tỉnh Kon Tum")


def _decision(issuer: Agency, symbol: str, signed: dt.date | int | None) -> Instrument:
    return Instrument(issuer, InstrumentType.DECISION, "…", symbol=symbol, signed=signed)


def test_the_same_number_of_two_issuers_is_two_documents() -> None:
    nation = _decision(TTG, "691/QĐ-TTg", 2018)
    province = _decision(UBND, "691/QĐ-UBND", dt.date(2019, 7, 8))
    assert nation.key == "ttg:691/QĐ-TTg:2018"
    assert province.key == "kontum.ubnd:691/QĐ-UBND:2019-07-08"


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (dt.date(2018, 4, 6), "Quyết định số 1/QĐ ngày 06/4/2018 của Thủ tướng Chính phủ"),
        (dt.date(2020, 2, 3), "Quyết định số 1/QĐ ngày 03/02/2020 của Thủ tướng Chính phủ"),
        (2018, "Quyết định số 1/QĐ năm 2018 của Thủ tướng Chính phủ"),
        (None, "Quyết định số 1/QĐ của Thủ tướng Chính phủ"),
    ],
)
def test_a_citation_says_the_day_as_far_as_it_is_known(
    signed: dt.date | int | None, words: str
) -> None:
    assert _decision(TTG, "1/QĐ", signed).cited() == words


def test_a_document_without_symbol_goes_by_its_name_and_prints_no_day_of_ours() -> None:
    report = Instrument(
        UBND, InstrumentType.REPORT, "…", slug="bao-cao", name="Báo cáo năm 2020",
        signed=dt.date(2020, 10, 13), day_assumed=True,
    )  # fmt: skip
    assert report.key == "kontum.ubnd:~bao-cao:2020-10-13"
    assert report.cited() == "Báo cáo năm 2020 của UBND tỉnh Kon Tum"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"symbol": "1/QĐ", "slug": "mot"},
        {"slug": "mot"},
        {"symbol": "1/QĐ", "signed": dt.date(2020, 2, 1), "in_force": dt.date(2020, 1, 31)},
    ],
)
def test_a_document_is_named_one_way_and_takes_effect_after_it_is_signed(
    wrong: dict[str, str],
) -> None:
    with pytest.raises(ValueError, match=r"văn bản|ngày"):
        Instrument(TTG, InstrumentType.DECISION, "…", **wrong)  # type: ignore[arg-type]


def test_a_citation_names_the_place_first() -> None:
    citation = Citation.parse("ttg:1/QĐ:2018#Điều 2 khoản 1")
    assert citation == Citation("ttg:1/QĐ:2018", "Điều 2 khoản 1")
    assert str(citation) == "ttg:1/QĐ:2018#Điều 2 khoản 1"
    written = citation.written(_decision(TTG, "1/QĐ", 2018))
    assert written.startswith("Điều 2 khoản 1 Quyết định số 1/QĐ")


def test_a_broken_pack_counts_each_fault_once_in_order_of_place() -> None:
    late, early = Fault("b.yaml", 2, "x", "sai"), Fault("a.yaml", 9, "", "sai")
    refusal = BrokenPack.of([late, early, late])
    assert refusal.faults == (early, late)
    assert str(refusal) == "Gói dữ liệu pháp luật có 2 lỗi, lỗi đầu tiên ở a.yaml:9: sai."
