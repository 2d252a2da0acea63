"""The shape of a form's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import Column, Due, Row, RowSource
from chungtay.core.submissions.period import Frequency
from chungtay.core.units.unit import Level, UnitType


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A check as a file asks for it; without a severity it has that of its kind."""

    kind: str
    settings: Mapping[str, tuple[str, ...] | str] = field(default_factory=dict)
    severity: Severity | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class FormFile:
    """One version of a form as a file says it; see `Form`.

    `cutoff` names the parameter that sets the last day of statistical periods; without it periods
    are calendar periods.
    """

    code: str
    since: dt.date
    title: Title
    short: Title
    frequency: Frequency
    levels: tuple[Level, ...]
    row_source: RowSource
    columns: tuple[Column, ...]
    due: Mapping[Level, Due]
    cite: str
    verified: bool
    rows: tuple[Row, ...] = ()
    rows_of: str = ""
    rules: tuple[RuleEntry, ...] = ()
    programme: str = ""
    cutoff: str = ""
    until: dt.date | None = None
    types: tuple[UnitType, ...] = ()
    appraised_by: tuple[str, ...] = ()
    note: str = ""
