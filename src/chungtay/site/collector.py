"""How a process that serves for long lives with Python's collector of garbage.

What a site imports is never garbage, and it is much: looking through it took longer than many a
statement (`python -m bench.ledger`). Hardly any garbage here needs the collector at all, for what
a request leaves is freed by its counts.
"""

from __future__ import annotations

import gc

BETWEEN = 50_000
"""Objects made beyond those freed before the newest are looked through: a large page's."""


def spare() -> None:
    """Leave alone for good what has been imported so far; look through the rest seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN, *gc.get_threshold()[1:])
