"""Reallocation: which unspent lines could give to lines that can spend, and why not others.

A line gives only what even the upper bound of its expectation leaves unpaid; a line takes only
what it has shown it can use, and `bars` say between which of them money may go. The optimum is a
`Solver`'s; the problem it is given, the check of its answer and the words are here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chungtay.core.capital.foresight.bars import BAR_TITLES, Bar, MayPay, Stand, Taken, barred
from chungtay.core.capital.foresight.course import Place
from chungtay.core.capital.foresight.sentences import SENTENCES
from chungtay.core.kernel.saying import Listed, Said

STEP = 1_000
"""Plans are decided in whole thousands of đồng, and so is every move."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """Steps that givers can spare and takers can take, and which pairs may, at what penalty.

    A penalty is a whole number that tells longer ways from shorter ones between equal plans.
    """

    spare: tuple[int, ...]
    room: tuple[int, ...]
    pairs: Mapping[Pair, int]


Solver = Callable[[Problem], Mapping[Pair, int]]
"""Answers how many steps go over each pair: most steps first, then fewest pairs, then penalty."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A proposed move of so many đồng, and which side it is bounded by.

    `taken` says from which works; each part is one entry of the ledger.
    """

    giver: Stand
    taker: Stand
    dong: int
    bound: Said
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A giver's spare that goes nowhere, and why."""

    giver: Stand
    dong: int
    why: Said


@dataclass(frozen=True, slots=True)
class Proposal:
    """Moves, what could not be placed, and the đồng that would be lost before and after."""

    moves: tuple[Transfer, ...]
    unplaced: tuple[Unplaced, ...]
    spare: int
    moved: int
    takers: int = 0
    bars: Mapping[Bar, int] = field(default_factory=dict)

    @property
    def lost(self) -> int:
        """Give the spare đồng that would still be lost."""
        return self.spare - self.moved


def propose(stands: Sequence[Stand], *, may_pay: MayPay, solve: Solver, least: int) -> Proposal:
    """Propose moves over all purses; each purse is a problem of its own.

    A move smaller than `least` đồng is not worth a decision: lines that can give or take less are
    left aside.
    """
    purses: dict[tuple[object, ...], list[Stand]] = defaultdict(list)
    for stand in stands:
        purses[stand.purse].append(stand)
    moves: list[Transfer] = []
    unplaced: list[Unplaced] = []
    bars: dict[Bar, int] = defaultdict(int)
    spare = takers = 0
    for group in purses.values():
        givers = [s for s in group if s.spare >= max(least, STEP)]
        able = [s for s in group if s.room >= max(least, STEP)]
        tied = [s for s in group if s.tied >= max(least, STEP)]
        spare += sum(_steps(s.spare) * STEP for s in givers)
        spare += sum(_steps(s.tied) * STEP for s in tied)
        takers += len(able)
        found = _in_purse(givers, able, may_pay, solve)
        moves += found
        unplaced += _unplaced(givers, able, found, may_pay)
        unplaced += [Unplaced(s, _steps(s.tied) * STEP, Said(SENTENCES["tied"])) for s in tied]
        for giver in givers:
            for taker in able:
                if bar := barred(giver, taker, may_pay):
                    bars[bar] += 1
    moves = list(_from_works(sorted(moves, key=lambda m: (-m.dong, m.giver.code, m.taker.code))))
    unplaced.sort(key=lambda u: (-u.dong, u.giver.code))
    moved = sum(move.dong for move in moves)
    return Proposal(tuple(moves), tuple(unplaced), spare, moved, takers, dict(bars))


def _in_purse(
    givers: Sequence[Stand], takers: Sequence[Stand], may_pay: MayPay, solve: Solver
) -> list[Transfer]:
    pairs = {
        (i, j): _distance(giver.place, taker.place)
        for i, giver in enumerate(givers)
        for j, taker in enumerate(takers)
        if barred(giver, taker, may_pay) is None
    }
    if not pairs:
        return []
    problem = Problem(
        tuple(_steps(s.spare) for s in givers), tuple(_steps(s.room) for s in takers), pairs
    )
    steps = {pair: n for pair, n in solve(problem).items() if n > 0}
    check(problem, steps)
    return [
        Transfer(givers[i], takers[j], n * STEP, _bound(problem, steps, (i, j)))
        for (i, j), n in sorted(steps.items())
    ]


