"""A number on a page: what it shows, and the address of its receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from django.urls import reverse

from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import Where
from chungtay.core.units.frame import AS_THEN, Shape
from chungtay.web.kit import wording
from chungtay.web.kit.address import MoneyUnit


@dataclass(frozen=True, slots=True)
class Num:
    """A number as shown: exact value (in the measure's own unit), text, unit, receipt's address.

    `exact` is the whole number of đồng behind rounded money; empty where nothing was rounded.
    """

    value: Quantity
    text: str
    unit: str = ""
    href: str = ""
    exact: str = ""

    @property
    def missing(self) -> bool:
        """Tell whether there is no number to show."""
        return isinstance(self.value, Missing)

    @property
    def plain(self) -> float:
        """Give the value for drawing lengths and lines; nothing is computed from it."""
        return 0.0 if isinstance(self.value, Missing) else float(self.value)


NONE = Num(Missing.ABSENT, "…")
_LEFT = ":,.~@"
"""Signs that conditions are full of, which an address may hold as they are."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a measure's value is shown: its unit's code, decimals, and the unit of money."""

    unit: str
    decimals: int
    money: MoneyUnit

    def show(self, value: Quantity, href: str) -> Num:
        """Show a value."""
        if self.unit != "dong":
            text = wording.number(value, self.decimals)
            return Num(value, text, wording.unit(self.unit), href)
        scaled = value if isinstance(value, Missing) else Fraction(value) / self.money.scale
        text = wording.number(scaled, self.money.decimals)
        exact = "" if self.money is MoneyUnit.DONG else wording.number(value) + " ₫"
        return Num(value, text, self.money.words, href, exact)


def receipt_href(measure: str, question: Question) -> str:
    """Write the address of a number's receipt."""
    return receipt_hrefs(measure, question)(question.where)


def receipt_hrefs(measure: str, question: Question) -> Callable[[Where], str]:
    """Write addresses of receipts of many numbers that differ by their conditions alone.

    A large table has thousands: what they share is written once, and so is every condition.
    """
    head = f"{reverse('receipt')}?{urlencode([('measure', measure)], safe=_LEFT)}"
    tail = "".join(f"&{urlencode([pair], safe=_LEFT)}" for pair in _told_of(question))
    return lambda where: "".join([head, *map(_condition, where, where.values()), tail])


def _told_of(question: Question) -> list[tuple[str, str]]:
    """Give what an address says of a question besides its conditions."""
    days: Mapping[str, dt.date | None] = {
        "on": question.on, "as-known": question.as_known, "against": question.against,
    }  # fmt: skip
    said = [(name, value.isoformat()) for name, value in days.items() if value]
    frame = question.frame
    if frame != AS_THEN:
        said += [("shape", frame.shape.value), ("frame", frame.on.isoformat())]
    if frame.shape is Shape.COMPARABLE:
        said.append(("since", frame.since.isoformat()))
    return said


@lru_cache(maxsize=8192)
def _condition(column: str, values: tuple[str, ...]) -> str:
    (written,) = conditions({column: values})
    return f"&where={quote_plus(written, safe=_LEFT)}"


def conditions(where: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Write conditions as an address says them: `column:value,value`.

    >>> conditions({"programme": ("ntm", "gn"), "kind": ("development",)})
    ['programme:ntm,gn', 'kind:development']
    """
    return [f"{column}:{','.join(values)}" for column, values in where.items()]


def read_conditions(written: list[str]) -> dict[str, tuple[str, ...]]:
    """Read conditions back.

    >>> read_conditions(["programme:ntm,gn", "programme", "x:"])
    {'programme': ('ntm', 'gn'), 'x': ('',)}
    """
    pairs = (text.partition(":") for text in written)
    return {column: tuple(values.split(",")) for column, colon, values in pairs if colon}
