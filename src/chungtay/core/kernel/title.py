"""Names of things in the two languages the product speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """One name: Vietnamese, which documents use, and English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A code and its name, in a closed list such as the sources of capital.

    `short` is for table heads; empty where the name is short enough.
    """

    code: str
    title: Title
    short: str = ""
