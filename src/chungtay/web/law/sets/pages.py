"""The list of criteria sets, and the page of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.criteria.coverage import Coverage, coverage
from chungtay.core.criteria.criteria_set import (
    GRADE_NAMES,
    UNIT_LEVEL_TITLES,
    CriteriaSet,
    UnitLevel,
)
from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.web.kit.address import View
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.law.sets.table import SetView, set_view


@dataclass(frozen=True, slots=True)
class SetRow:
    """A set in the list of sets."""

    href: str
    title: str
    grade: str
    since: dt.date
    until: dt.date
    stands: bool
    coverage: Coverage
    basis: DocumentLink


@dataclass(frozen=True, slots=True)
class SetsPage:
    """The sets by the sort of unit they speak of."""

    crumbs: tuple[Crumb, ...]
    blocks: tuple[tuple[str, tuple[SetRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class SetPage:
    """One set, whole."""

    crumbs: tuple[Crumb, ...]
    view: SetView
    row: SetRow


def sets_page(view: View) -> SetsPage:
    """List every set by the sort of unit, then grade, then time."""
    listed = loader.criteria_sets(province=settings.CHUNGTAY_PROVINCE)
    grades = list(GRADE_NAMES)
    blocks = []
    for level in reversed(UnitLevel):
        held = [one for one in listed if one.level is level]
        held.sort(key=lambda one: (grades.index(one.grade), one.since))
        blocks.append((said(UNIT_LEVEL_TITLES[level]), tuple(_row(one, view) for one in held)))
    return SetsPage(_crumbs(view), tuple(blocks))


def set_page(view: View, code: str) -> SetPage:
    """Tell all of one set."""
    law = loader.criteria_set(code, province=settings.CHUNGTAY_PROVINCE)
    listing = Crumb(_("Các bộ tiêu chí"), view.onward(reverse("law-sets")))
    crumbs = (*_crumbs(view)[:1], listing, Crumb(said(law.title)))
    return SetPage(crumbs, set_view(law, view.on), _row(law, view))


def _row(law: CriteriaSet, view: View) -> SetRow:
    return SetRow(
        href=view.onward(reverse("law-set", args=[law.code])),
        title=said(law.title),
        grade=said(GRADE_NAMES[law.grade]),
        since=law.since,
        until=law.until,
        stands=law.stands(view.on),
        coverage=coverage(law, on=view.on),
        basis=link(Citation.parse(law.cite), view),
    )


def _crumbs(view: View) -> tuple[Crumb, ...]:
    return (
        Crumb(_("Văn bản"), view.onward(reverse("law"))),
        Crumb(_("Các bộ tiêu chí")),
    )
