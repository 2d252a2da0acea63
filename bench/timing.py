"""How benchmarks take and print times, so that every one says the same things."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path


def machine() -> str:
    """Describe the machine in one line: processor, cores, memory, system, Python, load."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory_gib():.0f} GiB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def times(deed: Callable[[], object], *, rounds: int) -> list[float]:
    """Take the seconds of each of several rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - start)
    return taken


def p95(taken: list[float]) -> float:
    """Give the 95th percentile."""
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


def row(what: str, measured: float, limit: float, against: str) -> str:
    """Write a line: what, seconds, the limit or peer's seconds, and their ratio."""
    verdict = "within" if measured <= limit else "OVER"
    return (
        f"{what:<58} {measured * 1000:10.1f} ms   {against}: {limit * 1000:9.1f} ms   "
        f"ratio {measured / limit:5.2f}  {verdict}"
    )


def require_same(what: str, *, same: bool) -> None:
    """End the run where a peer has other numbers: times over wrong ones say nothing."""
    if not same:
        raise SystemExit(f"{what}: not the same by both")


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
