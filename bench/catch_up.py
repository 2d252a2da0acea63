"""The column store after one new ledger entry, on whichever database the environment names.

Each round writes one entry of two postings and then times the store's catching up with it. The
limit is 20 ms.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time

from django.db import connection

from bench import province
from bench.timing import machine, p95, row
from chungtay.analytics.store import Store
from chungtay.apps.capital.services import append_entries
from chungtay.core.capital.ledger import Account, Entry, Posting
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

ROUNDS, LIMIT = 40, 0.020
LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
DAY = dt.date(2020, 9, 30)
GROUNDS = Grounds("demo:~du-lieu-mo-phong:2020-10-13", province.DAY, Provenance.SYNTHETIC)


def write(number: int) -> None:
    """Assign one đồng more to the province."""
    postings = (
        Posting(Account("TW", LINE, Pot.GRANTED), Dong(-1)),
        Posting(Account("62", LINE, Pot.HELD), Dong(1)),
    )
    entry = Entry(f"bench-{number}", Movement.ASSIGNMENT, DAY, GROUNDS, postings)
    append_entries([entry], by="bench")


def main() -> None:
    """Write and catch up some times and print the 95th percentile."""
    province.load()
    store, taken = Store(), []
    rows = store.catch_up()
    for number in range(ROUNDS):
        write(number)
        start = time.perf_counter()
        store.catch_up()
        taken.append(time.perf_counter() - start)
    print(machine())
    print(
        f"{connection.vendor}, {rows:,} rows read before, median {statistics.median(taken):.4f} s"
    )
    print(
        row(f"catching up with one entry on {connection.vendor}, p95", p95(taken), LIMIT, "limit")
    )


if __name__ == "__main__":
    main()
