"""A submission as it stands: what a reader of it sees, whole or as one line of a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.title import Title
from chungtay.core.submissions.approval import Amendment, Approval
from chungtay.core.submissions.changes import Kept
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.form import Form, Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import Period
from chungtay.core.submissions.sheet import Cell, Sheet
from chungtay.core.submissions.workflow import Absence, Deed, Standing, State
from chungtay.core.units.unit import Level


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a warning is right all the same; kept, and read by every desk above."""

    text: str
    by: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark in the margin: of a cell, or of the whole (`place` None)."""

    place: Place | None
    text: str
    by: str
    at: dt.datetime
    desk: str
    step: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that stands behind a cell, or behind the whole; `sha256` is its digest."""

    place: Place | None
    name: str
    size: int
    sha256: str
    media_type: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission, whole. `sheet` holds computed and given cells too; `kept` only typed ones.

    `due` is the last day in time, `closes` the last day of grace; `seq` the number of its last
    step; `route` the desks it goes over on the day, its unit first; `amended` what differs from
    what was last approved; `found` what checks found when it was just written, None where it was
    only read.
    """

    key: Key
    form: Form
    period: Period
    unit_title: str
    level: Level
    district: str
    province: str
    standing: Standing
    absence: Absence | None
    absence_reason: str
    due: dt.date
    closes: dt.date
    seq: int
    sheet: Sheet
    kept: Mapping[Place, Kept]
    explanations: Mapping[str, Explanation]
    comments: tuple[Comment, ...]
    approvals: tuple[Approval, ...]
    digest: str
    evidence: tuple[Evidence, ...]
    filled: int
    required: int
    missing_sources: tuple[str, ...]
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    route: tuple[str, ...]
    amended: tuple[Amendment, ...]
    found: tuple[CellFinding, ...] | None = None

    @property
    def state(self) -> State:
        """Give where it stands."""
        return self.standing.state


@dataclass(frozen=True, slots=True)
class Brief:
    """One submission as a line of a list. `errors` and `warnings` are as of its last step."""

    key: Key
    form_title: Title
    period_title: str
    period_until: dt.date
    unit_title: str
    level: Level
    district: str
    province: str
    standing: Standing
    absence: Absence | None
    due: dt.date
    closes: dt.date
    days_late: int
    filled: int
    required: int
    missing_sources: tuple[str, ...]
    errors: int
    warnings: int
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    amended: int
    digest: str
    number: int

    @property
    def state(self) -> State:
        """Give where it stands."""
        return self.standing.state


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step in the life of a submission."""

    seq: int
    deed: Deed
    state: State
    desk: str
    by: str
    on: dt.date
    at: dt.datetime
    reason: str
    changes: tuple[Amendment, ...]
    comments: tuple[Comment, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What one cell held in a period, or from a step on. `period` is the period's code."""

    period_title: str
    cell: Cell | None
    state: State
    by: str = ""
    at: dt.datetime | None = None
    period: str = ""
