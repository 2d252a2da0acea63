"""What is said of a work by people: obstacles, remarks of the community, pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from chungtay.apps.capital.queries import holder_names
from chungtay.apps.people.queries.agencies import agency_titles
from chungtay.apps.works.written import Written
from chungtay.core.works.obstacle import Obstacle, ObstacleCase
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import RemarkCase
from chungtay.core.works.whole import WorkWhole
from chungtay.packs import loader
from chungtay.web.kit.names import Names, said
from chungtay.web.works.record.what import What

CAUSES = "work_obstacles"
"""The closed list of causes."""


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """An obstacle: its cause, first words and owner, and by how many days it is overdue."""

    case: ObstacleCase
    cause: str
    said: str
    owner: str
    overdue: int
    settle: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark, and where somebody who may answers it."""

    case: RemarkCase
    answer: str


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A picture and its address."""

    photo: Photo
    href: str


def _owners(codes: Collection[str]) -> dict[str, str]:
    """Name who is to settle: an agency, or a holder of capital such as a project board."""
    return {**holder_names(codes), **agency_titles(codes)}


def obstacle_lines(
    whole: WorkWhole, rows: Sequence[Written], may: Collection[What], *, on: dt.date
) -> tuple[ObstacleLine, ...]:
    """Give the obstacles, those still open first; `rows` are all about the work, newest first."""
    names = Names(on)
    first = {row.said.obstacle: row.said.text for row in rows if isinstance(row.said, Obstacle)}
    owners = _owners({case.last.owner for case in whole.obstacles} - {""})
    causes = loader.terms(CAUSES)
    return tuple(
        ObstacleLine(
            case=case,
            cause=said(causes[case.last.cause].title) if case.last.cause in causes else "",
            said=first.get(case.last.obstacle, case.last.text),
            owner=owners.get(case.last.owner) or (case.last.owner and names.unit(case.last.owner)),
            overdue=case.overdue_by(on),
            settle=deed_href(whole.summary.code, What.SETTLE, case.last.obstacle)
            if case.is_open and What.SETTLE in may
            else "",
        )
        for case in sorted(whole.obstacles, key=lambda case: (not case.is_open, case.opened_on))
    )


def remark_lines(whole: WorkWhole, may: Collection[What]) -> tuple[RemarkLine, ...]:
    """Give the remarks, newest first."""
    code = whole.summary.code
    return tuple(
        RemarkLine(
            case,
            deed_href(code, What.ANSWER, case.last.code)
            if not case.is_answered and What.ANSWER in may
            else "",
        )
        for case in reversed(whole.remarks)
    )


def photo_lines(whole: WorkWhole) -> tuple[PhotoLine, ...]:
    """Give the pictures, newest first."""
    return tuple(_photo(photo) for photo in reversed(whole.photos))


def _photo(photo: Photo) -> PhotoLine:
    return PhotoLine(photo, reverse("work-photo", args=[photo.work, photo.sha256]))


def deed_href(code: str, what: What, about: str = "") -> str:
    """Give the address at which something is written of a work, or of one line of it."""
    href = reverse("work-record", args=[code, what.value])
    return f"{href}?o={about}" if about else href
