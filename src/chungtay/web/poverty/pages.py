"""Poverty: the published counts, by everybody and minority households, district and commune."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.frame import AS_THEN
from chungtay.core.units.unit import Unit
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.table import Bar, Column, Row, Table, Text, ordered, plain

HOUSEHOLDS, POOR, RATE = "poverty.households", "poverty.poor", "poverty.poor_rate"
NEAR, NEAR_RATE = "poverty.near_poor", "poverty.near_poor_rate"
NAMES = [HOUSEHOLDS, POOR, RATE, NEAR, NEAR_RATE]


@dataclass(frozen=True, slots=True)
class PovertyPage:
    """All the page of poverty shows."""

    province: Table
    districts: Table
    communes: Table
    choices: tuple[Choice, ...]
    synthetic: bool
    empty: bool


def poverty(desk: Desk) -> PovertyPage:
    """Ask all that the page shows, at one moment of the registers."""
    names = desk.names
    with desk.engine.still():
        whole = desk.of(NAMES, {"people": ("all",), "level": ("province",)})
        return PovertyPage(
            province=_province(desk),
            districts=_districts(desk, names),
            communes=_communes(desk, names),
            choices=choices(desk.view, names, "district"),
            synthetic=shows_synthetic(desk, POOR, {"people": ("all",), "level": ("commune",)}),
            empty=whole[POOR].missing,
        )


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column("name", first, numeric=False),
        Column("households", _("Tổng số hộ"), _("hộ")),
        Column("poor", _("Hộ nghèo"), _("hộ")),
        Column("rate", _("Tỷ lệ nghèo"), "%"),
        Column("bar", "", numeric=False, sortable=False),
        Column("near", _("Hộ cận nghèo"), _("hộ")),
        Column("nearrate", _("Tỷ lệ cận nghèo"), "%"),
    )


def _province(desk: Desk) -> Table:
    rows = []
    for people, title in (("all", _("Mọi hộ")), ("minority", _("Hộ dân tộc thiểu số"))):
        found = desk.of(NAMES, {"people": (people,), "level": ("province",)})
        rows.append(_row(Text(title), tuple(found[name] for name in NAMES)))
    return plain(Table(_("Toàn tỉnh, số đã công bố"), _columns(_("Hộ")), tuple(rows)))


def _districts(desk: Desk, names: Names) -> Table:
    where = {"people": ("all",), "level": ("district",)}
    found = desk.by(NAMES, ("district",), where)
    if not found[POOR]:
        where = {"people": ("all",), "level": ("commune",)}
        found = desk.by(NAMES, ("district",), where)
    rows = tuple(_unit_row(desk, unit, found) for unit in names.districts)
    table = Table(_("Theo huyện, thành phố"), _columns(_("Đơn vị")), rows)
    return ordered(table, desk.view, sort_key)


def _communes(desk: Desk, names: Names) -> Table:
    where = {"people": ("all",), "level": ("commune",), **desk.view.where()}
    found = desk.by(NAMES, ("unit",), where)
    rows = tuple(_code_row(desk, names, code, found) for code in _codes(desk, names, found))
    table = Table(_("Theo xã, phường, thị trấn"), _columns(_("Đơn vị")), rows)
    return ordered(table, desk.view, sort_key)


def _codes(desk: Desk, names: Names, found: dict[str, dict[Keys, Num]]) -> list[str]:
    """Give the communes on a page: the province's; in a frame, those that anything is told of."""
    if desk.view.frame != AS_THEN:
        return sorted({code for (code,) in found[HOUSEHOLDS]})
    chosen = desk.view.filters.get("district")
    return [unit.code for unit in names.communes if chosen in (None, unit.parent)]


def _code_row(desk: Desk, names: Names, code: str, found: dict[str, dict[Keys, Num]]) -> Row:
    href = "" if "~" in code or "@" in code else desk.view.onward(reverse("unit", args=[code]))
    return _row(Text(names.unit(code), href), tuple(found[n].get((code,), NONE) for n in NAMES))


def _unit_row(desk: Desk, unit: Unit, found: dict[str, dict[Keys, Num]]) -> Row:
    href = desk.view.onward(reverse("unit", args=[unit.code]))
    nums = tuple(found[name].get((unit.code,), NONE) for name in NAMES)
    return _row(Text(unit.title, href), nums)


def _row(head: Text, nums: tuple[Num, ...]) -> Row:
    return Row(head, (*nums[:3], Bar(nums[2]), *nums[3:]))
