"""The report of 2020 with its appendices, written from a loaded database.

Every round has a new engine, which reads all registers anew; starting Python and Django is not
counted. The limit is 5 seconds on two cores.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench import province
from bench.timing import machine, row, times
from chungtay.analytics.engine import Engine
from chungtay.flows.build_report import build

ROUNDS, LIMIT = 3, 5.0


def main() -> None:
    """Build the report some times and print the median."""
    province.load()
    with tempfile.TemporaryDirectory() as folder:
        out, warm = Path(folder), Engine()
        written = build(warm, province.REPORT, out)
        anew = times(lambda: build(Engine(), province.REPORT, out), rounds=ROUNDS)
        again = times(lambda: build(warm, province.REPORT, out), rounds=ROUNDS)
    print(machine())
    print(", ".join(f"{file.path.name} {file.size / 1000:.0f} kB" for file in written))
    print(row("report and appendices, median", statistics.median(anew), LIMIT, "limit"))
    print(row("the same by an engine that has read", statistics.median(again), LIMIT, "limit"))


if __name__ == "__main__":
    main()
