"""Propose which unspent lines could move to where they can be spent; nothing is written.

What a line can give and take comes from its foresight, its works and its arrears; the rules are
the core's, the optimum HiGHS's. People decide, and record what they decided in the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from chungtay.analytics.optimise.moves import fewest_moves
from chungtay.apps.capital.queries import held_on
from chungtay.apps.units.queries import classes_of
from chungtay.core.capital.foresight.bars import Bar, MayPay, Stand, Taken
from chungtay.core.capital.foresight.course import Place
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.foreseeing import Foresight
from chungtay.core.capital.foresight.reallocation import STEP, Proposal, idle_parts, propose
from chungtay.core.capital.foresight.saying import in_millions, in_percent
from chungtay.core.capital.foresight.sentences import SENTENCES
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.reach import reach_of
from chungtay.core.kernel.saying import Facts, Said
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit_class import UnitClass
from chungtay.flows.foresee import KEPT, Keeper, foreseen
from chungtay.flows.line_courses import BUDGETS, whole_dong
from chungtay.flows.line_signs import row_code
from chungtay.packs.capital import permits, reaches
from chungtay.packs.foresight import habits

ARREARS: Final = "capital.arrears"
OWED_BY = ("holder", "programme", "project", "source", "kind")
PACE_PART = 5
"""A line that only spends fast is given room for at most one part in so many of its plan."""


def proposal(
    engine: Keeper, *, province: str, on: dt.date, as_known: dt.date | None = None
) -> tuple[Foresight, Proposal]:
    """Propose moves between the lines of the open plan year, with the foresight they rest on.

    Kept as long as that foresight is.
    """
    foresight = foreseen(engine, province=province, on=on, as_known=as_known)
    owed = _arrears(engine, province=province, on=on, as_known=as_known)
    kept: dict[int, tuple[Foresight, Proposal]] = engine.once("reallocation", dict)
    told = kept.get(id(foresight))
    if told is None or told[0] is not foresight:
        least = habits(province).least_move
        lies = _lies(foresight, least)
        stands = [_stand(line, foresight, owed, lies) for line in foresight.lines]
        told = (foresight, propose(stands, may_pay=paying(on), solve=fewest_moves, least=least))
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[id(foresight)] = told
    return told


def paying(on: dt.date) -> MayPay:
    """Give the rules of a day for what money may pay for, and where: permits and reaches."""
    permitted, reached = _permitted(on), _reached(on)

    def may_pay(giver: Place, taker: Place) -> Bar | None:
        if not permitted(giver, taker):
            return Bar.MAY_PAY
        return None if reached(giver, taker) else Bar.REACH

    return may_pay


def _permitted(on: dt.date) -> Callable[[Place, Place], bool]:
    known = permits()

    def permitted(giver: Place, taker: Place) -> bool:
        line = Line(
            giver.programme, taker.project, taker.item, Source(giver.source),
            CapitalKind(giver.kind), on.year, on.year,
        )  # fmt: skip
        spoken = [one for one in known if one.is_of(line) and one.since <= on]
        permit = max(spoken, key=lambda one: (len(one.project), one.since), default=None)
        return bool(giver.project) == bool(taker.project) and (permit is None or permit.takes(line))

    return permitted


def _reached(on: dt.date) -> Callable[[Place, Place], bool]:
    """Money leaves a project only for units that the project reaches.

    A line of the same project was planned there by a decision, which is left to stand.
    """
    known = reaches()

    @cache
    def classes(district: str) -> frozenset[UnitClass]:
        told = classes_of(district, on=on) if district else ()
        return frozenset(one.unit_class for one in told)

    def reached(giver: Place, taker: Place) -> bool:
        reach = reach_of(giver.project, known, on=on)
        if reach is None or reach.covers(taker.project):
            return True
        return reach.has(classes(taker.district))

    return reached


def _arrears(
    engine: Keeper, *, province: str, on: dt.date, as_known: dt.date | None
) -> Mapping[tuple[str, ...], int]:
    """Give what stands owed to contractors, by holder, programme, project, source and kind."""
    question = Question({"province": (province,), "source": BUDGETS}, on, as_known)
    answer = engine.ask_many([ARREARS], by=OWED_BY, question=question)[ARREARS]
    return {key: whole_dong(dong) for key, dong in answer.numbers.items()}


Lies = Mapping[str, tuple[Taken, ...]]
"""Where what a line can give lies, by the line's code."""


