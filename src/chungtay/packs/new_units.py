"""What new units carry of their forebears' recognition: `vn/new_units.yaml`."""

from __future__ import annotations

import datetime as dt
from functools import cache

from chungtay.core.criteria.new_unit import NewUnitRule
from chungtay.core.law.dated import Dated, Setting
from chungtay.core.law.fault import Fault
from chungtay.packs import loader
from chungtay.packs.loader.library import NATION, Library
from chungtay.packs.loader.sheets import Sheet, whole

FILE = "new_units.yaml"
Rules = Dated[NewUnitRule]


def setting(*, on: dt.date) -> Setting[NewUnitRule]:
    """Find the guidance in force on a day, with what sets it; refused (`law.not_yet`) before."""
    return _rules().setting(on=on)


@cache
def _rules() -> Rules:
    return whole((new_unit_sheet(loader.library()),))[0]


def new_unit_sheet(packs: Library) -> Sheet[Rules]:
    """Read the nation's file."""
    return packs.read_sheet(packs.root / NATION / FILE, Rules)


def check() -> tuple[Fault, ...]:
    """Give every fault of the file."""
    return tuple(sorted(new_unit_sheet(loader.library()).faults))
