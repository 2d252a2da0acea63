"""Direct appointment: what draws a remark is above the limit of the day it was signed on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.kernel.money import Dong
from chungtay.core.works.contract import Package, Selection, WorkContract
from chungtay.core.works.findings import on_direct
from chungtay.packs.works import direct_limits
from tests.core.works.told import BUILDING, MILLION

SIGNED = dt.date(2020, 4, 1)
DIRECT = replace(
    BUILDING, selection=Selection.DIRECT, signed_on=SIGNED, amendment="", finish_due=None
)


def remarked(contract: WorkContract) -> bool:
    return bool(list(on_direct([contract], direct_limits())))


@pytest.mark.parametrize(
    ("package", "most"),
    [(Package.CONSTRUCTION, 1_000), (Package.DESIGN, 500), (Package.SERVICE, 500)],
)
def test_the_limit_itself_is_kept_and_a_dong_more_is_not(package: Package, most: int) -> None:
    kept = replace(DIRECT, package=package, amount=Dong(most * MILLION))
    assert not remarked(kept)
    assert remarked(replace(kept, amount=Dong(most * MILLION + 1)))


def test_the_limit_is_that_of_the_day_of_signing() -> None:
    dear = replace(DIRECT, amount=Dong(1_500 * MILLION))
    assert remarked(dear)
    assert not remarked(replace(dear, signed_on=dt.date(2014, 8, 14)))
    assert remarked(replace(dear, signed_on=dt.date(2025, 8, 3)))
    assert not remarked(replace(dear, signed_on=dt.date(2025, 8, 4)))


def test_other_ways_land_and_what_an_appendix_changed_draw_no_remark() -> None:
    dear = replace(DIRECT, amount=Dong(5_000 * MILLION))
    assert not remarked(replace(dear, selection=Selection.OPEN))
    assert not remarked(replace(dear, package=Package.CLEARANCE))
    assert not remarked(replace(dear, amendment="01/PL"))
    assert not remarked(replace(dear, amount=None))


def test_a_remark_cites_the_law_and_says_that_nobody_has_read_it() -> None:
    (said,) = on_direct([replace(DIRECT, amount=Dong(1_234 * MILLION))], direct_limits())
    assert said.facts["cite"] == "cp:63/2014/NĐ-CP:2014-06-26#Điều 54"
    assert "1.234.000.000 ₫, cao hơn hạn mức 1.000.000.000 ₫" in said.message
    assert "ghi theo trí nhớ" in said.message
