"""Twenty people in the country's reporting cycle, on PostgreSQL, over real HTTP.

    python -m bench.national_cycle [COMMUNES [SECONDS [WORKERS]]]

3,321 communes, twelve forms, twelve months; twenty people with five seconds of thinking between
actions. Limits (95th percentile): to-do and matrix pages 300 ms, saving the form of 49 cells
150 ms, a saved value in the measures 100 ms. Communes and seconds may be fewer for a look.
"""

from __future__ import annotations

import resource
import sys
import threading
import time

from django.core.management import call_command
from django.db import connection

from bench import national, people_at_work, postgresql
from bench.timing import machine, p95, row
from chungtay.analytics.store import Store

SECONDS, WORKERS, THREADS = 120.0, 2, 4
LIMITS = {
    "to-do page": 0.300,
    "matrix page": 0.300,
    "saving 49 cells": 0.150,
    "saved value in the measures": 0.100,
}


class Eye:
    """A process of its own that asks the measures, as one of the site's would."""

    def __init__(self) -> None:
        start = time.perf_counter()
        self._store, self._lock = Store(), threading.Lock()
        self.rows = self._store.catch_up()
        self.took = time.perf_counter() - start

    def sees(self, unit: str, number: int) -> bool:
        """Look for the number of a unit's first cell: catching up, then one query."""
        with self._lock:
            self._store.catch_up()
            found = self._store.fetch(
                "SELECT arg_max(amount, seq) FROM reported "
                "WHERE form = ? AND unit = ? AND period = ? AND line || '|' || item = ?",
                [national.FORM, unit, national.LAST, national.places()[0]],
            )
            connection.close_if_unusable_or_obsolete()
        return bool(found == [(number * national.SCALE,)])


def main(words: list[str] | None = None) -> None:
    """Make the country, let people work, and print the times."""
    if connection.vendor != "postgresql":
        postgresql.run("national_cycle", *(words or []))
        return
    asked = [float(word) for word in words or []]
    communes = int(asked[0]) if asked else national.COMMUNES
    seconds = asked[1] if len(asked) > 1 else SECONDS
    workers = int(asked[2]) if len(asked) > 2 else WORKERS
    print(machine())
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    chosen = national.make(communes=communes)
    people = national.people(chosen)
    print(f"{len(chosen):,} communes x {national.MONTHS} months x {national.FORMS} forms made "
          f"in {time.perf_counter() - start:.0f} s", flush=True)  # fmt: skip
    eye = Eye()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"a process's columns: {eye.rows:,} rows in {eye.took:.1f} s, {peak:,.0f} MiB", flush=True
    )
    with people_at_work.site(workers=workers, threads=THREADS) as port:
        times = people_at_work.work(people, port=port, seconds=seconds, visible=eye.sees)
    for kind, limit in LIMITS.items():
        taken = times.taken.get(kind, [])
        if taken:
            print(row(f"{kind}, p95 of {len(taken)}", p95(taken), limit, "limit"))
        else:
            print(f"{kind:<58} not measured")
    for fault, count in times.faults.items():
        print(f"   failed: {fault} ({count} times)")


if __name__ == "__main__":
    main(sys.argv[1:])
