"""What the pages that write show: deeds, accounts to choose from, the preview of an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries
from chungtay.apps.people.queries import require_somewhere
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.capital.actions import LEAVE
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.movement import MOVEMENT_TITLES, POT_TITLES, POTS, Movement
from chungtay.core.capital.standing import LineStanding
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.people.actor import COUNTRY, Action, Actor
from chungtay.core.units.unit import Level
from chungtay.flows.record_decision import Preview
from chungtay.web.capital.book.deeds import HINTS, gives, hands_on
from chungtay.web.capital.book.line_form import Options, offered
from chungtay.web.capital.book.words import LineWords, Words, amount
from chungtay.web.kit.address import View, not_understood
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import finding
from chungtay.web.kit.short_name import short_name


@dataclass(frozen=True, slots=True)
class Account:
    """An account to choose: its line in words, the work, what stands there."""

    key: str
    line: LineWords
    subject: str
    left: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WritePage:
    """The page of one movement: whose money, which account, and the rest of the form.

    `lists` are what is offered while one types.
    """

    title: str
    hint: str
    path: str
    crumbs: tuple[Crumb, ...]
    holders: tuple[Holder, ...]
    holder: str
    chooses: bool
    pot: str
    accounts: tuple[Account, ...]
    lists: tuple[tuple[str, Options], ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An account before and after, in words."""

    holder: str
    pot: str
    line: LineWords
    subject: tuple[str, str]
    before: str
    moved: str
    after: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A decision before it is written: what it says, and what it does to the accounts."""

    number: str
    facts: tuple[tuple[str, str], ...]
    changes: tuple[ChangeRow, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Who may be chosen on the page of a movement, and what stands with the one chosen."""

    holders: tuple[Holder, ...]
    takers: tuple[Holder, ...]
    givers: tuple[Holder, ...]
    holder: str
    accounts: Mapping[str, LineStanding]


def choices(by: Actor, movement: Movement, holder: str, *, on: dt.date) -> Choices:
    """Give whose money somebody may move so, and to whom; refuses who may move none."""
    own = holders_for(by, LEAVE[movement], on=on)
    known = queries.holders()
    givers = tuple(one for one in known if one.type is HolderType.GIVER)
    bodies = tuple(one for one in known if one.type is not HolderType.GIVER)
    if gives(movement):
        owing = (*givers, *bodies) if movement is Movement.ARREARS_OPENED else givers
        return Choices((), own, owing, "", {})
    chosen = holder if holder in {one.code for one in own} else ""
    if not chosen and len(own) == 1:
        chosen = own[0].code
    takers = bodies if hands_on(movement) else ()
    if movement in (Movement.REDUCTION, Movement.ARREARS_SETTLED):
        takers = (*givers, *bodies) if movement is Movement.ARREARS_SETTLED else givers
    return Choices(own, takers, (), chosen, _accounts(movement, chosen, on))


def unheeded(given: QueryDict, chosen: Choices) -> Iterator[str]:
    """Name the holder or account of an address that nobody may choose here."""
    codes = {one.code for one in chosen.holders}
    for name, known in (("holder", codes), ("account", chosen.accounts)):
        text = given.get(name, "")
        if text and text not in known:
            yield not_understood(text)


def page(
    movement: Movement, chosen: Choices, view: View, *, account: str, on: dt.date
) -> WritePage:
    """Lay the page of a movement out."""
    words = Words(view)
    pot = POTS[movement][0]
    title = _(MOVEMENT_TITLES[movement])
    return WritePage(
        title=title,
        hint=_(HINTS[movement]),
        path=reverse("book-write-one", args=[movement.value.replace("_", "-")]),
        crumbs=(Crumb(_("Ghi quyết định"), reverse("book-write")), Crumb(title)),
        holders=chosen.holders,
        holder=chosen.holder,
        chooses=not gives(movement),
        pot=_(POT_TITLES[pot]),
        accounts=tuple(
            Account(
                key, words.line(one.line), words.subject(one.subject, on=on)[0],
                amount(one.of(pot)), key == account,
            )
            for key, one in chosen.accounts.items()
        ),
        lists=(("works", _works(chosen, on)), *offered(on)),
    )  # fmt: skip


def previewed(found: Preview, view: View, facts: tuple[tuple[str, str], ...]) -> PreviewPage:
    """Say a preview in words, beside what was typed."""
    words = Words(view)
    changes = tuple(
        ChangeRow(
            holder=words.holder(one.account.holder),
            pot=_(POT_TITLES[one.account.pot]),
            line=words.line(one.account.line),
            subject=words.subject(one.account.subject, on=view.on),
            before=amount(one.before),
            moved=_signed(one.after - one.before),
            after=amount(one.after),
        )
        for one in found.changes
    )
    return PreviewPage(found.entry.id, facts, changes, tuple(map(finding, found.findings)))


def _signed(moved: Dong) -> str:
    return ("+" if moved > ZERO else "−") + amount(Dong(abs(moved.amount)))


def holders_for(by: Actor, action: Action, *, on: dt.date) -> tuple[Holder, ...]:
    """Give the holders at which somebody may do something; refuses who may nowhere.

    Those of the province are first, then those of districts and of communes: money goes down.
    """
    roots = require_somewhere(by, action)
    if COUNTRY in roots:
        found: Sequence[Holder] = queries.holders()
    else:
        inside = {unit.code: unit.level for root in roots for unit in units.subtree(root, on=on)}
        order = list(Level)
        found = sorted(queries.holders_in(inside), key=lambda one: order.index(inside[one.unit]))
    return tuple(one for one in found if one.type is not HolderType.GIVER)


def _accounts(movement: Movement, holder: str, on: dt.date) -> dict[str, LineStanding]:
    """Give the accounts of a holder that money may leave so, by a short name."""
    if not holder:
        return {}
    pot = POTS[movement][0]
    stands = queries.holder_lines(holder, on=on)
    return {key_of(one): one for one in stands if one.of(pot) > ZERO}


def key_of(one: LineStanding) -> str:
    """Name an account by what it is."""
    return short_name((one.line, one.subject))


def _works(chosen: Choices, on: dt.date) -> Options:
    codes = {one.unit for one in (*chosen.holders, *chosen.takers)}
    return tuple((one.code, one.name) for one in works.works(codes, on=on)[:400])
