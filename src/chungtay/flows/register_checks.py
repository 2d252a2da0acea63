"""What rows of a data set must agree on with each other, with the law and with the units.

Every check notes its faults beside the row that is at fault and goes on.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from chungtay.apps.capital.services import require_lawful, require_projects
from chungtay.apps.criteria.readings.services import require_readings
from chungtay.apps.criteria.roadmap.services import require_asked
from chungtay.apps.criteria.services import require_criteria
from chungtay.apps.results.services import require_result
from chungtay.apps.units import presence, queries
from chungtay.apps.units.bodies import bodies
from chungtay.core.capital.history import check_history
from chungtay.core.capital.holder import UnknownHolder
from chungtay.core.capital.ledger import Entry, Posting
from chungtay.core.capital.years import require_years
from chungtay.core.criteria.record import check_recognitions
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import RowFault
from chungtay.core.poverty.count import Count, CountLevel
from chungtay.core.units.unit import LEVEL_TITLES, Level
from chungtay.core.works.course import check_onward
from chungtay.flows.recognition_checks import check_recognition, units_named
from chungtay.flows.register_files import Told
from chungtay.flows.register_tables import EntryHead, Tables
from chungtay.flows.work_checks import check_works
from chungtay.packs import loader, outlines

T = TypeVar("T")
LEDGER = {"holders.csv", "entries.csv", "postings.csv"}
"""Files that are checked against each other, row by row, once all of them could be read."""


def check_tables(tables: Tables, faults: list[RowFault]) -> list[Entry]:
    """Note what is wrong across rows and files; give the entries put together."""
    _check_documents(tables)
    _check_units(tables)
    _check_levels(tables)
    _check_projects(tables)
    check_works(tables.works, holders_told={row.value.code for row in tables.holders})
    _check_law(tables)
    _check_figures(tables)
    unread = {fault.file for fault in faults if fault.line == 1}
    entries = [] if unread & LEDGER else _entries(tables)
    if not faults:  # a replay without the rows at fault would blame the rows that are right
        _check_replays(tables, entries)
    return entries


def _check_documents(tables: Tables) -> None:
    known = loader.instruments()
    rows: list[Told[Any]] = [
        *tables.entries, *tables.loans, *tables.instalments, *tables.readings,
        *tables.assessments, *tables.recognitions, *tables.results, *tables.poverty,
        *tables.unit_classes, *tables.statements,
        *tables.works.states, *tables.works.cards, *tables.works.funding,
        *tables.works.obstacles, *tables.works.remarks, *tables.roadmap.targets,
        *tables.roadmap.remedies, *tables.recognition.steps, *tables.recognition.rechecks,
        *tables.recognition.villages,
    ]  # fmt: skip
    for row in rows:
        document = row.value.grounds.document
        if document not in known:
            row.cells.fault("document", f"không có văn bản “{document}” trong danh mục văn bản")


def _check_units(tables: Tables) -> None:
    rows: list[Told[Any]] = [
        *tables.works.states, *tables.readings, *tables.assessments, *tables.recognitions,
        *tables.results, *tables.poverty, *tables.unit_classes, *tables.roadmap.targets,
        *tables.roadmap.remedies,
    ]  # fmt: skip
    named = [*((row, row.value.unit) for row in rows), *units_named(tables.recognition)]
    absent = set(presence.missing((unit, row.value.on) for row, unit in named))
    for row, unit in named:
        if (unit, row.value.on) in absent:
            _no_unit(row, unit, row.value.on)
    for loan in tables.loans:
        if not queries.bearers(loan.value.unit):
            _no_unit(loan, loan.value.unit, None)
    for holder in tables.holders:
        if holder.value.unit and not queries.bearers(holder.value.unit):
            _no_unit(holder, holder.value.unit, None)


def _check_levels(tables: Tables) -> None:
    """Criteria and recognitions are of communes; a count is of the level it says."""
    rows: list[Told[Any]] = [
        *tables.readings, *tables.assessments, *tables.recognitions, *tables.poverty,
        *tables.roadmap.targets, *tables.roadmap.remedies,
    ]  # fmt: skip
    by_day: dict[dt.date, set[str]] = defaultdict(set)
    for row in rows:
        by_day[row.value.on].add(row.value.unit)
    standing = {day: queries.units(codes, on=day) for day, codes in by_day.items()}
    for row in rows:
        unit = standing[row.value.on].get(row.value.unit)
        said = row.value.level if isinstance(row.value, Count) else CountLevel.COMMUNE
        if unit is not None and unit.level.value != said.value:
            told = f"{unit.title} là đơn vị {LEVEL_TITLES[unit.level]}"
            row.cells.fault("unit", f"{told}, không phải {LEVEL_TITLES[Level(said.value)]}")


def _check_figures(tables: Tables) -> None:
    codes = outlines.outline_codes()
    known = {spec.id for code in codes for spec in outlines.outline(code).figures}
    for row in tables.statements:
        if row.value.figure not in known:
            message = f"không báo cáo nào có số liệu “{row.value.figure}”"
            row.cells.fault("figure", message)


def _no_unit(row: Told[Any], unit: str, on: dt.date | None) -> None:
    when = f" vào ngày {on:%d/%m/%Y}" if on else ""
    row.cells.fault("unit", f"không có đơn vị hành chính “{unit}”{when}")


def _check_projects(tables: Tables) -> None:
    _each(
        tables.works.states,
        key=lambda work: (work.programme, work.project),
        check=lambda work: require_projects([(work.programme, work.project)]),
        column="project",
    )
    _each(
        tables.loans,
        key=lambda loan: (loan.programme, loan.project),
        check=lambda loan: require_projects([(loan.programme, loan.project)]),
        column="project",
    )
    _each(
        tables.postings,
        key=lambda row: (row.line.programme, row.line.project),
        check=lambda row: require_projects([(row.line.programme, row.line.project)]),
        column="project",
    )


def _check_law(tables: Tables) -> None:
    _each(
        tables.readings,
        key=lambda sheet: sheet.ref,
        check=lambda sheet: require_readings(sheet.readings),
        column="readings",
    )
    _each(
        tables.assessments,
        key=lambda row: (row.criteria_set, row.criterion),
        check=lambda row: require_criteria((row,)),
        column="criterion",
    )
    _each(
        tables.roadmap.remedies,
        key=lambda row: (row.criteria_set, row.requirement),
        check=lambda row: require_asked((row,)),
        column="requirement",
    )
    _each(tables.results, key=lambda row: row.ref, check=require_result, column="")


def _entries(tables: Tables) -> list[Entry]:
    """Put every entry together with its postings."""
    holders = {row.value.code for row in tables.holders}
    heads = {row.value.entry for row in tables.entries}
    postings: dict[str, list[Posting]] = defaultdict(list)
    for row in tables.postings:
        entry, posting = row.value.entry, row.value.posting
        postings[entry].append(posting)
        if entry not in heads:
            row.cells.fault("entry", f"không có bút toán “{entry}” trong entries.csv")
        if posting.account.holder not in holders:
            row.cells.fault("holder", str(UnknownHolder(holder=posting.account.holder)))
    told = (_entry(row, postings.get(row.value.entry, ())) for row in tables.entries)
    return [entry for entry in told if entry is not None]


def _entry(row: Told[EntryHead], postings: Iterable[Posting]) -> Entry | None:
    head = row.value
    whole = tuple(postings)
    if not whole:
        row.cells.fault("entry", f"bút toán “{head.entry}” không có dòng nào trong postings.csv")
        return None
    try:
        entry = Entry(
            head.entry, head.movement, head.on, head.grounds, whole, head.note,
            undoes=head.undoes, days=head.days,
        )  # fmt: skip
        require_years(entry)
    except Refusal as refusal:
        row.cells.fault("", str(refusal))
        return None
    return entry


def _check_replays(tables: Tables, entries: list[Entry]) -> None:
    """Replay the data set by itself; the services replay it again with what is already there."""
    heads = {row.value.entry: row for row in tables.entries}
    for overdrawn in check_history(entries):
        heads[overdrawn.entry].cells.fault("", str(overdrawn))
    try:
        require_lawful(entries)
    except Refusal as refusal:
        heads[refusal.details()["entry"]].cells.fault("", str(refusal))
    works = {(row.value.work, row.value.on): row for row in tables.works.states}
    for back in check_onward(row.value for row in tables.works.states):
        works[back.work, back.on].cells.fault("stage", str(back))
    decisions = {(row.value.place, row.value.on): row for row in tables.recognitions}
    told = [row.value for row in tables.recognitions]
    for fault in check_recognitions(told, bodies((one.unit, one.on) for one in told)):
        decisions[fault.unit, fault.on].cells.fault("action", str(fault))
    check_recognition(tables.recognition, tables.recognitions)


def _each(
    rows: Iterable[Told[T]],
    *,
    key: Callable[[T], Hashable],
    check: Callable[[T], None],
    column: str,
) -> None:
    """Check rows, those with the same key once; note the refusal beside each of them."""
    verdicts: dict[Hashable, str] = {}
    for row in rows:
        place = key(row.value)
        if place not in verdicts:
            verdicts[place] = _verdict(check, row.value)
        if verdicts[place]:
            row.cells.fault(column, verdicts[place])


def _verdict(check: Callable[[T], None], value: T) -> str:
    try:
        check(value)
    except Refusal as refusal:
        return str(refusal)
    return ""
