"""What an approval at the last desk writes to the registers, in the same transaction.

A form's columns say which register they feed (`core.submissions.form.Feed`). A correction approved
later is a later edition of the same saying, which names the row it corrects.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from chungtay.apps.poverty import services as poverty
from chungtay.apps.results import services as results
from chungtay.apps.submissions import models
from chungtay.apps.submissions.services.posted import Fed, Posting
from chungtay.apps.submissions.services.posting_capital import to_capital
from chungtay.apps.submissions.services.posting_criteria import to_criteria, to_readings
from chungtay.apps.works import queries as known_works
from chungtay.apps.works import services as works
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.poverty.count import Count, CountLevel, HouseholdClass, People
from chungtay.core.poverty.count import Finality as CountFinality
from chungtay.core.results.value import MILLIONTHS, Finality, Qualifier, Standing, Value
from chungtay.core.submissions.form import Column, Feed
from chungtay.core.submissions.key import Key, document_of
from chungtay.core.submissions.sheet import CellKind, Sheet
from chungtay.core.units.unit import Level
from chungtay.core.works.course import onward
from chungtay.core.works.work import Stage, WorkState


def post(by: Actor, row: models.Submission, sheet: Sheet, *, on: dt.date) -> None:
    """Write an approved submission's values to the registers they feed."""
    paper = document_of(Key(row.form, row.unit, row.period), on=on)
    grounds = Grounds(paper, on, Provenance.REPORTED)
    posting = Posting(row, sheet, grounds, min(row.period_to, on), str(by.user))
    by_register: dict[str, list[Fed]] = {}
    for column in sheet.form.columns:
        if column.feed and _speaks(column.feed, posting.level):
            by_register.setdefault(column.feed.register, []).extend(
                _fed(sheet, column, column.feed)
            )
    for register, fed in by_register.items():
        _REGISTERS[register](posting, fed)


def _speaks(feed: Feed, level: Level) -> bool:
    return not feed.levels or level in feed.levels


def _fed(sheet: Sheet, column: Column, feed: Feed) -> Iterable[Fed]:
    for row in sheet.rows:
        cell = sheet.cell(row.code, column.code)
        if cell is None or row.total_of or cell.kind not in (CellKind.NUMBER, CellKind.TEXT):
            continue
        settings = {
            name: row.facets.get(value[1:], "") if value.startswith("@") else value
            for name, value in feed.settings.items()
        }
        yield Fed(row, column, cell, settings)


def _to_results(posting: Posting, fed: Iterable[Fed]) -> None:
    values = [
        Value(
            indicator=one.settings["indicator"],
            unit=posting.submission.unit,
            standing=Standing(one.settings["standing"]),
            finality=Finality(one.settings["finality"]),
            amount_e6=one.cell.amount * MILLIONTHS // one.column.parts,
            on=posting.on,
            period_from=posting.submission.period_from,
            period_to=posting.submission.period_to,
            base_stated=bool(one.column.base) if one.column.type == "percent" else None,
            qualifier=Qualifier.EXACT,
            grounds=posting.grounds,
        )
        for one in fed
        if one.settings.get("indicator") and one.cell.kind is CellKind.NUMBER
    ]
    results.correct_results(values, by=posting.by)


def _to_poverty(posting: Posting, fed: Iterable[Fed]) -> None:
    counts = [
        Count(
            unit=posting.submission.unit,
            level=CountLevel(posting.level.value),
            household_class=HouseholdClass(one.settings["household_class"]),
            people=People(one.settings["people"]),
            households=one.cell.amount,
            on=posting.on,
            finality=CountFinality(one.settings["finality"]),
            grounds=posting.grounds,
        )
        for one in fed
        if one.cell.kind is CellKind.NUMBER
    ]
    poverty.correct_counts(counts, by=posting.by)


def _to_works(posting: Posting, fed: Iterable[Fed]) -> None:
    """Record how far each work has come where that is news."""
    said: dict[str, dict[str, Fed]] = {}
    for one in fed:
        said.setdefault(one.settings["work"], {})[one.settings.get("says", "stage")] = one
    states: list[WorkState] = []
    for work, cells in said.items():
        known = known_works.work(work, on=posting.on)
        if known is not None:
            states += _work_states(posting, known, cells)
    works.correct_works(states, by=posting.by)


def _work_states(
    posting: Posting, known: WorkState, cells: Mapping[str, Fed]
) -> tuple[WorkState, ...]:
    stage, progress = known.stage, known.volume
    if "stage" in cells:
        stage = Stage(cells["stage"].cell.text)
    if "progress" in cells:
        progress = cells["progress"].cell.amount // cells["progress"].column.parts
    if (stage, progress) == (known.stage, known.volume):
        return ()
    before = known.volume
    fell = before is not None and progress is not None and progress < before
    reached = replace(
        known,
        stage=stage,
        progress=progress,
        reason=f"Theo báo cáo {posting.submission}" if fell else "",
        on=posting.on,
        grounds=posting.grounds,
    )
    return onward(known, reached)


_REGISTERS: Mapping[str, Callable[[Posting, Iterable[Fed]], None]] = {
    "results": _to_results,
    "criteria": to_criteria,
    "readings": to_readings,
    "poverty": _to_poverty,
    "works": _to_works,
    "capital": to_capital,
}
REGISTERS = frozenset(_REGISTERS)
"""The registers a form may feed."""
