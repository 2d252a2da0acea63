"""Hold entries to their years and to the law in force on their day, before they are written.

Asks the database only about entries dated after a year's close, and about labour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from chungtay.apps.capital import queries
from chungtay.apps.units.queries import superiors
from chungtay.core.capital.contribution import is_labour, require_valued
from chungtay.core.capital.history import Step, steps
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import PAID, Pot
from chungtay.core.capital.permit import require_permitted
from chungtay.core.capital.window import (
    Window,
    closed_lines,
    late_from,
    late_window,
    require_carried,
    require_open,
    window,
)
from chungtay.core.capital.years import require_years
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.packs import capital as law


def require_lawful(entries: Sequence[Entry]) -> None:
    """Refuse impossible years, a closed year, money for what it may not pay, labour misvalued.

    The entries are not in the book yet; together they count as if they were.
    """
    known = law.spending_law()
    closed = {entry.id: closed_lines(entry, known) for entry in entries}
    with_them = _by_line(entries) if any(closed.values()) else {}
    for entry in entries:
        require_years(entry)
        require_carried(entry)
        require_permitted(entry, law.permits())
        late = {line: _late_left(line, entry, with_them) for line in closed[entry.id]}
        require_open(entry, known, late=late)
        require_valued(entry, rate=_labour_day(entry) if is_labour(entry) else None)


def _by_line(entries: Iterable[Entry]) -> Mapping[Line, Sequence[Step]]:
    found: dict[Line, list[Step]] = defaultdict(list)
    for step in steps(entries):
        if step.account.pot is Pot.GRANTED or step.account.pot in PAID:
            found[step.account.line].append(step)
    return found


def _late_left(line: Line, entry: Entry, with_them: Mapping[Line, Sequence[Step]]) -> Dong:
    """Give what may still be paid of money added late, in the book and in what comes before."""
    known = law.spending_law()
    closed, longer = window(line, known), late_window(line, known)
    if closed is None or longer is None or entry.on > longer.last:
        return ZERO
    since = late_from(line, known)
    earlier = total(
        -step.amount
        for step in with_them.get(line, ())
        if (step.on, step.entry) < (entry.on, entry.id) and _counts(step, closed, since.month)
    )
    return queries.late_left(line, since=since, closed=closed.last) + earlier


def _counts(step: Step, closed: Window, month: int) -> bool:
    """Tell whether a step adds money late in the year, or pays after its close."""
    if step.account.pot is Pot.GRANTED:
        return step.on.year == step.account.line.plan_year and step.on.month >= month
    return step.on > closed.last


def _labour_day(entry: Entry) -> Dong | None:
    holder = next(p.account.holder for p in entry.postings if p.amount > ZERO)
    place = queries.unit_of(holder)
    if not place:  # Not listed yet, or of no place: there is no province to ask.
        return None
    provinces = superiors(place, on=entry.on)[-1:] or (place,)
    rate = law.labour_day(provinces[0], on=entry.on)
    return Dong(int(rate.value)) if rate else None
