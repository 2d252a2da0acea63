"""Documents in what commands print: cited as people do, also those that no list has."""

from __future__ import annotations

import pytest

from chungtay.packs.citing import spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chưa bút toán nào dựa vào “23380:7/QĐ-TTg:2020-01-01”.",
            "Chưa bút toán nào dựa vào “Quyết định số 7/QĐ-TTg ngày 01/01/2020”.",
        ),
        (
            "Theo kontum.ubnd:78/KH-UBND:2020-10-05 (nhớ), điểm 2.",
            "Theo Kế hoạch số 78/KH-UBND ngày 05/10/2020 của UBND tỉnh Kon Tum (nhớ), điểm 2.",
        ),
        ("“ubnd-kontum:1/QĐ-UBND:2020-01-01”", "“ubnd-kontum:1/QĐ-UBND:2020-01-01”"),
        ("xã 23380: 12/HĐ-XD", "xã 23380: 12/HĐ-XD"),
        ("Trang tính Sheet1:3, lúc 10:30:00.", "Trang tính Sheet1:3, lúc 10:30:00."),
        ("sổ x:~khong-co:2020", "sổ x:~khong-co:2020"),
    ],
)
def test_keys_of_documents_are_said_in_words(text: str, words: str) -> None:
    assert spoken(text) == words


def test_a_listed_document_is_cited_as_its_list_has_it() -> None:
    said = spoken("căn cứ ttg:1980/QĐ-TTg:2016-10-17#Điều 1.")
    assert said.startswith("căn cứ Điều 1 Quyết định số 1980/QĐ-TTg ngày 17/10/2016 của ")
    assert "#" not in said
    assert said.endswith(".")
