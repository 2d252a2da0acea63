# ruff: noqa: INP001
"""Arrears of New Rural works built before 2016, and how they were paid off.

The report says that all were settled and none arose anew; amounts, works and days are made up.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger import Cell, Deed, Journal, Leg, Line
from tables import TRIEU

OPENED = date(2016, 1, 20)


class Arrear(NamedTuple):
    """A work of before 2016: who owes how many million for it, and when how much was paid."""

    work: str
    unit: str
    holder: str
    million: int
    paid: tuple[tuple[date, int], ...]


ARREARS = (
    Arrear("ntm.cu.001", "23314", "608", 1_240,
           ((date(2017, 6, 20), 700), (date(2018, 5, 18), 540))),
    Arrear("ntm.cu.002", "23332", "608", 860, ((date(2017, 9, 14), 860),)),
    Arrear("ntm.cu.003", "23503", "615", 1_975,
           ((date(2017, 8, 10), 600), (date(2018, 8, 22), 800), (date(2019, 7, 17), 575))),
    Arrear("ntm.cu.004", "23512", "615", 720, ((date(2018, 10, 9), 720),)),
    Arrear("ntm.cu.005", "23374", "611", 1_410,
           ((date(2018, 6, 12), 500), (date(2019, 6, 25), 500), (date(2020, 6, 16), 410))),
    Arrear("ntm.cu.006", "23434", "612", 980, ((date(2019, 9, 5), 600), (date(2020, 7, 21), 380))),
    Arrear("ntm.cu.007", "23485", "614", 1_130,
           ((date(2018, 11, 15), 450), (date(2019, 11, 20), 350), (date(2020, 8, 27), 330))),
)  # fmt: skip


def record_arrears(journal: Journal) -> None:
    """Write what was owed when the period began, and every payment that settled it."""
    note = "Nợ đọng xây dựng cơ bản nông thôn mới đến 31/12/2015 (mô phỏng)"
    owed = {Cell(_line(), a.holder, a.work): a.million * TRIEU for a in ARREARS}
    journal.give(Deed("ND16-ntm", "arrears_opened", OPENED, note), "62", owed)
    for arrear in ARREARS:
        for number, (on, million) in enumerate(arrear.paid, 1):
            note = "Trả nợ đọng xây dựng cơ bản theo lộ trình (mô phỏng)"
            deed = Deed(f"TN{on:%y}-{arrear.work}-{number}", "arrears_settled", on, note)
            dong = million * TRIEU
            legs = [
                Leg(arrear.holder, "arrears", _line(), -dong, arrear.work),
                Leg("62", "owed", _line(), dong),
            ]
            journal.write(deed, legs)


def _line() -> Line:
    return Line("ntm", "ntm.02", "", "district", "development", 2016, 2016)
