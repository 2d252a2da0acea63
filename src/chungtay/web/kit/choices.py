"""The filters a page offers: what may be chosen, and what the address has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.packs import loader
from chungtay.web.kit.address import MoneyUnit, View
from chungtay.web.kit.names import Names, said


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be chosen; the empty one is all of them."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: the parameter of the address, its title, options, the one chosen."""

    name: str
    title: str
    options: tuple[Option, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class MoneyChoice:
    """One unit of money, and the address of the page shown in it."""

    title: str
    href: str
    chosen: bool


def moneys(view: View) -> tuple[MoneyChoice, ...]:
    """Offer the units of money."""
    return tuple(
        MoneyChoice(unit.words, view.href(money=unit.value), unit is view.money)
        for unit in MoneyUnit
    )


def choices(view: View, names: Names, *wanted: str) -> tuple[Choice, ...]:
    """Offer filters by the names of their parameters."""
    return tuple(_choice(view, names, name) for name in wanted)


def _choice(view: View, names: Names, name: str) -> Choice:
    title, listed = _LISTS[name]
    options = (Option("", _("Tất cả")), *(Option(c, t) for c, t in listed(names)))
    return Choice(name, title, options, view.filters.get(name, ""))


def _districts(names: Names) -> list[tuple[str, str]]:
    return [(unit.code, unit.title) for unit in names.districts]


def _programmes(_names: Names) -> list[tuple[str, str]]:
    return [(p.code, said(p.title)) for p in loader.programmes()]


def _sources(_names: Names) -> list[tuple[str, str]]:
    return [(t.code, said(t.title)) for t in loader.terms("capital_sources").values()]


def _kinds(_names: Names) -> list[tuple[str, str]]:
    return [(t.code, said(t.title)) for t in loader.terms("capital_kinds").values()]


_LISTS = {
    "district": ("Huyện, thành phố", _districts),
    "programme": ("Chương trình", _programmes),
    "source": ("Nguồn vốn", _sources),
    "kind": ("Loại vốn", _kinds),
}
