"""What became of each report of the demonstration: who did what to it, on which day.

By rule from its key: most of September's are approved or on their way, some came back, some are
half filled in, some were never begun. The units that have demonstration accounts keep work to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.apps.submissions.services.loading import Taken
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.core.submissions.workflow import Deed
from chungtay.core.units.unit import LEVEL_TITLES, Level
from chungtay.flows.cycle_values import Cells, chance


class Fate(StrEnum):
    """Where a report ends up."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    SENT = "sent"
    """On the desk of its own unit's approver."""
    BELOW = "below"
    """On the first desk above the unit."""
    ACCEPTED = "accepted"
    ABOVE = "above"
    """On the last desk."""
    RETURNED = "returned"
    APPROVED = "approved"
    MENDED = "mended"
    """Approved after it had come back once."""
    CORRECTED = "corrected"
    """Reopened after it was approved, corrected, approved again."""
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Told:
    """One report as a story needs it: where it goes, what it says, when it was due."""

    key: Key
    title: str
    route: tuple[str, ...]
    level: Level
    titles: Mapping[str, str]
    opened: dt.date
    due: dt.date
    cells: Cells
    wrong: Place | None
    """The cell a desk remarks on, where the story has one."""
    mistaken: Cells
    """What was sent first, where the story has a mistake."""


_COMMUNE = ((24, Fate.APPROVED), (30, Fate.MENDED), (44, Fate.ABOVE), (52, Fate.BELOW),
            (60, Fate.ACCEPTED), (66, Fate.SENT), (74, Fate.RETURNED), (85, Fate.BEGUN),
            (97, Fate.UNTOUCHED), (100, Fate.EXCUSED))  # fmt: skip
_UPPER = ((40, Fate.APPROVED), (60, Fate.ABOVE), (70, Fate.SENT), (80, Fate.RETURNED),
          (92, Fate.BEGUN), (100, Fate.UNTOUCHED))  # fmt: skip
KEPT: Mapping[tuple[str, str], Fate] = {
    ("von-thang", "23281"): Fate.EXCUSED,
    ("von-thang", "23311"): Fate.UNTOUCHED,
    ("von-thang", "23380"): Fate.UNTOUCHED,
    ("von-thang", "23383"): Fate.UNTOUCHED,
    ("huy-dong-thang", "23281"): Fate.UNTOUCHED,
    ("huy-dong-thang", "23311"): Fate.SENT,
    ("huy-dong-thang", "23380"): Fate.BELOW,
    ("cong-trinh-thang", "23311"): Fate.BEGUN,
    ("ho-ngheo-thang", "23281"): Fate.RETURNED,
    ("ho-ngheo-thang", "23311"): Fate.RETURNED,
    ("ho-ngheo-thang", "23380"): Fate.UNTOUCHED,
    ("ho-ngheo-thang", "23383"): Fate.BELOW,
    ("chi-tieu-49-quy", "23311"): Fate.UNTOUCHED,
    ("chi-tieu-49-quy", "23380"): Fate.UNTOUCHED,
    ("tieu-chi-quy", "23311"): Fate.BELOW,
    ("von-thang", "608"): Fate.BEGUN,
    ("von-thang", "611"): Fate.UNTOUCHED,
    ("huy-dong-thang", "608"): Fate.RETURNED,
    ("huy-dong-thang", "611"): Fate.SENT,
}
"""Reports of the last period whose state does not follow from chance: those of units with
demonstration accounts, so that everybody finds something to do."""


