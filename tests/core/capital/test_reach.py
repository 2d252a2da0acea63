"""Whom a project's money is for: the narrowest and latest word of the packs counts."""

from __future__ import annotations

import datetime as dt

from chungtay.core.capital.reach import Reach, reach_of
from chungtay.core.units.unit_class import UnitClass

POOR, LEFT = UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY
SINCE = dt.date(2016, 9, 2)
WIDE = Reach("gn.p1", SINCE, (POOR,), "ttg:1722/QĐ-TTg:2016-09-02")
NARROW = Reach("gn.p1.infra", SINCE, (POOR, LEFT), "ttg:1722/QĐ-TTg:2016-09-02")


def test_the_narrowest_reach_that_holds_on_the_day_speaks() -> None:
    both, on = (WIDE, NARROW), dt.date(2020, 10, 13)
    assert reach_of("gn.p1.infra", both, on=on) is NARROW
    assert reach_of("gn.p1.prod", both, on=on) is WIDE
    assert reach_of("gn.p10", both, on=on) is None
    assert reach_of("gn.p1.infra", both, on=dt.date(2016, 9, 1)) is None


def test_a_unit_is_reached_by_any_of_the_classes() -> None:
    assert NARROW.has({LEFT})
    assert not NARROW.has({UnitClass.BORDER})
    assert not WIDE.has(())
