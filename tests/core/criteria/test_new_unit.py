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

ALL = NewUnitRule(Keeping.ALL, Keeping.ALL)
ONE = Forebear("1", "Xã Một", rural=True, recognised=True, whole=True)
TWO = replace(ONE, code="2", title="Xã Hai")
PLAIN = replace(TWO, recognised=False)
TOWNSHIP = replace(TWO, rural=False, recognised=False)
SHARE = replace(TWO, whole=False)
ITSELF = replace(ONE, same=True)


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
    strict = NewUnitRule(Keeping.NONE, Keeping.ALL)
    assert carried(strict, rural=True, forebears=(ONE, TWO)) == NewUnitStatus(Carried.REASSESS)


def test_a_commune_renamed_keeps_what_it_had_however_strict_the_guidance_on_merging_is() -> None:
    strict = NewUnitRule(Keeping.NONE, Keeping.ALL)
    assert carried(strict, rural=True, forebears=(ITSELF,)).carried is Carried.RECOGNISED
    none = NewUnitRule(Keeping.ALL, Keeping.NONE)
    assert carried(none, rural=True, forebears=(ITSELF,)).carried is Carried.REASSESS
    lacking = replace(ITSELF, recognised=False)
    assert carried(strict, rural=True, forebears=(lacking,)).because == (lacking,)
    assert carried(strict, rural=False, forebears=(ITSELF,)).carried is Carried.NOT_APPLICABLE
