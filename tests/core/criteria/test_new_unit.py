"""A new commune keeps what all its forebears had, is assessed again, or nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chungtay.core.criteria.new_unit import (
    Carried,
    Forebear,
    Keeping,
    NewUnitRule,
    NewUnitStatus,
    carried,
)

ALL = NewUnitRule(Keeping.ALL)
ONE = Forebear("1", "Xã Một", rural=True, recognised=True, whole=True)
TWO = replace(ONE, code="2", title="Xã Hai")
PLAIN = replace(TWO, recognised=False)
TOWNSHIP = replace(TWO, rural=False, recognised=False)
SHARE = replace(TWO, whole=False)


@pytest.mark.parametrize(
    ("forebears", "expected"),
    [
        ((ONE, TWO), NewUnitStatus(Carried.RECOGNISED)),
        ((ONE, PLAIN), NewUnitStatus(Carried.REASSESS, (PLAIN,))),
        ((ONE, TOWNSHIP), NewUnitStatus(Carried.REASSESS, (TOWNSHIP,))),
        ((ONE, SHARE), NewUnitStatus(Carried.UNKNOWN, (SHARE,))),
        ((PLAIN, SHARE), NewUnitStatus(Carried.REASSESS, (PLAIN,))),
        ((), NewUnitStatus(Carried.UNKNOWN)),
    ],
)
def test_what_a_new_commune_carries(
    forebears: tuple[Forebear, ...], expected: NewUnitStatus
) -> None:
    assert carried(ALL, rural=True, forebears=forebears) == expected


def test_a_ward_carries_nothing_and_strict_guidance_keeps_nothing() -> None:
    assert carried(ALL, rural=False, forebears=(ONE, TWO)).carried is Carried.NOT_APPLICABLE
    strict = NewUnitRule(Keeping.NONE)
    assert carried(strict, rural=True, forebears=(ONE, TWO)) == NewUnitStatus(Carried.REASSESS)
