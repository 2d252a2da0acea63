"""A document named in a page, as a link to its own page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.web.kit.address import View


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document as cited: its words, the place in it, its page, and whether it was checked."""

    title: str
    place: str
    href: str
    verified: bool


def link(citation: Citation, view: View) -> DocumentLink:
    """Name a document; one the packs do not list is shown by its key."""
    found = loader.instruments().get(citation.instrument)
    if found is None:
        return DocumentLink(citation.instrument, citation.place, "", verified=False)
    href = view.onward(reverse("instrument", args=[found.key]))
    return DocumentLink(found.cited(), citation.place, href, verified=found.verified)