def fate(key: Key, *, level: Level, last: bool, empty: bool) -> Fate:
    """Tell what became of a report; `last` is true of the periods that are still open."""
    if empty:
        return Fate.EXCUSED
    number = chance(*str(key).split("/"))
    if not last:
        return {0: Fate.CORRECTED, 1: Fate.MENDED}.get(number // 2, Fate.APPROVED)
    if level is Level.PROVINCE:
        return Fate.BEGUN if number < 50 else Fate.UNTOUCHED
    if (key.form, key.unit) in KEPT:
        return KEPT[key.form, key.unit]
    steps = _COMMUNE if level is Level.COMMUNE else _UPPER
    return next(found for most, found in steps if number < most)


def story(told: Told, end: Fate, *, today: dt.date) -> tuple[Taken, ...]:
    """Tell what was done to a report, the first deed first; nothing lies after `today`."""
    return tuple(replace(one, on=min(one.on, today)) for one in _story(told, end))


def _story(told: Told, end: Fate) -> Iterator[Taken]:
    yield Taken(Deed.OPEN, told.opened, "Hệ thống")
    if end is Fate.UNTOUCHED:
        return
    if end is Fate.EXCUSED:
        yield Taken(Deed.EXCUSE, told.opened, _who(told, told.route[-1]), _WHY_NOT)
        return
    day, officer = told.due + dt.timedelta(days=_lateness(told.key)), _officer(told)
    if end is Fate.BEGUN:
        half = dict(sorted(told.cells.items())[: max(1, len(told.cells) // 2)])
        yield Taken(Deed.SAVE, day, officer, cells=half)
        return
    astray = end in (Fate.MENDED, Fate.RETURNED, Fate.CORRECTED) and told.wrong is not None
    yield Taken(Deed.SAVE, day, officer, cells=told.mistaken if astray else told.cells)
    yield Taken(Deed.SEND, day, officer)
    if end is Fate.SENT:
        return
    yield from _upward(told, end, day)


def _upward(told: Told, end: Fate, day: dt.date) -> Iterator[Taken]:
    own, upper = told.route[0], told.route[1:]
    if end in (Fate.MENDED, Fate.RETURNED):
        yield from _back(told, end, day)
        if end is Fate.RETURNED:
            return
        day += dt.timedelta(days=1)
    yield Taken(Deed.APPROVE, day, _who(told, own))
    if end is Fate.ACCEPTED:
        yield Taken(Deed.ACCEPT, day + dt.timedelta(days=1), _who(told, (*upper, own)[0]))
    passed = {Fate.BELOW: 0, Fate.ACCEPTED: 0, Fate.ABOVE: len(upper) - 1}.get(end, len(upper))
    for number, desk in enumerate(upper[: max(0, passed)], start=1):
        yield Taken(Deed.APPROVE, day + dt.timedelta(days=number), _who(told, desk))
    if end is Fate.CORRECTED:
        yield from _corrected(told, day + dt.timedelta(days=9))


def _back(told: Told, end: Fate, day: dt.date) -> Iterator[Taken]:
    """Tell how a report came back from the first desk above, and was perhaps mended."""
    own, upper = told.route[0], told.route[1:]
    if upper:
        yield Taken(Deed.APPROVE, day, _who(told, own))
    yield _returned(told, (*upper, own)[0], day + dt.timedelta(days=1))
    if end is Fate.MENDED:
        officer = _officer(told)
        yield Taken(Deed.SAVE, day + dt.timedelta(days=1), officer, cells=told.cells)
        yield Taken(Deed.SEND, day + dt.timedelta(days=1), officer)


def _corrected(told: Told, day: dt.date) -> Iterator[Taken]:
    officer = _officer(told)
    yield Taken(Deed.REOPEN, day, _who(told, told.route[-1]), _WHY_AGAIN)
    yield Taken(Deed.SAVE, day, officer, cells=told.cells)
    yield Taken(Deed.SEND, day, officer)
    for desk in told.route:
        yield Taken(Deed.APPROVE, day + dt.timedelta(days=1), _who(told, desk))


def _returned(told: Told, desk: str, day: dt.date) -> Taken:
    comments = (
        {told.wrong: "Số này không khớp với kỳ trước, đề nghị kiểm tra."} if told.wrong else {}
    )
    reason = "Đề nghị rà soát lại số liệu và giải trình ô đã ghi nhận xét."
    return Taken(Deed.RETURN, day, _who(told, desk), reason, comments)


_WHY_NOT = "Đơn vị không có nội dung phải báo cáo trong kỳ."
_WHY_AGAIN = "Đối chiếu chứng từ phát hiện một ô ghi thiếu; cho phép đính chính."


def mistaken(cells: Cells, wrong: Place, *, parts: int) -> Cells:
    """Give cells with a mistake in one: a number a tenth too small, in whole units."""
    amount = cells[wrong].amount // parts * 9 // 10 * parts
    return {**cells, wrong: Cell.number(amount)}


def mistakable(cells: Cells) -> list[Place]:
    """Give the cells in which a mistake can be made, those with the largest numbers first."""
    numbers = [
        (cell.amount, place)
        for place, cell in sorted(cells.items())
        if cell.kind is CellKind.NUMBER and cell.amount > 1
    ]
    return [place for _amount, place in sorted(numbers, reverse=True)]


def _lateness(key: Key) -> int:
    """Give how many days after its due day a report was sent; most come in time."""
    number = chance(str(key), "late")
    return number % 5 - 4 if number < 78 else 1 + number % 5


def _officer(told: Told) -> str:
    return f"Cán bộ {told.title} (mô phỏng)"


def _who(told: Told, desk: str) -> str:
    named = told.titles.get(desk, LEVEL_TITLES[told.level])
    return f"Lãnh đạo {named} (mô phỏng)"
