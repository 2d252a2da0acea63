"""The ledger as flat files for other systems, with a dictionary of their fields, and read back.

Each file is UTF-8 text parted by commas; beside them stands `tu-dien.json`, which says what every
field is, in what unit, what every code means, and what each file adds up to. What was written is
read again before the command says that it is done. The fields are the receiving system's; where
rows were made for the demonstration, the names of the files say so (`MADE_UP`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from chungtay.analytics.engine import engine
from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.treasury.payments import payments
from chungtay.apps.works import queries as works
from chungtay.core.capital.exchange import BrokenExport
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.flows import exchange_dictionary as dictionary
from chungtay.packs import exchange, loader
from chungtay.packs.exchange import Exchange, ExchangeField, ExchangeFile, FieldType, RowsOf

DICTIONARY = "tu-dien.json"
MADE_UP = "-mo-phong"
"""What the name of a file with synthetic rows ends in: it is passed on without its dictionary."""
MEASURES = {
    "plan": "capital.plan",
    "disbursed": "capital.disbursed",
    "advance": "capital.advances",
    "settled": "capital.settled",
    "remaining": "capital.remaining",
}
BY = (
    "holder", "programme", "project", "item", "source", "kind", "origin_year", "provider",
    "budget_index",
)  # fmt: skip
Row = Mapping[str, Any]


def export(*, name: str, year: int, out: Path, on: dt.date) -> tuple[tuple[Path, int], ...]:
    """Write the files of a system for a plan year as of a day; give each with its rows.

    Raises `UnknownEntry` for a system nobody knows, `BrokenExport` where a file reads back wrong.
    """
    form = exchange.layout(name, on=on)
    out.mkdir(parents=True, exist_ok=True)
    used, synthetic = dictionary.Used(on), _is_made_up(year, on)
    ending = MADE_UP if synthetic else ""
    told: list[dict[str, Any]] = []
    made: list[tuple[Path, int]] = []
    for file in form.files:
        found = list(_ROWS[file.rows](year, on))
        rows = [_written(row, file, form) for row in found]
        path = out / f"{form.code}-{file.name}-{year}{ending}.csv"
        content = _csv(file, rows)
        path.write_bytes(content)
        check(path, file, rows)
        told.append(dictionary.told(file, path.name, rows, content))
        used.see(file, found)
        made.append((path, len(rows)))
    about = out / f"{form.code}-{year}-{DICTIONARY}"
    about.write_text(
        dictionary.text(form, year, on, files=told, used=used, synthetic=synthetic),
        encoding="utf-8",
    )
    return (*made, (about, len(told)))


def check(path: Path, file: ExchangeFile, rows: Sequence[Sequence[str]]) -> None:
    """Read a file again and hold it to what was meant, field by field (`BrokenExport`)."""
    text = path.read_text(encoding="utf-8-sig")
    heads, *read = list(csv.reader(io.StringIO(text, newline="")))
    if heads != [field.code for field in file.fields]:
        raise BrokenExport(name=path.name, what="tên trường")
    if [tuple(row) for row in read] != [tuple(row) for row in rows]:
        raise BrokenExport(name=path.name, what="nội dung dòng")


def _is_made_up(year: int, on: dt.date) -> bool:
    where = {"province": (str(settings.CHUNGTAY_PROVINCE),), "plan_year": (str(year),)}
    asked = Question(where, on, None, None)
    return any(
        engine().rests_on(Provenance.SYNTHETIC, name, asked) for name in MEASURES.values()
    ) or any(
        one.state.grounds.provenance is Provenance.SYNTHETIC
        for one in works.works(None, on=on, wanted=works.Wanted(plan_year=year))
    )


def _lines(year: int, on: dt.date) -> Iterator[Row]:
    """Give each budget line of each holder with its amounts, as measures tell them."""
    province = str(settings.CHUNGTAY_PROVINCE)
    question = Question({"province": (province,), "plan_year": (str(year),)}, on, None, None)
    answers = engine().ask_many(list(MEASURES.values()), by=BY, question=question)
    found = {
        key: {cell.by: cell.value for cell in answers[name].cells} for key, name in MEASURES.items()
    }
    keys = sorted({by for amounts in found.values() for by in amounts})
    holders = {one.code: one for one in capital.holders()}
    titles = {p.code: p.title.vi for one in loader.programmes() for p in one.walk()}
    for by in keys:
        place = dict(zip(BY, by, strict=True))
        amounts = {key: _number(found[key].get(by, Missing.ABSENT)) for key in MEASURES}
        if any(amounts.values()):
            holder = holders.get(place["holder"])
            yield {
                **place,
                **amounts,
                "holder_name": holder.name if holder else "",
                "unit": holder.unit if holder else "",
                "project_title": titles.get(place["project"], ""),
                "plan_year": year,
            }


def _payments(year: int, on: dt.date) -> Iterator[Row]:
    # Plans are given the year before; what came late, or no budget binds, is paid long after.
    found = payments(since=dt.date(year - 1, 1, 1), until=on, as_of=on)
    for one in sorted(found, key=lambda paid: (paid.on, paid.entry, paid.ref)):
        if one.line.plan_year == year:
            yield {
                "entry": one.entry,
                "on": one.on,
                "holder": one.holder,
                "programme": one.line.programme,
                "project": one.line.project,
                "source": one.line.source.value,
                "kind": one.line.kind.value,
                "origin_year": one.line.origin_year,
                "work": one.subject,
                "dong": one.dong,
                "document": one.paper,
            }


def _works(year: int, on: dt.date) -> Iterator[Row]:
    for one in works.works(None, on=on, wanted=works.Wanted(plan_year=year)):
        card = one.card
        yield {
            "work": one.code,
            "name": one.name,
            "unit": one.state.unit,
            "project_code": card.project_code if card else "",
            "treasury_code": card.treasury_code if card else "",
            "investor": card.investor if card else "",
            "approval": card.approval if card else "",
            "approved_on": card.approved_on if card else None,
            "cost": one.state.cost.amount,
            "stage": one.stage.value,
            "progress": one.state.progress,
        }


_ROWS: Mapping[RowsOf, Callable[[int, dt.date], Iterator[Row]]] = {
    RowsOf.LINES: _lines,
    RowsOf.PAYMENTS: _payments,
    RowsOf.WORKS: _works,
}


def _written(row: Row, file: ExchangeFile, form: Exchange) -> tuple[str, ...]:
    return tuple(_field(row[field.value], field, form) for field in file.fields)


def _field(value: Any, field: ExchangeField, form: Exchange) -> str:
    if value is None:
        return ""
    if field.type is FieldType.DAY:
        return str(value.isoformat())
    text = str(value)
    return form.codes[field.codes].get(text, text) if field.codes else text


def _csv(file: ExchangeFile, rows: Sequence[Sequence[str]]) -> bytes:
    """Write a file for machines: what it says is not changed for the sake of spreadsheets."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([field.code for field in file.fields])
    writer.writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def _number(value: Quantity) -> int:
    return 0 if isinstance(value, Missing) else int(value)
