"""Law and documents: the register, one document, and what it sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import fold
from chungtay.core.law.citation import Citation
from chungtay.core.law.instrument import TYPE_TITLES, Instrument, InstrumentType
from chungtay.packs import loader, measures
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.law.sets.table import SetView, set_view


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the register."""

    href: str
    title: str
    subject: str
    signed: str
    verified: bool
    ours: bool


@dataclass(frozen=True, slots=True)
class IssuerBlock:
    """The documents of one issuer."""

    issuer: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register, or what a search found in it."""

    asked: str
    count: int
    blocks: tuple[IssuerBlock, ...]
    unverified: int


@dataclass(frozen=True, slots=True)
class Used:
    """A measure that rests on the document."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """All a document's page shows."""

    crumbs: tuple[Crumb, ...]
    key: str
    title: str
    type: str
    subject: str
    issuer: str
    signed: str
    in_force: dt.date | None
    verified: bool
    note: str
    replaces: tuple[DocumentLink, ...]
    amends: tuple[DocumentLink, ...]
    changed_by: tuple[DocumentLink, ...]
    used: tuple[Used, ...]
    criteria: tuple[SetView, ...]
    ours: bool


def register(view: View, asked: str) -> RegisterPage:
    """List the documents by issuer, or those that answer a search."""
    found = [i for i in loader.instruments().values() if _answers(i, asked)]
    issuers: dict[str, list[Instrument]] = {}
    for instrument in found:
        issuers.setdefault(said(instrument.issuer.title), []).append(instrument)
    blocks = tuple(
        IssuerBlock(issuer, tuple(_entry(i, view) for i in sorted(held, key=_age, reverse=True)))
        for issuer, held in issuers.items()
    )
    return RegisterPage(asked, len(found), blocks, sum(not i.verified for i in found))


def instrument(view: View, key: str) -> InstrumentPage:
    """Tell all that is known of one document."""
    found = loader.instrument(key)
    changing = [i for i in loader.instruments().values() if found.key in (*i.replaces, *i.amends)]
    return InstrumentPage(
        crumbs=(
            Crumb(_("Văn bản"), view.onward(reverse("law"))),
            Crumb(found.symbol or found.name),
        ),
        key=found.key,
        title=found.cited(),
        type=said(TYPE_TITLES[found.type]),
        subject=found.subject,
        issuer=said(found.issuer.title),
        signed=_signed(found),
        in_force=found.in_force,
        verified=found.verified,
        note=found.note,
        replaces=_links(found.replaces, view),
        amends=_links(found.amends, view),
        changed_by=_links([i.key for i in changing], view),
        used=_used(found),
        criteria=_criteria_of(found, view.on),
        ours=found.type is InstrumentType.DATASET,
    )


def _criteria_of(found: Instrument, on: dt.date) -> tuple[SetView, ...]:
    """Table the sets that the document sets."""
    listed = loader.criteria_sets(province=settings.CHUNGTAY_PROVINCE)
    return tuple(
        set_view(one, on) for one in listed if Citation.parse(one.cite).instrument == found.key
    )


def _used(found: Instrument) -> tuple[Used, ...]:
    return tuple(
        Used(said(measure.title), "")
        for measure in measures.measures().values()
        if any(Citation.parse(cite).instrument == found.key for cite in measure.cite)
    )


def _answers(found: Instrument, asked: str) -> bool:
    if not asked:
        return True
    text = fold(f"{found.symbol} {found.name} {found.subject} {found.issuer.title.vi}")
    return fold(asked) in text


def _entry(found: Instrument, view: View) -> Entry:
    title = f"{said(TYPE_TITLES[found.type])} {found.symbol}" if found.symbol else found.name
    return Entry(
        view.onward(reverse("instrument", args=[found.key])),
        title,
        found.subject,
        _signed(found),
        found.verified,
        found.type is InstrumentType.DATASET,
    )


def _signed(found: Instrument) -> str:
    if found.signed is None:
        return _("không rõ ngày")
    return str(found.signed) if isinstance(found.signed, int) else wording.day(found.signed)


def _age(found: Instrument) -> str:
    return "" if found.signed is None else str(found.signed)


def _links(keys: Sequence[str], view: View) -> tuple[DocumentLink, ...]:
    return tuple(link(Citation(key), view) for key in keys)
