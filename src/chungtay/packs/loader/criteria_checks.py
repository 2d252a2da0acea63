"""What one file of criteria alone cannot know: links, columns, days, and the nation's law."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from chungtay.core.criteria.criteria_set import COLUMNS_OF, CriteriaOverride, CriteriaSet, Zone
from chungtay.core.criteria.province_levels import overlaps
from chungtay.core.law.fault import Fault
from chungtay.packs.loader import sets
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet


def criteria_faults(library: Library) -> Iterator[Fault]:
    """Give every fault of criteria sets, and of what provinces set over them."""
    yield from _threshold_units(library)
    yield from _threshold_links(library)
    yield from _columns(library)
    yield from _sets_at_once(library)
    yield from _overrides(library)
    yield from _override_overlaps(library)


def _threshold_units(library: Library) -> Iterator[Fault]:
    """Find thresholds whose unit of measure is not known."""
    units = sorted(u.code for sheet in library.measure_unit_sheets for u in sheet.value or ())
    for sheet in sets.every_sheet(library):
        for threshold in sheet.value.thresholds() if sheet.value else ():
            if threshold.unit not in units:
                message = f"đơn vị tính {one_of(units, threshold.unit)}"
                yield sheet.fault(message, threshold, "unit")


def _threshold_links(library: Library) -> Iterator[Fault]:
    """Find thresholds that are like, or a multiple of, one that no set has."""
    whole = [sheet.value for sheet in sets.every_sheet(library) if sheet.value]
    known = sorted(
        f"{one.code}/{threshold.code}" for one in whole for threshold in one.thresholds()
    )
    for sheet in sets.every_sheet(library):
        for threshold in sheet.value.thresholds() if sheet.value else ():
            for key, link in (("like", threshold.like), ("of", threshold.of)):
                if link and link not in known:
                    yield sheet.fault(one_of(known, link), threshold, key)


def _columns(library: Library) -> Iterator[Fault]:
    """Find levels in columns that the set's rule sends nobody to."""
    for sheet in sets.every_sheet(library):
        found = sheet.value
        for threshold in found.thresholds() if found else ():
            allowed = COLUMNS_OF[found.columns] if found else ()
            for table in threshold.tables:
                for column in table.levels:
                    if column not in allowed:
                        message = f"bộ tiêu chí xếp cột theo cách khác, không có “{column.value}”"
                        yield sheet.fault(message, table, "levels", column.value)


def _sets_at_once(library: Library) -> Iterator[Fault]:
    """Find two sets of the nation that are the law of the same thing on the same day."""
    pairs = [(sheet, sheet.value) for sheet in library.criteria_sheets if sheet.value]
    for (_, one), (sheet, two) in combinations(pairs, 2):
        same = (one.level, one.grade) == (two.level, two.grade)
        if same and one.since < two.until and two.since < one.until:
            message = f"hiệu lực chồng lên bộ {one.code} ({one.since} đến {one.until})"
            yield sheet.fault(message, two, "since")


def _overrides(library: Library) -> Iterator[Fault]:
    """Find levels of a province for what the set has not, or that the nation does not allow."""
    known = {s.value.code: s.value for s in sets.every_sheet(library) if s.value}
    for sheet in library.override_sheets:
        over = sheet.value
        if over is None:
            continue
        if over.criteria_set not in known:
            yield sheet.fault(one_of(sorted(known), over.criteria_set), over, "criteria_set")
            continue
        yield from _strange(sheet, over, known[over.criteria_set])
        yield from sets.against_nation(library, sheet, known[over.criteria_set])


def _strange(
    sheet: Sheet[CriteriaOverride], over: CriteriaOverride, nation: CriteriaSet
) -> Iterator[Fault]:
    """Find levels of thresholds or in columns that the nation's set has not."""
    codes = {threshold.code for threshold in nation.thresholds()}
    for entry in over.thresholds:
        if entry.threshold not in codes:
            yield sheet.fault(one_of(sorted(codes), entry.threshold), entry, "threshold")
        for n, table in enumerate(entry.tables):
            for column in table.levels:
                if not isinstance(column, Zone) and column not in COLUMNS_OF[nation.columns]:
                    message = f"bộ tiêu chí xếp cột theo cách khác, không có “{column.value}”"
                    yield sheet.fault(message, entry, "tables", n, "levels", column.value)


def _override_overlaps(library: Library) -> Iterator[Fault]:
    """Find thresholds for which one province has two lines of tables side by side.

    What the site has set lies over what came with the product, and not beside it.
    """
    sides: dict[tuple[str, bool], list[Sheet[CriteriaOverride]]] = {}
    for sheet in library.override_sheets:
        sides.setdefault((sheet.pack, sheet.own), []).append(sheet)
    for sheets in sides.values():
        said = tuple(sheet.value for sheet in sheets if sheet.value is not None)
        for entry, refusal in overlaps(said):
            holder = next(s for s in sheets if s.value and entry in s.value.thresholds)
            yield holder.fault(str(refusal).rstrip("."), entry, "threshold")
