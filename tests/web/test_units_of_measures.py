"""Units of measures have words: no page shows a code behind a number."""

from __future__ import annotations

from chungtay.packs.measures import measures
from chungtay.web.kit.wording import UNITS

OF_INDICATORS = "results."
"""Measures made of indicators, whose units are named by the forms they are reported in."""


def test_every_measure_is_in_a_unit_that_has_a_word() -> None:
    named = {m.unit for m in measures().values() if not m.name.startswith(OF_INDICATORS)}
    assert named <= UNITS.keys()
