"""What a page shows is said by its address, so that any view can be sent to a colleague."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.units.frame import AS_THEN, Frame, Shape
from chungtay.flows import frames
from chungtay.flows.today import today

FILTERS = ("programme", "source", "kind", "district")
"""Parameters that narrow money by a column of the same name."""


YEARS = range(1945, 2101)
"""The years a page may be asked about; beyond them there is no law and nothing to compare with."""


class MoneyUnit(StrEnum):
    """The unit that money is shown in; exact đồng stay behind every number."""

    DONG = "dong"
    MILLION = "trieu"
    BILLION = "ty"

    @property
    def scale(self) -> int:
        """Give how many đồng one of this unit is."""
        return {MoneyUnit.DONG: 1, MoneyUnit.MILLION: 10**6, MoneyUnit.BILLION: 10**9}[self]

    @property
    def decimals(self) -> int:
        """Give the decimals shown."""
        return 1 if self is MoneyUnit.BILLION else 0

    @property
    def words(self) -> str:
        """Name the unit in the reader's language."""
        return str(_MONEY[self])


_MONEY = {
    MoneyUnit.DONG: gettext_lazy("đồng"),
    MoneyUnit.MILLION: gettext_lazy("triệu đồng"),
    MoneyUnit.BILLION: gettext_lazy("tỷ đồng"),
}


@dataclass(frozen=True, slots=True)
class View:
    """One address, read: its path, the days, the filters, the unit of money, the order of rows.

    `asked` holds the parameters as written (known ones only); `notes` says, in words, which could
    not be understood and what is shown instead.
    """

    path: str
    on: dt.date
    as_known: dt.date | None
    money: MoneyUnit
    sort: str
    filters: Mapping[str, str]
    asked: Mapping[str, str]
    notes: tuple[str, ...] = field(default_factory=tuple)
    frame: Frame = AS_THEN
    framed: bool = False

    @property
    def refused_shape(self) -> bool:
        """Tell whether other units were asked for than those the page can speak of."""
        return not self.framed and self.asked.get("shape", "") not in ("", Shape.THEN.value)

    @property
    def places_on(self) -> dt.date:
        """Give the day of the units that the page speaks of: its own, or that of its frame."""
        return self.on if self.frame == AS_THEN else self.frame.on

    @property
    def year(self) -> str:
        """Give the plan year the day lies in."""
        return str(self.on.year)

    @property
    def last_year(self) -> dt.date:
        """Give the same day a year earlier."""
        if (self.on.month, self.on.day) == (2, 29):
            return dt.date(self.on.year - 1, 2, 28)
        return self.on.replace(year=self.on.year - 1)

    def where(self) -> dict[str, tuple[str, ...]]:
        """Give the filters as conditions of a measure."""
        return {name: (value,) for name, value in self.filters.items()}

    def href(self, path: str | None = None, **changes: str | None) -> str:
        """Write the address of the same view with some parameters changed; None removes one."""
        said = {**self.asked, **{k.replace("_", "-"): v for k, v in changes.items()}}
        kept = {name: value for name, value in said.items() if value}
        target = self.path if path is None else path
        return f"{target}?{urlencode(sorted(kept.items()))}" if kept else target

    def onward(self, path: str) -> str:
        """Write the address of another page that keeps the days and the unit of money."""
        return replace(self, asked=self.standing()).href(path)

    def standing(self) -> dict[str, str]:
        """Give the parameters that every page understands."""
        return {k: v for k, v in self.asked.items() if k in STANDING}


STANDING = {"on", "as-known", "money", "shape", "frame", "since", "bo"}
"""Parameters that go along from page to page."""


def read(request: HttpRequest, *, framed: bool = False) -> View:
    """Read a request's address; what cannot be understood is set aside with a note.

    Only pages that are `framed` can tell their numbers in other units than those of then.
    """
    given = request.GET
    notes: list[str] = []
    days = {name: day_of(given, name, notes) for name in ("on", "as-known", "frame", "since")}
    money = given.get("money", "")
    unit = MoneyUnit(money) if money in set(MoneyUnit) else MoneyUnit.MILLION
    filters = {name: given[name] for name in FILTERS if given.get(name)}
    known = {"sort", "q", *STANDING, *FILTERS}
    on = days["on"] or default_day()
    shape = _shape(given, notes, framed=framed)
    told = frames.frame(shape, asked_on=on, on=days["frame"], since=days["since"])
    return View(
        path=request.path,
        on=on,
        as_known=days["as-known"],
        money=unit,
        sort=given.get("sort", ""),
        filters=filters,
        asked={
            **{name: given[name] for name in given if name in known and given[name]},
            **{name: day.isoformat() for name, day in days.items() if day},
        },
        notes=tuple(notes),
        frame=frames.of_site(told, asked_on=on),
        framed=framed,
    )


def _shape(given: QueryDict, notes: list[str], *, framed: bool) -> Shape:
    """Read in whose units numbers are asked for; add a note where they cannot be told so."""
    text = given.get("shape", "")
    if text and text not in set(Shape):
        notes.append(_("Không hiểu “%(text)s” trong địa chỉ.") % {"text": text})
        return Shape.THEN
    return Shape(text or Shape.THEN) if framed else Shape.THEN


def default_day() -> dt.date:
    """Give the day that pages show when the address names none: the site's, or today."""
    return today()


def day_of(given: QueryDict, name: str, notes: list[str]) -> dt.date | None:
    """Read a parameter that holds a day; add a note where it holds something else."""
    text = given.get(name, "")
    if not text:
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            day = dt.datetime.strptime(text, pattern).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
        if day.year in YEARS:
            return day
    notes.append(
        _("Không hiểu ngày “%(text)s” trong địa chỉ; hãy viết như 30/09/2020.") % {"text": text}
    )
    return None
