"""Works' schedules as foresight asks for them: plan by work from the ledger, dates from cards."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from chungtay.apps.works import queries as works
from chungtay.core.capital.foresight.course import DECEMBER, Place, month_end
from chungtay.core.capital.foresight.foreseeing import last_day
from chungtay.core.capital.foresight.schedule import Job, Known, put_together
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
from chungtay.flows.line_windows import closes_on


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
    planned = {
        key: whole_dong(plan) for key, plan in answers[PLAN].numbers.items() if key[-1] in found
    }
    funded = _funded(engine, planned, Question({**where, **_before(year)}, on, as_known))
    jobs: dict[Place, list[Job]] = defaultdict(list)
    lasts: dict[Place, dt.date] = {}
    for key, plan in planned.items():
        if plan > 0:
            said = dict(zip(by, key, strict=True))
            origin = int(said["origin_year"])
            place = place_of(said, carried=origin < year)
            lasts[place] = last_day(closes_on(place, origin, year), year)
            job = _job(found[key[-1]], plan, whole_dong(paid.get(key, 0)), funded[key[-1]])
            jobs[place].append(job)
    december = month_end(year, DECEMBER)
    return Known(
        {
            place: put_together(some, on=on, ends=(december, lasts[place]))
            for place, some in jobs.items()
        }
    )


def _before(year: int) -> dict[str, tuple[str, ...]]:
    return {"plan_year": (f"..{year - 1}",)}


def _funded(
    engine: Asker, planned: Mapping[tuple[str, ...], int], before: Question
) -> Mapping[str, int]:
    """Give what each work was ever given: paid in earlier years, and planned in this one."""
    funded: dict[str, int] = defaultdict(int)
    for key, plan in planned.items():
        funded[key[-1]] += plan
    answer = engine.ask_many([PAID], by=("work",), question=before)[PAID]
    for (work,), dong in answer.numbers.items():
        funded[work] += whole_dong(dong)
    return funded


def _job(work: WorkSummary, plan: int, paid: int, funded: int) -> Job:
    card = work.card
    return Job(
        work=work.code,
        plan=plan,
        paid=paid,
        approved=work.stage is not Stage.PLANNED or bool(card and card.approved_on),
        started=work.stage in REACHED[Stage.STARTED],
        finished=work.stage in REACHED[Stage.FINISHED],
        stopped=work.stage is Stage.STOPPED,
        progress=work.progress,
        planned_start=card.planned_start if card else None,
        planned_finish=card.planned_finish if card else None,
        contract=work.contracted.amount if work.contracted else 0,
        funded=funded,
    )
