"""How many decisions the ledger's service records in a second, and that none of them is wrong.

`python -m bench.posting`: one writer on SQLite, then eight at once on PostgreSQL, each a process of
its own, as workers of the site are. They pay, advance and hand down money of the same holders;
some ask for more than there is and are refused. The limit on PostgreSQL is 200 postings a second
through `record_move`; a decision writes two: of the account it lowers, and of the one it raises.
Afterwards the whole book is replayed: no account may ever have stood below zero, and every entry
must balance.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections import Counter

from django.core.management import call_command
from django.db.models import Count, Sum

from bench import postgresql
from bench.timing import machine
from chungtay.apps.capital import queries
from chungtay.apps.capital.models import Posting
from chungtay.apps.capital.services import append_holders, record_move
from chungtay.apps.units.services import load_units
from chungtay.core.capital import actions
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.history import overdrafts
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.ledger import Overdrawn
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, Grant

WRITERS, MOVES, LIMIT = 8, 400, 200
POSTINGS = 2
"""Rows of the ledger that a decision writes: `_checked` looks that there are so many."""
HOLDERS = tuple(f"bench-{number:02}" for number in range(40))
LINES = tuple(
    Line("ntm", f"ntm.0{project}", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
    for project in range(1, 4)
)
PLAN = 400_000_000
PAPER = "ttg:41/2016/QĐ-TTg:2016-10-10"
BEGINNING = dt.date(2020, 1, 15)
EVERYBODY = Actor(
    1, frozenset(Grant(action.code, "") for action in set(actions.LEAVE.values())), "Người đo"
)
KINDS = (*(Movement.DISBURSEMENT,) * 7, *(Movement.ALLOTMENT,) * 2, Movement.ADVANCE)


def main() -> None:
    """Measure one writer on SQLite and, where this is not PostgreSQL yet, eight on that."""
    print(machine())
    _open_book()
    if "CHUNGTAY_PG_HOST" in os.environ:
        at_once(WRITERS)
        return
    alone()
    postgresql.run("posting")


def alone() -> None:
    """Let one writer write in this process."""
    chance = random.Random(0)  # noqa: S311 - which holder happens to pay
    _one(chance, "0-warm")
    start = time.perf_counter()
    counted = _moves(chance, 0)
    _told("SQLite, 1 writer", counted, time.perf_counter() - start)


def at_once(writers: int) -> None:
    """Let writers write at once, each a process of its own."""
    command = [sys.executable, "-m", "bench.posting", "write"]
    running = [
        subprocess.Popen(  # noqa: S603
            [*command, str(number)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for number in range(writers)
    ]
    for one in running:
        _hear(one)
    start = time.perf_counter()
    for one in running:
        _say(one)
    told = [_hear(one).split() for one in running]
    taken = time.perf_counter() - start
    for one in running:
        one.communicate()
    written, refused = (sum(int(words[at]) for words in told) for at in (0, 1))
    _told(f"PostgreSQL, {writers} writers", (written, refused), taken, limit=LIMIT)


def _told(name: str, counted: tuple[int, int], taken: float, *, limit: int = 0) -> None:
    """Print what was written in a second, and what the book says of it afterwards."""
    written, refused = counted
    rate = written * POSTINGS / taken
    verdict = f"limit {limit}/s  {'within' if rate >= limit else 'UNDER'}" if limit else ""
    print(f"{name:<24} {written / taken:8.0f} decisions/s, {rate:8.0f} postings/s   {verdict}")
    print(f"   {written:,} written, {refused:,} refused, in {taken:.1f} s; {_checked(written)}")


def write(number: int) -> None:
    """Be one writer: wait to be told to begin, move money, say how many moves there were."""
    chance = random.Random(number)  # noqa: S311 - which holder happens to pay
    _one(chance, f"{number}-warm")
    print("ready", flush=True)
    sys.stdin.readline()
    print(*_moves(chance, number), flush=True)


def _moves(chance: random.Random, number: int) -> tuple[int, int]:
    """Record moves; tell how many were written and how many refused."""
    counted = Counter(_one(chance, f"{number}-{step}") for step in range(MOVES))
    return counted[True], counted[False]


def _one(chance: random.Random, number: str) -> bool:
    """Record one move; tell whether it was let through."""
    movement = chance.choice(KINDS)
    holder, other = chance.sample(HOLDERS, 2)
    # One in fifty asks for more than anybody can have.
    most = PLAN * len(HOLDERS) if chance.random() < 0.02 else 2_000
    amount = Dong(1_000 * chance.randint(max(1, most // 2_000), most))
    on = BEGINNING + dt.timedelta(days=chance.randint(10, 250))
    handed = movement is Movement.ALLOTMENT
    move = Move(
        movement, chance.choice(LINES), other if handed else holder, amount,
        giver=holder if handed else "",
    )  # fmt: skip
    decision = Decision(f"B-{number}", on, Grounds(PAPER, on, Provenance.SYNTHETIC))
    try:
        record_move(by=EVERYBODY, decision=decision, move=move)
    except Overdrawn:
        return False
    return True


def _open_book() -> None:
    """Give every holder money on every line."""
    call_command("migrate", verbosity=0)
    load_units(by="bench")
    holders = [Holder(code, code, HolderType.BOARD, "613") for code in HOLDERS]
    append_holders([Holder("TW", "Trung ương", HolderType.GIVER, "62"), *holders])
    for line in LINES:
        for holder in HOLDERS:
            grounds = Grounds(PAPER, BEGINNING, Provenance.SYNTHETIC)
            decision = Decision(f"KH-{line.project}-{holder}", BEGINNING, grounds)
            move = Move(Movement.ASSIGNMENT, line, holder, Dong(PLAN), giver="TW")
            record_move(by=EVERYBODY, decision=decision, move=move)


def _checked(written: int) -> str:
    """Replay the book; say what is wrong with it, or that nothing is."""
    fallen = list(overdrafts(queries.book(holders=HOLDERS)))
    by_entry = Posting.objects.order_by().values_list("entry_id")
    there = list(by_entry.annotate(Count("pk"), Sum("dong")))
    odd = [entry for entry, count, dong in there if count != POSTINGS or dong]
    moves = sum(entry.startswith(f"{queries.BOOK}B-") for entry, _, _ in there)
    if fallen or odd or moves < written:
        return f"ANOMALIES: {len(fallen)} below zero, {len(odd)} odd, {moves} of {written} there"
    return "replayed: no account below zero, every entry balances"


def _say(one: subprocess.Popen[str]) -> None:
    if one.stdin is not None:
        one.stdin.write("go\n")
        one.stdin.flush()


def _hear(one: subprocess.Popen[str]) -> str:
    return one.stdout.readline() if one.stdout is not None else ""


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(int(sys.argv[2]))
    else:
        main()
