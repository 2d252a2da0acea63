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


def pages() -> dict[str, str]:
    """Give every generated page's text by its name, the table of contents among them."""
    written = {name: NOTICE + write().rstrip() + "\n" for name, write in WRITERS.items()}
    contents = "\n".join(["```{toctree}", ":maxdepth: 1", "", *WRITERS, "```"])
    intro = "Written by the code about itself. `./ct reference` writes these pages anew.\n"
    return {"index": f"{NOTICE}# Reference\n\n{intro}\n{contents}\n", **written}


def documents() -> dict[str, str]:
    """Give every generated document that is no page, by the name of its file."""
    return {endpoints.DOCUMENT: endpoints.document()}
