"""What money at a work covers a contract: the postings that count, as conditions on the ledger."""

from __future__ import annotations

from chungtay.core.capital.line import Source, Term
from chungtay.core.capital.movement import PAID, Pot
from chungtay.core.measures.measure import Where

COVERS = frozenset({Pot.HELD, *PAID})
"""Pots of a work that cover its contract: what is planned for it now, and what was paid.

What was carried on or cancelled has left them, what a giver only promised never comes into them.
"""
SOURCES = frozenset(Source) - {Source.CREDIT}
"""Whose money pays contracts: also what is integrated from other programmes, never a loan."""
COVERING: Where = {
    "pot": tuple(sorted(COVERS)),
    "term": (Term.YEAR.value,),
    "source": tuple(sorted(SOURCES)),
}
"""The postings that cover, by columns of the ledger: a frame of several years covers nothing."""
PAYING: Where = {"pot": tuple(sorted(PAID))}
"""Those of them that paid."""
