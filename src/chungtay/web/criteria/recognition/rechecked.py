"""What a re-check may be about: each grade that a unit or a village of it holds, its criteria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.grade import GRADE_NAMES, Grade, UnitLevel
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.record import Recognition
from chungtay.packs import loader, recognition
from chungtay.web.kit.names import said
from chungtay.web.works.record.forms import Options


@dataclass(frozen=True, slots=True)
class About:
    """A criterion of a grade of a unit, or of a village of it; all of them where none is named.

    `criteria_set` is the code of the set in force on the day; "" where none is.
    """

    village: str
    grade: Grade
    criteria_set: str
    criterion: str = ""

    @property
    def value(self) -> str:
        """Write it as a form does.

        >>> About("", Grade.STANDARD, "", "17").value, About("01", Grade.MODEL, "").value
        ('standard:17', '01.model:')
        """
        before = f"{self.village}." if self.village else ""
        return f"{before}{self.grade}:{self.criterion}"


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen, by grade held, and what each choice means."""

    groups: tuple[tuple[str, Options], ...]
    meant: dict[str, About]


def offered(place: Place, *, on: dt.date) -> Offered:
    """Offer the criteria of every grade that a unit and its villages hold on a day."""
    named = {one.code: one.name for one in queries.villages([place.unit], on=on)}
    held = [
        *queries.standing([place.unit], on=on),
        *queries.standing([place.unit], on=on, villages=True),
    ]
    held.sort(key=lambda one: (one.village, list(Grade).index(one.grade)))
    groups: list[tuple[str, Options]] = []
    meant: dict[str, About] = {}
    for one in held:
        grade = said(GRADE_NAMES[one.grade])
        title = f"{named.get(one.village, one.village)}: {grade}" if one.village else grade
        told = list(_abouts(place, one, on))
        groups.append((title, tuple((about.value, words) for about, words in told)))
        meant |= {about.value: about for about, _words in told}
    return Offered(tuple(groups), meant)


def _abouts(place: Place, held: Recognition, on: dt.date) -> Iterator[tuple[About, str]]:
    level = UnitLevel.VILLAGE if held.village else place.level
    code = recognition.set_for(level, held.grade, on=on, province=place.province)
    whole = About(held.village, held.grade, "")
    yield whole, _("tất cả: giữ vững đủ")
    for one in loader.criteria_set(code, province=place.province).criteria if code else ():
        about = About(held.village, held.grade, code, one.code)
        yield about, f"{one.number}. {said(one.title)}"
