"""How the address of a page of recognition is read, and in what tone a state is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.state import STATE_TITLES, FileState
from chungtay.web.kit.address import View, one_of, read, year_of
from chungtay.web.kit.choices import Choice, Option, choices
from chungtay.web.kit.names import Names, said

TONES = {
    FileState.REQUESTED: "plain",
    FileState.REVIEWED: "plain",
    FileState.APPRAISED: "plain",
    FileState.DECIDED: "star",
    FileState.RETURNED: "lost",
    FileState.WITHDRAWN: "unmet",
    FileState.ENDED: "unmet",
}
"""The chip in which a state is shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A state in words, and the chip it is shown in."""

    title: str
    tone: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An address of these pages, read."""

    view: View
    grade: Grade | None
    state: FileState | None
    year: int | None

    @property
    def district(self) -> str:
        """Give the district asked for."""
        return self.view.filters.get("district", "")


def asked(request: HttpRequest) -> Asked:
    """Read an address; what cannot be understood is set aside with a note."""
    given, view = request.GET, read(request)
    notes = list(view.notes)
    grade, state = one_of(given, "grade", Grade, notes), one_of(given, "state", FileState, notes)
    year = year_of(given, "year", notes)
    own = {"grade": grade, "state": state, "year": year}
    filters = {name: value for name, value in view.filters.items() if name == "district"}
    told = {
        **view.standing(), **filters, **{name: str(one) for name, one in own.items() if one},
    }  # fmt: skip
    view = replace(view, filters=filters, asked=told, notes=tuple(notes))
    return Asked(view, grade, state, year)


def mark(state: FileState) -> Mark:
    """Show a state."""
    words = said(STATE_TITLES[state])
    return Mark(words[:1].upper() + words[1:], TONES[state])


def offered(found: Asked, names: Names, years: list[int], *, states: bool) -> tuple[Choice, ...]:
    """Offer districts, grades, years and, where asked, states."""
    every = Option("", _("Tất cả"))
    grades = tuple(Option(one.value, said(GRADE_NAMES[one])) for one in Grade)
    listed = [
        *choices(found.view, names, "district"),
        Choice("grade", pgettext("grade", "Mức"), (every, *grades), found.grade or ""),
        Choice(
            "year",
            _("Năm công nhận"),
            (every, *(Option(str(one), str(one)) for one in years)),
            str(found.year or ""),
        ),
    ]
    if states:
        told = tuple(Option(one.value, mark(one).title) for one in FileState)
        listed.append(Choice("state", _("Tình trạng"), (every, *told), found.state or ""))
    return tuple(listed)
