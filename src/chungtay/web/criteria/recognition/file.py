"""One file: what it asks, its course with papers and votes, what was met on the decision's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.recognition.appraisal import Appraisal
from chungtay.core.criteria.recognition.file import Course, Step
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.criteria.recognition.state import DEED_TITLES
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import Setting
from chungtay.core.people.actor import Actor
from chungtay.packs import recognition
from chungtay.web.criteria.recognition.asked import Mark, mark
from chungtay.web.criteria.recognition.listing import desk_name, place_name
from chungtay.web.criteria.recognition.met import Meeting, meeting
from chungtay.web.criteria.recognition.what import What, possible
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.works.paper import shown


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the page tells it."""

    title: str
    mark: Mark
    on: dt.date
    by: str
    reason: str
    paper: DocumentLink
    appraisal: Appraisal | None


@dataclass(frozen=True, slots=True)
class Button:
    """Something whoever looks may do with the file."""

    title: str
    href: str
    first: bool


@dataclass(frozen=True, slots=True)
class FilePage:
    """All the page of a file shows."""

    crumbs: tuple[Crumb, ...]
    code: str
    name: str
    unit: str
    grade: str
    field: str
    year: int
    mark: Mark
    desk: str
    steps: tuple[StepLine, ...]
    meeting: Meeting | None
    unit_gone: bool
    short: tuple[str, ...]
    ground: str
    rule: Setting[RecognitionRule]
    rule_cite: DocumentLink
    buttons: tuple[Button, ...]
    synthetic: bool


def one(desk: Desk, code: str, by: Actor) -> FilePage:
    """Ask all the page of a file shows."""
    view, names = desk.view, Names(desk.view.on)
    course = queries.course(code, on=view.on)
    wanted, last = course.wanted, course.last
    setting = recognition.setting(on=view.on if course.is_open else last.on, province=province())
    return FilePage(
        crumbs=(
            Crumb(_("Nông thôn mới"), reverse("criteria")),
            Crumb(_("Hồ sơ đề nghị"), view.onward(reverse("recognition-files"))),
            Crumb(code),
        ),
        code=code,
        name=place_name(names, wanted.unit, wanted.village, on=last.on),
        unit=view.onward(reverse("unit", args=[wanted.unit])),
        grade=said(GRADE_TITLES[wanted.grade]),
        field=wanted.field,
        year=wanted.for_year,
        mark=mark(last.state),
        desk=desk_name(names, course, on=view.on),
        steps=tuple(_step(desk, names, step) for step in course.steps),
        meeting=meeting(course, on=view.on),
        unit_gone=course.is_open and queries.standing_place(course, on=view.on) is None,
        short=tuple(_brief(one) for one in last.short),
        ground=last.reason if last.short else "",
        rule=setting,
        rule_cite=link(Citation.parse(setting.cite), view),
        buttons=_buttons(course, by, view.on),
        synthetic=any(step.grounds.provenance is Provenance.SYNTHETIC for step in course.steps),
    )


def _step(desk: Desk, names: Names, step: Step) -> StepLine:
    words = said(DEED_TITLES[step.deed])
    return StepLine(
        words[:1].upper() + words[1:],
        mark(step.state),
        step.on,
        step.by,
        step.reason,
        shown(step.grounds.document, desk.view, names),
        step.appraisal,
    )


def _brief(short: Result) -> str:
    """Name what was not met; why stands with the results."""
    title = said(short.title)
    return f"{short.number}. {title}" if title and short.number else title or short.criterion


def _buttons(course: Course, by: Actor, on: dt.date) -> tuple[Button, ...]:
    offered = possible(by, course, on=on)
    return tuple(
        Button(
            what.words,
            reverse("recognition-step", args=[course.code, what.value]),
            first=what not in (What.RETURN, What.WITHDRAW),
        )
        for what in offered
    )
