"""Sentences of the core in the reader's language: what is odd about data, and why something is no.

The Vietnamese of each is its key in the catalogue; a fact that is the name of something is named in
the reader's language, a document is cited, and numbers are written as it writes them.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from chungtay.core.kernel.refusal import Finding, Refusal
from chungtay.core.kernel.saying import Fact, Facts, facts_of, fill
from chungtay.web.kit import wording
from chungtay.web.kit.cited import FACTS, cited
from chungtay.web.kit.spoken import deeds, in_english, titles


def say(sentence: str, facts: Facts) -> str:
    """Put facts into a sentence."""
    return fill(
        _(sentence), {name: _named(name, fact) for name, fact in facts.items()}, wording.number
    )


def finding(one: Finding) -> str:
    """Say what is odd."""
    return say(one.why, one.facts)


def refused(no: Refusal, **named: str) -> str:
    """Say why an action is declined; `named` says some of its facts in a page's own words."""
    return say(no.message, {**facts_of(no.details()), **named})


def _named(name: str, fact: Fact) -> Fact:
    if not isinstance(fact, str):
        return fact
    if name in FACTS:
        return cited(fact)
    if fact in titles() or fact in deeds():
        return _(fact)
    return in_english().get(fact, fact) if wording.english() else fact
