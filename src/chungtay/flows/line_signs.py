"""What the system knows of budget lines beside their money: works, obstacles, units' own words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chungtay.apps.submissions.queries.answered import answered
from chungtay.apps.submissions.rows import line_alone
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.foreseeing import Foresight
from chungtay.core.capital.foresight.risk import Basis, Cause, Evidence, Signs, WorksSeen
from chungtay.core.capital.foresight.sentences import SENTENCES
from chungtay.core.kernel.saying import Said
from chungtay.core.submissions.workflow import State
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import REACHED, Stage

FORM, REASON = "von-thang", "reason"
HEARD = {State.ACCEPTED, State.APPROVED}
"""Only reports that somebody above has taken are quoted."""
REASONS: Mapping[str, Cause] = {
    "giao-von-cham": Cause.LATE_ALLOTMENT,
    "phe-duyet-cham": Cause.NO_APPROVAL,
    "mat-bang": Cause.SITE,
    "thi-cong-cham": Cause.SLOW_WORK,
    "huong-dan-cham": Cause.NO_GUIDANCE,
    "khong-the-lam": Cause.CANNOT,
    "chua-toi-han": Cause.NOT_DUE,
    "khac": Cause.OTHER,
}
"""What the answers of the monthly form mean."""
OBSTACLES: Mapping[str, Cause] = {
    "mat-bang": Cause.SITE,
    "nha-thau": Cause.SLOW_WORK,
    "thoi-tiet": Cause.SEASON,
    "thu-tuc": Cause.NO_APPROVAL,
    "huong-dan": Cause.NO_GUIDANCE,
    "gia": Cause.PRICE,
    "von": Cause.LATE_ALLOTMENT,
}
"""What the causes of a work's obstacle mean."""
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Known:
    """Signs of every line of a foresight: units' words by row, works by project and place."""

    said: Mapping[str, Evidence]
    obstacles: Mapping[tuple[str, str], tuple[Evidence, ...]]
    seen: Mapping[tuple[str, str], WorksSeen]
    units: Mapping[str, str]

    def of(self, line: Expected) -> Signs:
        """Give what is known of a line."""
        place = line.course.place
        own = self.said.get(row_code(line))
        if place.kind != "development":
            return Signs((own,) if own else ())
        where = (place.project, place.holder)
        if where not in self.seen:
            where = (place.project, self.units.get(place.holder, place.district))
        told = (*self.obstacles.get(where, ())[:MOST_TOLD], *((own,) if own else ()))
        return Signs(told, self.seen.get(where, WorksSeen()))


def row_code(line: Expected) -> str:
    """Name a line as the monthly form names its row: holder, project, item, source, kind, year."""
    place = line.course.place
    parts = (place.holder, place.project or place.programme, place.item, place.source, place.kind)
    return "/".join((*parts, str(line.course.origin_year)))


def known(foresight: Foresight, *, province: str) -> Known:
    """Gather what reports, works and their obstacles say on the day of a foresight."""
    on = foresight.on
    inside = [unit.code for unit in units.subtree(province, on=on)]
    districts = {code: place[0] for code, place in units.places_of(inside, on=on).items()}
    found = works.works(inside, on=on)
    of_year = [w for w in found if w.state.plan_year == foresight.plan_year]
    seen: dict[tuple[str, str], list[WorkSummary]] = defaultdict(list)
    for work in of_year:
        for whose in _whose(work, districts):
            seen[work.state.project, whose].append(work)
    return Known(
        said=dict(_said(foresight.since, province)),
        obstacles={where: tuple(_obstacles(some, on)) for where, some in seen.items()},
        seen={where: _counted(some) for where, some in seen.items()},
        units=_communes(foresight.lines, districts),
    )


def _whose(work: WorkSummary, districts: Mapping[str, str]) -> set[str]:
    """Say whose lines a work speaks of: its investor's, else those of its commune and district."""
    if work.investor:
        return {work.investor}
    return {work.state.unit, districts.get(work.state.unit, "")}


def _communes(lines: Iterable[Expected], districts: Mapping[str, str]) -> dict[str, str]:
    """Give the commune of each holder that is one; other holders stand for their district."""
    holders = {line.course.place.holder for line in lines}
    return {code: code for code in holders if districts.get(code, code) != code}


def _said(since: dt.date, province: str) -> Iterator[tuple[str, Evidence]]:
    """Read the reasons of slowness that units gave for the last whole month."""
    period = f"{since:%Y-%m}"
    told = answered(FORM, period, REASON, scope=province, states=HEARD)
    names = units.units({one.unit for one in told}, on=since)
    for one in told:
        unit = names.get(one.unit)
        words = Said(
            SENTENCES["reported"],
            {
                "unit": unit.title if unit else one.unit,
                "month": f"{since:%m/%Y}",
                "reason": one.words,
            },
        )
        about = f"{FORM}/{one.unit}/{period}"
        yield (
            line_alone(one.row),
            Evidence(REASONS.get(one.code, Cause.OTHER), Basis.REPORT, words, about),
        )


def _obstacles(some: Iterable[WorkSummary], on: dt.date) -> Iterator[Evidence]:
    """Tell of open obstacles, those of the dearest works first."""
    for work in sorted(some, key=lambda w: (-w.cost.amount, w.code)):
        if not work.obstacles:
            continue
        for case in works.obstacles(work.code, on=on):
            if case.is_open:
                words = Said(
                    SENTENCES["obstacle"],
                    {
                        "work": work.name,
                        "since": f"{case.opened_on:%d/%m/%Y}",
                        "text": case.last.text,
                    },
                )
                cause = OBSTACLES.get(case.last.cause, Cause.OTHER)
                yield Evidence(cause, Basis.OBSTACLE, words, work.code)


def _counted(some: Iterable[WorkSummary]) -> WorksSeen:
    counted = list(some)
    waiting = [w for w in counted if w.stage is Stage.PLANNED]
    unapproved = [w for w in waiting if not (w.card and w.card.approved_on)]
    unstarted = len(waiting) - len(unapproved) + sum(w.stage is Stage.APPROVED for w in counted)
    late = sum(w.is_late and w.stage in REACHED[Stage.STARTED] for w in counted)
    return WorksSeen(len(counted), len(unapproved), unstarted, late)