def idle_parts(works: Mapping[str, int], *, wanted: int, least: int) -> tuple[Taken, ...]:
    """Take what is wanted from works in their order, in whole steps, none less than `least`.

    >>> idle_parts({"a": 5_500, "b": 900, "c": 9_000}, wanted=8_000, least=1_000)
    (Taken(work='a', dong=5000), Taken(work='c', dong=3000))
    """
    found: list[Taken] = []
    for work, idle in works.items():
        part = _steps(min(idle, wanted)) * STEP
        if part >= max(least, STEP):
            found.append(Taken(work, part))
            wanted -= part
    return tuple(found)


def _from_works(moves: Sequence[Transfer]) -> Iterator[Transfer]:
    """Say of each move from which works it comes, each giver's in their order."""
    waiting = {
        one.giver.code: list(one.giver.lies or (Taken("", one.giver.spare),)) for one in moves
    }
    for move in moves:
        lies, wanted, taken = waiting[move.giver.code], move.dong, list[Taken]()
        while wanted:
            first = lies.pop(0)
            part = min(first.dong, wanted)
            taken.append(Taken(first.work, part))
            wanted -= part
            if first.dong > part:
                lies.insert(0, Taken(first.work, first.dong - part))
        yield replace(move, taken=tuple(taken))


def check(problem: Problem, steps: Mapping[Pair, int]) -> None:
    """Hold a solver's answer to the problem; raises ValueError for one that breaks it."""
    given: dict[int, int] = defaultdict(int)
    taken: dict[int, int] = defaultdict(int)
    for (i, j), n in steps.items():
        given[i] += n
        taken[j] += n
    sound = (
        all(pair in problem.pairs and n >= 0 for pair, n in steps.items())
        and all(n <= problem.spare[i] for i, n in given.items())
        and all(n <= problem.room[j] for j, n in taken.items())
    )
    if not sound:
        msg = f"a solver broke the problem it was given: {dict(steps)}"
        raise ValueError(msg)


def _distance(giver: Place, taker: Place) -> int:
    """Count what a move changes: the holder, the district, the project."""
    return (
        (giver.holder != taker.holder)
        + (giver.district != taker.district)
        + (giver.project != taker.project)
    )


def _steps(dong: int) -> int:
    return max(0, dong) // STEP


def _bound(problem: Problem, steps: Mapping[Pair, int], pair: Pair) -> Said:
    given = sum(n for (i, _), n in steps.items() if i == pair[0])
    if given == problem.spare[pair[0]]:
        return Said(SENTENCES["bound_giver"])
    return Said(SENTENCES["bound_taker"])


def _unplaced(
    givers: Sequence[Stand], takers: Sequence[Stand], moves: Sequence[Transfer], may_pay: MayPay
) -> Iterator[Unplaced]:
    given: dict[str, int] = defaultdict(int)
    for move in moves:
        given[move.giver.code] += move.dong
    for giver in givers:
        left = _steps(giver.spare) * STEP - given[giver.code]
        if left > 0:
            yield Unplaced(giver, left, _why_not(giver, takers, may_pay))


def _why_not(giver: Stand, takers: Sequence[Stand], may_pay: MayPay) -> Said:
    if not takers:
        return Said(SENTENCES["no_taker"])
    bars = [barred(giver, taker, may_pay) for taker in takers]
    said = [BAR_TITLES[bar] for bar in dict.fromkeys(bars) if bar is not None]
    if None not in bars:
        return Said(SENTENCES["takers_barred"], {"bars": Listed(tuple(said), "; ")})
    return Said(SENTENCES["takers_full"])
