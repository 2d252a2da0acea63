"""Taking in a workbook of 3,321 lines x 58 columns, on PostgreSQL, and reading it alone.

    python -m bench.national_import [COMMUNES]

Every commune's 49 values change, and four more cells. The limit is 10 s from the file to all cells
written; the peer of the reading is python-calamine alone. Then the workbook that the system itself
gives out (all columns, and its hidden map), handed in unchanged.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from django.core.management import call_command
from django.db import connection
from python_calamine import CalamineWorkbook

from bench import FOLDER, national, postgresql
from bench.timing import machine, row
from chungtay.cli.forms_excel import operator
from chungtay.core.people.actor import COUNTRY
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.handing_in import Choice, Take
from chungtay.core.submissions.stored import place_of
from chungtay.core.units.unit import Level, Unit
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked
from chungtay.formats.form_book import Layout
from chungtay.formats.xlsx_in import read_book

LIMIT, MORE = 10.0, 4
HEADS = ("", "Mã đơn vị", "Đơn vị", "Huyện", "Tỉnh")
CLERK = operator("bench")
TAKEN: dict[str, float] = {}


@contextmanager
def step(name: str) -> Iterator[None]:
    """Take the time of a step."""
    start = time.perf_counter()
    yield
    TAKEN[name] = time.perf_counter() - start


def workbook(communes: Sequence[Unit], path: Path) -> int:
    """Write the workbook as a province might send it; answer how many columns it has."""
    values = [place_of(text) for text in national.places()]
    places = [*values, *(Place(place.row, "met") for place in values[:MORE])]
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Số liệu")
    sheet.write_row(0, len(HEADS), [f"cell:{place}" for place in places])
    sheet.write_row(5, 0, HEADS)
    for at, unit in enumerate(communes):
        numbers = [(at * 7 + column * 13) % 4_000 for column in range(len(values))]
        line = [f"unit:{unit.code}", unit.code, unit.title, "", "", *numbers, *["Đạt"] * MORE]
        sheet.write_row(6 + at, 0, line)
    book.close()
    return len(HEADS) + len(places)


def take_in(path: Path, name: str, asked: Asked) -> int:
    """Compare a workbook and write what it changes; answer how many cells that was."""
    with path.open("rb") as file, step(f"{name}: comparing"):
        comparison = import_form_book.compare(
            by=CLERK, file=file, name=path.name, asked=asked, on=national.DAY
        )
    with step(f"{name}: writing"):
        choice = Choice(Take.FILE)
        return import_form_book.write(
            by=CLERK, comparison=comparison, choice=choice, on=national.DAY
        )


def main(words: list[str] | None = None) -> None:
    """Make the country's last month, take workbooks in, and print the times."""
    if connection.vendor != "postgresql":
        postgresql.run("national_import", *(words or []))
        return
    print(machine())
    call_command("migrate", verbosity=0)
    communes = national.make(communes=int(words[0]) if words else national.COMMUNES, months=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE submissions_submission SET state = 'draft', desk = unit, rows = '[]'"
        )
    path, whole = Path(FOLDER.name) / "58.xlsx", Path(FOLDER.name) / "whole.xlsx"
    columns = workbook(communes, path)
    with step("calamine"):
        lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    with step("reading"):
        read_book(io.BytesIO(path.read_bytes()), path.name)
    wanted = Asked(national.FORM, COUNTRY, national.LAST, many=True)
    changed = take_in(path, "58 columns", wanted)
    again = take_in(path, "the same again", wanted)
    with step("giving out"):
        form_template.write_workbook(
            by=CLERK, form=national.FORM, scope=COUNTRY, period=national.LAST, target=whole,
            on=national.DAY, layout=Layout.FLAT, level=Level.COMMUNE,
        )  # fmt: skip
    unchanged = take_in(whole, "given out", Asked())
    print(f"{len(lines) - 6:,} lines x {columns} columns, {path.stat().st_size / 1e6:.1f} MB; "
          f"{changed:,} cells changed, then {again}, then {unchanged}")  # fmt: skip
    print(row("reading", TAKEN["reading"], TAKEN["calamine"], "calamine alone"))
    both = TAKEN["58 columns: comparing"] + TAKEN["58 columns: writing"]
    print(row("taking in, from the file to all cells written", both, LIMIT, "limit"))
    for name, seconds in TAKEN.items():
        print(f"   {name}: {seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
