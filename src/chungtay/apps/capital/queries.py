"""Read the capital ledger."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.kernel.standing import grounds
from chungtay.core.capital import ledger
from chungtay.core.capital.history import Step
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.ledger import Account
from chungtay.core.capital.line import CapitalKind, GivenAs, Line, Source, Term
from chungtay.core.capital.movement import PAID, SETS_PLAN, Movement, Pot
from chungtay.core.kernel.money import Dong

BOOK = "E:"
"""What the natural key of an entry begins with; its number follows."""
_BATCH = 500


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
    rows = (
        _postings()
        .filter(holder=holder, pot=pot.value, entry__on__lte=on, **asdict(line))
        .exclude(entry_id=f"{BOOK}{without}")
    )
    if subject is not None:
        rows = rows.filter(subject=subject)
    return Dong(rows.aggregate(dong=Sum("dong"))["dong"] or 0)


def posted(*, holder: str, line: Line, pot: Pot, on: dt.date, numbers: str) -> Dong:
    """Give what entries whose numbers begin so have put in a holder's pot on a line by a day."""
    rows = _postings().filter(
        holder=holder,
        pot=pot.value,
        entry__on__lte=on,
        entry__ref__startswith=f"{BOOK}{numbers}",
        **asdict(line),
    )
    return Dong(rows.aggregate(dong=Sum("dong"))["dong"] or 0)


def entries_of(holder: str) -> tuple[ledger.Entry, ...]:
    """Give every entry that touched a holder's accounts, whole, in the order they count."""
    touched = _postings().filter(holder=holder).values("entry_id")
    rows = (
        _postings()
        .filter(entry_id__in=touched)
        .select_related("entry")
        .order_by("entry__on", "entry_id", "pk")
    )
    return tuple(_entry(list(group)) for _, group in groupby(rows, key=lambda row: row.entry_id))


def holders() -> tuple[Holder, ...]:
    """Give every holder, by code."""
    rows = models.Holder.objects.order_by("code")
    return tuple(Holder(row.code, row.name, HolderType(row.type), row.unit) for row in rows)


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
    columns = ("holder_id", *(field.name for field in fields(Line)), "pot", "entry__movement")
    rows = (
        _postings()
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
    for holder, *line, pot, movement, dong in rows:
        of = (holder, _line(line))
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


def mobilised(
    units: Iterable[str], *, programme: str, plan_year: int, on: dt.date
) -> dict[tuple[str, str], int]:
    """Give what people and enterprises gave a programme by a day, by unit and source, in đồng.

    On whatever project it was entered; what was taken back is out of it.
    """
    rows = (
        _postings()
        .filter(
            holder__unit__in=tuple(units),
            programme=programme,
            plan_year=plan_year,
            pot=Pot.SPENT.value,
            source__in=[Source.ENTERPRISE.value, Source.PEOPLE.value],
            entry__on__lte=on,
        )
        .order_by()
        .values_list("holder__unit", "source")
        .annotate(dong=Sum("dong"))
    )
    return {(unit, source): dong for unit, source, dong in rows}


def holders_in(units: Iterable[str]) -> tuple[Holder, ...]:
    """Give the holders that lie in any of certain units, by code."""
    rows = models.Holder.objects.filter(unit__in=tuple(units)).order_by("code")
    return tuple(Holder(row.code, row.name, HolderType(row.type), row.unit) for row in rows)


def unit_of(holder: str) -> str:
    """Give the code of the unit a holder lies in; "" where there is no such holder."""
    found = models.Holder.objects.filter(code=holder).values_list("unit", flat=True).first()
    return found or ""


def posting_counts(number: str = "") -> dict[str, int]:
    """Give how many postings each entry in the book has, or only the entry of a number."""
    rows = _postings()
    if number:
        rows = rows.filter(entry_id=f"{BOOK}{number}")
    told = rows.order_by().values_list("entry_id").annotate(Count("pk"))
    return {ref.removeprefix(BOOK): count for ref, count in told}


def book(*, holders: Iterable[str]) -> Iterator[Step]:
    """Give every step that the accounts of certain holders ever took, in no order."""
    waiting = sorted(set(holders))
    for start in range(0, len(waiting), _BATCH):
        rows = _postings().filter(holder__in=waiting[start : start + _BATCH])
        for row in rows.select_related("entry").iterator():
            yield Step(row.entry.on, row.entry_id.removeprefix(BOOK), _account(row), Dong(row.dong))


def _postings() -> QuerySet[models.Posting]:
    return QuerySet(models.Posting)


def _entry(rows: list[models.Posting]) -> ledger.Entry:
    entry = rows[0].entry
    return ledger.Entry(
        id=entry.ref.removeprefix(BOOK),
        movement=Movement(entry.movement),
        on=entry.on,
        grounds=grounds(entry),
        postings=tuple(ledger.Posting(_account(row), Dong(row.dong)) for row in rows),
        note=entry.note,
        undoes=entry.undoes,
        days=entry.days,
    )


def _account(row: models.Posting) -> Account:
    line = _line([getattr(row, field.name) for field in fields(Line)])
    return Account(row.holder_id, line, Pot(row.pot), row.subject)


def _line(values: Sequence[Any]) -> Line:
    """Make a line of its columns, in their order."""
    programme, project, item, source, kind, origin_year, plan_year, *rest = values
    provider, given_as, budget_index, term = rest
    return Line(
        programme, project, item, Source(source), CapitalKind(kind), origin_year, plan_year,
        provider, GivenAs(given_as), budget_index, Term(term),
    )  # fmt: skip
