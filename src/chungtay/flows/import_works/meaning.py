"""What a row of a list means, next to what the register says of its work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chungtay.apps.capital.queries import holders
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.units.unit import Level
from chungtay.core.works.card import WorkCard
from chungtay.core.works.course import onward
from chungtay.core.works.funding import Funding
from chungtay.core.works.listing.columns import TITLES, Field
from chungtay.core.works.listing.line import ListFault, ListLine
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.work import COURSE, Stage, WorkState
from chungtay.packs import loader

_NOWHERE = Grounds("", dt.date.max, Provenance.REPORTED)
"""Grounds that make what was said comparable whoever said it."""


class Unmeant(Exception):  # noqa: N818 - faults of a list, gathered
    """A row that cannot be understood next to the register; its faults say why."""

    def __init__(self, faults: Sequence[ListFault]) -> None:
        super().__init__()
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Names:
    """What rows name by words: projects, units, holders; and what the register says of papers."""

    projects: Mapping[str, str]
    units: Mapping[tuple[str, str], str]
    holders: Mapping[str, str]
    cards: Mapping[str, WorkCard]
    funding: Mapping[str, tuple[Funding, ...]]

    @classmethod
    def gather(
        cls, lines: Sequence[ListLine], known: Mapping[str, Sequence[WorkState]], on: dt.date
    ) -> Names:
        """Look up all that the rows of a list name, each once."""
        projects = {one.code: p.code for p in loader.programmes() for one in p.walk()}
        projects |= dict.fromkeys(loader.terms("standalone_projects"), "")
        named = {(one.commune, one.district) for one in lines if one.commune and not one.unit}
        listed = holders()
        by_name = {fold(holder.name): holder.code for holder in listed}
        by_code = {holder.code.casefold(): holder.code for holder in listed}
        return cls(
            projects=projects,
            units={(c, d): code for c, d in named if (code := _unit(c, d, on))},
            holders=by_name | by_code,
            cards=queries.cards(known, on=on),
            funding=queries.fundings(known, on=on),
        )


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row says anew: states, the card, parts of the cost; and the work as it then stands."""

    line: ListLine
    known: bool
    current: WorkState
    states: tuple[WorkState, ...]
    card: WorkCard | None
    card_now: WorkCard | None
    funding: tuple[Funding, ...]
    funding_now: tuple[Funding, ...]
    before: WorkState | None

    @property
    def unit(self) -> str:
        """Give the unit of the work."""
        return self.current.unit

    @property
    def says_something(self) -> bool:
        """Tell whether the register does not say all of it."""
        return bool(self.states or self.card or self.funding)


def mean(line: ListLine, known: Sequence[WorkState], names: Names, grounds: Grounds) -> Meaning:
    """Understand a row. Raises `Unmeant`, or a refusal of what it would say."""
    before = known[-1] if known else None
    current = _current(line, before, names, grounds)
    states = _states(line, current, known)
    card = _card(line, names, grounds)
    kept = names.cards.get(line.work)
    fresh = card if card is not None and _bare(card) != (_bare(kept) if kept else None) else None
    parts, told = _funding(line, names, grounds)
    return Meaning(
        line=line,
        known=before is not None,
        current=current,
        states=states,
        card=fresh,
        card_now=fresh or kept,
        funding=parts,
        funding_now=told,
        before=before,
    )


def _current(line: ListLine, before: WorkState | None, names: Names, grounds: Grounds) -> WorkState:
    """Give the work as the row tells it; what it leaves unsaid stays as it was."""
    faults: list[ListFault] = []

    def need(column: Field, code: str, **facts: str) -> None:
        faults.append(_fault(line, column, code, **facts))

    project = line.project or (before.project if before else "")
    unit = line.unit or names.units.get((line.commune, line.district), "")
    unit = unit or (before.unit if before else "")
    work_type = line.work_type or (before.work_type if before else None)
    year = line.plan_year or (before.plan_year if before else None)
    cost = line.cost if line.cost is not None else (before.cost if before else None)
    if not (line.name or before):
        need(Field.NAME, "empty")
    if project not in names.projects:
        need(Field.PROJECT, "no_project", project=project)
    if not unit:
        told = " · ".join(word for word in (line.commune, line.district) if word)
        need(Field.UNIT, "no_unit" if told else "no_unit_named", unit=told)
    for column, value in (
        (Field.TYPE, work_type), (Field.PLAN_YEAR, year), (Field.COST, cost),
    ):  # fmt: skip
        if value is None:
            need(column, "empty_for_new")
    if faults or work_type is None or year is None or cost is None:
        raise Unmeant(faults)
    stage = _stage(line, before)
    same = before is not None and before.stage is stage and before.progress is not None
    return WorkState(
        work=line.work,
        name=line.name or (before.name if before else ""),
        programme=names.projects[project],
        project=project,
        work_type=work_type,
        unit=unit,
        plan_year=year,
        stage=stage,
        on=line.on or line.days.get(stage) or grounds.known_from,
        cost=cost,
        grounds=grounds,
        progress=before.progress if line.progress is None and same and before else line.progress,
        reason=line.reason,
    )


