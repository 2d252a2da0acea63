"""Run every benchmark: `python -m bench`, or those named: `python -m bench queries`."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from bench import catch_up, demo, national_cube, queries, report_build

ROOT = Path(__file__).parents[1]


def on_postgresql() -> None:
    """Run the catching-up on the PostgreSQL that `ct test` uses, in a process of its own."""
    loader = SourceFileLoader("ct", str(ROOT / "ct"))
    ct = ModuleType("ct")
    ct.__file__ = loader.path
    loader.exec_module(ct)
    with ct.postgresql() as env:
        settled = {**os.environ, **env, "CHUNGTAY_PG_NAME": "postgres"}
        subprocess.run([sys.executable, "-m", "bench.catch_up"], cwd=ROOT, env=settled, check=True)


BENCHES = {
    "national_cube": national_cube.main,
    "queries": queries.main,
    "report_build": report_build.main,
    "catch_up": catch_up.main,
    "catch_up_on_postgresql": on_postgresql,
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
