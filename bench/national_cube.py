"""The engine beside hand-written SQL, over the whole country's indicators.

10,000 communes x 49 indicators x 20 quarters = 9.8 million values in a Parquet file; the full
cube of 63 provinces x 20 quarters x 49 indicators. The peer is the same cube written by hand for
the same DuckDB; the limits are 1.3 times the peer, and half a second.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb

from bench import province
from bench.timing import machine, require_same, row, times
from chungtay.analytics.engine import Engine
from chungtay.analytics.store import Store
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.measures.measure import Measure, Total

COMMUNES, INDICATORS, QUARTERS, PROVINCES = 10_000, 49, 20, 63
ROUNDS = 7
TABLE = FactTable(
    "national",
    "Số liệu toàn quốc (mô phỏng để đo tốc độ)",
    FactKind.FLOW,
    (
        Column("province", ColumnType.TEXT, "Tỉnh"),
        Column("indicator", ColumnType.INTEGER, "Chỉ tiêu"),
        Column("quarter", ColumnType.INTEGER, "Quý"),
        Column("amount", ColumnType.INTEGER, "Giá trị"),
    ),
    value="amount",
)
MEASURE = Measure(
    name="national.amount",
    title=Title("Giá trị", "Amount"),
    unit="count",
    dimensions=("province", "indicator", "quarter"),
    total=Total("national", "amount"),
)
MAKE = f"""
COPY (
  SELECT c * 980 + i * 20 + q AS seq, 'n:' || c || ':' || i || ':' || q AS ref,
         (10000 + c)::VARCHAR AS unit, DATE '2020-03-31' + INTERVAL (q * 3) MONTH AS on_date,
         DATE '2020-03-31' + INTERVAL (q * 3) MONTH AS known_from,
         TIMESTAMP '2026-01-01' AS recorded_at, 'bench' AS recorded_by,
         'synthetic' AS provenance, 'demo' AS document, '' AS corrects,
         (c % {PROVINCES})::VARCHAR AS province, i AS indicator, q AS quarter,
         (c * 7919 + i * 104729 + q * 31) % 1000003 AS amount
  FROM range({COMMUNES}) AS t(c), range({INDICATORS}) AS u(i), range({QUARTERS}) AS v(q)
) TO '{{path}}' (FORMAT parquet, COMPRESSION zstd)
"""
BY_HAND = (
    "SELECT province, quarter, indicator, sum(amount) FROM read_parquet('{path}') "
    "GROUP BY province, quarter, indicator ORDER BY province, quarter, indicator"
)


def main() -> None:
    """Run the comparison and print it."""
    province.load()  # the engine looks for new rows in the registers before every answer
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "national.parquet"
        duckdb.connect().execute(MAKE.format(path=path))
        peer = duckdb.connect()
        engine = Engine(Store(), {MEASURE.name: MEASURE})
        engine.store.attach(TABLE, path)
        question = Question({}, dt.date(2026, 1, 1))

        def by_hand() -> list[tuple[object, ...]]:
            return peer.execute(BY_HAND.format(path=path)).fetchall()

        def by_engine() -> Mapping[tuple[str, ...], Quantity]:
            with engine.still():
                return engine.ask_many(
                    [MEASURE.name], by=["province", "quarter", "indicator"], question=question
                )[MEASURE.name].numbers

        same = {(str(p), str(q), str(i)): v for p, q, i, v in by_hand()} == by_engine()
        hand, ours = min(times(by_hand, rounds=ROUNDS)), min(times(by_engine, rounds=ROUNDS))
        print(machine())
        print(
            f"{COMMUNES * INDICATORS * QUARTERS:,} values, {path.stat().st_size / 1e6:.0f} MB; "
            f"{PROVINCES * QUARTERS * INDICATORS:,} cells; same numbers: {same}"
        )
        require_same("the cube by the engine and by SQL", same=same)
        print(row("full cube by the engine", ours, hand * 1.3, "1.3 x hand-written SQL"))
        print(row("full cube by the engine", ours, 0.5, "limit"))


if __name__ == "__main__":
    main()
