"""Bring a site's database to where it can be used: tables, units, and a folder of register data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from chungtay.apps.units.services import load_units
from chungtay.core.kernel.numerals import vietnamese
from chungtay.flows.begin_people import demonstration_people
from chungtay.flows.load_cycle import DAY, PROVINCE, load_cycle
from chungtay.flows.load_photos import load_photos
from chungtay.flows.load_registers import load_folder
from chungtay.flows.sample_treasury import load_sample

SINCE, UNTIL = dt.date(2020, 1, 1), dt.date(2020, 9, 30)
"""The days that the demonstration's list of the treasury speaks of."""


def prepare(folder: Path, *, by: str) -> Iterator[str]:
    """Make the tables, load the units and the registers; say each step when it is done.

    Every step may be repeated: what is there already is left as it is.
    """
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    yield "Cơ sở dữ liệu đã sẵn sàng."
    yield f"Đơn vị hành chính: {load_units(by=by)}."
    yield f"Sổ dữ liệu: {load_folder(folder, by=by)}."
    yield f"Ảnh công trình: {load_photos(folder, by=by)} ảnh."
    yield from demonstration_people()
    came = load_cycle(province=PROVINCE, today=DAY, by=by)
    yield f"Kỳ báo cáo: {vietnamese(came)} báo cáo trình diễn."
    taken = load_sample(scope=PROVINCE, since=SINCE, until=UNTIL, on=DAY)
    yield f"Danh sách kho bạc mô phỏng: {vietnamese(taken.fresh)} dòng mới, khớp {taken.matched}."
