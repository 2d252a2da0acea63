"""For which years money may be entered: held to when it is, and not when the book is read.

The book may hold entries that were written before it asked this: they are shown, counted and taken
back as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import TERM_TITLES, Term
from chungtay.core.capital.movement import MOVEMENT_TITLES, Movement
from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class YearsReversed(Refusal):
    """Money of a later year was to serve an earlier year's plan."""

    code = "capital.years_reversed"
    message = (
        "Bút toán “{entry}”: năm của vốn {origin_year} không thể sau năm kế hoạch {plan_year}."
    )

    entry: str
    origin_year: int
    plan_year: int


@dataclass(eq=False)
class WrongTerm(Refusal):
    """A medium-term plan was to be handled as a year's money, or a year's as a medium-term plan."""

    code = "capital.wrong_term"
    message = (
        "Bút toán “{entry}” là “{movement}”, không ghi được vào dòng vốn “{term}”: kế hoạch trung "
        "hạn chỉ là khung, vốn được giao và chi theo từng năm."
    )

    entry: str
    movement: str
    term: str


def require_years(entry: Entry) -> None:
    """Refuse (`capital.years_reversed`, `capital.wrong_term`) years that money cannot be of.

    What takes an entry back is let through: it goes back the way that the money came.
    """
    for line in () if entry.undoes else dict.fromkeys(p.account.line for p in entry.postings):
        if line.origin_year > line.plan_year:
            raise YearsReversed(
                entry=entry.id, origin_year=line.origin_year, plan_year=line.plan_year
            )
        if (entry.movement is Movement.MEDIUM_TERM) is not (line.term is Term.PERIOD):
            movement, term = MOVEMENT_TITLES[entry.movement], TERM_TITLES[line.term]
            raise WrongTerm(entry=entry.id, movement=movement, term=term)
