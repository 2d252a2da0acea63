"""What the page of one list shows: its columns to be mapped, its rows, what they may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.queries import ListCard
from chungtay.core.capital.reconcile.handing_in import LineTold, ListTold
from chungtay.core.capital.reconcile.matching import Outcome
from chungtay.core.capital.reconcile.profile import (
    FIELD_TITLES,
    NEEDED,
    ORDER_TITLES,
    SCALE_TITLES,
    Field,
    Profile,
    suggest_scale,
)
from chungtay.core.capital.reconcile.rows import ROW_TITLES, RowKind
from chungtay.core.capital.reconcile.weighing import Reason
from chungtay.core.kernel.handing_in import Stage
from chungtay.flows.import_treasury import uploads
from chungtay.web.capital.reconcile import words
from chungtay.web.capital.reconcile.remarks import Remark, remarks
from chungtay.web.capital.reconcile.words import crumbs_to
from chungtay.web.kit import wording
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import say
from chungtay.web.kit.stages import stage_tone, stage_words

SHOWN = 60


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field to be mapped: its name, whether it is needed, and the head guessed for it."""

    name: str
    title: str
    needed: bool
    head: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list: to be mapped, under way, to be decided upon, done or refused."""

    crumbs: tuple[Crumb, ...]
    card: ListCard
    stage: str
    tone: str
    profile: str
    profiles: tuple[Profile, ...]
    mapping: uploads.Mapping | None
    fields: tuple[FieldChoice, ...]
    scales: tuple[tuple[str, str, bool], ...]
    orders: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, str, int], ...]
    lines: tuple[tuple[LineTold, str, str, str, str, str], ...]
    total: str
    remarks: tuple[Remark, ...]
    passed: tuple[tuple[str, str, str], ...]
    may: bool

    @property
    def found(self) -> ListTold | None:
        """Give what was read of the list."""
        return self.card.found


def list_page(card: ListCard, *, may: bool) -> ListPage:
    """Give the page of one list."""
    mapped = uploads.mapping(card) if card.stage is Stage.TO_MAP else None
    known = queries.profiles()
    title = next((one.title for one in known if one.code == card.profile), card.profile)
    found = card.found
    return ListPage(
        crumbs=crumbs_to(card.name),
        card=card,
        stage=stage_words(card.stage),
        tone=stage_tone(card.stage),
        profile=title,
        profiles=known,
        mapping=mapped,
        fields=_fields(mapped),
        scales=_scales(mapped),
        orders=tuple((one.value, _(title)) for one, title in ORDER_TITLES.items()),
        rows=_rows(found),
        outcomes=_outcomes(found),
        lines=tuple(_told(one) for one in _first_of(found)),
        total=wording.number(found.total) if found else "",
        remarks=remarks(found.findings) if found else (),
        passed=_passed(found),
        may=may,
    )


def _fields(mapped: uploads.Mapping | None) -> tuple[FieldChoice, ...]:
    if mapped is None:
        return ()
    return tuple(
        FieldChoice(one.value, _(FIELD_TITLES[one]), one in NEEDED, mapped.guessed.get(one, ""))
        for one in Field
    )


def _scales(mapped: uploads.Mapping | None) -> tuple[tuple[str, str, bool], ...]:
    """Offer the units of money, the one chosen that the file itself says."""
    if mapped is None:
        return ()
    above = (cell for row in mapped.rows for cell in row)
    meant = suggest_scale(mapped.guessed.get(Field.AMOUNT, ""), above)
    return tuple((one.value, _(title), one is meant) for one, title in SCALE_TITLES.items())


def _rows(found: ListTold | None) -> tuple[tuple[str, int], ...]:
    if found is None:
        return ()
    return tuple((_(ROW_TITLES[RowKind(kind)]), n) for kind, n in found.rows.items() if n)


def _outcomes(found: ListTold | None) -> tuple[tuple[str, str, int], ...]:
    if found is None:
        return ()
    return tuple(
        (str(words.OUTCOMES[one]), words.OUTCOME_TONES[one], found.outcomes.get(one.value, 0))
        for one in Outcome
    )


def _passed(found: ListTold | None) -> tuple[tuple[str, str, str], ...]:
    told = found.passed if found else ()
    return tuple((f"{one.sheet}:{one.row}", one.words, say(one.why, {})) for one in told)


def _first_of(found: ListTold | None) -> tuple[LineTold, ...]:
    return found.lines[:SHOWN] if found else ()


def _told(one: LineTold) -> tuple[LineTold, str, str, str, str, str]:
    outcome = Outcome(one.outcome)
    given = [Reason(code) for code in one.reasons]
    why = words.reasons(given)
    against = words.reasons(given, against=True)
    both = "; ".join(part for part in (why, against) if part)
    return (
        one,
        str(words.OUTCOMES[outcome]),
        words.OUTCOME_TONES[outcome],
        wording.number(one.dong),
        both,
        wording.day(dt.date.fromisoformat(one.on)),
    )
