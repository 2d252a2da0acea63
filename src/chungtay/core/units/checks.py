"""What must hold among units and successions, and a remark on each place where it does not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import SHARES, Succession, SuccessionKind
from chungtay.core.units.unit import TYPES_OF, Level, Unit

_ABOVE: dict[Level, frozenset[Level]] = {
    Level.PROVINCE: frozenset(),
    Level.DISTRICT: frozenset({Level.PROVINCE}),
    Level.COMMUNE: frozenset({Level.DISTRICT, Level.PROVINCE}),
}
"""A commune stands under a district, and directly under a province since districts ended."""


def check(places: Gazetteer) -> tuple[Finding, ...]:
    """Look for overlapping bearers, missing superiors, and successions that lead nowhere."""
    found: list[Finding] = []
    for code in sorted({unit.code for unit in places.units}):
        found += _overlaps(places, code)
    for unit in places.units:
        found += _standing(places, unit)
    for succession in places.successions:
        found += _leading(places, succession)
    return (*found, *_shares(places))


def _overlaps(places: Gazetteer, code: str) -> Iterator[Finding]:
    for earlier, later in pairwise(places.bearers(code)):
        if earlier.until is None or later.start < earlier.until:
            yield _error(
                "units.overlap",
                code,
                f"{earlier.title} và {later.title} cùng mang mã này vào ngày "
                f"{later.start:%d/%m/%Y}; một mã chỉ thuộc một đơn vị trong một thời điểm.",
            )


def _standing(places: Gazetteer, unit: Unit) -> Iterator[Finding]:
    if unit.type not in TYPES_OF[unit.level]:
        yield _error(
            "units.type_of_level", unit.code, f"Không có “{unit.type}” ở cấp của {unit.title}."
        )
    if fault := _superior_fault(places, unit):
        yield _error("units.superior", unit.code, f"{unit.title}: {fault}.")
    if unit.until is not None and not places.heirs(unit, on=unit.until):
        yield _warning(
            "units.nowhere", unit.code, f"{unit.title} kết thúc mà không có đơn vị kế tục."
        )


def _superior_fault(places: Gazetteer, unit: Unit) -> str:
    """Say what is wrong with the unit above, over the whole life of the unit; empty if nothing."""
    above = [p for p in places.bearers(unit.parent) if _overlapping(p, unit)]
    if bool(_ABOVE[unit.level]) != bool(unit.parent):
        return "chỉ cấp tỉnh không có đơn vị cấp trên"
    if any(p.level not in _ABOVE[unit.level] for p in above):
        return f"mã {unit.parent} không phải mã đơn vị cấp trên"
    if unit.parent and not _covered(unit, above):
        return f"có lúc không có đơn vị cấp trên (mã {unit.parent}), cần một dòng kế tục"
    if len({p.parent for p in above}) > 1:
        return "đơn vị cấp trên đã chuyển tỉnh, cần một dòng kế tục ở ngày chuyển"
    return ""


def _leading(places: Gazetteer, succession: Succession) -> Iterator[Finding]:
    eve = succession.since - dt.timedelta(days=1)
    if places.bearer(succession.before, on=eve) is None:
        yield _error(
            "units.succession_from_nowhere",
            succession.before,
            f"Không có đơn vị mang mã này ngay trước ngày {succession.since:%d/%m/%Y}.",
        )
    if succession.after and places.bearer(succession.after, on=succession.since) is None:
        yield _error(
            "units.succession_to_nowhere",
            succession.before,
            f"Không có đơn vị mã {succession.after} vào ngày {succession.since:%d/%m/%Y} "
            "để kế tục.",
        )


def _shares(places: Gazetteer) -> Iterator[Finding]:
    """Look at what is said of the shares of each divided unit: all or none, and the whole."""
    divided: dict[tuple[str, dt.date], list[Succession]] = defaultdict(list)
    for succession in places.successions:
        if succession.kind in SHARES:
            divided[succession.before, succession.since].append(succession)
    for (code, since), steps in sorted(divided.items()):
        told = [step.share for step in steps if step.share is not None]
        ends = any(step.kind is SuccessionKind.SPLIT for step in steps)
        if told and len(told) < len(steps):
            fault = "chỉ một số phần có tỷ lệ; hãy ghi đủ hoặc bỏ trống cả"
        elif told and (sum(told) != 1 if ends else sum(told) >= 1):
            percent = vietnamese(sum(told) * 100, 2, trim=True)
            whole = "phải bằng 100 %" if ends else "phải dưới 100 %, vì đơn vị còn lại một phần"
            fault = f"các phần chia cộng lại là {percent} %, {whole}"
        else:
            continue
        yield _error("units.shares", code, f"Mã {code} ngày {since:%d/%m/%Y}: {fault}.")


def _overlapping(one: Unit, other: Unit) -> bool:
    return (one.until is None or other.start < one.until) and (
        other.until is None or one.start < other.until
    )


def _covered(unit: Unit, above: list[Unit]) -> bool:
    """Tell whether the superiors, in order of time, leave no day of the unit uncovered."""
    reached = unit.start
    for parent in above:
        if parent.start > reached:
            return False
        if parent.until is None:
            return True
        reached = max(reached, parent.until)
    return unit.until is not None and unit.until <= reached


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)


def _warning(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, where, message)
