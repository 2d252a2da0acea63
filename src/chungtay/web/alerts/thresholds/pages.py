"""What the pages of thresholds show: each rule, what holds, who has set it, and every version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.queries import standing_by_rule
from chungtay.core.alerts.actions import answering
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.own import last_raising
from chungtay.core.alerts.rule import AlertKind, AlertRule, Threshold
from chungtay.core.alerts.threshold_words import threshold_parts
from chungtay.core.law.citation import Citation
from chungtay.flows.try_thresholds import How, Trial
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, own_told, rules
from chungtay.web.alerts import words as alert_words
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link

ORIGINS = {
    Origin.NATION: gettext_lazy("có sẵn, chung cả nước"),
    Origin.PACK: gettext_lazy("có sẵn, cho tỉnh"),
    Origin.SITE: gettext_lazy("tỉnh đặt"),
}
HOW = {
    How.ADDED: gettext_lazy("Báo thêm"),
    How.RENEWED: gettext_lazy("Báo lại từ đầu"),
    How.GONE: gettext_lazy("Thôi báo"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What holds of a rule: how it reads, whose it is, since when and by what."""

    parts: tuple[str, ...]
    whose: str
    own: bool
    since: dt.date
    basis: DocumentLink
    verified: bool
    off: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: what is told, who is to act, how many alerts stand by it now, and what holds."""

    title: str
    who: str
    standing: int
    held: Held | None
    href: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A threshold that the province has set of a rule, and where it is taken back."""

    since: dt.date
    parts: tuple[str, ...]
    basis: DocumentLink
    off: str


@dataclass(frozen=True, slots=True)
class SwitchLink:
    """Where a rule is switched off, or on again."""

    off: bool
    href: str


@dataclass(frozen=True, slots=True)
class ForetoldLine:
    """One thing that would be told of, or no more."""

    title: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a change would do on a day: both thresholds, how many each tells of, and which.

    `changed` where what was to be saved is not what had been tried out.
    """

    on: dt.date
    before: tuple[str, ...]
    after: tuple[str, ...]
    now: int
    then: int
    lines: tuple[ForetoldLine, ...]
    changed: bool = False


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
    counts = standing_by_rule(on=on)
    rows = tuple(_row(rule, view, on, counts.get(rule.code, 0)) for rule in rules(province()))
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


def held(rule: AlertRule, view: View, *, on: dt.date) -> Held | None:
    """Tell what holds of a rule on a day; None before its first setting."""
    begun = rule.until(on)
    if not begun:
        return None
    setting = begun[-1]
    whose = origin(loader.library(), province(), rule.code, setting)
    return Held(
        parts=parts(rule.kind, setting.value),
        whose=str(ORIGINS[whose]),
        own=whose is Origin.SITE,
        since=setting.since,
        basis=link(Citation.parse(setting.cite), view),
        verified=setting.verified,
        off=setting.value.off,
    )


def switch_of(rule: AlertRule, *, on: dt.date) -> SwitchLink | None:
    """Tell where a rule that is on is switched off, and one that is off on again.

    None where it has had no threshold by a day: it needs one first.
    """
    if last_raising(rule, since=on) is None:
        return None
    off = rule.on(on) is None
    return SwitchLink(off, reverse("alert-rule-on" if off else "alert-rule-off", args=[rule.code]))


def crumbs(rule: AlertRule) -> tuple[Crumb, ...]:
    """Lead back from the page of a rule."""
    return (
        Crumb(_("Cảnh báo"), reverse("alerts")),
        Crumb(_("Ngưỡng cảnh báo"), reverse("alert-thresholds")),
        Crumb(said(rule.title)),
    )


def foretold(trial: Trial) -> Foretold:
    """Tell what a trial found, in the reader's language."""
    return Foretold(
        on=trial.on,
        before=parts(trial.kind, trial.before),
        after=parts(trial.kind, trial.after),
        now=len(trial.now),
        then=len(trial.then),
        lines=tuple(_line(how, cause) for how, cause in trial.changes),
    )


def _line(how: How, cause: Cause) -> ForetoldLine:
    content = cause.content
    return ForetoldLine(alert_words.title(content), alert_words.words(content), str(HOW[how]))


def _row(rule: AlertRule, view: View, on: dt.date, standing: int) -> Row:
    return Row(
        title=said(rule.title),
        who=_(answering(rule.kind).title),
        standing=standing,
        held=held(rule, view, on=on),
        href=reverse("alert-threshold", args=[rule.code]),
    )
