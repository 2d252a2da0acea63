"""Every fault of everything on disk: the law, the measures, the forms, the outlines, the units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.measures.measure import Measure
from chungtay.packs import (
    alerts,
    capital,
    exchange,
    forms,
    loader,
    measures,
    new_units,
    outlines,
    recognition,
    units,
)
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet
from chungtay.packs.measure_checks import Facts, column_faults, cycle_faults, range_faults


def faults(facts: Facts | None = None) -> tuple[Fault, ...]:
    """Give every fault, each once, in order of place; none when all is well.

    `facts` names the columns measures may read; without it, columns are left unchecked.
    """
    found = {
        *loader.check(),
        *forms.check(),
        *capital.check(),
        *recognition.check(),
        *new_units.check(),
    }
    sheets = [
        loader.library().read_sheet(path, list[Measure])
        for path in sorted(measures.HOME.glob("*.yaml"))
    ]
    found.update(fault for sheet in sheets for fault in sheet.faults)
    found.update(measure_faults(sheets, loader.library(), facts))
    for ask in (_outlines, _alerts, units.gazetteer, exchange.exchanges):
        found.update(_refused(ask))
    return tuple(sorted(found))


def measure_faults(
    sheets: Sequence[Sheet[list[Measure]]], library: Library, facts: Facts | None = None
) -> Iterator[Fault]:
    """Find measures declared twice, in unknown units, or made of what nobody declares."""
    yield from cycle_faults(sheets)
    units = sorted(u.code for sheet in library.measure_unit_sheets for u in sheet.value or ())
    told = {f"results.{i.code}" for sheet in library.indicator_sheets for i in sheet.value or ()}
    names = sorted(told | {m.name for sheet in sheets for m in sheet.value or ()})
    seen: set[str] = set(told)
    for sheet in sheets:
        for measure in sheet.value or ():
            if measure.name in seen:
                yield sheet.fault(f"chỉ số “{measure.name}” đã có", measure, "name")
            seen.add(measure.name)
            if measure.unit not in units:
                yield sheet.fault(f"đơn vị tính {one_of(units, measure.unit)}", measure, "unit")
            for part in measure.parts():
                if part.measure not in names:
                    yield sheet.fault(one_of(names, part.measure), part, "measure")
            yield from range_faults(sheet, measure)
            if facts is not None:
                yield from column_faults(sheet, measure, facts)


def _outlines() -> None:
    """Read every outline; raises BrokenPack with the faults of all of them."""
    found: list[Fault] = []
    for code in outlines.outline_codes():
        found += _refused(lambda code=code: outlines.outline(code))  # type: ignore[misc]
    if found:
        raise BrokenPack.of(found)


def _alerts() -> None:
    """Read the rules of alerts as every province has them."""
    for sheet in loader.library().pack_sheets:
        alerts.rules(sheet.value.province if sheet.value else None)


def _refused(ask: Callable[[], object]) -> Iterator[Fault]:
    """Give the faults for which something is refused."""
    try:
        ask()
    except BrokenPack as broken:
        yield from broken.faults
