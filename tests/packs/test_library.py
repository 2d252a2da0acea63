"""A library reads text as text, fills shapes exactly, and lays a province over the nation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import NotYetLaw
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Agency, UnknownInstrument
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import whole
from tests.packs.library import NATION, written

PROVINCE = {
    "tinh/pack.yaml": "title: {vi: Tỉnh, en: Province}\nprovince: '62'\n",
    "tinh/parameters/limit.yaml": (
        "name: limit\ntitle: Mức của tỉnh\nsettings:\n"
        "- {since: 2021-01-01, value: 11, cite: 'ttg:1/QĐ-TTg:2016-01-01'}\n"
    ),
}


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Sum:
    parts: tuple[int, ...]
    per: Fraction = Fraction(1)


@dataclass(frozen=True)
class Page:
    code: str
    on: dt.date
    kind: Literal["long", "short"]
    block: Words | Sum
    by: Agency
    basis: Citation
    where: Mapping[str, tuple[str, ...]]
    limit: Decimal | None = None


def test_text_stays_text_until_a_shape_asks_for_more(tmp_path: Path) -> None:
    text = """\
code: 0123
on: 2020-02-29
kind: short
block: {parts: [1, -2], per: 1/3}
by: ttg
basis: "ttg:1/QĐ-TTg:2016-01-01#Điều 2"
where: {unit: [62, on, no], year: []}
"""
    library = written(tmp_path, NATION, {"vn/page.yaml": text})
    (page,) = whole((library.read_sheet(tmp_path / "packs/vn/page.yaml", Page),))
    assert page.code == "0123"
    assert page.on == dt.date(2020, 2, 29)
    assert page.block == Sum((1, -2), Fraction(1, 3))
    assert page.by == library.agencies["ttg"]
    assert page.basis == Citation("ttg:1/QĐ-TTg:2016-01-01", "Điều 2")
    assert page.where == {"unit": ("62", "on", "no"), "year": ()}
    assert page.limit is None


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return written(tmp_path_factory.mktemp("law"), NATION, PROVINCE)


@given(day=st.dates(dt.date(2016, 1, 1), dt.date(2030, 12, 31)))
def test_a_parameter_holds_from_its_day_on(library: Library, day: dt.date) -> None:
    parameter = library.parameter("limit")
    if day < dt.date(2020, 1, 1):
        with pytest.raises(NotYetLaw):
            parameter.on(day)
    else:
        expected = Decimal(10) if day < dt.date(2022, 1, 1) else Decimal("12.5")
        assert parameter.on(day) == expected


def test_a_province_takes_over_from_its_first_setting_on(library: Library) -> None:
    own = library.parameter("limit", province="62")
    assert [own.on(dt.date(year, 6, 1)) for year in (2020, 2021, 2022)] == [10, 11, 11]
    assert library.parameter("limit", province="01").on(dt.date(2022, 6, 1)) == Decimal("12.5")


def test_what_no_pack_has_is_refused_by_name(library: Library) -> None:
    with pytest.raises(UnknownEntry, match="ceiling"):
        library.parameter("ceiling")
    with pytest.raises(UnknownInstrument, match="99"):
        library.instrument("99/QĐ-TTg")


def test_a_document_is_found_by_key_or_by_a_symbol_that_one_alone_bears(library: Library) -> None:
    assert library.instrument("1/QĐ-TTg") is library.instrument("ttg:1/QĐ-TTg:2016-01-01")
