"""A list handed in: what a page says of it before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from chungtay.core.capital.reconcile.line import ListFinding
from chungtay.core.capital.reconcile.matching import Found, Outcome
from chungtay.core.capital.reconcile.reading import Reading
from chungtay.core.capital.reconcile.rows import Passed, RowKind
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import keep_facts, read_facts

KEPT = 200
"""Remarks, rows and lines of each sort that are kept for the page; files tell all."""


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line for a page: where it stands, what it says, what it may be."""

    sheet: str
    row: int
    on: str
    dong: int
    who: str
    what: str
    outcome: str
    entry: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListTold:
    """A list for a page: counts of rows and outcomes, what is odd, and the first of everything.

    `known` lines stand already and say the same; `changed` stand and say otherwise now; `unread`
    are the heads of columns that were not read.
    """

    rows: Mapping[str, int]
    outcomes: Mapping[str, int]
    total: int
    known: int
    changed: int
    errors: int
    warnings: int
    findings: tuple[ListFinding, ...]
    passed: tuple[Passed, ...]
    lines: tuple[LineTold, ...]
    unread: tuple[str, ...] = ()

    @property
    def unread_sheets(self) -> tuple[str, ...]:
        """Name the sheets that were passed over whole."""
        whole = SENTENCES["passed_sheet"]
        return tuple(one.sheet for one in self.passed if one.why == whole)

    @property
    def empty(self) -> bool:
        """Tell whether no row of the list is a payment, nor a faulty one."""
        return not self.errors and not self.rows.get(RowKind.LINE.value, 0)

    @property
    def fresh(self) -> int:
        """Count the lines that are new."""
        return self.rows.get(RowKind.LINE.value, 0) - self.known - self.changed

    @property
    def nothing(self) -> bool:
        """Tell whether taking the list would change nothing."""
        return not self.errors and not self.fresh and not self.changed


def tell(
    reading: Reading,
    found: Sequence[Found],
    findings: Sequence[ListFinding],
    *,
    known: int,
    changed: int,
) -> ListTold:
    """Sum a list up; errors come before warnings, what waits for a person before what is sure."""
    order = {Outcome.UNMATCHED: 0, Outcome.AMBIGUOUS: 1, Outcome.MATCHED: 2}
    counted: dict[Outcome, list[Found]] = {outcome: [] for outcome in order}
    for one in found:
        counted[one.outcome].append(one)
    shown = [told_line(one) for group in counted.values() for one in group[:KEPT]]
    weighty = sorted(findings, key=lambda one: one.severity is not Severity.ERROR)
    errors = sum(one.severity is Severity.ERROR for one in findings)
    return ListTold(
        rows={kind.value: count for kind, count in reading.counts.items()},
        outcomes={outcome.value: len(group) for outcome, group in counted.items()},
        total=sum(line.dong for line in reading.lines),
        known=known,
        changed=changed,
        errors=errors,
        warnings=len(findings) - errors,
        findings=tuple(weighty[:KEPT]),
        passed=tuple(_few_of_each(reading.passed)),
        lines=tuple(shown),
        unread=reading.unread,
    )


def told_line(one: Found) -> LineTold:
    """Tell a line with the best it may be."""
    line = one.line
    best = one.candidates[0] if one.candidates else None
    return LineTold(
        line.sheet,
        line.row,
        line.on.isoformat(),
        line.dong,
        line.holder_words or line.treasury_code or line.under or line.holder,
        line.work_words or line.content or line.project_words,
        one.outcome.value,
        best.payment.entry if best else "",
        tuple(reason.value for reason in best.reasons) if best else (),
    )


def keep(told: ListTold) -> dict[str, Any]:
    """Give what is told as it is kept."""
    kept = asdict(told)
    for one, finding in zip(kept["findings"], told.findings, strict=True):
        one["facts"] = keep_facts(finding.facts)
    return kept


def read_kept(kept: Mapping[str, Any]) -> ListTold | None:
    """Give back what was kept; None where nothing was."""
    if not kept:
        return None
    told = ListTold(**kept)
    return replace(
        told,
        findings=tuple(map(_finding, kept["findings"])),
        unread=tuple(told.unread),
        passed=tuple(Passed(**{**one, "kind": RowKind(one["kind"])}) for one in kept["passed"]),
        lines=tuple(LineTold(**{**one, "reasons": tuple(one["reasons"])}) for one in kept["lines"]),
    )


def _finding(kept: Mapping[str, Any]) -> ListFinding:
    facts = read_facts(kept["facts"])
    return ListFinding(**{**kept, "severity": Severity(kept["severity"]), "facts": facts})


def _few_of_each(passed: Iterable[Passed]) -> Iterable[Passed]:
    """Give the first rows of each kind that were passed over."""
    seen: dict[RowKind, int] = {}
    for one in passed:
        seen[one.kind] = seen.get(one.kind, 0) + 1
        if seen[one.kind] <= KEPT // 2:
            yield one
