"""The timeline: every work's planned and actual days on one scale, by where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import Stage
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.tabs import Tab, ways
from chungtay.web.kit.wording import day
from chungtay.web.works.asked import Asked, Filters, filters
from chungtay.web.works.course import Course, Tick, Track, course_of, track, window
from chungtay.web.works.lines import Places
from chungtay.web.works.listing import COUNT, PageLink, beyond, page_links
from chungtay.web.works.marks import Mark, legend, mark

SIZE = 60
"""Works on a page."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A stage a work reached: where on the scale, on which day."""

    mark: Mark
    at: float | None
    day: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One work: its bars, the stages it passed, and the plan in words."""

    work: WorkSummary
    href: str
    mark: Mark
    track: Track
    passed: tuple[Passed, ...]
    planned: str


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """The works of one commune."""

    title: str
    district: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All the timeline shows; `today` is where the day stands on the scale, in per cent."""

    tabs: tuple[Tab, ...]
    filters: Filters
    ticks: tuple[Tick, ...]
    today: float
    groups: tuple[TimelineGroup, ...]
    found: int
    late: int
    pages: tuple[PageLink, ...]
    legend: tuple[Mark, ...]
    synthetic: bool
    notes: tuple[str, ...]


def timeline(desk: Desk, asked: Asked) -> TimelinePage:
    """Give the page of the timeline."""
    names = desk.names
    places = Places(names)
    works = asked.works()
    found = sorted(works, key=lambda work: _order(places, work))
    links, first = page_links(desk.view, len(found), asked.page, SIZE)
    shown = found[first : first + SIZE]
    drawn = window([course_of(work) for work in shown], on=desk.view.on, years=1)
    rows = [(work, _row(desk, work, track(course_of(work), drawn, on=desk.view.on)))
            for work in shown]  # fmt: skip
    return TimelinePage(
        tabs=ways(desk.view, "works-timeline"),
        filters=filters(asked, names, {work.state.plan_year for work in works}),
        ticks=drawn.ticks(),
        today=drawn.at(desk.view.on),
        groups=tuple(
            TimelineGroup(places.commune(unit), places.district(unit), tuple(r for _w, r in some))
            for unit, some in groupby(rows, key=lambda pair: pair[0].state.unit)
        ),
        found=len(found),
        late=sum(work.is_late for work in works),
        pages=links,
        legend=tuple(one for one in legend() if one.stage is not Stage.PLANNED),
        synthetic=shows_synthetic(desk, COUNT),
        notes=beyond(len(found), asked.page, SIZE),
    )


def passed(drawn: Track) -> tuple[Passed, ...]:
    """Give the stages a work passed, as a timeline marks them: being planned is no event."""
    told = (one for one in drawn.milestones if one.stage is not Stage.PLANNED)
    return tuple(Passed(mark(one.stage), one.at, day(one.day)) for one in told)


def planned_words(course: Course) -> str:
    """Say the days planned."""
    start, finish = course.planned_start, course.planned_finish
    if start and finish:
        return f"{day(start)}–{day(finish)}"
    if finish:
        return _("đến %(day)s") % {"day": day(finish)}
    return _("từ %(day)s") % {"day": day(start)} if start else ""


def _row(desk: Desk, work: WorkSummary, drawn: Track) -> TimelineRow:
    href = desk.view.onward(reverse("work", args=[work.code]))
    return TimelineRow(
        work, href, mark(work.stage), drawn, passed(drawn), planned_words(course_of(work))
    )


def _order(places: Places, work: WorkSummary) -> tuple[str, ...]:
    unit = work.state.unit
    return (
        sort_key(places.district(unit)), sort_key(places.commune(unit)), unit, sort_key(work.name),
    )  # fmt: skip
