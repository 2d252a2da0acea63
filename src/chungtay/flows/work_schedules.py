"""Works' schedules as foresight asks for them: plan by work from the ledger, dates from cards."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from chungtay.apps.works import queries as works
from chungtay.core.capital.foresight.course import DECEMBER, JANUARY, Place, month_end
from chungtay.core.capital.foresight.schedule import Job, Known, Schedule, put_together
from chungtay.core.measures.answer import Question
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import REACHED, Stage
from chungtay.flows.line_courses import (
    BUDGETS,
    PAID,
    PLAN,
    Asker,
    line_dimensions,
    place_of,
    whole_dong,
)


def schedules(
    engine: Asker, *, province: str, year: int, on: dt.date, as_known: dt.date | None = None
) -> Known:
    """Give the schedules of lines whose money is allotted to works, by line."""
    if "work" not in engine.measure(PLAN).dimensions:
        return Known()
    by = (*line_dimensions(engine), "work")
    where = {"province": (province,), "plan_year": (str(year),), "source": BUDGETS}
    answers = engine.ask_many([PLAN, PAID], by=by, question=Question(where, on, as_known))
    paid = answers[PAID].numbers
    found = {work.code: work for work in works.works(None, on=on)}
    jobs: dict[Place, list[Job]] = defaultdict(list)
    for key, plan in answers[PLAN].numbers.items():
        said = dict(zip(by, key, strict=True))
        if said["work"] in found and (dong := whole_dong(plan)) > 0:
            place = place_of(said, carried=int(said["origin_year"]) < year)
            jobs[place].append(_job(found[said["work"]], dong, whole_dong(paid.get(key, 0))))
    ends = (month_end(year, DECEMBER), month_end(year, JANUARY))
    return Known({place: _put(some, on, ends) for place, some in jobs.items()})


def _put(jobs: list[Job], on: dt.date, ends: tuple[dt.date, dt.date]) -> Schedule:
    return put_together(jobs, on=on, ends=ends)


def _job(work: WorkSummary, plan: int, paid: int) -> Job:
    card = work.card
    return Job(
        plan=plan,
        paid=paid,
        approved=work.stage is not Stage.PLANNED or bool(card and card.approved_on),
        started=work.stage in REACHED[Stage.STARTED],
        finished=work.stage in REACHED[Stage.FINISHED],
        stopped=work.stage is Stage.STOPPED,
        progress=work.progress,
        planned_start=card.planned_start if card else None,
        planned_finish=card.planned_finish if card else None,
    )
