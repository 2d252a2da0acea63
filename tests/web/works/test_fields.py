"""How amounts, degrees and papers are written in the forms about works."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from chungtay.core.kernel.money import Dong
from chungtay.core.works.card import DatesOutOfOrder
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.dong_field import DongField
from chungtay.web.kit.saying import refused
from chungtay.web.works.paper import key_of
from chungtay.web.works.record.fields import DegreeField
from tests.core.works.told import CARD


@pytest.mark.parametrize("written", ["2929888000", "2.929.888.000", "2 929 888 000 đồng"])
def test_an_amount_is_read_with_its_thousands_parted_or_not(written: str) -> None:
    assert DongField().clean(written) == Dong(2_929_888_000)


@pytest.mark.parametrize("written", ["2,5 tỷ", "-5", "29.29", "1.234,567", "1e9", "9" * 20])
def test_what_is_no_whole_amount_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        DongField().clean(written)


@pytest.mark.parametrize("written", ["30/02/2020", "01/01/0020", "01/01/9999"])
def test_a_day_nobody_can_mean_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        DayField().clean(written)


def test_what_stands_in_a_field_is_written_as_the_page_writes_numbers_and_read_back() -> None:
    for language, shown, degrees in (("vi", "2.929.888.000", "14,350120"),
                                     ("en", "2,929,888,000", "14.350120")):  # fmt: skip
        with override(language):
            assert DongField().prepare_value(Dong(2_929_888_000)) == shown
            assert DongField().clean(shown) == Dong(2_929_888_000)
            assert DegreeField().prepare_value(14_350_120) == degrees
            assert DegreeField().clean(degrees) == 14_350_120


def test_degrees_are_kept_as_millionths_and_written_back_alike() -> None:
    field = DegreeField()
    assert field.clean("14,35012") == field.clean("14.350120") == 14_350_120
    assert field.clean(field.prepare_value(107_975_052)) == 107_975_052


def test_degrees_with_letters_are_refused() -> None:
    with pytest.raises(ValidationError):
        DegreeField().clean("14°21'B")


def test_a_paper_of_the_packs_is_named_as_they_name_it() -> None:
    day = dt.date(2016, 10, 17)
    assert key_of("1980/QĐ-TTg", day, unit="23380", kind="~ho-so") == ("ttg:1980/QĐ-TTg:2016-10-17")


def test_a_paper_without_a_number_is_known_by_what_it_is() -> None:
    day = dt.date(2020, 9, 1)
    assert key_of(" ", day, unit="23380", kind="~anh") == "23380:~anh:2020-09-01"


def test_a_refusal_names_parts_of_a_card_in_the_readers_language() -> None:
    with pytest.raises(DatesOutOfOrder) as caught:
        replace(CARD, submitted_on=dt.date(2020, 1, 21))
    with override("en"):
        assert refused(caught.value) == (
            "Work “gn.p1.infra.001”: the day of submission for approval (21/01/2020) cannot come "
            "after the day of approval (20/01/2020)."
        )
