"""Read what stands where, by budget line."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from django.db.models import QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.holders import holders_in
from chungtay.apps.capital.queries.reading import BOOK, LINE_COLUMNS, line, postings
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.ledger import Account
from chungtay.core.capital.line import Line, Source, Term
from chungtay.core.capital.movement import PAID, SETS_PLAN, Movement, Pot
from chungtay.core.kernel.money import Dong

_PAID = sorted(pot.value for pot in PAID)


def balance(
    *,
    holder: str,
    line: Line,
    pot: Pot,
    on: dt.date,
    subject: str | None = None,
    without: str = "",
) -> Dong:
    """Give what stood in a holder's pot on a line at the end of a day.

    Of one work or loan (`subject`; empty: of none), or of all together where it is None. `without`
    is the number of an entry to leave out of account.
    """
    rows = _rows_of(holder, line, on).filter(pot=pot.value).exclude(entry_id=f"{BOOK}{without}")
    if subject is not None:
        rows = rows.filter(subject=subject)
    return Dong(rows.aggregate(dong=Sum("dong"))["dong"] or 0)


def first_raised(account: Account) -> dt.date | None:
    """Give the day on which money first came to an account; None where none ever did."""
    rows = postings().filter(
        holder=account.holder, pot=account.pot.value, subject=account.subject, dong__gt=0,
        **{name: getattr(account.line, name) for name in LINE_COLUMNS},
    )  # fmt: skip
    return rows.order_by("entry__on").values_list("entry__on", flat=True).first()


def paid(*, holder: str, line: Line, on: dt.date, numbers: str = "") -> Dong:
    """Give what a holder has paid on a line by a day, for whatever works: advances too.

    With `numbers`, only what entries whose numbers begin so have done to it.
    """
    rows = _rows_of(holder, line, on).filter(pot__in=_PAID)
    if numbers:
        rows = rows.filter(entry__ref__startswith=f"{BOOK}{numbers}")
    return Dong(rows.aggregate(dong=Sum("dong"))["dong"] or 0)


def by_subject(
    *, holder: str, line: Line, pot: Pot, on: dt.date, numbers: str = ""
) -> dict[str, Dong]:
    """Give what stood in a holder's pot on a line at the end of a day, by work or loan ("": none).

    With `numbers`, only what entries whose numbers begin so have done to it.
    """
    rows = _rows_of(holder, line, on).filter(pot=pot.value)
    if numbers:
        rows = rows.filter(entry__ref__startswith=f"{BOOK}{numbers}")
    sums = rows.order_by().values_list("subject").annotate(Sum("dong"))
    return {subject: Dong(dong) for subject, dong in sums}


Held = tuple[Holder, Line, int, int]
"""A holder, one of its budget lines, what was planned there and what was paid, in đồng."""


def held_lines(unit: str, *, plan_year: int, on: dt.date, without: str = "") -> tuple[Held, ...]:
    """Give, per holder at a unit and budget line of a year: what was planned and what was paid.

    Both in đồng, up to a day; money mobilised and used at once is no line of the plan. Entries
    whose numbers begin with `without` are left out of account.
    """
    return held_lines_of((unit,), plan_year=plan_year, on=on, without=without)[unit]


def held_lines_of(
    units: Iterable[str], *, plan_year: int, on: dt.date, without: str = ""
) -> dict[str, tuple[Held, ...]]:
    """Give the budget lines held in each of many units, as `held_lines` gives those of one."""
    wanted = tuple(units)
    columns = ("holder_id", *LINE_COLUMNS, "pot", "entry__movement")
    rows = (
        postings()
        .filter(
            holder__unit__in=wanted, plan_year=plan_year, term=Term.YEAR.value, entry__on__lte=on
        )
        .exclude(entry__movement=Movement.MOBILISATION.value)
        .order_by()
        .values_list(*columns)
        .annotate(dong=Sum("dong"))
    )
    if without:
        rows = rows.exclude(entry__ref__startswith=f"{BOOK}{without}")
    planned: dict[tuple[str, Line], int] = defaultdict(int)
    paid: dict[tuple[str, Line], int] = defaultdict(int)
    for holder, *told, pot, movement, dong in rows:
        of = (holder, line(told))
        if Pot(pot) in PAID:
            paid[of] += dong
        elif pot == Pot.HELD.value and Movement(movement) in SETS_PLAN:
            planned[of] += dong
    named = {holder.code: holder for holder in holders_in(wanted)}
    found: dict[str, list[Held]] = {unit: [] for unit in wanted}
    for of in sorted((of for of, dong in planned.items() if dong), key=lambda o: (o[0], str(o[1]))):
        holder = named[of[0]]
        found[holder.unit].append((holder, of[1], planned[of], paid[of]))
    return {unit: tuple(lines) for unit, lines in found.items()}


def held_on(
    holders: Iterable[str], *, plan_year: int, on: dt.date
) -> dict[tuple[str, Line, str], Dong]:
    """Give what some holders could give away of each line and work from a day on, in one entry.

    What lies on no work has an empty code. It is the least that stands there on the day and on any
    later day the book knows: more would leave a later payment without its money.
    """
    rows = (
        postings()
        .filter(
            holder__in=tuple(holders), plan_year=plan_year, term=Term.YEAR.value,
            pot=Pot.HELD.value,
        )
        .order_by("entry__on")
        .values_list("holder_id", *LINE_COLUMNS, "subject", "entry__on")
        .annotate(Sum("dong"))
    )  # fmt: skip
    stands: dict[tuple[str, Line, str], int] = defaultdict(int)
    least: dict[tuple[str, Line, str], int] = {}
    for holder, *told, subject, day, dong in rows:
        of = (holder, line(told), subject)
        stands[of] += dong
        least[of] = min(least.get(of, 0), stands[of]) if day > on else stands[of]
    return {of: Dong(max(0, dong)) for of, dong in least.items()}


def mobilised(
    units: Iterable[str], *, programme: str, plan_year: int, on: dt.date
) -> dict[tuple[str, str], int]:
    """Give what people and enterprises gave a programme by a day, by unit and source, in đồng.

    On whatever project it was entered; what was taken back is out of it.
    """
    rows = (
        postings()
        .filter(
            holder__unit__in=tuple(units),
            programme=programme,
            plan_year=plan_year,
            pot__in=_PAID,
            source__in=[Source.ENTERPRISE.value, Source.PEOPLE.value],
            entry__on__lte=on,
        )
        .order_by()
        .values_list("holder__unit", "source")
        .annotate(dong=Sum("dong"))
    )
    return {(unit, source): dong for unit, source, dong in rows}


def _rows_of(holder: str, line: Line, on: dt.date) -> QuerySet[models.Posting]:
    return postings().filter(holder=holder, entry__on__lte=on, **asdict(line))
