"""The reporting cycle of the country for a year, written straight into PostgreSQL.

Every commune has had twelve forms open for each of twelve months. Eleven months are approved; of
the last one a part is still being written, a part lies on desks. Values are made up. Rows are
inserted by SQL from one template a form, month and variant: the services would take hours.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.backends.utils import CursorWrapper

from chungtay.apps.people.models import Account, Agency, GrantRow
from chungtay.apps.submissions.rows import rows
from chungtay.apps.units import queries as units
from chungtay.apps.units.services import load_units
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.changes import Kept
from chungtay.core.submissions.form import CellType, Column, Form, Place, Row, RowSource
from chungtay.core.submissions.period import Period, period
from chungtay.core.submissions.sheet import Cell, Sheet
from chungtay.core.submissions.stored import tell_amendments, tell_kept, tell_rows
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import forms

COMMUNES, FORMS, MONTHS, VARIANTS = 3_321, 12, 12, 7
YEAR = 2020
DAY = dt.date(2021, 1, 4)
"""The day on which people work: the year's last month has just ended."""
FORM, COLUMN = "chi-tieu-49-quy", "value"
"""The form of 49 rows, and the column whose cells people change."""
LAST = f"{YEAR}-12"
TO_DO, MATRIX = "/bao-cao-ky/", "/bao-cao-ky/ma-tran/"
SAVE = f"/bao-cao-ky/{FORM}/{{unit}}/{LAST}/nhap/o/"
SCALE = 1_000_000
"""What a typed 1 is kept as."""
LINES = 6
"""Budget lines of a commune, in forms whose rows are those."""
STATES = ("draft", "draft", "sent", "returned", "accepted")
"""Where the last month's reports stand, in turn."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on the site: a session to show, and the unit they work for."""

    role: str
    unit: str
    session: str


def make(*, communes: int = COMMUNES, months: int = MONTHS) -> list[Unit]:
    """Write the country's cycle; answer the communes."""
    load_units(by="bench")
    listed = units.standing(on=dt.date(YEAR, 12, 31), level=Level.COMMUNE)
    chosen = spread(listed, communes)
    with connection.cursor() as cursor:
        cursor.execute(_TEMPORARY)
        _insert(cursor, "bench_unit", list(_placed(chosen)))
        for form in asked():
            _insert(cursor, "bench_sheet", list(_sheets(form, months)))
        cursor.execute("ANALYZE bench_unit; ANALYZE bench_sheet")
        for statement in (_SUBMISSIONS, _OPENED, _SAVED, _SIGNED):
            cursor.execute(statement)
        cursor.execute("ANALYZE submissions_submission; ANALYZE submissions_step")
    return chosen


def spread(listed: Sequence[Unit], count: int) -> list[Unit]:
    """Take units from all over a list."""
    step = len(listed) / count
    return [listed[int(number * step)] for number in range(min(count, len(listed)))]


def asked() -> list[Form]:
    """Give twelve forms that communes file."""
    filed = [
        form
        for form in forms.forms(on=dt.date(YEAR, 6, 30)).values()
        if Level.COMMUNE in form.levels and form.row_source is not RowSource.WORKS
    ]
    return filed[:FORMS]


@cache
def places() -> tuple[str, ...]:
    """Name the 49 cells."""
    form = forms.form(FORM, on=dt.date(YEAR, 6, 30))
    when = period(LAST, cutoff=form.cutoff)
    return tuple(str(Place(row.code, COLUMN)) for row in rows(form, unit="", period=when))


def people(communes: Sequence[Unit]) -> list[Person]:
    """Make twenty people who work at once: most of them in communes that have a draft."""
    writing = [unit for number, unit in enumerate(communes) if number % len(STATES) < 2][:13]
    district = [units.superiors(unit.code, on=DAY)[0] for unit in writing]
    province = [units.superiors(unit.code, on=DAY)[-1] for unit in writing]
    roles = [
        *(("commune_officer", unit.code) for unit in writing),
        *(("district_officer", code) for code in district[:3]),
        ("coordinator", province[0]),
        ("coordinator", province[1]),
        ("leader", province[0]),
        ("auditor", ""),
    ]
    agency = Agency.objects.create(
        code="bench", title="Đo tốc độ", unit="", kind="committee", since=dt.date(2016, 1, 1)
    )
    return [_person(number, role, unit, agency) for number, (role, unit) in enumerate(roles)]


def _person(number: int, role: str, unit: str, agency: Agency) -> Person:
    account = Account(username=f"bench-{number}", name=f"Người đo {number}", agency=agency)
    account.set_unusable_password()
    account.save()
    GrantRow.objects.create(
        account=account, role=role, unit=unit, since=dt.date(2016, 1, 1), granted_by=0
    )
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return Person(role, unit, str(session.session_key))


def _placed(chosen: Sequence[Unit]) -> Iterator[tuple[Any, ...]]:
    places = units.places_of([unit.code for unit in chosen], on=dt.date(YEAR, 12, 31))
    for number, unit in enumerate(chosen):
        yield (number, unit.code, *places[unit.code])


def _sheets(form: Form, months: int) -> Iterator[tuple[Any, ...]]:
    """Give the sheets of a form: for every month, as many as there are variants."""
    for month in range(12 - months + 1, 13):
        when = period(f"{YEAR}-{month:02}", cutoff=form.cutoff)
        held = _rows(form, when)
        for variant in range(VARIANTS):
            cells = _cells(Sheet(form, "", when, held, {}), seed=f"{form.code}{month}{variant}")
            kept = {place: Kept(cell, 1, 2) for place, cell in cells.items()}
            changes = [Amendment(place, None, cell) for place, cell in cells.items()]
            yield (
                form.code, form.version, variant, when.code, when.since, when.until, month == 12,
                len(cells), form.cite.partition("#")[0], json.dumps(tell_kept(kept)),
                json.dumps(tell_amendments(changes)), json.dumps(tell_rows(held)),
            )  # fmt: skip


