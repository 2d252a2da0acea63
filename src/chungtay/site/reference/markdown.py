"""Markdown, as far as the generated pages need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar or a line break inside a cell is kept out of the table's way."""
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """Write a name of the code; nothing stays nothing."""
    return f"`{text}`" if text else ""


def codes(names: Iterable[str]) -> str:
    """Write several names of the code."""
    return ", ".join(code(name) for name in names)


def yes(holds: bool) -> str:  # noqa: FBT001 - the one thing it writes
    """Write whether something holds."""
    return "yes" if holds else "**no**"


def block(text: str) -> str:
    """Write text to be shown as it is."""
    return f"```text\n{text}\n```\n"


def _row(cells: Sequence[str]) -> str:
    safe = (cell.replace("|", "\\|").replace("\n", " ").strip() for cell in cells)
    return f"| {' | '.join(safe)} |"
