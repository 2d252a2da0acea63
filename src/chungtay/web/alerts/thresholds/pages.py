"""What the pages of thresholds show: each rule, what holds, who has set it, and every version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.alerts import thresholds
from chungtay.core.alerts.actions import answering
from chungtay.core.alerts.rule import AlertKind, AlertRule, Threshold
from chungtay.core.alerts.threshold_words import OFF, threshold_parts
from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, own_told, rules
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link

ORIGINS = {
    Origin.NATION: gettext_lazy("có sẵn, chung cả nước"),
    Origin.PACK: gettext_lazy("có sẵn, cho tỉnh"),
    Origin.SITE: gettext_lazy("tỉnh đặt"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: what is told, who is to act, what holds, whose it is, since when and by what."""

    title: str
    who: str
    parts: tuple[str, ...]
    whose: str
    own: bool
    since: dt.date | None
    basis: DocumentLink | None
    verified: bool
    href: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A threshold that the province has set of a rule, and where it is taken back."""

    since: dt.date
    parts: tuple[str, ...]
    basis: DocumentLink
    off: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A version, with the rule it is about named."""

    version: thresholds.Version
    title: str


@dataclass(frozen=True, slots=True)
class ThresholdsPage:
    """The thresholds of a province on a day."""

    today: dt.date
    rows: tuple[Row, ...]
    crumbs: tuple[Crumb, ...]
    writes: bool
    history: tuple[Saved, ...]


def listing(view: View, *, on: dt.date, writes: bool) -> ThresholdsPage:
    """Lay out every rule as it holds on a day."""
    crumbs = (Crumb(_("Cảnh báo"), reverse("alerts")), Crumb(_("Ngưỡng cảnh báo")))
    rows = tuple(_row(rule, view, on) for rule in rules(province()))
    return ThresholdsPage(on, rows, crumbs, writes, history())


def history(rule: str = "") -> tuple[Saved, ...]:
    """Give the versions, or those about one rule, the last one first."""
    names = {one.code: said(one.title) for one in rules(province())}
    return tuple(
        Saved(one, names.get(one.rule, one.rule))
        for one in thresholds.versions(province())
        if rule in ("", one.rule)
    )


def own_lines(rule: AlertRule, view: View) -> Iterator[OwnLine]:
    """Give what the province has set of a rule, by day."""
    for one in own_told(loader.library(), province()):
        for setting in one.settings if one.code == rule.code else ():
            yield OwnLine(
                setting.since,
                parts(rule.kind, setting.value),
                link(Citation.parse(setting.cite), view),
                reverse("alert-threshold-off", args=[rule.code, setting.since.isoformat()]),
            )


def parts(kind: AlertKind, told: Threshold) -> tuple[str, ...]:
    """Say a threshold part by part, in the reader's language."""
    return tuple(said(part) for part in threshold_parts(kind, told))


def _row(rule: AlertRule, view: View, on: dt.date) -> Row:
    setting = rule.on(on)
    whose = origin(loader.library(), province(), rule.code, setting) if setting else None
    return Row(
        title=said(rule.title),
        who=_(answering(rule.kind).title),
        parts=parts(rule.kind, setting.value) if setting else (said(OFF),),
        whose=str(ORIGINS[whose]) if whose else "",
        own=whose is Origin.SITE,
        since=setting.since if setting else None,
        basis=link(Citation.parse(setting.cite), view) if setting else None,
        verified=setting is None or setting.verified,
        href=reverse("alert-threshold", args=[rule.code]),
    )
