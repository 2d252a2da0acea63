"""The page of instruments: every document that the packs know, by issuer."""

from __future__ import annotations

from collections import defaultdict

from chungtay.core.law.instrument import Instrument
from chungtay.packs import loader
from chungtay.site.reference.markdown import code, codes


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
        ordered = sorted(instruments, key=lambda one: one.key)
        parts += [f"## {agency.title.vi} ({code(issuer)})\n", *map(_entry, ordered), ""]
    return "\n".join(parts)


def _entry(one: Instrument) -> str:
    said = [
        f"- **{one.cited()}**: {one.subject.rstrip('.')}.",
        f"Key {code(one.key)}.",
        f"In force from {one.in_force:%d/%m/%Y}." if one.in_force else "",
        f"Replaces {codes(one.replaces)}." if one.replaces else "",
        f"Amends {codes(one.amends)}." if one.amends else "",
        "" if one.verified else "*Not verified.*",
        one.note,
    ]
    return " ".join(filter(None, said))
