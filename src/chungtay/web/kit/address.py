"""What a page shows is said by its address, so that any view can be sent to a colleague."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.units.queries import bearers
from chungtay.core.units.frame import AS_THEN, Frame, Shape
from chungtay.flows import frames
from chungtay.flows.today import today
from chungtay.packs import loader

FILTERS = ("programme", "source", "kind", "district")
"""Parameters that narrow money by a column of the same name."""
NONE = "-"
"""How an address names the member that has no code: the province's own level, no provider."""
S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Heeds:
    """What a page heeds beside the days, the unit of money and the shape of units.

    `filters` narrow its money, `sorts` name the columns it can be put in order by, `free` are words
    that it reads for itself. Whatever else an address says, the reader is told that it is unheeded.
    """

    filters: Collection[str] = ()
    sorts: Collection[str] = ()
    free: Collection[str] = ()


EVERYTHING = Heeds(FILTERS, free=("sort", "q"))
"""What a page heeds that does not say; it judges orders and searches itself."""

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
DAYS = ("on", "as-known", "frame", "since")
"""Those of them that hold a day."""


def read(request: HttpRequest, *, framed: bool = False, heeds: Heeds = EVERYTHING) -> View:
    """Read a request's address; what cannot be understood is set aside with a note.

    Only pages that are `framed` can tell their numbers in other units than those of then. What a
    page does not heed is left unread here, so that the reader is told (see `kit.unheard`).
    """
    given = request.GET
    notes: list[str] = []
    days = {name: day_of(given, name, notes) for name in DAYS}
    money = one_of(given, "money", MoneyUnit, notes)
    shape = one_of(given, "shape", Shape, notes)
    filters = dict(_filters(given, heeds.filters, notes))
    free = {name: given.get(name, "") for name in ("bo", *heeds.free)}
    sort = order_of(given, heeds.sorts, notes) if heeds.sorts else free.get("sort", "")
    on = days["on"] or default_day()
    told = frames.frame(
        (framed and shape) or Shape.THEN, asked_on=on, on=days["frame"], since=days["since"]
    )
    understood = {
        "money": money, "shape": shape, **filters, **free, "sort": sort,
        **{name: day.isoformat() for name, day in days.items() if day},
    }  # fmt: skip
    return View(
        path=request.path,
        on=on,
        as_known=days["as-known"],
        money=money or MoneyUnit.MILLION,
        sort=sort,
        filters=filters,
        asked={name: str(value) for name, value in understood.items() if value},
        notes=tuple(notes),
        frame=frames.of_site(told, asked_on=on),
        framed=framed,
    )


def _filters(
    given: QueryDict, heeded: Collection[str], notes: list[str]
) -> Iterator[tuple[str, str]]:
    """Read what narrows money; what nobody knows by that name is set aside."""
    for name in heeded:
        text = given.get(name, "")
        if text and (text == NONE or _KNOWN[name](text)):
            yield name, text
        elif text:
            notes.append(not_understood(text))


def is_place(code: str) -> bool:
    """Tell whether a code is, or ever was, a unit's, or an area's."""
    return "~" in code or "@" in code or bool(bearers(code))


_KNOWN: Mapping[str, Callable[[str], bool]] = {
    "programme": lambda code: any(one.code == code for one in loader.programmes()),
    "source": lambda code: code in loader.terms("capital_sources"),
    "kind": lambda code: code in loader.terms("capital_kinds"),
    "district": is_place,
}
"""Whether a filter can mean what an address says."""


def not_understood(text: str) -> str:
    """Say that a value in the address means nothing here."""
    return _("Không hiểu “%(text)s” trong địa chỉ nên bỏ qua.") % {"text": text}


def order_of(given: QueryDict, keys: Collection[str], notes: list[str]) -> str:
    """Read the order of rows, `rate` or `-rate`; add a note where there is no such column."""
    text = given.get("sort", "")
    if not text or text.removeprefix("-") in keys:
        return text
    notes.append(not_understood(text))
    return ""


def named(given: QueryDict, name: str, known: Collection[str], notes: list[str]) -> str:
    """Read a parameter that holds one of certain words; "" where it holds none of them."""
    text = given.get(name, "").strip()
    if text and text not in known:
        notes.append(not_understood(text))
    return text if text in known else ""


def one_of(given: QueryDict, name: str, kind: type[S], notes: list[str]) -> S | None:
    """Read a parameter that holds one of a list; add a note where it holds something else."""
    text = named(given, name, set(kind), notes)
    return kind(text) if text else None


def year_of(given: QueryDict, name: str, notes: list[str]) -> int | None:
    """Read a parameter that holds a year; add a note where it holds something else."""
    text = given.get(name, "").strip()
    if text.isdecimal() and int(text) in YEARS:
        return int(text)
    if text:
        notes.append(_("Không hiểu năm “%(text)s” trong địa chỉ.") % {"text": text})
    return None


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
