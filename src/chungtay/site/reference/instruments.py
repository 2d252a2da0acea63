"""The page of instruments: every document that the packs know, by issuer."""

from __future__ import annotations

from collections import defaultdict

from chungtay.core.law.instrument import Instrument
from chungtay.packs import loader
from chungtay.site.reference.markdown import code, codes, table, yes


def page() -> str:
    """Write the page."""
    by_issuer: dict[str, list[Instrument]] = defaultdict(list)
    for instrument in loader.instruments().values():
        by_issuer[instrument.issuer.code].append(instrument)
    parts = [
        "# Instruments\n",
        "The documents that set law, give orders or report. The key is issuer, symbol and date; "
        "a document without a known symbol goes by a slug of our own, marked `~`. *Verified* says "
        "that number, day and subject were read in a source.\n",
    ]
    for issuer, instruments in sorted(by_issuer.items()):
        agency = loader.agencies()[issuer]
        parts += [f"## {agency.title.vi} ({code(issuer)})\n", _table(instruments)]
    return "\n".join(parts)


def _table(instruments: list[Instrument]) -> str:
    heads = ("key", "văn bản", "về việc", "in force", "replaces, amends", "verified")
    return table(heads, (_row(one) for one in sorted(instruments, key=lambda one: one.key)))


def _row(one: Instrument) -> tuple[str, ...]:
    note = f" ({one.note})" if one.note else ""
    return (
        code(one.key), one.cited(), one.subject + note, str(one.in_force or ""),
        codes((*one.replaces, *one.amends)), yes(one.verified),
    )  # fmt: skip
