"""For migrations: why files were refused, kept as whole words, becomes a sentence without facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chungtay.core.kernel.saying import Said, keep_said, read_said

LONGEST = 2000
Move = Callable[[Any, Any], None]


def in_words(words: str) -> dict[str, Any]:
    """Keep words as a sentence that each reader has as it was written."""
    return keep_said(Said("{words}", {"words": words}))


def keep_sentences(app: str, model: str) -> Move:
    """Keep what a table's column `words` says in its column `why`."""

    def move(apps: Any, _editor: Any) -> None:
        rows = apps.get_model(app, model).objects
        for row in rows.exclude(words="").defer("content").iterator():
            rows.filter(pk=row.pk).update(why=in_words(row.words))

    return move


def keep_words(app: str, model: str) -> Move:
    """Keep what a table's column `why` says in its column `words` again."""

    def move(apps: Any, _editor: Any) -> None:
        rows = apps.get_model(app, model).objects
        for row in rows.exclude(why={}).defer("content").iterator():
            rows.filter(pk=row.pk).update(words=str(read_said(row.why))[:LONGEST])

    return move
