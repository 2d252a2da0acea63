"""Whether a form can be filled: its file is in place, its columns and rows fit each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from chungtay.core.kernel.vietnamese import fold
from chungtay.core.law.citation import Citation
from chungtay.core.law.fault import Fault
from chungtay.core.submissions.form import CellType, Column, Formula, RowSource
from chungtay.core.units.unit import TYPES_OF
from chungtay.packs.form_files import FormFile
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet

REGISTERS = ("capital", "criteria", "poverty", "readings", "results", "works")
"""The registers that approved cells may be written to."""
FACETS: dict[RowSource, tuple[str, ...]] = {
    RowSource.LINES: (
        "programme", "project", "item", "source", "kind", "origin_year", "plan_year", "holder",
    ),
    RowSource.WORKS: ("work", "programme", "project"),
    RowSource.CRITERIA: ("criteria_set", "criterion", "requirement", "threshold"),
    RowSource.PROJECTS: ("programme", "project"),
    RowSource.OPEN: (),
}  # fmt: skip
"""What the rows that come from a register carry."""
MOST_DECIMALS = 6
FormSheet = Sheet[FormFile]


def place_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find a form in the wrong file, before its document, or due where nobody files it."""
    stem = PurePosixPath(sheet.file).stem
    if stem not in (form.code, f"{form.code}@{form.since}"):
        yield sheet.fault(f"tệp phải mang tên {form.code} hoặc {form.code}@{form.since}", form)
    if form.until is not None and form.until <= form.since:
        yield sheet.fault(f"ngày {form.until} phải sau ngày {form.since}", form, "until")
    signed = {i.key: i.signed for s in library.instrument_sheets for i in s.value or ()}
    day = signed.get(Citation.parse(form.cite).instrument)
    if isinstance(day, dt.date) and form.since < day:
        yield sheet.fault(f"ngày {form.since} trước ngày ký văn bản ({day})", form, "since")
    for level in set(form.levels) ^ set(form.due):
        yield sheet.fault(f"levels và due phải cùng nêu, hoặc cùng không nêu, {level}", form, "due")
    loose = [t for t in form.types if not any(t in TYPES_OF[level] for level in form.levels)]
    yield from (sheet.fault(f"{t} không thuộc cấp nào lập biểu này", form, "types") for t in loose)
    yield from _name_faults(sheet, form, library)
    yield from _cutoff_faults(sheet, form, library)


def _name_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find programmes and agencies that nobody lists."""
    programmes = sorted(s.value.code for s in library.programme_sheets if s.value)
    if form.programme and form.programme not in programmes:
        yield sheet.fault(one_of(programmes, form.programme), form, "programme")
    agencies = sorted(a.code for s in library.agency_sheets for a in s.value or ())
    for at, agency in enumerate(form.appraised_by):
        if agency not in agencies:
            yield sheet.fault(one_of(agencies, agency), form, "appraised_by", at)


def _cutoff_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find a cut-off that nobody sets, or that changes while one version is in force."""
    if not form.cutoff:
        return
    names = list(library.parameter_names)
    if form.cutoff not in names:
        yield sheet.fault(one_of(names, form.cutoff), form, "cutoff")
        return
    settings = library.parameter(form.cutoff).settings
    if form.since < settings[0].since:
        message = f"mốc chốt số liệu chỉ có từ ngày {settings[0].since}"
        yield sheet.fault(message, form, "cutoff")
    for setting in settings:
        if form.since < setting.since and (form.until is None or setting.since < form.until):
            message = f"mốc chốt số liệu đổi từ ngày {setting.since}: cần phiên bản biểu mới"
            yield sheet.fault(message, form, "cutoff")


