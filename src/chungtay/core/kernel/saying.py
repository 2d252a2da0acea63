"""Sentences whose facts are kept apart, so that each reader has them in their own language.

A sentence is Vietnamese and names its facts in braces, as `str.format` does; pages look its other
language up by it. Facts are words, numbers (written as the reader's language writes them, fractions
to two places) and days (which the sentence says how to write: `{on:%d/%m/%Y}`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction

from chungtay.core.kernel.numerals import vietnamese

Fact = str | int | Fraction | dt.date
Facts = Mapping[str, Fact]
Write = Callable[..., str]
"""Writes a number: its value, its decimals, and whether to trim them (`trim`)."""
DECIMALS = 2
_DAY, _FRACTION = "day:", "fraction:"


def fill(sentence: str, facts: Facts, write: Write = vietnamese) -> str:
    """Put facts into a sentence; one without facts is said as it stands.

    >>> fill("Còn {dong} ₫ đến {on:%d/%m/%Y}.", {"dong": 1_500, "on": dt.date(2020, 9, 1)})
    'Còn 1.500 ₫ đến 01/09/2020.'
    """
    if not facts:
        return sentence
    return sentence.format(**{name: _written(fact, write) for name, fact in facts.items()})


def ended(text: str) -> str:
    """Close words with a full stop, if they are not."""
    return text if text.endswith(".") else f"{text}."


def facts_of(details: Mapping[str, object]) -> Facts:
    """Give what a refusal rests on as facts; a number of its own is not written otherwise.

    >>> facts_of({"year": 2020, "unit": "62"})
    {'year': '2020', 'unit': '62'}
    """
    return {k: v if isinstance(v, dt.date) else str(v) for k, v in details.items()}


def keep_facts(facts: Facts) -> dict[str, str | int]:
    """Give facts as they are kept in JSON."""
    return {name: _kept(fact) for name, fact in facts.items()}


def read_facts(kept: Mapping[str, str | int]) -> Facts:
    """Give back what was kept.

    >>> facts = {"on": dt.date(2020, 9, 1), "dong": 5, "share": Fraction(1, 3)}
    >>> read_facts(keep_facts(facts)) == facts
    True
    """
    return {name: _read(fact) for name, fact in kept.items()}


def _written(fact: Fact, write: Write) -> object:
    if isinstance(fact, Fraction):
        return write(fact, DECIMALS, trim=True)
    return write(fact) if isinstance(fact, int) else fact


def _kept(fact: Fact) -> str | int:
    if isinstance(fact, Fraction):
        return f"{_FRACTION}{fact}"
    return f"{_DAY}{fact.isoformat()}" if isinstance(fact, dt.date) else fact


def _read(kept: str | int) -> Fact:
    if isinstance(kept, int):
        return kept
    if kept.startswith(_FRACTION):
        return Fraction(kept.removeprefix(_FRACTION))
    day = kept.removeprefix(_DAY)
    return kept if day == kept else dt.date.fromisoformat(day)
