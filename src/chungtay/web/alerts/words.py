"""Alerts in the reader's language: the facts of each are put into its sentence when it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.core.alerts.content import Content, Missed, facts, sentences, titled
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.capital.line import Line
from chungtay.core.criteria.grade import GRADE_NAMES
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names, said


def title(content: Content) -> str:
    """Name what an alert is about."""
    return titled(content, _parts, _criterion)


def _criterion(missed: Missed) -> str:
    grade = said(GRADE_NAMES[missed.grade]).lower()
    if not missed.criteria_set:
        told = {"number": missed.criterion, "grade": grade}
        return _("tiêu chí %(number)s (%(grade)s)") % told
    law = loader.criteria_set(missed.criteria_set)
    if share := law.share(missed.criterion):
        return f"{said(share.title)} ({grade})"
    found = law.criterion(missed.criterion)
    return _("tiêu chí %(number)s %(name)s (%(grade)s)") % {
        "number": found.number,
        "name": said(found.title),
        "grade": grade,
    }


def words(content: Content) -> str:
    """Say what is out of order."""
    told = facts(content, wording.number)
    count = int(told["weeks" if content.kind is AlertKind.STILL else "days"])
    first, *rest = sentences(content)
    said = (ngettext(first, first, count), *map(_, rest))
    return " ".join(one.format(**told) for one in said)


def _parts(line: Line) -> Iterator[str]:
    yield Names.project(line.project) if line.project else Names.programme(line.programme)
    if line.item:
        yield Names.item(line.item)
    yield Names.source(line.source)
    yield Names.kind(line.kind).lower()
    if line.is_carried_over:
        yield _("kéo dài từ %(year)s") % {"year": line.origin_year}
