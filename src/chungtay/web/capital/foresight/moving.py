"""/von/chuyen-von/: which unspent lines could give to lines that can spend, move by move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from chungtay.apps.works import queries as works
from chungtay.core.capital.foresight.bars import BAR_TITLES, Stand, Taken
from chungtay.core.capital.foresight.reallocation import Transfer, Unplaced
from chungtay.flows.foresee import Keeper
from chungtay.flows.propose_reallocation import proposal
from chungtay.packs.foresight import habits
from chungtay.web.capital.foresight.drawing import Amount, amount
from chungtay.web.capital.foresight.lines import Naming, naming, work_href
from chungtay.web.kit.choices import Choice, MoneyChoice, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import worded
from chungtay.web.kit.synthetic import shows_synthetic


@dataclass(frozen=True, slots=True)
class TakenRow:
    """So much of a move that comes from one work, or from what is on none."""

    title: str
    href: str
    dong: Amount


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a move as shown; the giver's says from which works the money comes."""

    holder: str
    purpose: str
    note: str
    plan: Amount
    why: tuple[str, ...]
    taken: tuple[TakenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A proposed move as shown."""

    place: int
    giver: Side
    taker: Side
    dong: Amount
    bound: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """Spare money that goes nowhere, as shown."""

    giver: Side
    dong: Amount
    why: str


@dataclass(frozen=True, slots=True)
class MovingPage:
    """All the page of reallocation shows."""

    year: int
    on: dt.date
    moves: tuple[MoveRow, ...]
    left: tuple[LeftRow, ...]
    spare: Amount
    moved: Amount
    lost: Amount
    takers: int
    rules: tuple[str, ...]
    least: Amount
    coverage: int
    unit: str
    document: str
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def moving(desk: Desk, keeper: Keeper, *, document: str) -> MovingPage:
    """Propose moves for the day of an address."""
    with keeper.still():
        names, money = naming(desk), desk.view.money
        foresight, proposed = proposal(
            keeper, province=province(), on=desk.view.on, as_known=desk.view.as_known
        )
        titles = works.names(part.work for move in proposed.moves for part in move.taken)
        return MovingPage(
            year=foresight.plan_year,
            on=foresight.on,
            moves=tuple(
                _move(desk, n, one, naming=names, titles=titles)
                for n, one in enumerate(proposed.moves, 1)
            ),
            left=tuple(_left(desk, one, names) for one in proposed.unplaced),
            spare=amount(proposed.spare, money),
            moved=amount(proposed.moved, money),
            lost=amount(proposed.lost, money),
            takers=proposed.takers,
            rules=tuple(_(title) for title in BAR_TITLES.values()),
            least=amount(habits(province()).least_move, money),
            coverage=foresight.coverage,
            unit=money.words,
            document=document,
            choices=(),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk),
            empty=not foresight.lines,
        )


def _move(
    desk: Desk, place: int, one: Transfer, *, naming: Naming, titles: Mapping[str, str]
) -> MoveRow:
    taken = tuple(_taken(desk, part, titles) for part in one.taken)
    return MoveRow(
        place,
        replace(_side(desk, one.giver, naming), taken=taken),
        _side(desk, one.taker, naming),
        amount(one.dong, desk.view.money),
        worded(one.bound),
    )


def _taken(desk: Desk, part: Taken, titles: Mapping[str, str]) -> TakenRow:
    told = amount(part.dong, desk.view.money)
    if not part.work:
        return TakenRow(_("phần chưa giao cho công trình"), "", told)
    return TakenRow(titles.get(part.work, part.work), work_href(desk, part.work), told)


def _left(desk: Desk, one: Unplaced, names: Naming) -> LeftRow:
    return LeftRow(
        _side(desk, one.giver, names), amount(one.dong, desk.view.money), worded(one.why)
    )


def _side(desk: Desk, stand: Stand, names: Naming) -> Side:
    return Side(
        holder=names.holder(stand.place),
        purpose=names.purpose(stand.place),
        note=names.money(stand.place, stand.origin_year),
        plan=amount(stand.plan, desk.view.money),
        why=tuple(worded(one) for one in stand.why),
    )
