"""The report of 2020 with its appendices, written from a loaded database.

Three ways: by an engine that reads all registers anew (the first start of an edition), by one that
starts from what was kept beside the database (every later start), and by one that has read.
Starting Python and Django is not counted. The limit is 5 seconds on two cores.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench import province
from bench.timing import machine, row, times
from chungtay.analytics.engine import Engine
from chungtay.analytics.kept import Kept, program
from chungtay.analytics.store import Store
from chungtay.flows.build_report import build

ROUNDS, LIMIT = 3, 5.0


def main() -> None:
    """Build the report some times and print the median."""
    province.load()
    with tempfile.TemporaryDirectory() as folder:
        out, kept = Path(folder), Kept(Path(folder) / "bench.columns", program())
        warm = Engine(Store(kept))
        written = build(warm, province.REPORT, out)
        anew = times(lambda: build(Engine(), province.REPORT, out), rounds=ROUNDS)
        later = times(lambda: build(Engine(Store(kept)), province.REPORT, out), rounds=ROUNDS)
        again = times(lambda: build(warm, province.REPORT, out), rounds=ROUNDS)
    print(machine())
    print(", ".join(f"{file.path.name} {file.size / 1000:.0f} kB" for file in written))
    print(row("report and appendices, median", statistics.median(anew), LIMIT, "limit"))
    print(row("the same from what was kept", statistics.median(later), LIMIT, "limit"))
    print(row("the same by an engine that has read", statistics.median(again), LIMIT, "limit"))


if __name__ == "__main__":
    main()
