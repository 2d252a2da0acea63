# ruff: noqa: INP001
"""Arrears of New Rural works built before 2016, the roadmap to pay them off, and the payments.

The report says that all were settled and none arose anew; amounts, works and days are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger import FIRST_COLUMNS, Cell, Deed, Journal, Leg, Line
from tables import DEMO, TRIEU, known

OPENED = date(2016, 1, 20)
PLANNED = date(2017, 3, 15)
CHANGED = date(2020, 3, 24)


class Paid(NamedTuple):
    """One payment: when, how many million, and by when it was planned."""

    on: date
    million: int
    due: date


class Arrear(NamedTuple):
    """A work of before 2016: who owes how many million for it, and how that was paid."""

    work: str
    unit: str
    holder: str
    million: int
    paid: tuple[Paid, ...]


ARREARS = (
    Arrear("ntm.cu.001", "23314", "608", 1_240,
           (Paid(date(2017, 6, 20), 700, date(2017, 6, 30)),
            Paid(date(2018, 5, 18), 540, date(2018, 6, 30)))),
    Arrear("ntm.cu.002", "23332", "608", 860,
           (Paid(date(2017, 9, 14), 860, date(2017, 9, 30)),)),
    Arrear("ntm.cu.003", "23503", "615", 1_975,
           (Paid(date(2017, 8, 10), 600, date(2017, 9, 30)),
            Paid(date(2018, 8, 22), 800, date(2018, 9, 30)),
            Paid(date(2019, 7, 17), 575, date(2019, 6, 30)))),
    Arrear("ntm.cu.004", "23512", "615", 720,
           (Paid(date(2018, 10, 9), 720, date(2018, 12, 31)),)),
    Arrear("ntm.cu.005", "23374", "611", 1_410,
           (Paid(date(2018, 6, 12), 500, date(2018, 6, 30)),
            Paid(date(2019, 6, 25), 500, date(2019, 6, 30)),
            Paid(date(2020, 6, 16), 410, date(2020, 3, 31)))),
    Arrear("ntm.cu.006", "23434", "612", 980,
           (Paid(date(2019, 9, 5), 600, date(2019, 9, 30)),
            Paid(date(2020, 7, 21), 380, date(2020, 3, 31)))),
    Arrear("ntm.cu.007", "23485", "614", 1_130,
           (Paid(date(2018, 11, 15), 450, date(2018, 11, 30)),
            Paid(date(2019, 11, 20), 350, date(2019, 12, 31)),
            Paid(date(2020, 8, 27), 330, date(2020, 7, 31)))),
)  # fmt: skip


def record_arrears(journal: Journal) -> None:
    """Write what was owed when the period began, and every payment that settled it."""
    note = "Nợ đọng xây dựng cơ bản nông thôn mới đến 31/12/2015 (mô phỏng)"
    owed = {Cell(_line(), a.holder, a.work): a.million * TRIEU for a in ARREARS}
    journal.give(Deed("ND16-ntm", "arrears_opened", OPENED, note), "62", owed)
    for arrear in ARREARS:
        for number, paid in enumerate(arrear.paid, 1):
            note = "Trả nợ đọng xây dựng cơ bản theo lộ trình (mô phỏng)"
            deed = Deed(f"TN{paid.on:%y}-{arrear.work}-{number}", "arrears_settled", paid.on, note)
            dong = paid.million * TRIEU
            legs = [
                Leg(arrear.holder, "arrears", _line(), -dong, arrear.work),
                Leg("62", "owed", _line(), dong),
            ]
            journal.write(deed, legs)


def instalments() -> Iterator[tuple[object, ...]]:
    """Yield the register of instalments: planned in 2017, two of them said otherwise in 2020."""
    for arrear in ARREARS:
        for number, paid in enumerate(arrear.paid, 1):
            yield _instalment(arrear, number, paid.million, paid.due)
    fifth, sixth = ARREARS[4], ARREARS[5]
    summer = date(2020, 6, 30)
    why = "Thu tiền sử dụng đất quý I chậm (mô phỏng)"
    yield _instalment(fifth, 3, 410, summer, on=CHANGED, reason=why)
    why = "Lập lại thành đợt mới theo dự toán bổ sung (mô phỏng)"
    yield _instalment(sixth, 2, 380, date(2020, 3, 31), on=CHANGED, reason=why, taken_back=1)
    yield _instalment(sixth, 3, 380, date(2020, 7, 31), on=CHANGED)


def _instalment(
    arrear: Arrear,
    number: int,
    million: int,
    due: date,
    *,
    on: date = PLANNED,
    reason: str = "",
    taken_back: int = 0,
) -> tuple[object, ...]:
    line = _line()[:FIRST_COLUMNS]
    head = (f"lt-{arrear.work}-{number}", arrear.holder, *line, arrear.work)
    said = (due, million * TRIEU, "district", reason, taken_back, on)
    return (*head, *said, DEMO, known(on), "synthetic")


def _line() -> Line:
    return Line("ntm", "ntm.02", "", "district", "development", 2016, 2016)
