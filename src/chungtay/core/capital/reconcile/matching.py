"""Each line of a list against the payments of the ledger: sure, one of several, or none.

Payments are looked up by amount and holder, never all against all. A pair is sure when it scores
high, nothing contradicts it, and neither side has another partner nearly as good.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.decisions import Decisions
from chungtay.core.capital.reconcile.line import ListLine, Payment
from chungtay.core.capital.reconcile.weighing import AGAINST, WEIGHTS, Candidate, Reason, weigh

MARGIN = 8
"""How far the next best partner of either side must stay behind."""
SHOWN = 5
"""Candidates kept for a line."""
LOOKED_AT = 60
"""Payments of one amount weighed for a line: those nearest in time."""
ROUNDS = 4


class Outcome(StrEnum):
    """What became of a line."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Found:
    """A line, what became of it, and its candidates: the one, several, or none."""

    line: ListLine
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()


class Book:
    """The payments of the ledger, to be looked up; those already matched are left out of it.

    `decisions` are the documents among which a number without a sign is looked up.
    """

    def __init__(self, payments: Iterable[Payment], decisions: Decisions | None = None) -> None:
        self._decisions = decisions or Decisions(())
        self._by_amount: dict[tuple[int, str], list[Payment]] = defaultdict(list)
        self._by_holder: dict[tuple[str, str], list[Payment]] = defaultdict(list)
        for payment in sorted(payments, key=lambda one: (one.on, one.entry, one.ref)):
            for holder in {payment.holder, ""}:
                self._by_amount[payment.dong, holder].append(payment)
            for project in {payment.line.project, ""}:
                self._by_holder[payment.holder, project].append(payment)

    def candidates(self, line: ListLine, *, window: int) -> list[Candidate]:
        """Weigh the payments of a line's amount, those of its holder first; the best first."""
        near: Sequence[Payment] = ()
        if line.holder:
            near = _around(self._by_amount.get((line.dong, line.holder), ()), line.on, window)
        if not near:
            near = _around(self._by_amount.get((line.dong, ""), ()), line.on, window)
        weighed = [self.weighed(line, one, Reason.AMOUNT, window=window) for one in near]
        return sorted(weighed, key=_best)[: 2 * SHOWN]

    def weighed(self, line: ListLine, payment: Payment, money: Reason, *, window: int) -> Candidate:
        """Compare a line with a payment; `money` is how their amounts agree."""
        return weigh(line, payment, money, window=window, decisions=self._decisions)

    def exactly(self, dong: int, holder: str, on: dt.date, *, window: int) -> Sequence[Payment]:
        """Give the payments of an amount by a holder around a day."""
        return _around(self._by_amount.get((dong, holder), ()), on, window)

    def near(self, line: ListLine, *, window: int) -> list[Candidate]:
        """Weigh payments of the line's holder and project around its day, of other amounts."""
        if not line.holder:
            return []
        around = _around(self._by_holder.get((line.holder, line.project), ()), line.on, window)
        weighed = [self.weighed(line, one, Reason.OTHER_AMOUNT, window=window) for one in around]
        fit = [one for one in weighed if AGAINST.isdisjoint(one.reasons)]
        return sorted(fit, key=_best)[:SHOWN]


def match(lines: Sequence[ListLine], book: Book, *, window: int) -> tuple[Found, ...]:
    """Say of every line what it is in the ledger; each payment is taken by one line at most."""
    waiting = {at: book.candidates(line, window=window) for at, line in enumerate(lines)}
    sure: dict[int, Candidate] = {}
    taken: set[str] = set()
    for _ in range(ROUNDS):
        fresh = _mutual(waiting)
        if not fresh:
            break
        sure |= fresh
        taken |= {one.payment.ref for one in fresh.values()}
        waiting = {
            at: [one for one in found if one.payment.ref not in taken]
            for at, found in waiting.items()
            if at not in fresh
        }
    twins = _twins(lines, waiting)
    sure |= twins
    taken |= {one.payment.ref for one in twins.values()}
    sums = _sums([(at, lines[at]) for at in waiting if at not in sure], book, taken, window)
    return tuple(
        Found(line, Outcome.MATCHED, (sure[at],))
        if at in sure
        else _unsure(line, [*waiting[at], *sums.get(at, ())], book, taken=taken, window=window)
        for at, line in enumerate(lines)
    )


