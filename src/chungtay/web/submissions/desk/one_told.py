"""What is said of one report: findings, changes, steps, signatures, files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Filing, StepTold
from chungtay.core.submissions.workflow import DEED_TITLES, STATE_TITLES, Deed
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.evidence import senders, size_of
from chungtay.web.submissions.entry.fields import TONES, WORDS, Mark, mark_of, name_of
from chungtay.web.submissions.entry.opened import brief
from chungtay.web.submissions.entry.texts import words_of

BRIEF = 12
"""How many characters of a digest people are shown."""
CHANGES = 20
"""How many changed cells of one step are shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: its number in the table, how grave, where, what, and why it is right."""

    number: int
    mark: Mark
    name: str
    place: str
    message: str
    explanation: str
    who: str

    @property
    def error(self) -> bool:
        """Tell whether it keeps the report from being sent."""
        return self.mark is Mark.ERROR

    @property
    def tone(self) -> str:
        """Give the chip of how grave it is."""
        return TONES[self.mark]

    @property
    def word(self) -> str:
        """Say how grave it is."""
        return str(WORDS[self.mark])


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that changed: from what to what."""

    name: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of its life, with what it changed."""

    number: int
    deed: str
    state: str
    desk: str
    by: str
    on: dt.date
    time: str
    reason: str
    changes: tuple[Changed, ...]
    more: int
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One desk's approval, and whether what it signed still is what the report says."""

    desk: str
    by: str
    on: dt.date
    digest: str
    holds: bool


@dataclass(frozen=True, slots=True)
class File:
    """One file of evidence."""

    name: str
    size: str
    place: str
    by: str
    href: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something was not done just now, and which field it is about."""

    message: str
    field: str = ""
    changes: tuple[Changed, ...] = ()


def found_of(filing: Filing, number: int, finding: CellFinding) -> Found:
    """Show one finding, with its explanation."""
    explanation = filing.explanations.get(finding.key)
    return Found(
        number,
        mark_of(filing, finding),
        name_of(filing, finding.place) if finding.place else _("Cả báo cáo"),
        str(finding.place) if finding.place else "",
        brief(finding),
        explanation.text if explanation else "",
        f"{explanation.by}, {explanation.on:%d/%m/%Y}" if explanation else "",
    )


def changed(filing: Filing, amendments: Iterable[Amendment]) -> tuple[Changed, ...]:
    """Show which cells changed."""
    known = {column.code: column for column in filing.form.columns}
    return tuple(
        Changed(
            name_of(filing, one.place),
            str(one.place),
            words_of(known[one.place.column], one.before),
            words_of(known[one.place.column], one.after),
        )
        for one in amendments
        if one.place.column in known
    )


def step_of(filing: Filing, step: StepTold, titles: Mapping[str, str]) -> Step:
    """Show one step of its life."""
    at = timezone.localtime(step.at)
    changes = changed(filing, step.changes[:CHANGES])
    return Step(
        number=step.seq,
        deed=_(DEED_TITLES[step.deed]),
        state=_(STATE_TITLES[step.state]),
        desk=titles.get(step.desk, step.desk) if step.deed is not Deed.SAVE else "",
        by=step.by,
        on=step.on,
        time=f"{at:%H:%M}" if at.date() == step.on else "",
        reason=step.reason,
        changes=changes,
        more=max(0, len(step.changes) - len(changes)),
        remarks=tuple(
            (name_of(filing, one.place) if one.place else "", one.text) for one in step.comments
        ),
    )


def signatures_of(filing: Filing, titles: Mapping[str, str]) -> tuple[Signature, ...]:
    """Show who approved it, and whether that holds."""
    return tuple(
        Signature(
            titles.get(one.desk, one.desk),
            one.by,
            timezone.localtime(one.at).date(),
            one.digest[:BRIEF],
            one.digest == filing.digest,
        )
        for one in filing.approvals
    )


def remarks_of(
    filing: Filing, days: Mapping[int, dt.date]
) -> tuple[tuple[str, str, str, dt.date], ...]:
    """Show the remarks, the newest first; `days` are the days of steps."""
    return tuple(
        (
            name_of(filing, one.place) if one.place else _("Cả báo cáo"),
            one.text,
            one.by,
            days[one.step],
        )
        for one in reversed(filing.comments)
    )


def files_of(filing: Filing) -> tuple[File, ...]:
    """Show the files of evidence."""
    names = senders(filing.evidence)
    return tuple(
        File(
            one.name,
            size_of(one),
            name_of(filing, one.place) if one.place else _("Cả báo cáo"),
            names[one.by],
            reverse("entry-evidence", args=(*parts(filing.key), one.sha256)),
        )
        for one in filing.evidence
    )
