"""The words of a receipt: how a measure is computed, what was asked, what a row states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.analytics.tables import TABLES
from chungtay.core.capital.line import GIVEN_AS_TITLES
from chungtay.core.capital.movement import MOVEMENT_TITLES, POT_TITLES
from chungtay.core.measures.answer import ReceiptRow
from chungtay.core.measures.measure import Change, Count, Measure, Ratio, Remainder, Total
from chungtay.core.works.contract import PACKAGE_TITLES, SELECTION_TITLES
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES
from chungtay.packs import measures as declared
from chungtay.web.kit.names import Names, said


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the question, in words."""

    title: str
    values: str


COLUMNS = {
    "programme": "Chương trình", "project": "Dự án", "source": "Nguồn vốn", "kind": "Loại vốn",
    "district": "Huyện", "province": "Tỉnh", "unit": "Đơn vị", "plan_year": "Năm kế hoạch",
    "origin_year": "Vốn của năm", "month": "Tháng", "year": "Năm", "criterion": "Tiêu chí",
    "criteria_met": "Số tiêu chí đạt", "standing": "Loại số liệu", "people": "Hộ", "level": "Cấp",
    "item": "Khoản", "movement": "Bút toán", "holder": "Đơn vị giữ vốn", "unit_class": "Phân loại",
    "work_type": "Loại công trình", "stage": "Bước", "reached": "Bước", "work": "Công trình",
    "recognised": "Đã công nhận", "provider": "Nơi góp", "given_as": "Hình thức góp",
    "budget_index": "Mục lục ngân sách", "contract": "Mã hợp đồng", "package": "Loại gói thầu",
    "selection": "Hình thức lựa chọn nhà thầu",
}  # fmt: skip


SHOWN = {
    "movement", "pot", "programme", "project", "source", "kind", "work_type", "stage",
    "criterion", "standing", "finality", "household_class", "people", "unit_class", "level",
    "package",
}  # fmt: skip
"""Columns of a row that a receipt's list repeats in words."""


VALUES = {
    "movement": {movement.value: title for movement, title in MOVEMENT_TITLES.items()},
    "pot": {pot.value: title for pot, title in POT_TITLES.items()},
    "given_as": {given.value: title for given, title in GIVEN_AS_TITLES.items()},
    "people": {"all": "mọi hộ", "minority": "hộ dân tộc thiểu số"},
    "level": {"province": "tỉnh", "district": "huyện", "commune": "xã"},
    "stage": {stage.value: title for stage, title in STAGE_TITLES.items()},
    "reached": {stage.value: title for stage, title in STAGE_TITLES.items()},
    "work_type": {work_type.value: title for work_type, title in TYPE_TITLES.items()},
    "package": {package.value: title for package, title in PACKAGE_TITLES.items()},
    "selection": {way.value: title for way, title in SELECTION_TITLES.items()},
    "standing": {
        "plan": "kế hoạch", "actual": "thực hiện", "estimate": "ước", "target": "mục tiêu",
    },
}  # fmt: skip


def formula(measure: Measure) -> str:
    """Say in words how a measure is computed."""
    known = _parts(measure)
    match measure.formula:
        case Total(fact=fact):
            return _("Cộng các dòng của sổ “%(fact)s”") % {"fact": _(TABLES[fact].title)}
        case Count(fact=fact):
            return _("Đếm trong sổ “%(fact)s”") % {"fact": _(TABLES[fact].title)}
        case Ratio(times=times):
            words = "%(of)s ÷ %(over)s" + (f" × {times}" if times != 1 else "")
            return words % {"of": known[0], "over": known[1]}
        case Remainder():
            return f"{known[0]} − {known[1]}"
        case Change():
            return _("%(of)s: ngày số liệu trừ ngày so sánh") % {"of": known[0]}


def _parts(measure: Measure) -> list[str]:
    known = declared.measures()
    return [said(known[part.measure].title) for part in measure.parts()]


def conditions(where: Mapping[str, tuple[str, ...]], names: Names) -> tuple[Condition, ...]:
    """Say which rows were asked for."""
    return tuple(
        Condition(
            _(COLUMNS.get(column, column)),
            ", ".join(_value(column, value, names) for value in values),
        )
        for column, values in where.items()
    )


def _value(column: str, value: str, names: Names) -> str:
    if column in VALUES:
        return _(VALUES[column].get(value, value))
    named = {
        "programme": names.programme,
        "project": names.project,
        "source": names.source,
        "kind": names.kind,
        "district": names.unit,
        "unit": names.unit,
        "province": names.unit,
    }
    return named[column](value) if column in named else value or "—"


def detail(row: ReceiptRow, names: Names) -> str:
    """Say what else the row states, without the years and the number of its entry."""
    told = [_value(name, value, names) for name, value in row.detail.items() if name in SHOWN]
    return " · ".join(value for value in told if value != "—")
