"""Why a line is expected to be paid as far as said, in words."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.capital.foresight.course import JANUARY, PARTS, month_end
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.foreseeing import Foresight
from chungtay.core.capital.foresight.saying import in_millions, in_percent
from chungtay.core.capital.foresight.sentences import SENTENCES
from chungtay.core.kernel.saying import Said


def because(line: Expected, foresight: Foresight) -> tuple[Said, ...]:
    """Say what the expectation of a line rests on, the line's own months first."""
    return tuple(_because(line, foresight))


def _because(line: Expected, foresight: Foresight) -> Iterator[Said]:
    month = min(foresight.month, foresight.to_january.shape.target)
    then = min(line.course.spent(month), line.plan)
    yield Said(
        SENTENCES["paid_by"],
        {"day": f"{foresight.since:%d/%m/%Y}", "share": in_percent(then, line.plan)},
    )
    if line.paid > then:
        yield Said(
            SENTENCES["paid_since"],
            {"day": f"{foresight.on:%d/%m/%Y}", "more": in_millions(line.paid - then)},
        )
    yield _shape(line, foresight)
    if line.schedule is not None and line.schedule.works:
        yield Said(
            SENTENCES["schedule"],
            {
                "works": line.schedule.works,
                "covered": in_millions(line.schedule.january),
                "late": line.schedule.late,
                "until": f"{line.last:%d/%m/%Y}",
            },
        )
    if line.last < month_end(foresight.plan_year, JANUARY):
        yield Said(SENTENCES["closes"], {"until": f"{line.last:%d/%m/%Y}"})


def _shape(line: Expected, foresight: Foresight) -> Said:
    years = foresight.to_december.years
    if not years or not line.reading.lines:
        return Said(SENTENCES["no_years"])
    return Said(
        SENTENCES["like_lines"],
        {
            "years": len(years),
            "named": ", ".join(str(year) for year in years),
            "lines": line.reading.lines,
            "then": in_percent(line.reading.reached, PARTS),
            "end": in_percent(line.reading.ended, PARTS),
        },
    )
