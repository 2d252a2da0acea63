"""What a province takes for late, still and wet when causes of slow capital are guessed."""

from __future__ import annotations

from functools import cache

from chungtay.core.capital.foresight.risk import Habits
from chungtay.packs import loader
from chungtay.packs.loader.library import NATION

FILE = "foresight.yaml"


@cache
def habits(province: str | None = None) -> Habits:
    """Give a province's own habits, else the nation's."""
    packs = loader.library()
    own = packs.root / (packs.pack_of(province) or NATION) / FILE
    return loader.read(own if own.exists() else packs.root / NATION / FILE, Habits)
