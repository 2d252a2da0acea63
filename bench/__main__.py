"""Run every benchmark: `python -m bench`, or those named: `python -m bench queries`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from bench import (
    catch_up,
    criteria_national,
    demo,
    foresight,
    kept,
    ledger,
    national_cube,
    national_cycle,
    national_import,
    postgresql,
    posting,
    queries,
    report_build,
    roadmap,
    treasury_import,
)

BENCHES: dict[str, Callable[[], None]] = {
    "national_cube": national_cube.main,
    "queries": queries.main,
    "report_build": report_build.main,
    "catch_up": catch_up.main,
    "kept": kept.main,
    "catch_up_on_postgresql": partial(postgresql.run, "catch_up"),
    "national_cycle": national_cycle.main,
    "national_import": national_import.main,
    "foresight": foresight.main,
    "roadmap": roadmap.main,
    "ledger": ledger.main,
    "posting": posting.main,
    "treasury_import": treasury_import.main,
    "treasury_import_on_postgresql": partial(postgresql.run, "treasury_import"),
    "criteria_national": criteria_national.main,
    "demo": demo.main,
}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all."""
    unknown = set(names) - BENCHES.keys()
    if unknown:
        raise SystemExit(
            f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}"
        )
    for name in names or BENCHES:
        print(f"\n== {name}", flush=True)
        BENCHES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
