"""One requirement of one commune: what is asked, what everybody said and when, the evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.apps.criteria.readings import queries
from chungtay.apps.people.queries import writers
from chungtay.core.criteria.evidence import EVIDENCE_TITLES, EvidenceKind
from chungtay.core.measures.answer import Question
from chungtay.packs.derivations import derivations
from chungtay.web.criteria.assessing import words
from chungtay.web.criteria.assessing.proof import Proof, proof
from chungtay.web.criteria.assessing.sheet import Line, Sheet
from chungtay.web.kit.figure import receipt_href
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb


@dataclass(frozen=True, slots=True)
class Saying:
    """One line of the history, as it was written."""

    stage: str
    on: dt.date
    value: str
    judgement: str
    chip: str
    note: str
    derived: bool
    measure: str
    at: dt.datetime
    by: str
    edition: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: beside which stage's reading it lies, who wrote that when."""

    proof: Proof
    stage: str
    at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """All of one requirement at one commune."""

    unit: str
    line: Line
    criterion: str
    history: tuple[Saying, ...]
    evidence: tuple[Shown, ...]
    kinds: tuple[tuple[str, str], ...]
    crumbs: tuple[Crumb, ...]
    attach: str
    withdraw: str
    receipt: str
    synthetic: bool


def one(sheet: Sheet, threshold: str) -> OnePage:
    """Gather one requirement; refuses what the set does not have."""
    criterion = sheet.law.criterion_of(threshold)
    asked = sheet.law.threshold(threshold)
    written = queries.history(
        sheet.unit.code,
        criteria_set=sheet.law.code,
        threshold=threshold,
        on=sheet.view.on,
        as_known=sheet.view.as_known,
    )
    names = writers(each.by for each in written)
    history = tuple(
        Saying(
            words.stage(each.reading.stage, sheet.law.level),
            each.reading.on,
            words.value(each.reading, asked),
            words.judgement(each.reading),
            words.JUDGEMENT_CHIPS[each.reading.judgement],
            each.reading.note,
            each.reading.derived,
            each.reading.measure,
            each.at,
            names[each.by],
            each.reading.grounds.edition,
        )
        for each in reversed(written)
    )
    view, unit = sheet.view, sheet.unit
    return OnePage(
        unit=unit.title,
        line=sheet.line_of(threshold),
        criterion=said(criterion.title),
        history=history,
        evidence=tuple(_shown(sheet, threshold)),
        kinds=tuple(
            (kind.value, said(EVIDENCE_TITLES[kind]))
            for kind in (EvidenceKind.NOTE, EvidenceKind.DOCUMENT, EvidenceKind.WORK)
        ),
        crumbs=(
            Crumb(pgettext("menu", "Nông thôn mới"), view.onward(reverse("criteria"))),
            Crumb(unit.title, view.onward(reverse("assess-unit", args=[unit.code]))),
            Crumb(_("Chỉ tiêu %(code)s") % {"code": threshold}),
        ),
        withdraw=view.onward(reverse("assess-withdraw", args=[unit.code, threshold])),
        attach=view.onward(reverse("assess-attach", args=[unit.code, threshold])),
        receipt=_receipt(sheet, threshold) if any(each.derived for each in history) else "",
        synthetic=any(e.reading.grounds.provenance.value == "synthetic" for e in written),
    )


def _shown(sheet: Sheet, threshold: str) -> Iterator[Shown]:
    """Give the evidence laid beside a requirement, with who laid it, or took it back, when."""
    view = sheet.view
    laid = queries.evidence_laid(
        sheet.unit.code, criteria_set=sheet.law.code, on=view.on, as_known=view.as_known
    ).get(threshold, ())
    names = writers(one.by for one in laid)
    reads = sheet.reads(sheet.law.criterion_of(threshold))
    for one in laid:
        told = proof(one.evidence, view, reads=reads)
        named = words.stage(told.stage, sheet.law.level)
        yield Shown(told, named, one.at, names[one.by])


def _receipt(sheet: Sheet, threshold: str) -> str:
    """Give the receipt of what the registers say of it; nothing where they say nothing."""
    rule = derivations().rule(sheet.law.code, threshold)
    if rule is None:
        return ""
    where = {**rule.where, "unit": (sheet.unit.code,)}
    return receipt_href(rule.measure, Question(where, sheet.view.on, sheet.view.as_known))
