"""Starting with and without the columns kept beside the database, over a province's registers.

The peer is the reading of all registers, which is what a start without the file does.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench import province
from bench.timing import machine, row
from chungtay.analytics.kept import Kept, program
from chungtay.analytics.store import Store

MAY_COST = 1.25
"""What the first process may take, that writes the file for the next."""


def started(store: Store) -> float:
    """Give how long a store takes until it holds what the registers say, in seconds."""
    start = time.perf_counter()
    store.catch_up()
    return time.perf_counter() - start


def main() -> None:
    """Start three ways and print the times: without a file, writing it, and from it."""
    province.load()
    with tempfile.TemporaryDirectory() as folder:
        kept = Kept(Path(folder) / "bench.columns", program())
        bare, writing = started(Store()), started(Store(kept))
        recalled = [started(Store(kept)) for _ in range(3)]
        size = kept.path.stat().st_size
    print(machine())
    print(f"the file has {size:,} bytes")
    print(row("reading all registers and keeping them", writing, MAY_COST * bare, "1.25 x reading"))
    print(row("starting from what is kept, slowest of three", max(recalled), bare, "reading alone"))


if __name__ == "__main__":
    main()
