"""Sentences whose facts are kept apart, so that each reader has them in their own language.

A sentence is Vietnamese and names its facts in braces, as `str.format` does; pages look its other
language up by it. Facts are words, numbers (written as the reader's language writes them, fractions
to two places), days (which the sentence says how to write: `{on:%d/%m/%Y}`), names that both
languages have, sentences with facts of their own, and several of these in a row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Any

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.title import Title


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and what fills it; `str` gives it in Vietnamese.

    >>> str(Said("biểu “{form}”", {"form": Title("Giải ngân", "Disbursement")}))
    'biểu “Giải ngân”'
    """

    sentence: str
    facts: Facts = field(default_factory=dict)

    def __str__(self) -> str:
        return fill(self.sentence, self.facts)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several facts in a row, and what stands between them; `str` gives them in Vietnamese."""

    parts: tuple[Fact, ...]
    between: str = ", "

    def __str__(self) -> str:
        return self.joined(text(part) for part in self.parts)

    def joined(self, said: Iterable[str]) -> str:
        """Put words in a row; a sentence loses its full stop there."""
        return self.between.join(one.removesuffix(".") for one in said)


Fact = str | int | Fraction | dt.date | Title | Said | Listed
Facts = Mapping[str, Fact]
Write = Callable[..., str]
"""Writes a number: its value, its decimals, and whether to trim them (`trim`)."""
DECIMALS = 2
_DAY, _FRACTION, _TEXT = "day:", "fraction:", "text:"
_SENTENCE, _NAME, _LISTED = "say", "vi", "list"
_NAMED = re.compile(r"\{(\w+)[^{}]*\}")
_AS_THEY_ARE = (dt.date, Title, Said, Listed)


def fill(sentence: str, facts: Facts, write: Write = vietnamese) -> str:
    """Put facts into a sentence; one without facts is said as it stands.

    >>> fill("Còn {dong} ₫ đến {on:%d/%m/%Y}.", {"dong": 1_500, "on": dt.date(2020, 9, 1)})
    'Còn 1.500 ₫ đến 01/09/2020.'
    """
    if not facts:
        return sentence
    return sentence.format(**{name: _written(fact, write) for name, fact in facts.items()})


def text(fact: Fact) -> str:
    """Give one fact in Vietnamese, as files and commands do.

    >>> text(Title("xã", "commune")), text(1_500)
    ('xã', '1.500')
    """
    return str(_written(fact, vietnamese))


def ended(text: str) -> str:
    """Close words with a full stop, if they are not."""
    return text if text.endswith(".") else f"{text}."


def facts_of(details: Mapping[str, object]) -> Facts:
    """Give what a refusal rests on as facts; a number of its own is not written otherwise.

    >>> facts_of({"year": 2020, "unit": "62"})
    {'year': '2020', 'unit': '62'}
    >>> str(facts_of({"held": Dong(1_500)})["held"])
    '1.500 ₫'
    """
    return {name: _fact(detail) for name, detail in details.items()}


def _fact(detail: object) -> Fact:
    """Give a detail as a fact: an amount keeps its number, which each reader has written so."""
    if isinstance(detail, Dong):
        return Said("{dong} ₫", {"dong": detail.amount})
    return detail if isinstance(detail, _AS_THEY_ARE) else str(detail)


def few_of(facts: Iterable[Fact], *, most: int, between: str = ", ") -> Listed:
    """List the first few of many facts.

    >>> str(few_of(["a", "b", "c"], most=2)), str(few_of(["a", "b"], most=2))
    ('a, b, …', 'a, b')
    """
    listed = tuple(islice(facts, most + 1))
    return Listed(listed if len(listed) <= most else (*listed[:most], "…"), between)


def keep_said(said: Said) -> dict[str, Any]:
    """Give a sentence as it is kept in JSON, with those of its facts that it names."""
    named = frozenset(_NAMED.findall(said.sentence))
    facts = {name: fact for name, fact in said.facts.items() if name in named}
    return {_SENTENCE: said.sentence, "facts": keep_facts(facts)}


def read_said(kept: Mapping[str, Any]) -> Said:
    """Give back a sentence that was kept.

    >>> said = Said("{a}: {b}", {"a": Title("xã", "commune"), "b": Listed((Said("sai"), 5))})
    >>> read_said(keep_said(said)) == said
    True
    """
    return Said(kept[_SENTENCE], read_facts(kept["facts"]))


def keep_facts(facts: Facts) -> dict[str, Any]:
    """Give facts as they are kept in JSON."""
    return {name: keep_fact(fact) for name, fact in facts.items()}


def read_facts(kept: Mapping[str, Any]) -> Facts:
    """Give back what was kept.

    >>> facts = {"on": dt.date(2020, 9, 1), "dong": 5, "share": Fraction(1, 3)}
    >>> read_facts(keep_facts(facts)) == facts
    True
    """
    return {name: read_fact(fact) for name, fact in kept.items()}


def keep_fact(fact: Fact) -> Any:
    """Give one fact as it is kept in JSON."""
    return next((keep(fact) for kind, keep in _KEPT if isinstance(fact, kind)), fact)


def read_fact(kept: Any) -> Fact:
    """Give back one fact that was kept."""
    if isinstance(kept, Mapping):
        if _SENTENCE in kept:
            return read_said(kept)
        if _NAME in kept:
            return Title(kept[_NAME], kept["en"])
        return Listed(tuple(read_fact(part) for part in kept[_LISTED]), kept["between"])
    return _read_text(kept) if isinstance(kept, str) else int(kept)


def _written(fact: Fact, write: Write) -> object:
    if isinstance(fact, Fraction):
        return write(fact, DECIMALS, trim=True)
    if isinstance(fact, Title):
        return fact.vi
    return write(fact) if isinstance(fact, int) else fact


def _read_text(kept: str) -> Fact:
    if kept.startswith(_FRACTION):
        return Fraction(kept.removeprefix(_FRACTION))
    if kept.startswith(_DAY):
        return dt.date.fromisoformat(kept.removeprefix(_DAY))
    return kept.removeprefix(_TEXT)


def _keep_text(text: str) -> str:
    """Mark words that would be read as something else."""
    return f"{_TEXT}{text}" if text.startswith((_DAY, _FRACTION, _TEXT)) else text


def _keep_listed(listed: Listed) -> dict[str, Any]:
    return {_LISTED: [keep_fact(part) for part in listed.parts], "between": listed.between}


_KEPT: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (str, _keep_text),
    (Said, keep_said),
    (Listed, _keep_listed),
    (Title, lambda name: {_NAME: name.vi, "en": name.en}),
    (Fraction, lambda number: f"{_FRACTION}{number}"),
    (dt.date, lambda day: f"{_DAY}{day.isoformat()}"),
)
"""How facts are kept that JSON does not have, by their kind."""
