"""What members of a dimension are called, and in which order they stand.

A dimension's values are codes (`gn.p1.infra`, `613`, `central`); people read names, in the order
of the law for what the law lists, and in the Vietnamese alphabet for units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from chungtay.apps.capital.queries import holders
from chungtay.apps.units import queries as units
from chungtay.core.capital.line import GIVEN_AS_TITLES, GivenAs
from chungtay.core.kernel.title import Title
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import loader


@dataclass(frozen=True, slots=True)
class Label:
    """A member's name and its place among its siblings."""

    title: Title
    rank: tuple[int, str]


@dataclass(slots=True)
class Labels:
    """Names of members on a day, of a province's units among others."""

    on: dt.date
    province: str
    _listed: dict[str, Mapping[str, Label]] = field(default_factory=dict)

    def of(self, dimension: str, member: str) -> Label:
        """Name a member; what has no name is called by its code, after the ones that have."""
        if dimension not in self._listed:
            self._listed[dimension] = self._list(dimension)
        known = self._listed[dimension].get(member)
        if dimension == "district" and not member and not self._has_districts:
            return Label(_DIRECT, (0, ""))
        if known is None and dimension == "unit" and member:
            return Label(self._ended(member), (10_000, member))
        return known or Label(_without_name(dimension, member), (10_000, member))

    def tell(self, dimension: str, names: Mapping[str, Title]) -> None:
        """Name the members of a dimension that no list names, in the order given."""
        self._listed[dimension] = {
            code: Label(title, (rank, "")) for rank, (code, title) in enumerate(names.items())
        }

    def _list(self, dimension: str) -> Mapping[str, Label]:
        reader = _LISTS.get(dimension)
        if reader is not None:
            return {code: Label(title, (rank, "")) for rank, (code, title) in enumerate(reader())}
        if dimension in ("unit", "district", "province"):
            return {
                unit.code: Label(Title(unit.title, unit.title), (rank, ""))
                for rank, unit in enumerate(self._units())
            }
        return {}

    @property
    def _has_districts(self) -> bool:
        """Tell whether the province has districts on the day."""
        return bool(units.subtree(self.province, on=self.on, level=Level.DISTRICT))

    def _ended(self, code: str) -> Title:
        """Name a unit that no longer stands, or an area of several units."""
        first, _tilde, count = code.partition("~")
        if count:
            title = self.of("unit", first).title.vi
            return Title(f"Vùng {title} và {int(count) - 1} đơn vị khác",
                         f"Area of {title} and {int(count) - 1} others")  # fmt: skip
        borne = units.bearers(first.partition("@")[0])
        if not borne:
            return Title(code, code)
        return Title(f"{borne[0].title} (nay không còn)", f"{borne[0].title} (now ended)")

    def _units(self) -> tuple[Unit, ...]:
        below = units.subtree(self.province, on=self.on)
        return tuple(sorted(below, key=lambda unit: (sort_key(unit.name), unit.code)))

    def sorted(self, dimension: str, members: Iterable[str]) -> list[str]:
        """Put members in order."""
        return sorted(members, key=lambda member: self.of(dimension, member).rank)


def _programmes() -> Iterable[tuple[str, Title]]:
    return ((p.code, p.title) for p in loader.programmes())


def _projects() -> Iterable[tuple[str, Title]]:
    return loader.project_titles().items()


def _sources() -> Iterable[tuple[str, Title]]:
    return ((term.code, term.title) for term in loader.terms("capital_sources").values())


def _kinds() -> Iterable[tuple[str, Title]]:
    return ((term.code, term.title) for term in loader.terms("capital_kinds").values())


def _criteria() -> Iterable[tuple[str, Title]]:
    criteria = loader.criteria_set("commune-2016-2020").criteria
    return ((criterion.code, criterion.title) for criterion in criteria)


def _holders() -> Iterable[tuple[str, Title]]:
    named = sorted(holders(), key=lambda holder: (sort_key(holder.name), holder.code))
    return ((holder.code, Title(holder.name, holder.name)) for holder in named)


def _given_as() -> Iterable[tuple[str, Title]]:
    return ((given.value, Title(GIVEN_AS_TITLES[given], _GIVEN_EN[given])) for given in GivenAs)


def _carried() -> Iterable[tuple[str, Title]]:
    return (
        ("0", Title("Vốn giao mới trong năm", "Newly granted in the year")),
        ("1", Title("Vốn năm trước kéo dài", "Carried over from earlier years")),
    )


_GIVEN_EN = {
    GivenAs.MONEY: "In money",
    GivenAs.IN_KIND: "In kind",
    GivenAs.LABOUR: "In days of work",
}
_LISTS: Mapping[str, Callable[[], Iterable[tuple[str, Title]]]] = {
    "programme": _programmes,
    "main_project": _projects,
    "project": _projects,
    "holder": _holders,
    "given_as": _given_as,
    "carried": _carried,
    "source": _sources,
    "kind": _kinds,
    "criterion": _criteria,
}
_DIRECT = Title("Trực thuộc tỉnh", "Directly under the province")
_NO_MEMBER: Mapping[str, Title] = {
    "programme": Title("Ngoài hai chương trình", "In neither programme"),
    "main_project": Title("Không gắn với dự án", "Of no project"),
    "project": Title("Không gắn với dự án", "Of no project"),
    "provider": Title("Không nêu nơi góp", "No provider named"),
    "work": Title("Không gắn với công trình", "Of no work"),
    "district": Title("Cấp tỉnh", "Provincial level"),
}


def _without_name(dimension: str, member: str) -> Title:
    if not member:
        return _NO_MEMBER.get(dimension, Title("Không phân loại", "Unclassified"))
    if dimension == "month":
        return Title(f"Tháng {member[5:]}/{member[:4]}", f"{member[5:]}/{member[:4]}")
    if dimension == "origin_year":
        return Title(f"Vốn năm {member}", f"Capital of {member}")
    return Title(member, member)
