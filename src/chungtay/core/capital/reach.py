"""Where a project's money is for: the classes of units that it reaches.

A project of which the packs say nothing reaches every unit. Money for a holder outside the reach is
remarked on, not refused: lists of classes are decided apart from plans, and at times later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line
from chungtay.core.capital.permit import BRINGS
from chungtay.core.kernel.money import ZERO
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts, Listed, Said
from chungtay.core.units.unit_class import CLASS_TITLES, UnitClass

SENTENCES: Mapping[str, str] = {
    "capital.outside_reach": (
        "Vốn dự án “{project}” dành cho {classes} theo {cite} ({standing}); ngày {on:%d/%m/%Y} "
        "“{holder}” không thuộc diện này."
    ),
    "checked": "đã đối chiếu",
    "from_memory": "theo trí nhớ, chưa đối chiếu",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """From a day on, money of a project and of all below it is for units of these classes.

    A unit counts that is in one of them, or whose district is. Where the money is not for these
    `only` (also for a class of units that no list here has), nobody is told to be outside.
    """

    project: str
    since: dt.date
    classes: tuple[UnitClass, ...]
    cite: str
    only: bool = True
    verified: bool = False
    note: str = ""

    def covers(self, project: str) -> bool:
        """Tell whether it speaks of a project."""
        return project == self.project or project.startswith(f"{self.project}.")

    def has(self, classes: Collection[UnitClass]) -> bool:
        """Tell whether a unit in some classes is reached."""
        return any(one in self.classes for one in classes)


def reach_of(project: str, reaches: Iterable[Reach], *, on: dt.date) -> Reach | None:
    """Give the narrowest and latest reach that speaks of a project on a day, if any does."""
    spoken = [one for one in reaches if one.covers(project) and one.since <= on]
    return max(spoken, key=lambda one: (len(one.project), one.since), default=None)


def reached_lines(entry: Entry, reaches: Iterable[Reach]) -> tuple[tuple[str, Line, Reach], ...]:
    """Name the holders and lines that an entry brings money to, where somebody says whom it is for.

    None for what takes another entry back.
    """
    if entry.movement not in BRINGS or entry.undoes:
        return ()
    known = tuple(reaches)
    raised = dict.fromkeys(
        (p.account.holder, p.account.line) for p in entry.postings if p.amount > ZERO
    )
    found = ((holder, line, reach_of(line.project, known, on=entry.on)) for holder, line in raised)
    return tuple((holder, line, reach) for holder, line, reach in found if reach and reach.only)


def remark_outside(entry: Entry, line: Line, reach: Reach, *, holder: str) -> Finding:
    """Remark that money goes to a holder whom the project does not reach."""
    code = "capital.outside_reach"
    standing = SENTENCES["checked" if reach.verified else "from_memory"]
    facts: Facts = {
        "project": line.project,
        "classes": Listed(tuple(CLASS_TITLES[one] for one in reach.classes), ", "),
        "cite": reach.cite,
        "on": entry.on,
        "holder": holder,
        "standing": Said(standing),
    }
    return Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts)
