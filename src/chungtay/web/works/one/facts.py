"""What the papers of a work say, as titles and words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.capital.queries import holder_names
from chungtay.core.works.card import WorkCard
from chungtay.core.works.whole import WorkWhole
from chungtay.core.works.work import Stage
from chungtay.web.kit.wording import day, english

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the papers say: its name, the words, perhaps where they lead."""

    title: str
    words: str
    href: str = ""


def facts(card: WorkCard | None) -> tuple[Fact, ...]:
    """Give what a card says; what it leaves open is left out."""
    if card is None:
        return ()
    told = (
        (_("Chủ đầu tư"), _holder(card.investor)),
        (_("Quy mô"), card.capacity),
        (_("Ngày trình phê duyệt"), day(card.submitted_on) if card.submitted_on else ""),
        (_("Quyết định phê duyệt"), _paper(card.approval, card.approved_on)),
        (_("Mã dự án đầu tư công"), card.project_code),
        (_("Mã tại Kho bạc"), card.treasury_code),
        (_("Tọa độ"), _point(card)),
    )
    return tuple(Fact(title, words) for title, words in told if words)


def after(whole: WorkWhole) -> tuple[Fact, ...]:
    """Tell what comes after building: acceptance, hand-over, settlement, who maintains."""
    days = whole.summary.days
    told = ((Stage.ACCEPTED, _("Nghiệm thu")), (Stage.HANDED_OVER, _("Bàn giao")),
            (Stage.SETTLED, _("Quyết toán")))  # fmt: skip
    maintainer = whole.card.maintainer if whole.card else ""
    return (
        *(Fact(title, day(days[stage]) if stage in days else _("chưa")) for stage, title in told),
        Fact(_("Quản lý, bảo trì"), maintainer or _("chưa ghi")),
    )


def degrees(part: int) -> str:
    """Write millionths of a degree as people do in the reader's language.

    >>> degrees(14_350_000)
    '14,35000'
    """
    told = f"{part / MILLION:.5f}"
    return told if english() else told.replace(".", ",")


def _paper(symbol: str, on: dt.date | None) -> str:
    signed = _("ngày %(day)s") % {"day": day(on)} if on else ""
    return " ".join(part for part in (symbol, signed) if part)


def _point(card: WorkCard) -> str:
    return "; ".join(degrees(part) for part in card.point) if card.point else ""


def _holder(code: str) -> str:
    return holder_names([code]).get(code, code) if code else ""