def _rows(form: Form, when: Period) -> tuple[Row, ...]:
    if form.row_source is RowSource.LINES:
        return tuple(_line(number) for number in range(LINES))
    return rows(form, unit="", period=when)


def _line(number: int) -> Row:
    name = f"Nguồn {number + 1}"
    code = f"62/ntm.0{number + 1}//central/development/{YEAR}"
    return Row(code, Title(name, name), {"source": "central"}, given={"plan": 10**9})


def _cells(sheet: Sheet, *, seed: str) -> dict[Place, Cell]:
    chance = random.Random(seed)  # noqa: S311 - made-up values
    made = ((Place(row.code, column.code), _cell(column, chance)) for row, column in sheet.typed())
    return {place: cell for place, cell in made if cell is not None}


def _cell(column: Column, chance: random.Random) -> Cell | None:
    if column.numeric:
        top = 100 if column.type is CellType.PERCENT else 5_000
        return Cell.number(chance.randrange(top) * column.parts)
    if column.type is CellType.CHOICE:
        return Cell.words(chance.choice(column.choices).code)
    return None


def _insert(cursor: CursorWrapper, table: str, made: Sequence[tuple[Any, ...]]) -> None:
    marks = ", ".join(["%s"] * len(made[0]))
    cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", made)


_TEMPORARY = """
CREATE TEMP TABLE bench_unit (n int, code text, district text, province text);
CREATE TEMP TABLE bench_sheet (form text, version text, variant int, period text, since date,
  until date, last boolean, count int, document text, cells jsonb, changes jsonb, rows jsonb);
"""
_STATE = (
    "CASE WHEN NOT s.last THEN 'approved' ELSE "
    f"(ARRAY{list(STATES)!r})[u.n %% {len(STATES)} + 1] END"
).replace("%%", "%")
_SUBMISSIONS = f"""
INSERT INTO submissions_submission (form, version, unit, level, district, province, period,
  frequency, period_from, period_to, due, closes, state, desk, absence, absence_reason, seq, cells,
  rows, explanations, approvals, approved_cells, digest, filled, required, missing_sources, errors,
  warnings, sent_on, approved_on, reopened, amended)
SELECT s.form, s.version, u.code, 'commune', u.district, u.province, s.period, 'month', s.since,
  s.until, s.until + 3, s.until + 5, {_STATE},
  CASE WHEN NOT s.last THEN u.province WHEN u.n % 5 IN (2, 4) THEN u.district ELSE u.code END,
  '', '', 3, s.cells, CASE WHEN s.last AND u.n % 5 < 2 THEN '[]'::jsonb ELSE s.rows END,
  '{{}}', '[]', CASE WHEN s.last THEN NULL ELSE s.cells END, md5(s.form || u.code || s.period),
  s.count, s.count, '[]', 0, 0, CASE WHEN s.last AND u.n % 5 < 2 THEN NULL ELSE s.until + 2 END,
  CASE WHEN s.last THEN NULL ELSE s.until + 4 END, false, 0
FROM bench_unit u JOIN bench_sheet s ON s.variant = u.n % {VARIANTS}
"""
_STEP = """
INSERT INTO submissions_step (ref, corrects, document, known_from, recorded_at, recorded_by,
  provenance, form, version, unit, period, frequency, period_to, seq, deed, "on", state, desk,
  by_name, reason, changes, comments, explanations, digest, due, sent_on, approved_on, filled,
  required, missing_sources, closed_period, submission_id)
SELECT 'submissions:' || p.form || '/' || p.unit || '/' || p.period || ':' || {seq}, '', s.document,
  {day}, now(), '1', 'synthetic', p.form, p.version, p.unit, p.period, p.frequency, p.period_to,
  {seq}, {deed}, {day}, {state}, {desk}, 'Người đo', '', {changes}, '[]', '{{}}', '', p.due,
  {sent_on}, {approved_on}, {filled}, p.required, 0, false, p.id
FROM submissions_submission p JOIN bench_unit u ON u.code = p.unit
JOIN bench_sheet s ON s.form = p.form AND s.period = p.period AND s.variant = u.n % {variants}
"""
_OPENED = _STEP.format(
    seq=1, deed="'open'", day="p.period_from", state="'draft'", desk="p.unit",
    changes="'[]'::jsonb", sent_on="NULL::date", approved_on="NULL::date", filled="0",
    variants=VARIANTS,
)  # fmt: skip
_SAVED = _STEP.format(
    seq=2, deed="'save'", day="p.period_to + 1", state="'draft'", desk="p.unit",
    changes="s.changes", sent_on="NULL::date", approved_on="NULL::date", filled="p.filled",
    variants=VARIANTS,
)  # fmt: skip
_SIGNED = _STEP.format(
    seq=3, deed="CASE p.state WHEN 'approved' THEN 'approve' WHEN 'draft' THEN 'comment' "
    "WHEN 'sent' THEN 'send' WHEN 'returned' THEN 'return' ELSE 'accept' END",
    day="p.period_to + 4", state="p.state", desk="p.desk", changes="'[]'::jsonb",
    sent_on="p.sent_on", approved_on="p.approved_on", filled="p.filled", variants=VARIANTS,
)  # fmt: skip
