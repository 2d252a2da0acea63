"""What the packs hold from memory: everything that nobody has yet read in a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chungtay.core.capital.budget_index import PART_TITLES
from chungtay.core.criteria.criteria_set import COLUMN_TITLES, LevelTable, Stated
from chungtay.core.programmes.programme import Programme, Project
from chungtay.packs.alerts import alert_sheets
from chungtay.packs.capital import index_sheets, permit_sheets, reach_sheets
from chungtay.packs.exchange import exchanges
from chungtay.packs.forms import form_sheets
from chungtay.packs.loader import library
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sets import every_sheet
from chungtay.packs.loader.sheets import Sheet, whole
from chungtay.packs.new_units import new_unit_sheet
from chungtay.packs.recognition import recognition_sheets


@dataclass(frozen=True, slots=True)
class Unverified:
    """One thing not verified: of what kind, its name as `law show` takes it, and what about it.

    A form's name is as `forms show` takes it. `file` is the file that says it, from the folder of
    packs.
    """

    kind: str
    name: str
    what: str
    file: str


def unverified(packs: Library | None = None) -> tuple[Unverified, ...]:
    """Give all that is not verified, by kind, in the order of the packs."""
    of = packs or library()
    return (
        *_instruments(of),
        *_parameters(of),
        *_programmes(of),
        *_sets(of),
        *_regions(of),
        *_levels(of),
        *_standards(of),
        *_forms(of),
        *_capital(of),
        *(_exchanges() if packs is None else ()),
        *_alerts(of),
        *_recognition(of),
        *(_new_units(of) if packs is None else ()),
    )


def _instruments(packs: Library) -> Iterator[Unverified]:
    for sheet in packs.instrument_sheets:
        for part in whole((sheet,)):
            for one in part:
                if not one.verified:
                    yield Unverified("instrument", one.key, one.note or one.subject, sheet.file)


def _parameters(packs: Library) -> Iterator[Unverified]:
    for sheet in packs.parameter_sheets:
        for parameter in whole((sheet,)):
            for setting in parameter.settings:
                if not setting.verified:
                    what = f"{setting.value} từ ngày {setting.since:%d/%m/%Y}"
                    yield Unverified("parameter", parameter.name, what, sheet.file)


def _programmes(packs: Library) -> Iterator[Unverified]:
    for sheet in packs.programme_sheets:
        for programme in whole((sheet,)):
            parts: tuple[Programme | Project, ...] = (programme, *programme.walk())
            for one in parts:
                if not one.verified:
                    yield Unverified("programme", one.code, one.title.vi, sheet.file)


def _sets(packs: Library) -> Iterator[Unverified]:
    for sheet in every_sheet(packs):
        for one in whole((sheet,)):
            told = one.declares
            if told and not told.verified:
                count = "?" if told.requirements is None else str(told.requirements)
                what = f"có {told.criteria} tiêu chí, {count} chỉ tiêu"
                yield Unverified("criteria_set", one.code, what, sheet.file)
            for share in one.shares:
                if not share.verified:
                    yield Unverified("share", one.code, share.title.vi, sheet.file)
            for criterion in one.criteria:
                if not criterion.verified:
                    name = f"criteria.{one.code}.{criterion.code}"
                    yield Unverified("criterion", name, criterion.title.vi, sheet.file)


def _regions(packs: Library) -> Iterator[Unverified]:
    for sheet in packs.region_sheets:
        count = sum(not one.verified for part in whole((sheet,)) for one in part)
        if count:
            what = f"vùng của tỉnh, thành phố: {count} dòng"
            yield Unverified("region", "regions", what, sheet.file)


def _levels(packs: Library) -> Iterator[Unverified]:
    for sheet in every_sheet(packs):
        for criteria_set in whole((sheet,)):
            for threshold in criteria_set.thresholds():
                yield from _tables(sheet, criteria_set.code, threshold.code, threshold.tables)
    for over in packs.override_sheets:
        for override in whole((over,)):
            for entry in override.thresholds:
                yield from _tables(over, override.criteria_set, entry.threshold, entry.tables)


def _tables(
    sheet: Sheet[Any], criteria_set: str, code: str, tables: tuple[LevelTable, ...]
) -> Iterator[Unverified]:
    for table in tables:
        loose = [column for column in table.levels if column not in table.verified]
        if not loose:
            continue
        unknown = all(table.levels[column] is Stated.UNKNOWN for column in loose)
        places = "mọi cột"
        if len(loose) < len(table.levels):
            places = ", ".join(COLUMN_TITLES[column].vi for column in loose)
        what = table.note if unknown else f"mức từ ngày {table.since:%d/%m/%Y}: {places}"
        yield Unverified("level", f"criteria.{criteria_set}.{code}", what, sheet.file)


def _standards(packs: Library) -> Iterator[Unverified]:
    for sheet in packs.standard_sheets:
        for standard in whole((sheet,)):
            for one in standard.deprivations:
                if one.when and not one.when_verified:
                    what = f"ngưỡng của “{one.title.vi}”: {one.when}"
                    yield Unverified("deprivation", standard.code, what, sheet.file)


def _forms(packs: Library) -> Iterator[Unverified]:
    for sheet in form_sheets(packs):
        for form in whole((sheet,)):
            if not form.verified:
                what = f"{form.title.vi}: từ ngày {form.since:%d/%m/%Y}"
                yield Unverified("form", form.code, what, sheet.file)


def _capital(packs: Library) -> Iterator[Unverified]:
    for permits in permit_sheets(packs):
        loose = (one for part in whole((permits,)) for one in part if not one.verified)
        for permit in loose:
            what = f"loại vốn được dùng từ ngày {permit.since:%d/%m/%Y}"
            yield Unverified("permit", permit.project, what, permits.file)
    for reaches in reach_sheets(packs):
        for reach in (one for part in whole((reaches,)) for one in part if not one.verified):
            what = f"địa bàn được dùng vốn từ ngày {reach.since:%d/%m/%Y}"
            yield Unverified("reach", reach.project, what, reaches.file)
    for listed in index_sheets(packs):
        codes = (one for part in whole((listed,)) for one in part if not one.verified)
        for code in codes:
            name = f"{PART_TITLES[code.part]} {code.code}"
            yield Unverified("budget_index", name, code.title, listed.file)


def _exchanges() -> Iterator[Unverified]:
    for one in exchanges():
        if not one.verified:
            name = f"{one.code}@{one.since.isoformat()}"
            yield Unverified("exchange", name, one.note, f"packs/vn/exchange/{name}.yaml")


def _alerts(packs: Library) -> Iterator[Unverified]:
    for pack in packs.pack_sheets:
        for sheet in alert_sheets(packs, pack.pack):
            for part in whole((sheet,)):
                for rule in part:
                    for setting in rule.settings:
                        if not setting.verified:
                            what = f"ngưỡng cảnh báo từ ngày {setting.since:%d/%m/%Y}"
                            yield Unverified("alert", rule.code, what, sheet.file)


def _new_units(packs: Library) -> Iterator[Unverified]:
    sheet = new_unit_sheet(packs)
    for rules in whole((sheet,)):
        for setting in rules.settings:
            if not setting.verified:
                what = f"tình trạng của đơn vị mới từ ngày {setting.since:%d/%m/%Y}"
                yield Unverified("new_units", rules.name, what, sheet.file)


def _recognition(packs: Library) -> Iterator[Unverified]:
    for pack in packs.pack_sheets:
        for sheet in recognition_sheets(packs, pack.pack):
            for rules in whole((sheet,)):
                for setting in rules.settings:
                    if not setting.verified:
                        what = f"trình tự xét công nhận từ ngày {setting.since:%d/%m/%Y}"
                        yield Unverified("recognition", rules.name, what, sheet.file)
