"""Balances of the same slice of a ledger by beancount and by us, in one run.

The slice is what the holders of one year's first postings hold: every posting of the pot `held`
of some districts. beancount is given the entries in memory, already parsed (its own loader would
take much longer): its realization adds up every account. Ours is the engine, and the plain replay
of `core.capital.history`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from functools import partial
from typing import Any

from beancount.core import data, realization
from beancount.core.amount import Amount

from bench.timing import require_same, times
from chungtay.analytics.engine import Engine
from chungtay.core.capital import history, ledger
from chungtay.core.capital.ledger import Account
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question

ENTRIES = 50_000
LAST = dt.date(2020, 12, 31)
COLUMNS = ("holder", "project", "source", "kind", "origin_year", "work")
SLICE = f"""
SELECT entry, movement, on_date, pot, dong, programme, {", ".join(COLUMNS)} FROM capital
WHERE plan_year = 2020 AND on_date <= DATE '2020-12-31'
  AND movement NOT IN ('allotment', 'adjustment')
ORDER BY seq LIMIT {2 * ENTRIES}
"""
Rows = list[tuple[Any, ...]]


def compare(engine: Engine) -> None:
    """Print what adding up every account takes each, and whether the balances are the same."""
    cut = engine.store.fetch(SLICE)
    rows = [row for row in cut if row[0] != cut[-1][0]]  # the last entry may be cut in two
    beans, ours = _beans(rows), _entries(rows)
    theirs = _by_beancount(beans)
    replayed = _by_replay(ours)
    same = {k: v for k, v in theirs.items() if v} == {k: v for k, v in replayed.items() if v}
    bean = min(times(partial(realization.realize, beans), rounds=3))
    replay = min(times(partial(history.balances, ours), rounds=3))
    question = Question({"plan_year": ("2020",)}, LAST)
    by = ("holder", "project", "source", "kind", "origin_year", "work")
    asked = partial(engine.ask_many, ["capital.remaining"], by=by, question=question)
    whole = min(times(asked, rounds=3))
    print(f"balances of {len(theirs):,} accounts of {len(rows) // 2:,} entries; same: {same}")
    print(f"   beancount {bean * 1000:.0f} ms; our replay {replay * 1000:.0f} ms "
          f"(ratio {replay / bean:.2f}); the engine, all of the year's accounts "
          f"{whole * 1000:.0f} ms (ratio {whole / bean:.2f})")  # fmt: skip
    require_same("balances by beancount and by us", same=same)


def _beans(rows: Rows) -> list[Any]:
    grouped: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for one in rows:
        grouped[one[0]].append(one)
    return [
        data.Transaction(
            {}, told[0][2], "*", None, number, frozenset(), frozenset(),
            [
                data.Posting(_name(one), Amount(Decimal(one[4]), "VND"), None, None, None, None)
                for one in told
            ],
        )
        for number, told in grouped.items()
    ]  # fmt: skip


def _name(one: tuple[Any, ...]) -> str:
    pot, columns = one[3], one[6:]
    return ":".join(("Assets", str(pot), *(f"A{part}" for part in columns)))


def _by_beancount(entries: list[Any]) -> dict[str, int]:
    root = realization.realize(entries)
    return {
        account.account: int(account.balance.get_currency_units("VND").number)
        for account in realization.iter_children(root, leaf_only=True)
    }


def _entries(rows: Rows) -> list[ledger.Entry]:
    grouped: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for one in rows:
        grouped[one[0]].append(one)
    return [
        ledger.Entry(
            number, Movement(told[0][1]), told[0][2],
            Grounds("bench", told[0][2], Provenance.SYNTHETIC),
            tuple(ledger.Posting(_account(one), Dong(one[4])) for one in told),
        )
        for number, told in grouped.items()
    ]  # fmt: skip


def _account(one: tuple[Any, ...]) -> Account:
    pot, (programme, holder, project, source, kind, origin, work) = one[3], one[5:]
    line = Line(programme, project, "", Source(source), CapitalKind(kind), origin, 2020)
    return Account(holder, line, Pot(pot), work)


def _by_replay(entries: list[ledger.Entry]) -> dict[str, int]:
    return {
        _name(("", "", "", account.pot.value, 0, "", account.holder, account.line.project,
               account.line.source.value, account.line.kind.value, account.line.origin_year,
               account.subject)): dong.amount
        for account, dong in history.balances(entries).items()
    }  # fmt: skip
