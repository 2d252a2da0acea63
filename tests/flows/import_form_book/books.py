"""The workbook of a report as it is given out, filled in and handed in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl

from chungtay.apps.submissions import queries, services
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.submissions import actions
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.handing_in import Choice, Comparison
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked

ON = dt.date(2020, 10, 13)
KEY = Key("ho-ngheo-thang", "23380", "2020-09")
SENT = Key("ho-ngheo-thang", "23383", "2020-08")
ROW, MONTH, TOTAL = "all", "escaped", "escaped_total"
TOP = 9


def person(*units: str) -> Actor:
    granted = [Grant(a.code, unit) for unit in units for a in (actions.READ, actions.FILL)]
    return Actor(7, frozenset(granted), "Y Hoa")


OFFICER, COORDINATOR = person("23380"), person("62")


def template(key: Key = KEY, by: Actor = COORDINATOR) -> io.BytesIO:
    target = io.BytesIO()
    form_template.write_template(by=by, key=key, target=target, on=ON)
    return target


def edited(edit: Callable[[Any], None], file: io.BytesIO | None = None) -> io.BytesIO:
    opened = openpyxl.load_workbook(file or template())
    edit(opened.worksheets[0])
    target = io.BytesIO()
    opened.save(target)
    return target


def at(sheet: Any, place: Place) -> Any:
    """Give the cell of a place in a sheet as it was given out."""
    column = next(c.column for c in sheet[1] if c.value == f"col:{place.column}")
    row = next(r[0].row for r in sheet.iter_rows() if r[0].value == f"row:{place.row}")
    return sheet.cell(row, column)


def filled(**said: object) -> io.BytesIO:
    """Give the workbook with cells of the first row filled, by column."""

    def edit(sheet: Any) -> None:
        for column, value in said.items():
            at(sheet, Place(ROW, column)).value = value

    return edited(edit)


def compare(file: io.BytesIO, by: Actor = OFFICER, asked: Asked | None = None) -> Comparison:
    return import_form_book.compare(
        by=by, file=file, name="tep.xlsx", asked=asked or Asked(), on=ON
    )


def take_in(file: io.BytesIO, by: Actor = OFFICER, choice: Choice | None = None) -> int:
    return import_form_book.write(
        by=by, comparison=compare(file, by), choice=choice or Choice(), on=ON
    )


def amount(column: str, key: Key = KEY) -> int | None:
    return queries.filing(key, on=ON).sheet.amount(ROW, column)


def save(column: str, number: int) -> None:
    kept = queries.filing(KEY, on=ON).kept.get(Place(ROW, column))
    change = Change(Place(ROW, column), Cell.number(number), kept.revision if kept else 0)
    services.save_cells(by=OFFICER, key=KEY, changes=[change], on=ON)
