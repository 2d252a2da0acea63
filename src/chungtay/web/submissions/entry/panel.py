"""The panel of one cell: what it has been, what is said of it, what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.submissions import queries
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Comment, Evidence, Filing, Saying
from chungtay.core.submissions.form import CellType, Column, Place, UnknownRow
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import CellKind
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.evidence import senders, size_of
from chungtay.web.submissions.entry.fields import name_of
from chungtay.web.submissions.entry.opened import GAP, Opened, brief
from chungtay.web.submissions.entry.state import said_at
from chungtay.web.submissions.entry.texts import unit_of, words_of

WIDTH, HEIGHT, EDGE = 240, 56, 5
"""The small drawing of a cell's course, in its own units."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something somebody said, wrote or did."""

    text: str
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding in the cell; a warning has a box for its explanation."""

    key: str
    message: str
    error: bool
    explanation: str
    by: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of evidence."""

    name: str
    href: str
    size: str
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class Past:
    """What the cell held in an earlier period."""

    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """Earlier values as a line: its points, and where the newest stands."""

    points: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A link to the panel of another cell of the row."""

    title: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """All there is to know of one cell."""

    place: str
    title: str
    value: str
    unit: str
    note: str
    action: str
    writable: bool
    doubts: tuple[Doubt, ...]
    explainable: bool
    remarks: tuple[Remark, ...]
    files: tuple[File, ...]
    history: tuple[Remark, ...]
    past: tuple[Past, ...]
    course: Course | None
    row: tuple[Beside, ...]
    before: str


def panel(opened: Opened, place: Place) -> Panel:
    """Gather what is known of a cell, or refuse a place the sheet does not have."""
    filing = opened.filing
    column = filing.form.column(place.column)
    if filing.sheet.row(place.row) is None:
        raise UnknownRow(form=filing.form.code, unit=filing.key.unit, row=place.row)
    doubts = tuple(
        _doubt(filing, one) for one in opened.findings if one.place == place and one.code != GAP
    )
    past = queries.last_values(filing.key, place)
    cell = filing.sheet.cells.get(place)
    changed = next((one for one in filing.amended if one.place == place), None)
    return Panel(
        place=str(place),
        title=name_of(filing, place),
        value=words_of(column, cell),
        unit=unit_of(column.unit) if column.unit else "",
        note=column.note,
        action=reverse("entry-panel", args=parts(filing.key)),
        writable=opened.writable,
        doubts=doubts,
        explainable=opened.writable and any(not one.error for one in doubts),
        remarks=tuple(_remark(one) for one in filing.comments if one.place == place),
        files=_files(filing, place),
        history=tuple(_saying(column, one) for one in queries.cell_history(filing.key, place)),
        past=tuple(Past(wording.period(one.period), words_of(column, one.cell)) for one in past),
        course=_course(column, past),
        row=_beside(filing, place),
        before=words_of(column, changed.before) or _("để trống") if changed else "",
    )


def _files(filing: Filing, place: Place) -> tuple[File, ...]:
    found = [one for one in filing.evidence if one.place == place]
    names = senders(found)
    return tuple(_file(filing.key, one, names) for one in found)


def _file(key: Key, evidence: Evidence, names: Mapping[str, str]) -> File:
    return File(
        evidence.name,
        reverse("entry-evidence", args=(*parts(key), evidence.sha256)),
        size_of(evidence),
        names[evidence.by],
        said_at(evidence.at),
    )


def _doubt(filing: Filing, finding: CellFinding) -> Doubt:
    explained = filing.explanations.get(finding.key)
    return Doubt(
        finding.key,
        brief(finding),
        finding.severity is Severity.ERROR,
        explained.text if explained else "",
        f"{explained.by}, {explained.on:%d/%m/%Y}" if explained else "",
    )


def _remark(comment: Comment) -> Remark:
    return Remark(comment.text, comment.by, said_at(comment.at))


def _saying(column: Column, saying: Saying) -> Remark:
    text = words_of(column, saying.cell) or _("xóa trống")
    return Remark(text, saying.by, said_at(saying.at))


def _beside(filing: Filing, place: Place) -> tuple[Beside, ...]:
    here = reverse("entry", args=parts(filing.key))
    return tuple(
        Beside(
            said(column.title),
            f"{here}?o={Place(place.row, column.code)}#chi-tiet",
            column.code == place.column,
        )
        for column in filing.form.columns
    )


def _course(column: Column, past: Sequence[Saying]) -> Course | None:
    """Draw the numbers of a cell from left to right, the newest last; None where there is none."""
    if not column.numeric or column.type is CellType.FILE:
        return None
    numbers = [
        one.cell.amount
        for one in reversed(past)
        if one.cell is not None and one.cell.kind is CellKind.NUMBER
    ]
    if len(numbers) < 2:
        return None
    low, high = min(0, *numbers), max(0, *numbers)
    across = (WIDTH - 2 * EDGE) / (len(numbers) - 1)
    up = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    points = [
        (f"{EDGE + at * across:.1f}", f"{HEIGHT - EDGE - (number - low) * up:.1f}")
        for at, number in enumerate(numbers)
    ]
    return Course(" ".join(f"{x},{y}" for x, y in points), *points[-1])