def _unsure(
    line: ListLine, found: list[Candidate], book: Book, *, taken: set[str], window: int
) -> Found:
    free = [one for one in found if one.payment.ref not in taken]
    if not free:
        free = [one for one in book.near(line, window=window) if one.payment.ref not in taken]
    if not free:
        return Found(line, Outcome.UNMATCHED)
    return Found(line, Outcome.AMBIGUOUS, tuple(sorted(free, key=_best)[:SHOWN]))


def _mutual(waiting: Mapping[int, Sequence[Candidate]]) -> dict[int, Candidate]:
    """Give the pairs in which each is the other's best by a margin."""
    wooed: dict[str, list[int]] = defaultdict(list)
    for found in waiting.values():
        for one in found:
            wooed[one.payment.ref].append(one.score)
    paired: dict[int, Candidate] = {}
    for at, found in waiting.items():
        if not found or not found[0].sound:
            continue
        best = found[0]
        second = found[1].score if len(found) > 1 else -WEIGHTS[Reason.AMOUNT]
        others = sorted(wooed[best.payment.ref], reverse=True)
        rival = others[1] if len(others) > 1 else -WEIGHTS[Reason.AMOUNT]
        if others[0] == best.score and best.score - max(second, rival) >= MARGIN:
            paired[at] = best
    return paired


def _twins(
    lines: Sequence[ListLine], waiting: Mapping[int, Sequence[Candidate]]
) -> dict[int, Candidate]:
    """Pair lines that cannot be told apart with as many payments that cannot be either."""
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for at, found in waiting.items():
        top = [one for one in found if one.sound and one.score == found[0].score]
        if len(top) > 1 and found[0].score - _after(found, len(top)) >= MARGIN:
            alike[frozenset(one.payment.ref for one in top)].append(at)
    paired: dict[int, Candidate] = {}
    for refs, group in alike.items():
        days = {(lines[at].on, lines[at].holder, lines[at].project) for at in group}
        if len(group) != len(refs) or len(days) != 1:
            continue
        rivals = {at for at, found in waiting.items() for one in found if one.payment.ref in refs}
        if rivals == set(group):
            top = sorted(waiting[group[0]][: len(refs)], key=lambda one: one.payment.entry)
            paired |= dict(zip(sorted(group), top, strict=True))
    return paired


def _after(found: Sequence[Candidate], count: int) -> int:
    return found[count].score if len(found) > count else -WEIGHTS[Reason.AMOUNT]


def _sums(
    waiting: Sequence[tuple[int, ListLine]], book: Book, taken: set[str], window: int
) -> dict[int, list[Candidate]]:
    """Find payments that several lines of one month add up to: the ledger wrote them as one."""
    groups: dict[tuple[str, ...], list[tuple[int, ListLine]]] = defaultdict(list)
    for at, line in waiting:
        if line.holder:
            month = f"{line.on:%Y-%m}"
            own = (line.holder, line.project, line.source, line.kind, str(line.year), month)
            groups[own].append((at, line))
    found: dict[int, list[Candidate]] = {}
    for group in groups.values():
        if len(group) < 2:
            continue
        whole = sum(line.dong for _, line in group)
        for at, line in group:
            asked = book.exactly(whole, line.holder, line.on, window=max(window, 31))
            weighed = [book.weighed(line, one, Reason.SUM, window=window) for one in asked]
            found[at] = [
                one
                for one in weighed
                if AGAINST.isdisjoint(one.reasons) and one.payment.ref not in taken
            ]
    return found


def _around(payments: Sequence[Payment], on: dt.date, window: int) -> Sequence[Payment]:
    """Give the payments within a number of days of one, the nearest if they are many."""
    if not payments:
        return ()
    span = dt.timedelta(days=window)
    first = bisect_left(payments, on - span, key=_day)
    last = bisect_right(payments, on + span, key=_day)
    if last - first <= LOOKED_AT:
        return payments[first:last]
    middle = min(max(bisect_left(payments, on, key=_day), first), last)
    half = LOOKED_AT // 2
    return payments[max(first, middle - half) : min(last, middle + half)]


def _day(payment: Payment) -> dt.date:
    return payment.on


def _best(one: Candidate) -> tuple[int, str, str]:
    return -one.score, one.payment.entry, one.payment.ref