def _lies(foresight: Foresight, least: int) -> Lies:
    """Give what the ledger would let go of the lines that can give, each part in one entry.

    What lies on no work goes first; then what works cannot spend, the most idle first. Where the
    book keeps a line apart by budget index, one of its parts must suffice.
    """
    givers = [line for line in foresight.lines if _spare(line)]
    year, on = foresight.plan_year, foresight.on
    held = held_on({line.course.place.holder for line in givers}, plan_year=year, on=on)
    parts: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for (holder, line, work), dong in held.items():
        for provider in {"", line.provider}:
            found = parts[(holder, *_of(line), provider)]
            found[work] = max(found.get(work, 0), dong.amount)
    return {
        row_code(giver): _given(giver, parts.get(_key(giver), {}), least=least) for giver in givers
    }


def _key(line: Expected) -> tuple[object, ...]:
    place = line.course.place
    return (
        place.holder, place.programme, place.project, place.item, place.source, place.kind,
        line.course.origin_year, place.provider,
    )  # fmt: skip


def _given(giver: Expected, held: Mapping[str, int], *, least: int) -> tuple[Taken, ...]:
    spare = _spare(giver)
    loose = min(spare, held.get("", 0)) // STEP * STEP
    idle = giver.schedule.idle if giver.schedule else ()
    works = {work: min(dong, held.get(work, 0)) for work, dong in idle}
    first = (Taken("", loose),) if loose else ()
    return (*first, *idle_parts(works, wanted=spare - loose, least=least))


def _of(line: Line) -> tuple[object, ...]:
    return (
        line.programme, line.project, line.item, line.source.value, line.kind.value,
        line.origin_year,
    )  # fmt: skip


def _stand(
    line: Expected,
    foresight: Foresight,
    owed: Mapping[tuple[str, ...], int],
    lies: Lies,
) -> Stand:
    spare, room = _spare(line), _room(line, owed)
    parts = lies.get(row_code(line), ())
    given = sum(one.dong for one in parts)
    why = _why_spare(line, parts) if spare else _why_room(line, foresight, owed)
    return Stand(
        code=row_code(line),
        place=line.course.place,
        origin_year=line.course.origin_year,
        plan_year=line.course.plan_year,
        plan=line.plan,
        paid=line.paid,
        spare=given,
        room=0 if spare else room,
        why=tuple(why),
        tied=spare - given,
        lies=parts,
    )


def _spare(line: Expected) -> int:
    """Give what even the upper bound leaves unpaid, less what contracts bind."""
    bound = line.schedule.contracted if line.schedule else 0
    return max(0, line.plan - max(line.january.high, line.paid, bound))


def _room(line: Expected, owed: Mapping[tuple[str, ...], int]) -> int:
    """Give what a line could pay beyond its plan: owed, built and uncovered, or its own pace."""
    shown = _owed(line, owed) + (line.schedule.uncovered if line.schedule else 0)
    return shown or _pace(line)


def _owed(line: Expected, owed: Mapping[tuple[str, ...], int]) -> int:
    place = line.course.place
    key = (place.holder, place.programme, place.project, place.source, place.kind)
    return 0 if place.carried else max(0, owed.get(key, 0))


def _pace(line: Expected) -> int:
    """Give how far the slower of two readings of a line's own pace runs past its plan."""
    parts = 1_000_000
    ladder = line.paid * line.reading.ladder // parts
    added = line.paid + line.plan * line.reading.added // parts
    beyond = min(ladder, added) - line.plan
    settled = line.paid * 2 > line.plan and not line.course.place.carried
    return min(beyond, line.plan // PACE_PART) if settled and beyond > 0 else 0


def _why_spare(line: Expected, parts: Iterable[Taken]) -> Iterator[Said]:
    yield Said(
        SENTENCES["spare"],
        {
            "paid": in_percent(line.paid, line.plan),
            "high": in_percent(line.january.high, line.plan),
            "until": f"{line.last:%d/%m/%Y}",
        },
    )
    if line.schedule and line.schedule.contracted:
        yield Said(
            SENTENCES["contracted"],
            {"kept": in_millions(line.schedule.contracted)},
        )
    if on_works := [one.dong for one in parts if one.work]:
        facts: Facts = {
            "works": len(on_works), "idle": in_millions(sum(on_works)),
            "until": f"{line.last:%d/%m/%Y}",
        }  # fmt: skip
        yield Said(SENTENCES["idle_works"], facts)


def _why_room(
    line: Expected, foresight: Foresight, owed: Mapping[tuple[str, ...], int]
) -> Iterable[Said]:
    debt = _owed(line, owed)
    built = line.schedule.uncovered if line.schedule else 0
    if debt:
        yield Said(SENTENCES["owed"], {"owed": in_millions(debt)})
    if built:
        yield Said(
            SENTENCES["built"],
            {"built": in_millions(built)},
        )
    if not debt and not built and _pace(line):
        yield Said(
            SENTENCES["pace"],
            {"paid": in_percent(line.paid, line.plan), "day": f"{foresight.on:%d/%m/%Y}"},
        )
