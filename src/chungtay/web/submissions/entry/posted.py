"""What a browser sends, as cells typed: from the plain form, or from the scripts as JSON.

The plain form sends, for each cell, `o:<place>` (what the field holds) and `s:<place>` (the
revision it was written over, a blank, and the text that stood there). A field left as it was says
nothing. Where a choice between two values was asked for, `k:<place>` is `mine` or `theirs`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from chungtay.core.submissions.hindrance import NotUnderstood
from chungtay.core.submissions.stored import place_of
from chungtay.web.submissions.entry.saving import Typed

CELL = "o:"
SEEN = "s:"
CHOICE = "k:"
WORDS = "x:"
LONGEST_REVISION = 10


@dataclass(frozen=True, slots=True)
class Sent:
    """Cells typed, and explanations by finding."""

    typed: tuple[Typed, ...]
    explanations: Mapping[str, str]


def from_form(posted: QueryDict, *, prefix: str = "") -> Sent:
    """Read the fields of the plain form that were changed; `prefix` stands before each place."""
    typed = []
    for name in posted:
        if not name.startswith(CELL + prefix):
            continue
        place = name.removeprefix(CELL + prefix)
        seen = posted.get(SEEN + prefix + place, "0 ")
        revision, _, text = seen.partition(" ")
        said = _newlines(posted.get(name, "")).strip()
        if said == _newlines(text).strip() or posted.get(CHOICE + prefix + place) == "theirs":
            continue
        typed.append(Typed(place_of(place), said, _number(revision)))
    return Sent(tuple(typed), explanations(posted))


def explanations(posted: QueryDict) -> dict[str, str]:
    """Read the explanations of a form, by the key of the finding each answers."""
    return {
        name.removeprefix(WORDS): words
        for name in posted
        if name.startswith(WORDS) and (words := _newlines(posted.get(name, "")).strip())
    }


def from_json(request: HttpRequest) -> Sent:
    """Read what the scripts send, or refuse."""
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError) as fault:
        raise NotUnderstood(reason="JSON") from fault
    if not isinstance(said, dict):
        raise NotUnderstood(reason="JSON")
    cells, words = said.get("cells", []), said.get("explanations", {})
    if not isinstance(cells, list) or not isinstance(words, dict):
        raise NotUnderstood(reason="cells")
    return Sent(
        tuple(_typed(cell) for cell in cells),
        {str(key): str(text) for key, text in words.items()},
    )


def _typed(cell: Any) -> Typed:
    match cell:
        case {"place": str(place), "text": str(text), "base": int(base)} if "|" in place:
            return Typed(place_of(place), text, base)
        case _:
            raise NotUnderstood(reason="cell")


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > LONGEST_REVISION:
        raise NotUnderstood(reason="revision")
    return int(text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n")
