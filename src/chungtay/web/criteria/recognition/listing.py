"""The register of recognitions, the list of files, and the list of villages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.queries import Wanting
from chungtay.apps.units.classed import ended
from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.actions import REQUEST
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.record import Act, Recognition, standing_recognitions
from chungtay.core.people.actor import Actor
from chungtay.packs import recognition
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
Gone = Mapping[tuple[str, dt.date], dt.date]
"""Since when the unit is no more that bore a code on a day."""


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
    reason: str
    file: str
    ended: dt.date | None = None


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
    held = {(one.unit, one.grade): one for one in standing_recognitions(told, on=asked.view.on)}
    gone = _gone(told, on=asked.view.on)
    met = desk.by(["criteria.met"], ("unit",), asked.view.where())["criteria.met"]
    taken = {(one.unit, one.grade): one for one in told if one.act is Act.WITHDRAW}
    rows = [
        one
        for one in told
        if one.act is Act.RECOGNISE
        and asked.grade in (None, one.grade)
        and asked.year in (None, one.for_year)
    ]
    return tuple(
        replace(
            _line(desk, names, one, None if held.get(key) is one else taken.get(key)),
            met=met.get((one.unit,), NONE) if one.grade is Grade.STANDARD else NONE,
            **_end(one, gone),
        )
        for one in sorted(rows, key=lambda row: (-row.on.toordinal(), names.unit(row.unit)))
        for key in [(one.unit, one.grade)]
    )


def recognitions_of(desk: Desk, names: Names, unit: str) -> tuple[RecognitionLine, ...]:
    """Give the decisions on one unit up to the day, the last one first."""
    told = queries.recognitions(on=desk.view.on, within=[unit])
    held = set(standing_recognitions(told, on=desk.view.on))
    given = [one for one in told if one.act is Act.RECOGNISE]
    gone = _gone(given, on=desk.view.on)
    return tuple(
        replace(
            _line(desk, names, one, None if one in held else _taken(told, one)), **_end(one, gone)
        )
        for one in reversed(given)
    )


def _taken(told: Iterable[Recognition], given: Recognition) -> Recognition | None:
    """Find the decision that took a recognition away: the first one after it."""
    later = (
        one
        for one in told
        if one.act is Act.WITHDRAW and one.grade is given.grade and one.on >= given.on
    )
    return next(later, None)


def _gone(told: Iterable[Recognition], *, on: dt.date) -> Gone:
    """Give since when units that were recognised are no more."""
    return ended(((one.unit, one.on) for one in told), on=on)


def _end(one: Recognition, gone: Gone) -> dict[str, Any]:
    """Tell of a decision whose unit is no more: it was not withdrawn, and holds for nobody."""
    last = gone.get((one.unit, one.on))
    return {"ended": last, "stands": False} if last else {}


def _line(desk: Desk, names: Names, one: Recognition, taken: Recognition | None) -> RecognitionLine:
    view, file = desk.view, one.file
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
        stands=taken is None,
        withdrawn=taken.on if taken else None,
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
    """Name the unit whose people have the next thing to do with a file.

    Nothing once it is closed, or its unit is no more.
    """
    place = queries.standing_place(one, on=on) if one.is_open else None
    if place is None:
        return ""
    rule = recognition.rule(on=on, province=place.province)
    code = place.desk(one.last.state, rule)
    known = names.ever.get(code)
    return known.title if known else names.unit(code)


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
