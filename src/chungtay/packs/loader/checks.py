"""What one file alone cannot know: links between files, and examples against parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from chungtay.core.criteria.criteria_set import LevelTable
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import Setting
from chungtay.core.law.fault import Fault
from chungtay.packs.loader.criteria_checks import criteria_faults
from chungtay.packs.loader.criteria_examples import outcome
from chungtay.packs.loader.library import NATION, SITE, Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.shapes import ColumnExample, Example, VerdictExample
from chungtay.packs.loader.sheets import Sheet

PLACES = frozenset({
    "pack.yaml", "agencies.yaml", "measure_units.yaml", "instruments", "terms", "programmes",
    "parameters", "criteria", "poverty", "indicators", "examples", "measures", "outlines", "forms",
    "people", "units", "alerts.yaml", "capital", "foresight.yaml", "exchange", "regions.yaml",
    "recognition.yaml", "derivations.yaml", "new_units.yaml",
})  # fmt: skip
"""What a pack may hold. Measures, outlines, forms, people, units, capital: own readers."""


def faults(library: Library) -> tuple[Fault, ...]:
    """Give every fault of a library, each once, in order of place."""
    found = {
        *(fault for sheet in _all(library) for fault in sheet.faults),
        *_instrument_links(library),
        *_repeated(library),
        *_before_signing(library),
        *_strays(library),
        *_indicator_links(library),
        *criteria_faults(library),
        *_standard_links(library),
        *_parameter_names(library),
        *_examples(library),
    }
    return tuple(sorted(found))


def _all(library: Library) -> Iterator[Sheet[Any]]:
    yield from library.pack_sheets
    yield from library.agency_sheets
    yield from library.instrument_sheets
    yield from library.term_sheets
    yield from library.measure_unit_sheets
    yield from library.programme_sheets
    yield from library.parameter_sheets
    yield from library.criteria_sheets
    yield from library.own_set_sheets
    yield from library.override_sheets
    yield from library.region_sheets
    yield from library.standard_sheets
    yield from library.indicator_sheets
    yield from library.example_sheets


def _instrument_links(library: Library) -> Iterator[Fault]:
    """Find replaced or amended documents that are not known, or younger."""
    known = {i.key: i for sheet in library.instrument_sheets for i in sheet.value or ()}
    for sheet in library.instrument_sheets:
        for instrument in sheet.value or ():
            for kind in ("replaces", "amends"):
                for m, key in enumerate(getattr(instrument, kind)):
                    if key not in known:
                        yield sheet.fault(one_of(sorted(known), key), instrument, kind, m)
                    elif str(known[key].signed) > str(instrument.signed):
                        message = f"văn bản {key} ký sau văn bản này; kiểm tra lại ngày"
                        yield sheet.fault(message, instrument, kind, m)


def _repeated(library: Library) -> Iterator[Fault]:
    """Find documents, agencies, indicators and units of measure listed in more than one file."""
    lists: tuple[tuple[Sheet[Any], ...], ...] = (
        library.instrument_sheets,
        library.agency_sheets,
        library.indicator_sheets,
        library.measure_unit_sheets,
    )
    for sheets in lists:
        seen: dict[str, str] = {}
        for sheet in sheets:
            for one in sheet.value or ():
                code = getattr(one, "key", None) or one.code
                if seen.setdefault(code, sheet.file) != sheet.file:
                    yield sheet.fault(f"mã {code} đã có trong {seen[code]}", one)


def _before_signing(library: Library) -> Iterator[Fault]:
    """Find values said to hold before the document that sets them was signed."""
    known = {i.key: i.signed for sheet in library.instrument_sheets for i in sheet.value or ()}
    for sheet, one in _dated(library):
        signed = known.get(Citation.parse(one.cite).instrument)
        if isinstance(signed, dt.date) and one.since < signed:
            message = f"ngày {one.since} trước ngày ký văn bản ({signed}); cần ngày ký hoặc sau đó"
            yield sheet.fault(message, one, "since")


def _dated(library: Library) -> Iterator[tuple[Sheet[Any], Setting[Decimal] | LevelTable]]:
    for parameters in library.parameter_sheets:
        for setting in parameters.value.settings if parameters.value else ():
            yield parameters, setting
    for sets in library.criteria_sheets:
        for threshold in sets.value.thresholds() if sets.value else ():
            yield from ((sets, table) for table in threshold.tables)
    for over in library.override_sheets:
        for entry in over.value.thresholds if over.value else ():
            yield from ((over, table) for table in entry.tables)


def _strays(library: Library) -> Iterator[Fault]:
    """Find YAML files in places that nothing reads."""
    for home in library.homes:
        for path in sorted(home.rglob("*.yaml")):
            place = path.relative_to(home).parts[0]
            if place not in PLACES:
                above = SITE if home.parent == library.site else ""
                file = above + path.relative_to(home.parent.parent).as_posix()
                yield Fault(file, 1, "", f"không ai đọc tệp này: {one_of(sorted(PLACES), place)}")


def _indicator_links(library: Library) -> Iterator[Fault]:
    """Find indicators whose unit of measure or programme is not known."""
    units = _units(library)
    codes = {sheet.value.code for sheet in library.programme_sheets if sheet.value}
    for sheet in library.indicator_sheets:
        for indicator in sheet.value or ():
            if indicator.unit not in units:
                message = f"đơn vị tính {one_of(units, indicator.unit)}"
                yield sheet.fault(message, indicator, "unit")
            if indicator.programme and indicator.programme not in codes:
                message = f"chương trình {one_of(sorted(codes), indicator.programme)}"
                yield sheet.fault(message, indicator, "programme")


def _units(library: Library) -> list[str]:
    return sorted(u.code for sheet in library.measure_unit_sheets for u in sheet.value or ())


def _standard_links(library: Library) -> Iterator[Fault]:
    """Find income lines of a poverty standard that are no parameters."""
    names = sorted(sheet.value.name for sheet in library.parameter_sheets if sheet.value)
    for sheet in library.standard_sheets:
        for n, name in enumerate(sheet.value.lines if sheet.value else ()):
            if name not in names:
                yield sheet.fault(one_of(names, name), sheet.value, "lines", n)


def _parameter_names(library: Library) -> Iterator[Fault]:
    """Find parameters whose name is not their place, or that no nation's parameter underlies."""
    nation = {s.value.name for s in library.parameter_sheets if s.value and s.pack == NATION}
    for sheet in library.parameter_sheets:
        if sheet.value is None:
            continue
        steps = PurePosixPath(sheet.file).with_suffix("").parts
        name = ".".join(steps[steps.index("parameters") + 1 :])
        if sheet.value.name != name:
            yield sheet.fault(f"tệp ở chỗ này phải mang tên “{name}”", sheet.value, "name")
        elif sheet.value.name not in nation:
            yield sheet.fault(
                "tham số của tỉnh phải có trong gói quốc gia trước", sheet.value, "name"
            )
        if not sheet.value.settings:
            yield sheet.fault("cần ít nhất một giá trị", sheet.value, "settings")


def _examples(library: Library) -> Iterator[Fault]:
    """Find examples that do not come out."""
    names = list(library.parameter_names)
    for sheet in library.example_sheets:
        for example in sheet.value or ():
            if not isinstance(example, Example):
                if message := _criteria_wrong(library, example):
                    yield sheet.fault(message, example)
            elif example.parameter not in names:
                yield sheet.fault(one_of(names, example.parameter), example, "parameter")
            elif message := _wrong(library, example):
                yield sheet.fault(message, example, "expect")


def _criteria_wrong(library: Library, example: VerdictExample | ColumnExample) -> str:
    """Say how an example of criteria law does not come out; nothing when it does."""
    try:
        found = outcome(library, example)
    except Refusal as refusal:
        return str(refusal)
    if found.given == found.expected:
        return ""
    return f"ví dụ “{example.name}” cho {found.given or '?'}, cần {found.expected or '?'}"


def _wrong(library: Library, example: Example) -> str:
    """Say how an example does not come out; nothing when it does."""
    try:
        given = library.parameter(example.parameter).on(example.on)
    except Refusal as refusal:
        return str(refusal)
    if given == example.expect:
        return ""
    return f"ví dụ “{example.name}” cho {given}, cần {example.expect}"
