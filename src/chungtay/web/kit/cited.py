"""Documents in sentences: cited as official papers do, never named by the key they are kept by."""

from __future__ import annotations

from django.utils.translation import gettext as _

from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.packs.citing import typed
from chungtay.web.kit import wording

FACTS = ("cite", "document", "key")
"""Facts of the core's sentences that name a document, or a place in one."""


def cited(text: str) -> str:
    """Cite a document that is named by its key; what is no key is said as it stands.

    Words in parentheses behind the key are said too: whether it was checked.
    """
    key, gap, remark = text.partition(" (")
    citation = Citation.parse(key)
    found = loader.instruments().get(citation.instrument)
    said = _(remark.removesuffix(")")) + ")" if remark else ""
    return (citation.written(found) if found else _typed(key)) + gap + said


def _typed(key: str) -> str:
    """Cite a document that somebody typed: `issuer:symbol:day`."""
    read = typed(key)
    if read is None:
        return key
    told = {"symbol": read.symbol, "day": wording.day(read.signed), "issuer": read.issuer}
    if not read.issuer:
        return _("%(symbol)s ngày %(day)s") % told
    return _("%(symbol)s ngày %(day)s của %(issuer)s") % told
