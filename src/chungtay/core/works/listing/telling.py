"""A list of works handed in: what a page says of it before it is taken, as it is kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chungtay.core.kernel.refusal import Kind, Refusal, Severity
from chungtay.core.kernel.saying import keep_facts, read_facts
from chungtay.core.works.listing.line import ListFault

KEPT = 200
"""Remarks of each sort that are kept for the page; the command tells all."""


@dataclass(eq=False)
class UnknownList(Refusal):
    """No list of works was handed in under this code, or it is somebody else's."""

    code = "works.unknown_list"
    kind = Kind.NOT_FOUND
    message = "Không có danh mục “{token}” do bạn nộp; có thể đường dẫn đã bị sửa."

    token: str


@dataclass(frozen=True, slots=True)
class ListTold:
    """What a list says anew: counts of works and of rows to write, and the first remarks.

    `rows` counts the works of the list, `added` those the register does not know, `changed` those
    of which it says something new, `same` those it says nothing new of; `states`, `cards`,
    `contracts` and `funding` the rows it would write.
    """

    rows: int
    added: int
    changed: int
    same: int
    states: int
    cards: int
    funding: int
    error_count: int
    warning_count: int
    passed_count: int
    errors: tuple[ListFault, ...]
    warnings: tuple[ListFault, ...]
    passed: tuple[ListFault, ...]
    contracts: int = 0

    @property
    def nothing(self) -> bool:
        """Tell whether the register says all of it already."""
        return not (self.states or self.cards or self.contracts or self.funding)

    @property
    def more(self) -> int:
        """Count the remarks that are not kept."""
        kept = len(self.errors) + len(self.warnings) + len(self.passed)
        return self.error_count + self.warning_count + self.passed_count - kept


def tell(
    counts: Mapping[str, int], faults: Sequence[ListFault], passed: Sequence[ListFault]
) -> ListTold:
    """Sum a list up; `counts` are those of works and of rows to write."""
    errors = [one for one in faults if one.severity is Severity.ERROR]
    warnings = [one for one in faults if one.severity is Severity.WARNING]
    return ListTold(
        **counts,
        error_count=len(errors),
        warning_count=len(warnings),
        passed_count=len(passed),
        errors=tuple(errors[:KEPT]),
        warnings=tuple(warnings[:KEPT]),
        passed=tuple(passed[:KEPT]),
    )


def keep(told: ListTold) -> dict[str, Any]:
    """Give what is told as it is kept."""
    kept = asdict(told)
    for name in ("errors", "warnings", "passed"):
        for one, fault in zip(kept[name], getattr(told, name), strict=True):
            one["facts"] = keep_facts(fault.facts)
    return kept


def read_kept(kept: Mapping[str, Any]) -> ListTold | None:
    """Give back what was kept; None where nothing was."""
    if not kept:
        return None
    read = {name: tuple(map(_fault, kept[name])) for name in ("errors", "warnings", "passed")}
    return ListTold(**{**kept, **read})


def _fault(kept: Mapping[str, Any]) -> ListFault:
    facts = read_facts(kept["facts"])
    return ListFault(**{**kept, "severity": Severity(kept["severity"]), "facts": facts})
