"""The register of recognitions, the list of files, and the list of villages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.queries import Wanting
from chungtay.apps.units.bodies import ended
from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.actions import REQUEST
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.record import Held
from chungtay.core.people.actor import Actor
from chungtay.flows.file_desk import desk_of
from chungtay.web.criteria.recognition.asked import Asked, Mark, mark, offered
from chungtay.web.kit.choices import Choice
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.paper import shown

RECOGNISED, MEETING = "communes.recognised", "communes.meeting_all"
BACKSLIDING, FILES = "communes.backsliding", "recognitions.files"
OPEN = ("requested", "reviewed", "appraised", "returned")


@dataclass(frozen=True, slots=True)
class RecognitionLine:
    """A decision as the register shows it, beside what its commune meets on the day."""

    name: str
    href: str
    district: str
    grade: str
    field: str
    year: int
    on: dt.date
    paper: DocumentLink
    met: Num
    stands: bool
    withdrawn: dt.date | None
    ended: dt.date | None
    reason: str
    file: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """All the register shows."""

    choices: tuple[Choice, ...]
    recognised: Num
    meeting: Num
    backsliding: Num
    districts: Num
    open: Num
    lines: tuple[RecognitionLine, ...]
    export: str
    summary: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as the list shows it."""

    code: str
    href: str
    name: str
    district: str
    grade: str
    year: int
    mark: Mark
    on: dt.date
    desk: str


@dataclass(frozen=True, slots=True)
class FilesPage:
    """All the list of files shows."""

    choices: tuple[Choice, ...]
    lines: tuple[FileLine, ...]
    may_ask: bool
    synthetic: bool


def register(desk: Desk, asked: Asked) -> RegisterPage:
    """Ask all the register shows."""
    names = Names(asked.view.on)
    where = asked.view.where()
    with desk.engine.still():
        told = desk.of([RECOGNISED, MEETING, BACKSLIDING], where)
        lines = recognition_lines(desk, asked, names)
        return RegisterPage(
            choices=offered(asked, names, _years(names, asked.view.on), states=False),
            recognised=told[RECOGNISED],
            meeting=told[MEETING],
            backsliding=told[BACKSLIDING],
            districts=desk.one("districts.recognised", where),
            open=desk.one(FILES, {**where, "state": OPEN}),
            lines=lines,
            export=asked.view.href(reverse("recognitions-export")),
            summary=asked.view.href(reverse("criteria-year-export")),
            synthetic=shows_synthetic(desk, RECOGNISED),
        )


def recognition_lines(desk: Desk, asked: Asked, names: Names) -> tuple[RecognitionLine, ...]:
    """Give the decisions asked for, the last one first."""
    told = queries.recognitions(on=asked.view.on, within=inside(names, asked.district))
    met = desk.by(["criteria.met"], ("unit",), asked.view.where())["criteria.met"]
    rows = [
        one
        for one in queries.held(told)
        if asked.grade in (None, one.given.grade) and asked.year in (None, one.given.for_year)
    ]
    rows.sort(key=lambda one: (-one.given.on.toordinal(), names.unit(one.given.unit)))
    return tuple(
        replace(line, met=met.get((one.given.unit,), NONE))
        if one.given.grade is Grade.STANDARD
        else line
        for one, line in zip(rows, _lines(desk, names, rows), strict=True)
    )


def recognitions_of(desk: Desk, names: Names, unit: str) -> tuple[RecognitionLine, ...]:
    """Give the decisions on one unit up to the day, the last one first."""
    told = queries.recognitions(on=desk.view.on, within=[unit])
    return _lines(desk, names, queries.held(told)[::-1])


def _lines(desk: Desk, names: Names, told: Sequence[Held]) -> tuple[RecognitionLine, ...]:
    gone = ended(((one.given.unit, one.given.on) for one in told), on=desk.view.on)
    return tuple(_line(desk, names, one, gone.get((one.given.unit, one.given.on))) for one in told)


def _line(desk: Desk, names: Names, held: Held, gone: dt.date | None) -> RecognitionLine:
    """Show a decision; one whose unit is no more was not withdrawn, and holds for nobody."""
    view, one, taken, file = desk.view, held.given, held.taken, held.given.file
    return RecognitionLine(
        name=names.then(one.unit, one.on),
        href=view.onward(reverse("unit", args=[one.unit])),
        district=_district(names, one.unit),
        grade=said(GRADE_NAMES[one.grade]),
        field=one.field,
        year=one.for_year,
        on=one.on,
        paper=shown(one.grounds.document, view, names),
        met=NONE,
        stands=taken is None and gone is None,
        withdrawn=taken.on if taken else None,
        ended=gone,
        reason=taken.reason if taken else one.reason,
        file=view.onward(reverse("recognition-file", args=[file])) if file else "",
    )


def files(desk: Desk, asked: Asked, by: Actor) -> FilesPage:
    """Ask all the list of files shows."""
    names, on = Names(asked.view.on), asked.view.on
    wanting = Wanting(grade=asked.grade, state=asked.state, year=asked.year)
    found = queries.courses(on=on, within=inside(names, asked.district), wanting=wanting)
    return FilesPage(
        choices=offered(asked, names, _years(names, on), states=True),
        lines=tuple(_file_line(desk, names, one) for one in found),
        may_ask=any(grant.action == REQUEST.code for grant in by.grants),
        synthetic=shows_synthetic(desk, RECOGNISED),
    )


def _file_line(desk: Desk, names: Names, one: Course) -> FileLine:
    wanted = one.wanted
    return FileLine(
        code=one.code,
        href=desk.view.onward(reverse("recognition-file", args=[one.code])),
        name=place_name(names, wanted.unit, wanted.village, on=one.last.on),
        district=_district(names, wanted.unit),
        grade=said(GRADE_NAMES[wanted.grade]),
        year=wanted.for_year,
        mark=mark(one.last.state),
        on=one.last.on,
        desk=desk_name(names, one, on=desk.view.on),
    )


def desk_name(names: Names, one: Course, *, on: dt.date) -> str:
    """Name the unit whose people have the next thing to do with a file; nothing once closed."""
    code = desk_of(one, on=on)
    known = names.ever.get(code)
    return known.title if known else names.unit(code) if code else ""


def place_name(names: Names, unit: str, village: str, *, on: dt.date) -> str:
    """Name a unit, or a village of it."""
    title = names.then(unit, on)
    if not village:
        return title
    listed = {one.code: one.name for one in queries.villages([unit], on=on)}
    return f"{listed.get(village, village)}, {title}"


def inside(names: Names, district: str) -> frozenset[str]:
    """Give the codes of the units asked about, those of the past too."""
    every: Iterable[str] = (
        code for code, unit in names.ever.items() if not district or district in (unit.parent, code)
    )
    return frozenset(every) - {province()}


def _district(names: Names, unit: str) -> str:
    known = names.ever.get(unit)
    return names.unit(known.parent) if known and known.parent != province() else ""


def _years(names: Names, on: dt.date) -> list[int]:
    told = queries.recognitions(on=on, within=inside(names, ""))
    return sorted({one.for_year for one in told}, reverse=True)