def _stage(line: ListLine, before: WorkState | None) -> Stage:
    if line.stage is not None:
        return line.stage
    known = before.stage if before else Stage.PLANNED
    if known is Stage.STOPPED:
        return known
    return COURSE[max(COURSE.index(stage) for stage in (known, *line.days))]


def _states(
    line: ListLine, current: WorkState, known: Sequence[WorkState]
) -> tuple[WorkState, ...]:
    """Give the states to write: the days of stages not yet known, then how the work now stands."""
    told = {(state.stage, state.on) for state in known}
    fresh = [
        replace(current, stage=stage, on=on, progress=None, reason="")
        for stage, on in sorted(line.days.items(), key=lambda one: COURSE.index(one[0]))
        if (stage, on) not in told and (stage, on) != (current.stage, current.on)
    ]
    last = known[-1] if known else None
    if last is None or _said(last) != _said(current):
        before = max((*known, *fresh), key=lambda one: one.on, default=None)
        fresh += onward(before, current) if before else (current,)
    return tuple(fresh)


def _said(state: WorkState) -> WorkState:
    """Give a state without when and why it was said."""
    return replace(state, on=dt.date.min, grounds=_NOWHERE, reason="")


def _card(line: ListLine, names: Names, grounds: Grounds) -> WorkCard | None:
    """Give the papers as the row tells them; what it leaves unsaid stays as it was."""
    if not line.card:
        return None
    said = dict(line.card)
    investor = said.get(Field.INVESTOR.value)
    if investor is not None:
        found = names.holders.get(str(investor).casefold()) or names.holders.get(
            fold(str(investor))
        )
        if found is None:
            fault = _fault(line, Field.INVESTOR, "no_investor", investor=str(investor))
            raise Unmeant([fault])
        said[Field.INVESTOR.value] = found
    kept = names.cards.get(line.work) or _blank(line.work, grounds)
    return replace(kept, on=grounds.known_from, grounds=grounds, **said)  # type: ignore[arg-type]


def _fault(line: ListLine, column: Field, code: str, **facts: str) -> ListFault:
    where = (line.sheet, line.row, TITLES[column])
    return ListFault(*where, Severity.ERROR, SENTENCES[code], facts)


def _bare(card: WorkCard) -> WorkCard:
    return replace(card, on=dt.date.min, grounds=_NOWHERE)


def _blank(work: str, grounds: Grounds) -> WorkCard:
    return WorkCard(
        work=work,
        lat_e6=None,
        lon_e6=None,
        investor="",
        approval="",
        approved_on=None,
        planned_start=None,
        planned_finish=None,
        special_mechanism=False,
        community_share=None,
        capacity="",
        project_code="",
        treasury_code="",
        maintainer="",
        on=grounds.known_from,
        grounds=grounds,
    )


def _funding(
    line: ListLine, names: Names, grounds: Grounds
) -> tuple[tuple[Funding, ...], tuple[Funding, ...]]:
    """Give the parts of the cost that are news, and all parts as they then are."""
    told = {(part.source, part.provider): part for part in names.funding.get(line.work, ())}
    fresh = []
    for source, amount in line.funding.items():
        kept = told.get((source, ""))
        if amount.amount == (kept.amount.amount if kept else 0):
            continue
        part = Funding(line.work, source, "", amount, grounds.known_from, grounds)
        fresh.append(part)
        told[source, ""] = part
    return tuple(fresh), tuple(told.values())


def _unit(commune: str, district: str, on: dt.date) -> str:
    """Find a commune by its name and its district's; "" where none or several bear it."""
    found = units.find(commune, on=on, level=Level.COMMUNE, limit=50)
    exact = [one for one in found if fold(one.name) == fold(commune)] or list(found)
    if district:
        above = units.find(district, on=on, level=Level.DISTRICT, limit=5)
        codes = {one.code for one in above}
        exact = [one for one in exact if one.parent in codes]
    return exact[0].code if len(exact) == 1 else ""
