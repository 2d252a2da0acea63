"""Name a place in the law as people write it."""

from __future__ import annotations

from chungtay.core.law.citation import Citation
from chungtay.packs import loader


def clause(cite: str) -> str:
    """Name the document and the place in it that words of the law stand in."""
    told = Citation.parse(cite)
    known = loader.instruments().get(told.instrument)
    return told.written(known) if known else cite
