"""Sentences of the core in the reader's language: what is odd about data, and why something is no.

The Vietnamese of each is its key in the catalogue; a fact that is the name of something is named in
the reader's language, a document is cited, and numbers are written as it writes them.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.core.kernel.refusal import Finding, Refusal, said_of
from chungtay.core.kernel.saying import Fact, Facts, Listed, Said, fill
from chungtay.core.kernel.title import Title
from chungtay.web.kit import wording
from chungtay.web.kit.cited import FACTS, cited
from chungtay.web.kit.names import said
from chungtay.web.kit.spoken import COUNT, deeds, in_english, titles


def say(sentence: str, facts: Facts) -> str:
    """Put facts into a sentence; one that names a count agrees with it."""
    many = COUNT in sentence and "count" in facts
    words = ngettext(sentence, sentence, _count(facts)) if many else _(sentence)
    return fill(words, {name: _told(name, fact) for name, fact in facts.items()}, wording.number)


def finding(one: Finding) -> str:
    """Say what is odd."""
    return say(one.why, one.facts)


def refused(no: Refusal, **named: str) -> str:
    """Say why an action is declined; `named` says some of its facts in a page's own words."""
    return say(no.message, {**said_of(no).facts, **named})


def worded(one: Fact) -> str:
    """Say a fact, or a sentence with its facts, by itself."""
    return str(_named(one))


def _count(facts: Facts) -> int:
    """Give the count that a sentence agrees with; a refusal has its numbers as words."""
    told = str(facts["count"])
    return int(told) if told.isdecimal() else 2


def _told(name: str, fact: Fact) -> Fact:
    """Say a fact of a sentence: a document is cited, everything else named."""
    return cited(fact) if isinstance(fact, str) and name in FACTS else _named(fact)


def _named(fact: Fact) -> Fact:
    if isinstance(fact, Said):
        return say(fact.sentence, fact.facts)
    if isinstance(fact, Listed):
        return fact.joined(worded(part) for part in fact.parts)
    if isinstance(fact, Title):
        return said(fact)
    return _spoken(fact) if isinstance(fact, str) else fact


def _spoken(fact: str) -> str:
    if fact in titles() or fact in deeds():
        return _(fact)
    return in_english().get(fact, fact) if wording.english() else fact
