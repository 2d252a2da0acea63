"""Numbers typed for the roadmap are read as levels are: what says two things is asked again."""

from __future__ import annotations

from fractions import Fraction

import click
import pytest

from chungtay.cli.roadmap import Number


@pytest.mark.parametrize(
    ("typed", "read"), [("17,5", Fraction(35, 2)), ("17.5", Fraction(35, 2)), ("250", 250)]
)
def test_a_comma_or_a_point_stands_before_decimals(typed: str, read: Fraction) -> None:
    assert Number().convert(typed, None, None) == read


@pytest.mark.parametrize("typed", ["1.250", "nhiều", "1/2", ""])
def test_a_thousand_written_with_a_point_is_not_taken_for_one(typed: str) -> None:
    with pytest.raises(click.BadParameter, match="không có dấu chấm hàng nghìn"):
        Number().convert(typed, None, None)