def column_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find columns that contradict themselves or name what is not there."""
    units = _units(library)
    for column in form.columns:
        if column.unit and column.unit not in units:
            yield sheet.fault(f"đơn vị tính {one_of(units, column.unit)}", column, "unit")
        for wrong, key, message in CONTRADICTIONS:
            if wrong(column):
                yield sheet.fault(message, column, key)
        yield from _feed_faults(sheet, form, column, library)
    yield from _formula_faults(sheet, form)


def _formula_faults(sheet: FormSheet, form: FormFile) -> Iterator[Fault]:
    """Find cells computed from what is not a number, or not yet there."""
    before: list[str] = []
    for column in form.columns:
        made = column.formula or Formula()
        for code in filter(None, (*made.plus, *made.minus, made.share, made.of)):
            if code not in before:
                message = f"chỉ tính được từ cột số đứng trước: {one_of(before, code)}"
                yield sheet.fault(message, column, "formula")
        if column.numeric:
            before.append(column.code)


CONTRADICTIONS: tuple[tuple[Callable[[Column], bool], str, str], ...] = (
    (
        lambda c: (c.type is CellType.CHOICE) != bool(c.choices),
        "choices",
        "cột chọn phải có danh sách chọn, cột khác thì không",
    ),
    (
        lambda c: len({fold(choice.title.vi) for choice in c.choices}) != len(c.choices),
        "choices",
        "hai lựa chọn cùng tên (không kể dấu) thì không đọc lại được",
    ),
    (
        lambda c: c.scale < 1 or (c.type is not CellType.DONG and c.scale != 1),
        "scale",
        "bậc đơn vị (scale) từ 1 trở lên, và chỉ cột tiền mới có",
    ),
    (
        lambda c: not 0 <= c.decimals <= MOST_DECIMALS,
        "decimals",
        f"số chữ số thập phân phải từ 0 đến {MOST_DECIMALS}",
    ),
    (
        lambda c: c.type is CellType.COUNT and c.decimals != 0,
        "decimals",
        "số đếm không có phần thập phân",
    ),
    (
        lambda c: c.type is CellType.DONG and c.scale % 10 ** max(c.decimals, 0) != 0,
        "decimals",
        "phần thập phân nhỏ hơn một đồng",
    ),
    (
        lambda c: c.type is CellType.PERCENT and not c.base,
        "base",
        "tỷ lệ phải nói tính trên tổng số nào (base)",
    ),
    (
        lambda c: c.low is not None and c.high is not None and c.low > c.high,
        "low",
        "mức thấp nhất lớn hơn mức cao nhất",
    ),
    (
        lambda c: (c.low is not None or c.high is not None) and not c.numeric,
        "low",
        "chỉ cột số mới có khoảng giá trị",
    ),
    (
        lambda c: c.required and not c.typed,
        "required",
        "cột tính sẵn hoặc lấy từ sổ thì không bắt người nhập",
    ),
    (
        lambda c: c.formula is not None and (c.given or not c.numeric),
        "formula",
        "cột tính phải là cột số và không lấy từ sổ",
    ),
)
"""What a column may not say of itself: when it is wrong, at which key, and what to tell."""


def _feed_faults(
    sheet: FormSheet, form: FormFile, column: Column, library: Library
) -> Iterator[Fault]:
    """Find registers and facets that are not there."""
    feed = column.feed
    if feed is None:
        return
    if feed.register not in REGISTERS:
        yield sheet.fault(one_of(list(REGISTERS), feed.register), feed, "register")
    for name, value in feed.settings.items():
        facet = value.removeprefix("@")
        known = FACETS.get(form.row_source)
        if facet == value:
            continue
        if known is None:
            yield from _facet_faults(sheet, form, (column.code, name, facet), library)
        elif facet not in known:
            yield sheet.fault(one_of(list(known), facet), feed, "settings", name)


def _facet_faults(
    sheet: FormSheet, form: FormFile, asked: tuple[str, str, str], library: Library
) -> Iterator[Fault]:
    """Find listed rows that lack a facet their column's feed asks for, or name no indicator."""
    column, setting, facet = asked
    indicators = {i.code for s in library.indicator_sheets for i in s.value or ()}
    for row in form.rows:
        if row.total_of or (row.columns and column not in row.columns):
            continue
        said = row.facets.get(facet, "")
        if not said:
            yield sheet.fault(f"dòng này thiếu “{facet}” để ghi sổ", row, "facets")
        elif setting == "indicator" and said not in indicators:
            yield sheet.fault(one_of(sorted(indicators), said), row, "facets", facet)


def row_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find rows that sum what is not there, and sources of rows that nobody knows."""
    if (form.row_source is RowSource.LIST) != bool(form.rows):
        yield sheet.fault("chỉ biểu có danh sách dòng cố định (list) mới nêu dòng", form, "rows")
    units = _units(library)
    codes = [row.code for row in form.rows]
    columns = [column.code for column in form.columns]
    for row in form.rows:
        if row.unit and row.unit not in units:
            yield sheet.fault(f"đơn vị tính {one_of(units, row.unit)}", row, "unit")
        if row.given:
            yield sheet.fault("số lấy từ sổ không viết trong biểu", row, "given")
        parts = [code for code in row.total_of if code not in codes or code == row.code]
        yield from (sheet.fault(one_of(codes, code), row, "total_of") for code in parts)
        loose = [code for code in row.columns if code not in columns]
        yield from (sheet.fault(one_of(columns, code), row, "columns") for code in loose)
    yield from _source_faults(sheet, form, library)


def _source_faults(sheet: FormSheet, form: FormFile, library: Library) -> Iterator[Fault]:
    """Find a set of criteria or a programme that nobody knows."""
    known: dict[RowSource, list[str]] = {
        RowSource.CRITERIA: [s.value.code for s in library.criteria_sheets if s.value],
        RowSource.PROJECTS: [s.value.code for s in library.programme_sheets if s.value],
    }
    choices = known.get(form.row_source)
    if choices is None:
        if form.rows_of:
            yield sheet.fault("nguồn dòng này không cần rows_of", form, "rows_of")
    elif form.rows_of.removesuffix("/requirements") not in choices:
        yield sheet.fault(one_of(choices, form.rows_of), form, "rows_of")


def _units(library: Library) -> list[str]:
    return sorted(u.code for s in library.measure_unit_sheets for u in s.value or ())
