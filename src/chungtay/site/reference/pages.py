"""The list of generated pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from chungtay.site.reference import (
    addresses,
    commands,
    dictionary,
    endpoints,
    facts,
    figures,
    forms,
    instruments,
    law,
    measures,
    oc4ids,
    refusals,
)

FOLDER = Path(__file__).parents[4] / "docs" / "reference"
WRITERS: Mapping[str, Callable[[], str]] = {
    "commands": commands.page,
    "addresses": addresses.page,
    "api": endpoints.page,
    "measures": measures.page,
    "figures": figures.page,
    "forms": forms.page,
    "law": law.page,
    "instruments": instruments.page,
    "facts": facts.page,
    "dictionary": dictionary.page,
    "refusals": refusals.page,
    "oc4ids": oc4ids.page,
}
NOTICE = "<!-- Written by `./ct reference`; a test compares it with the code. -->\n\n"


def contents() -> str:
    """Write the table of contents."""
    listed = "\n".join(["```{toctree}", ":maxdepth: 1", "", *WRITERS, "```"])
    intro = "Written by the code about itself. `./ct reference` writes these pages anew.\n"
    return f"# Reference\n\n{intro}\n{listed}\n"


PAGES: Mapping[str, Callable[[], str]] = {"index": contents, **WRITERS}
"""What writes every generated page, the table of contents among them, by the page's name."""
DOCUMENTS: Mapping[str, Callable[[], str]] = {endpoints.DOCUMENT: endpoints.document}
"""What writes every generated document that is no page, by the name of its file."""


def written(page: str) -> str:
    """Give a generated page's text."""
    return NOTICE + PAGES[page]().rstrip() + "\n"
