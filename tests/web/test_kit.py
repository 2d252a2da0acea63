"""The kit: addresses, numbers, tables, charts and maps, without any site behind them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.measures.answer import Question
from chungtay.web.kit import address, wording
from chungtay.web.kit.address import MoneyUnit, View
from chungtay.web.kit.chart import HEIGHT, Series, line_chart
from chungtay.web.kit.figure import Num, Style, conditions, read_conditions, receipt_href
from chungtay.web.kit.saying import say
from chungtay.web.kit.table import Column, Row, Table, Text, ordered
from chungtay.web.kit.tiles import grid

COLUMNS = (Column("name", "Tên", numeric=False), Column("n", "Số"))


def _view(query: str = "") -> View:
    return address.read(RequestFactory().get(f"/von/?{query}"))


def _row(name: str, value: Quantity) -> Row:
    return Row(Text(name), (Num(value, str(value)),))


def test_a_view_writes_the_address_it_was_read_from() -> None:
    view = _view("on=30/09/2020&money=ty&programme=ntm&nonsense=1")
    assert view.href() == "/von/?money=ty&on=2020-09-30&programme=ntm"
    assert view.href(money=None, sort="-rate") == "/von/?on=2020-09-30&programme=ntm&sort=-rate"
    assert view.onward("/don-vi/") == "/don-vi/?money=ty&on=2020-09-30"


def test_money_is_rounded_once_and_keeps_its_dong() -> None:
    shown = Style("dong", 0, MoneyUnit.MILLION).show(864_751_740_831, "/x")
    assert (shown.text, shown.exact) == ("864.752", "864.751.740.831 ₫")
    assert Style("dong", 0, MoneyUnit.DONG).show(5, "/x").exact == ""


def test_nothing_zero_and_not_applicable_look_different() -> None:
    style = Style("percent", 2, MoneyUnit.MILLION)
    shown = [style.show(v, "/x").text for v in (Missing.ABSENT, 0, Missing.NOT_APPLICABLE)]
    assert shown == ["…", "0,00", "–"]


def test_numbers_written_in_vietnamese_are_rewritten_and_nothing_else() -> None:
    said = ("20.350", "-1.234,5", "86", "30/09/2020", "5–10", "lc.23427.1")
    assert [wording.rewritten(one) for one in said] == list(said)
    with translation.override("en"):
        assert [wording.rewritten(one) for one in said] == [
            "20,350", "-1,234.5", "86", "30/09/2020", "5–10", "lc.23427.1",
        ]  # fmt: skip


def test_english_readers_get_english_points() -> None:
    with translation.override("en"):
        assert wording.number(Fraction(1234567, 10), 1) == "123,456.7"
    assert wording.number(Fraction(1234567, 10), 1) == "123.456,7"


words = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)


@given(st.dictionaries(words, st.lists(words, min_size=1, max_size=3).map(tuple), max_size=4))
def test_conditions_are_read_back_as_written(where: dict[str, tuple[str, ...]]) -> None:
    assert read_conditions(conditions(where)) == where


def test_a_receipt_names_all_that_was_asked() -> None:
    view = _view("on=2020-10-13")
    question = Question({"programme": ("ntm", "gn")}, view.on, None, view.last_year)
    href = receipt_href("capital.rate_change", question)
    assert "where=programme:ntm,gn" in href
    assert href.endswith("on=2020-10-13&against=2019-10-13")


def test_names_sort_by_the_vietnamese_alphabet_and_blanks_come_last() -> None:
    rows = (_row("Đăk Tô", 2), _row("Sa Thầy", Missing.ABSENT), _row("Đăk Hà", 3))
    table = Table("Huyện", COLUMNS, rows)
    by_name = ordered(table, _view("sort=name"), sort_key)
    assert [row.head.text for row in by_name.rows] == ["Đăk Hà", "Đăk Tô", "Sa Thầy"]
    for way in ("n", "-n"):
        last = ordered(table, _view(f"sort={way}"), sort_key).rows[-1]
        assert last.head.text == "Sa Thầy"


def test_a_head_turns_the_order_it_stands_in() -> None:
    table = ordered(Table("Huyện", COLUMNS, ()), _view("sort=-n"), sort_key)
    name, number = table.headings
    assert (name.order, number.order) == ("", "descending")
    assert number.href == "/von/?sort=n#bang-huyen"


def test_charts_start_at_zero_and_labels_keep_apart() -> None:
    chart = line_chart(
        "x", "%", ["01", "02"],
        [Series("a", "now", (1.0, 65.1)), Series("b", "before", (1.0, 65.0)),
         Series("c", "plan", (None, None))],
    )  # fmt: skip
    assert [line.series.title for line in chart.lines] == ["a", "b"]
    assert chart.up[0].text == "0"
    assert all(0 <= tick.at <= HEIGHT for tick in chart.up)
    assert all(abs(one.label - other.label) >= 15.9 for one, other in pairwise(chart.lines))


@given(
    st.dictionaries(
        words, st.tuples(st.floats(8, 24), st.floats(102, 110)), min_size=1, max_size=14
    )
)
def test_every_unit_has_a_tile_of_its_own(centres: dict[str, tuple[float, float]]) -> None:
    places = grid(centres)
    assert places.keys() == centres.keys()
    assert len(set(places.values())) == len(centres)


def test_north_is_above_and_east_is_right() -> None:
    places = grid({"bắc": (15.0, 108.0), "nam": (14.0, 108.0), "đông": (14.5, 109.0)})
    assert places["bắc"][0] < places["nam"][0]
    assert places["đông"][1] > places["bắc"][1]


def test_a_view_is_a_value() -> None:
    assert replace(_view("on=2020-10-13")) == _view("on=2020-10-13")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ttg:1980/QĐ-TTg:2016-10-17#Điều 1", "Điều 1 Quyết định số 1980/QĐ-TTg"),
        ("kontum.ubnd:78/QĐ-UBND:2020-10-05", "78/QĐ-UBND ngày 05/10/2020 của UBND tỉnh Kon Tum"),
        ("23380:7/QĐ-UBND:2020-01-01", "7/QĐ-UBND ngày 01/01/2020."),
        ("kontum.ubnd:78/QĐ-UBND:hôm qua", "kontum.ubnd:78/QĐ-UBND:hôm qua"),
        ("theo lời kể", "theo lời kể"),
    ],
)
def test_a_document_in_a_sentence_is_cited_and_not_named_by_its_key(key: str, words: str) -> None:
    assert say("Theo {cite}.", {"cite": key}).startswith(f"Theo {words}")
    assert say("Theo {cite}.", {"cite": f"{key} (nhớ)"}).endswith(" (nhớ).")
