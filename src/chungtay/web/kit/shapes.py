"""In whose units a page tells its numbers: the choice it offers, and the words that say which."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.units.frame import SHAPE_TITLES, Shape
from chungtay.web.kit import wording
from chungtay.web.kit.address import View


@dataclass(frozen=True, slots=True)
class ShapeChoice:
    """One way to tell numbers across changes of units, and the address of the page told so."""

    title: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a page offers, and what it shows: `words` is empty as of each fact's own day."""

    choices: tuple[ShapeChoice, ...]
    words: str


def shapes(view: View) -> Shapes | None:
    """Offer the shapes of a page that can tell its numbers in all of them."""
    if not view.framed:
        return None
    return Shapes(
        tuple(
            ShapeChoice(_(title), _href(view, shape), shape is view.frame.shape)
            for shape, title in SHAPE_TITLES.items()
        ),
        words(view),
    )


def words(view: View) -> str:
    """Say in whose units the numbers are; nothing where each stays where its unit lay then."""
    told = {"on": wording.day(view.frame.on), "since": wording.day(view.frame.since)}
    match view.frame.shape:
        case Shape.THEN:
            return ""
        case Shape.NOW:
            return _(
                "Số liệu theo đơn vị ngày %(on)s: mỗi dòng sổ được kể ở đơn vị kế tục của đơn vị "
                "khi đó. Số đếm xã là đếm xã khi đó."
            ) % told  # fmt: skip
        case Shape.COMPARABLE:
            return _(
                "Số liệu theo vùng so sánh được: nhóm đơn vị nhỏ nhất giữ nguyên ranh giới từ "
                "%(since)s đến %(on)s. Số đếm xã là đếm xã khi đó."
            ) % told  # fmt: skip


def _href(view: View, shape: Shape) -> str:
    if shape is Shape.THEN:
        return view.href(shape=None, frame=None, since=None)
    return view.href(shape=shape.value, since=None)
