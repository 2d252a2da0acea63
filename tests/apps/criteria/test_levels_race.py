"""Of those who save levels of one set at once, one is let through; the others read again."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from chungtay.apps.criteria import levels
from chungtay.apps.criteria.levels import NewLevels
from chungtay.apps.units.services import load_units
from chungtay.core.criteria.criteria_set import LevelTable, Region
from chungtay.core.criteria.province_levels import SET_LEVELS, LevelsChanged
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import Actor, Grant
from chungtay.packs import loader
from tests.apps.conftest import PLACES

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
SET = "commune-2016-2020"
FROM = dt.date(2018, 1, 1)
COORDINATOR = Actor(9, frozenset({Grant(SET_LEVELS.code, "62")}), "Văn phòng điều phối")


def told(threshold: str) -> NewLevels:
    issuer = loader.agencies()["kontum.ubnd"]
    paper = Instrument(
        issuer, InstrumentType.DECISION, "Mức đạt chuẩn", symbol="99/QĐ-UBND", signed=FROM
    )
    table = LevelTable(FROM, paper.key, {Region.GENERAL: Decimal(90)})
    return NewLevels("62", SET, threshold, table, paper, "Thử", 0)


def test_of_four_who_save_at_once_one_is_let_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    load_units(by="thử nghiệm", places=PLACES)

    def one(threshold: str) -> bool:
        try:
            levels.set_levels(by=COORDINATOR, told=told(threshold), on=dt.date(2020, 10, 13))
        except LevelsChanged:
            return False
        finally:
            connection.close()
        return True

    asked = ("2.1", "2.2", "2.3", "2.4")
    with ThreadPoolExecutor(len(asked)) as pool:
        let_through = list(pool.map(one, asked))
    assert let_through.count(True) == 1
    (only,) = levels.versions("62", SET)
    assert asked[let_through.index(True)] == only.threshold
    law = loader.criteria_set(SET, province="62")
    assert law.threshold(only.threshold).level(on=FROM).level == Decimal(90)
