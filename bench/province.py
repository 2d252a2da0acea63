"""The demonstration of Kon Tum 2020, loaded once into the benchmarks' own database."""

from __future__ import annotations

import datetime as dt
from functools import cache

from chungtay.cli.demo import DATA
from chungtay.flows.prepare_site import prepare

CODE = "62"
REPORT = "kontum-2020"
DAY = dt.date(2020, 10, 13)
BEFORE = dt.date(2019, 12, 31)


@cache
def load() -> None:
    """Make the tables and load units and registers."""
    for said in prepare(DATA, by="bench"):
        print(f"   {said}")
