"""Millions of đồng as people type them on the roadmap's forms."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from chungtay.web.criteria.roadmap.asked import NumberField


@pytest.mark.parametrize("typed", ["9" * 30, str(2**63), "-" + "9" * 15, "9.007.199.255"])
def test_more_than_a_register_holds_is_refused_before_it_is_written(typed: str) -> None:
    with pytest.raises(ValidationError):
        NumberField().clean(typed)


def test_what_is_within_reason_is_read_exactly() -> None:
    assert NumberField().clean("1.250,5") == Fraction(2501, 2)
