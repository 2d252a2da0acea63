"""`./ct demo --no-serve` from nothing: a fresh clone, its environment, its data, its report.

The limit of 3 minutes is without downloads; the time printed is with them, and `ct` itself says
how many bytes came.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from bench.timing import machine, row

ROOT = Path(__file__).parents[1]
LIMIT = 180.0


def main() -> None:
    """Clone, run and print what `ct` says of its steps."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("CHUNGTAY_")}
    with tempfile.TemporaryDirectory(prefix="ctclone-") as folder:
        subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)  # noqa: S603, S607
        start = time.perf_counter()
        told = subprocess.run(
            ["./ct", "demo", "--no-serve"],
            cwd=folder, env=env, text=True, stdout=subprocess.PIPE, check=False,
        )  # fmt: skip
        taken = time.perf_counter() - start
    print(machine())
    if told.returncode:
        print(f"   not measured: ./ct demo ended with {told.returncode}")
        return
    _, _, steps = told.stdout.partition("Time by step")
    print(
        "\n".join(
            f"   {line.strip()}" for line in steps.splitlines() if "  " in line or ":" in line
        )
    )
    print(row("./ct demo --no-serve, downloads included", taken, LIMIT, "limit"))


if __name__ == "__main__":
    main()
