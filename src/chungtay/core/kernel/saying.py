"""Sentences whose facts are kept apart, so that each reader has them in their own language.

A sentence is Vietnamese and names its facts in braces, as `str.format` does; pages look its other
language up by it. Facts are words, whole numbers (written as the reader's language writes them)
and days (which the sentence says how to write: `{on:%d/%m/%Y}`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from chungtay.core.kernel.numerals import vietnamese

Fact = str | int | dt.date
Facts = Mapping[str, Fact]
_DAY = "day:"


def fill(sentence: str, facts: Facts, write: Callable[[int], str] = vietnamese) -> str:
    """Put facts into a sentence; one without facts is said as it stands.

    >>> fill("Còn {dong} ₫ đến {on:%d/%m/%Y}.", {"dong": 1_500, "on": dt.date(2020, 9, 1)})
    'Còn 1.500 ₫ đến 01/09/2020.'
    """
    if not facts:
        return sentence
    return sentence.format(**{k: write(v) if isinstance(v, int) else v for k, v in facts.items()})


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
    return {k: f"{_DAY}{v.isoformat()}" if isinstance(v, dt.date) else v for k, v in facts.items()}


def read_facts(kept: Mapping[str, str | int]) -> Facts:
    """Give back what was kept.

    >>> read_facts(keep_facts({"on": dt.date(2020, 9, 1), "dong": 5}))
    {'on': datetime.date(2020, 9, 1), 'dong': 5}
    """
    return {
        k: dt.date.fromisoformat(v.removeprefix(_DAY))
        if isinstance(v, str) and v.startswith(_DAY)
        else v
        for k, v in kept.items()
    }
