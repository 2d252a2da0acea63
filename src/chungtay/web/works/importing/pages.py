"""What the pages of lists of works show: where one is handed in, and what one says anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.works import lists
from chungtay.apps.works.lists import ListCard
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.kernel.saying import ended
from chungtay.core.people.actor import Actor
from chungtay.core.works.listing.line import ListFault
from chungtay.core.works.listing.telling import ListTold
from chungtay.web.kit import wording
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import say
from chungtay.web.kit.stages import HandedRow, stage_tone, stage_words
from chungtay.web.works.importing.form import ListForm


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Where a list is handed in, and those handed in before."""

    crumbs: tuple[Crumb, ...]
    form: ListForm
    earlier: tuple[HandedRow, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a list: where, and what."""

    place: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list: under way, to be decided upon, done or refused."""

    crumbs: tuple[Crumb, ...]
    card: ListCard
    here: str
    stage: str
    tone: str
    day: str
    errors: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    passed: tuple[Remark, ...]

    @property
    def found(self) -> ListTold | None:
        """Give what the list says anew."""
        return self.card.found

    @property
    def is_done(self) -> bool:
        """Tell whether the list was written."""
        return self.card.stage is Stage.DONE

    @property
    def written(self) -> int:
        """Count the rows that were written; none where the register said all of it already."""
        return sum(
            self.card.taken.get(name, 0) for name in ("states", "cards", "contracts", "funding")
        )


def index_page(by: Actor, form: ListForm) -> IndexPage:
    """Give the page where a list is handed in."""
    earlier = tuple(
        HandedRow(card.name, card.at, *_stands(card), _address(card))
        for card in lists.lists_of(by.user)
    )
    return IndexPage(_crumbs(), form, earlier)


def list_page(card: ListCard) -> ListPage:
    """Give the page of a list."""
    found = card.found
    stage, tone = _stands(card)
    return ListPage(
        crumbs=_crumbs(card.name),
        card=card,
        here=_address(card),
        stage=stage,
        tone=tone,
        day=wording.day(card.as_of),
        errors=_remarks(found.errors) if found else (),
        warnings=_remarks(found.warnings) if found else (),
        passed=_remarks(found.passed) if found else (),
    )


def _stands(card: ListCard) -> tuple[str, str]:
    """Say how far a list has come, and in which tone; one with errors waits for nobody's word."""
    if card.stage is Stage.READY and card.found and card.found.error_count:
        return _("Còn lỗi, chưa ghi gì"), "unmet"
    return stage_words(card.stage), stage_tone(card.stage)


def _address(card: ListCard) -> str:
    return reverse("works-list", args=[card.token])


def _remarks(faults: Iterable[ListFault]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            f"{one.sheet}:{one.row}",
            _(one.column) if one.column else "",
            ended(say(one.why, one.facts)),
        )
        for one in faults
    )


def _crumbs(last: str = "") -> tuple[Crumb, ...]:
    works = Crumb(_("Công trình"), reverse("works"))
    title = _("Nhập từ Excel")
    if not last:
        return (works, Crumb(title))
    return (works, Crumb(title, reverse("works-import")), Crumb(last))
