"""What is odd about a line, seen against the ledger's past: remarks, which stop nothing.

A treasury's list tells what happened, so it is recorded as it is; what does not fit is said beside
the line. Only a whole list that is off by a unit of money is stopped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from chungtay.core.capital.budget_index import SENTENCES as OF_INDEX
from chungtay.core.capital.budget_index import BudgetIndex
from chungtay.core.capital.decisions import Decisions, check_decision
from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES
from chungtay.core.capital.reconcile.directory import Directory
from chungtay.core.capital.reconcile.line import ListFinding, ListLine, Payment
from chungtay.core.capital.reconcile.profile import FIELD_TITLES, Field
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact, Facts, Said

FEWEST = 8
"""Payments there must be before amounts are compared with them."""
OFF = 100
"""How many times under the smallest usual payment an amount must be to look like another unit."""
MOST_OFF = 2
"""Of the lines, one in so many off by a unit stops the list."""

Memory = dict[tuple[str, dt.date], bool]
"""Answers given once: the same holder on the same day comes again and again."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the ledger knows when a list comes.

    `least` and `most` bound the usual payments; `given` says since when a holder (and, where it is
    known, a project) holds money; `decisions` are the documents that are listed or that the ledger
    rests on; `works` says since when a work exists, `units` whether a holder's unit does on a day;
    `index` has the codes of the budget index; `until` is the day on which the list comes.
    """

    least: int = 0
    most: int = 0
    given: Mapping[tuple[str, str], dt.date] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=lambda: Decisions(()))
    works: Mapping[str, dt.date] = field(default_factory=dict)
    until: dt.date = dt.date.max
    unit_stood: Callable[[str, dt.date], bool] = lambda _holder, _on: True
    index: BudgetIndex = field(default_factory=lambda: BudgetIndex(()))


def usual(payments: Iterable[Payment]) -> tuple[int, int]:
    """Give the bounds of the middle nine tenths of payments, or nothing where there are few.

    >>> usual([])
    (0, 0)
    """
    amounts = sorted(abs(one.dong) for one in payments)
    if len(amounts) < FEWEST:
        return 0, 0
    return amounts[len(amounts) // 20], amounts[-1 - len(amounts) // 20]


def check(lines: Sequence[ListLine], past: Past) -> tuple[ListFinding, ...]:
    """Give every remark about lines against the past, in order of place."""
    scaled = [line for line in lines if (unit := other_unit(line.dong, past)) and unit]
    stopped = len(scaled) > 2 and len(scaled) * MOST_OFF >= len(lines)
    severity = Severity.ERROR if stopped else Severity.WARNING
    found = [_scaled(line, past, severity) for line in scaled]
    found += _repeated(lines)
    found += _unknown_index(lines, past.index)
    memory: Memory = {}
    for line in lines:
        found += _of(line, past, memory)
    return tuple(sorted(found, key=lambda one: (one.sheet, one.row)))


def other_unit(dong: int, past: Past) -> int:
    """Give the unit, in đồng, that an amount seems to be written in; 0 where it looks like đồng.

    >>> other_unit(1250, Past(least=50_000_000, most=9_000_000_000))
    1000000
    """
    amount = abs(dong)
    if not past.least or not amount or amount * OFF >= past.least:
        return 0
    return next(
        (unit for unit in (10**6, 10**3) if past.least <= amount * unit * 10 <= past.most * 100), 0
    )


def _scaled(line: ListLine, past: Past, severity: Severity) -> ListFinding:
    unit = other_unit(line.dong, past)
    which = "scale_million" if unit == 10**6 else "scale_thousand"
    said = vietnamese(line.dong)
    return _finding(
        line, "scale", Field.AMOUNT, said=said, severity=severity, why=SENTENCES[which],
        dong=line.dong, least=past.least,
    )  # fmt: skip


def _repeated(lines: Iterable[ListLine]) -> Iterator[ListFinding]:
    """Remark on lines that say word for word what an earlier line of the list says."""
    first: dict[str, ListLine] = {}
    for line in lines:
        before = first.setdefault(line.digest, line)
        if before is not line:
            column = Field.PAPER if line.paper else Field.AMOUNT
            said = line.paper or vietnamese(line.dong)
            yield _finding(
                line, "list_repeated", column, said=said, row=str(before.row), sheet=before.sheet
            )


def _unknown_index(lines: Iterable[ListLine], index: BudgetIndex) -> Iterator[ListFinding]:
    """Remark on codes that the budget index of the day does not have, each looked up once."""
    looked_up: dict[tuple[str, dt.date], tuple[tuple[str, Facts], ...]] = {}
    for line in lines:
        asked = (line.budget_index, line.on)
        if asked not in looked_up:
            looked_up[asked] = index.faults(line.budget_index, on=line.on)
        for name, facts in looked_up[asked]:
            reason = Said(OF_INDEX[name], facts)
            yield _finding(
                line, "list_index", Field.BUDGET_INDEX, said=line.budget_index, reason=reason
            )


_UNKNOWN = {
    Field.PROJECT: "list_unknown_project", Field.SOURCE: "list_unknown_source",
    Field.KIND: "list_unknown_kind", Field.WORK: "list_unknown_work",
    Field.WORK_CODE: "list_unknown_work", Field.HOLDER_CODE: "list_unknown_holder",
}  # fmt: skip
_KNOWN = {
    Field.SOURCE: ", ".join(SOURCE_TITLES.values()), Field.KIND: ", ".join(KIND_TITLES.values()),
}  # fmt: skip


def check_words(lines: Iterable[ListLine], directory: Directory) -> Iterator[ListFinding]:
    """Remark on words of lines, as their sender says them, that stand for nothing we know."""
    for line in lines:
        for one, said in directory.unknown(line):
            yield _finding(
                line, _UNKNOWN[one], one, said=said, cell=said, known=_KNOWN.get(one, "")
            )


def _of(line: ListLine, past: Past, memory: Memory) -> Iterator[ListFinding]:
    day = f"{line.on:%d/%m/%Y}"
    if line.on > past.until:
        came = f"{past.until:%d/%m/%Y}"
        yield _finding(
            line, "list_in_future", Field.DAY, said=day, severity=Severity.ERROR, day=day, came=came
        )
    if not line.dong:
        yield _finding(line, "list_nought", Field.AMOUNT, said="0")
    if not line.holder:
        said = line.holder_words or line.treasury_code or line.under
        yield _finding(line, "list_unknown_holder", Field.HOLDER, said=said, cell=said)
    else:
        yield from _too_early(line, past)
        if not _stood(line, past, memory):
            yield _finding(line, "list_no_unit", Field.HOLDER, said=line.holder, day=day)
    yield from _unknown_decision(line, past)
    since = past.works.get(line.subject)
    if since is not None and line.on < since:
        yield _finding(
            line, "list_no_work", Field.WORK, said=line.work_words or line.subject,
            cell=line.subject, since=f"{since:%d/%m/%Y}",
        )  # fmt: skip


def _too_early(line: ListLine, past: Past) -> Iterator[ListFinding]:
    since = past.given.get((line.holder, line.project)) or past.given.get((line.holder, ""))
    if since is None:
        yield _finding(line, "list_never_given", Field.HOLDER, said=line.holder)
    elif line.on < since:
        day = f"{line.on:%d/%m/%Y}"
        yield _finding(
            line, "list_too_early", Field.DAY, said=day, day=day, since=f"{since:%d/%m/%Y}"
        )


def _stood(line: ListLine, past: Past, memory: Memory) -> bool:
    asked = (line.holder, line.on)
    if asked not in memory:
        memory[asked] = past.unit_stood(*asked)
    return memory[asked]


def _unknown_decision(line: ListLine, past: Past) -> Iterator[ListFinding]:
    if line.decision:
        known = partial(past.decisions.has, year=line.on.year)
        for one in check_decision(line.decision, known, where=line.sheet):
            title, said = FIELD_TITLES[Field.DECISION], line.decision[:120]
            yield ListFinding(
                one.code, one.severity, line.sheet, line.row, title, said, one.why, one.facts
            )


def _finding(
    line: ListLine, code: str, column: Field, *, said: str, why: str = "",
    severity: Severity = Severity.WARNING, **facts: Fact,
) -> ListFinding:  # fmt: skip
    title, why = FIELD_TITLES[column], why or SENTENCES[code]
    return ListFinding(
        f"capital.{code}", severity, line.sheet, line.row, title, said[:120], why, facts
    )
