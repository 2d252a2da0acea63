"""Statements over large ledgers: ten years of a province, and a year of the country.

`python -m bench.ledger [entries]`: a million entries of one province over ten years and, unless a
smaller number is given, five million entries (ten million postings) of all communes in one year.
For every statement: what the engine's queries take (limit 150 ms at the 95th percentile), and its
page (limit 400 ms), the first of each not counted. Peers in the same run: SQL by hand over the same
table, and beancount on the same slice of the ledger.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from unittest.mock import patch

from django.conf import settings
from django.test import Client

from bench import province
from bench.beans import compare
from bench.large_ledger import Size, fill
from bench.timing import machine, p95, require_same, row, times
from chungtay.analytics import engine as process
from chungtay.analytics.engine import Engine
from chungtay.core.measures.answer import Answer, Question
from chungtay.flows.labels import Labels
from chungtay.flows.statement.axes import AXES
from chungtay.flows.statement.build import build
from chungtay.flows.statement.columns import Sheet
from chungtay.flows.statement.wish import Wish

PROVINCE = Size(entries=1_000_000, since=2011, years=10, province=province.CODE)
COUNTRY = Size(entries=5_000_000, since=2020, years=1, works=200_000)
ROUNDS, LIMIT, PAGE_LIMIT = 41, 0.150, 0.400
DAYS = tuple(dt.date(2020, 9, 8) + dt.timedelta(days=day) for day in range(ROUNDS))
"""A statement a day, so that no answer is one that was given before."""
WISHES = {
    "programme tree x source x kind": Wish(
        DAYS[0], 2020, AXES["project"], then=AXES["source"], across=AXES["kind"]
    ),
    "programme tree, all columns, same day last year": Wish(DAYS[0], 2020, AXES["project"]),
    "unit tree, all columns, same day last year": Wish(DAYS[0], 2020, AXES["place"]),
    "year of origin x month": Wish(DAYS[0], 2020, AXES["origin"], across=AXES["month"]),
    "month by month, cumulated": Wish(DAYS[0], 2020, AXES["month"]),
    "fresh and carried-over apart": Wish(DAYS[0], 2020, AXES["source"], sheet=Sheet.ORIGIN),
    "programme tree, as known three weeks before": Wish(
        DAYS[0], 2020, AXES["project"], as_known=DAYS[0] - dt.timedelta(days=21)
    ),
    "works of one district": Wish(
        DAYS[0], 2020, AXES["work"], where={"province": (province.CODE,), "district": ("611",)}
    ),
    "contracts not yet covered, unit tree": Wish(
        DAYS[0], 2020, AXES["place"], sheet=Sheet.COMMITMENTS
    ),
    "contracts not yet covered, programme tree": Wish(
        DAYS[0], 2020, AXES["project"], sheet=Sheet.COMMITMENTS
    ),
    "contracts not yet covered, as known three weeks before": Wish(
        DAYS[0],
        2020,
        AXES["project"],
        sheet=Sheet.COMMITMENTS,
        as_known=DAYS[0] - dt.timedelta(days=21),
    ),
    "cumulated over 2016-2020": Wish(
        DAYS[0], 2020, AXES["project"], sheet=Sheet.PERIOD, period="2016-2020"
    ),
}
PAGES = {
    "programme tree x source x kind": "rows=project&then=source&across=kind",
    "programme tree, all columns, same day last year": "rows=project",
    "unit tree, all columns, same day last year": "rows=place",
    "year of origin x month": "rows=origin&across=month",
    "month by month, cumulated": "rows=month",
}


class Watched(Engine):
    """An engine that says how long its queries took."""

    spent = 0.0

    def ask_sets(
        self,
        names: Sequence[str],
        *,
        sets: Sequence[Sequence[str]],
        question: Question,
        days: Sequence[dt.date] = (),
    ) -> dict[tuple[tuple[str, ...], dt.date], dict[str, Answer]]:
        """Ask, and add the time up."""
        start = time.perf_counter()
        answers = super().ask_sets(names, sets=sets, question=question, days=days)
        self.spent += time.perf_counter() - start
        return answers


def main(entries: int = PROVINCE.entries) -> None:
    """Run both ledgers and print everything."""
    province.load()
    settings.CHUNGTAY_READERS = "everyone"
    settings.ALLOWED_HOSTS = ["*"]
    print(machine())
    whole = entries >= PROVINCE.entries
    country = COUNTRY if whole else replace(COUNTRY, entries=entries * 2)
    for name, size in (
        ("ten years of a province", replace(PROVINCE, entries=entries)),
        ("a year of the country", country),
    ):
        engine = Watched()
        start = time.perf_counter()
        postings = fill(engine.store, size)
        taken = time.perf_counter() - start
        print(f"\n{name}: {size.entries:,} entries, {postings:,} postings, made in {taken:.0f} s")
        statements(engine, size)
        by_hand(engine, size)
        pages(engine)
        if size.province:
            compare(engine)


def statements(engine: Watched, size: Size) -> None:
    """Time the engine's queries of each statement, over the province or the whole country."""
    labels = Labels(DAYS[0], province.CODE)
    for name, wish in WISHES.items():
        # A tree of units is always one province's; all else is asked of the whole ledger.
        within = size.province or (province.CODE if wish.rows is AXES["place"] else "")
        where = {**wish.where, **({"province": (within,)} if within else {})}
        queries, builds = [], []
        for on in DAYS:
            engine.spent, start = 0.0, time.perf_counter()
            build(engine, replace(wish, on=on, where=where), labels)
            builds.append(time.perf_counter() - start)
            queries.append(engine.spent)
        middle = sorted(queries[1:])[len(queries) // 2]
        print(row(f"queries: {name}, p95", p95(queries[1:]), LIMIT, "limit"))
        built = p95(builds[1:]) * 1000
        print(f"   p50 {middle * 1000:6.1f} ms; rows and columns put together, p95 {built:6.1f} ms")


BY_HAND = """
SELECT programme, main_project, project, source, kind,
  sum(dong) FILTER (pot IN ('held', 'expected') AND movement IN ('assignment', 'supplement',
    'revenue_increase', 'reduction', 'carry_over', 'allotment', 'adjustment', 'expectation')),
  sum(dong) FILTER (pot IN ('advanced', 'spent', 'settled')),
  sum(dong) FILTER (pot = 'held')
FROM capital
WHERE plan_year = 2020 AND on_date <= ? AND term = 'year'
  AND source IN ('central', 'oda', 'province', 'district', 'commune', 'enterprise', 'people')
  {where}
GROUP BY GROUPING SETS ((), (programme), (programme, main_project),
  (programme, main_project, project), (programme, main_project, project, source),
  (programme, main_project, project, source, kind))
"""
ASKED = ("capital.plan", "capital.disbursed", "capital.remaining")
TREE = ("programme", "main_project", "project", "source", "kind")


def by_hand(engine: Watched, size: Size) -> None:
    """Set three measures over all levels of the programme tree beside SQL written by hand."""
    where = {"plan_year": ("2020",)}
    if size.province:
        where["province"] = (size.province,)
    only = f"AND province = '{size.province}'" if size.province else ""
    sets = [TREE[:depth] for depth in range(len(TREE) + 1)]
    on = DAYS[-1]

    def ours() -> dict[tuple[tuple[str, ...], dt.date], dict[str, Answer]]:
        return engine.ask_sets(ASKED, sets=sets, question=Question(where, on))

    def hand() -> list[tuple[object, ...]]:
        return engine.store.fetch(BY_HAND.format(where=only), [on])

    found = {key: value for key, value in _told(hand()).items() if value is not None}
    asked = ours()
    told = {
        (key, name): value
        for by in sets
        for name, answer in asked[tuple(by), on].items()
        for key, value in answer.numbers.items()
    }
    same = all(told.get(place) == value for place, value in found.items())
    theirs = min(times(hand, rounds=ROUNDS))
    print(row("three measures, all levels, by the engine", min(times(ours, rounds=ROUNDS)),
              theirs * 1.3, "1.3 x hand-written SQL"))  # fmt: skip
    print(f"   hand-written SQL {theirs * 1000:.1f} ms; {len(found):,} numbers, same: {same}")
    require_same("numbers by the engine and by SQL", same=same)


def _told(rows: list[tuple[object, ...]]) -> dict[tuple[tuple[str, ...], str], object]:
    """Give the numbers of hand-written SQL as the engine keys them."""
    found: dict[tuple[tuple[str, ...], str], object] = {}
    for line in rows:
        key = tuple(str(part) for part in line[: len(TREE)] if part is not None)
        found |= {(key, name): line[len(TREE) + at] for at, name in enumerate(ASKED)}
    return found


def pages(engine: Watched) -> None:
    """Time the statement's page as a browser gets it, over this ledger."""
    process.forget()
    with patch.object(process, "Engine", return_value=engine):
        process.engine()
    client = Client()
    for name, asked in PAGES.items():
        get = partial(_get, client, asked)
        taken = [_seconds(partial(get, on)) for on in DAYS]
        print(row(f"page: {name}, p95", p95(taken[1:]), PAGE_LIMIT, "limit"))
    process.forget()


def _get(client: Client, asked: str, on: dt.date) -> None:
    answer = client.get(f"/von/bang/?{asked}&on={on:%Y-%m-%d}")
    if answer.status_code != 200:
        raise SystemExit(f"/von/bang/?{asked} answers {answer.status_code}")


def _seconds(deed: partial[None]) -> float:
    return times(deed, rounds=1)[0]


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
