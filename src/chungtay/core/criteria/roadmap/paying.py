"""Who pays for what: remedies shared among funds, exactly, to the đồng.

Whether a set of remedies can be paid within limits is a transport problem in whole đồng: it is
solved by augmenting paths over groups of remedies that the same funds may pay. What cannot be paid
comes with a witness: remedies that together ask for more than all funds open to them hold.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chungtay.core.criteria.roadmap.problem import Fund, Offer

Funds = tuple[Fund, ...]
_Flow = dict[tuple[Funds, Fund], int]


@dataclass(frozen=True, slots=True)
class Payment:
    """What each remedy gets of which fund.

    `shorts` is what some funds would have to pay beyond what they hold, any of them, and `witness`
    the remedies that show it.
    """

    parts: Mapping[str, tuple[tuple[Fund, int], ...]]
    shorts: Mapping[Funds, int] = field(default_factory=dict)
    witness: frozenset[str] = frozenset()

    @property
    def short(self) -> int:
        """Add up what no fund can pay."""
        return sum(self.shorts.values())

    def by_fund(self) -> dict[Fund, int]:
        """Add up what each fund pays."""
        sums: dict[Fund, int] = defaultdict(int)
        for parts in self.parts.values():
            for fund, dong in parts:
                sums[fund] += dong
        return dict(sorted(sums.items()))


def pay(offers: Iterable[Offer], limits: Mapping[Fund, int] | None) -> Payment:
    """Share the cost of remedies among funds; the same remedies are always shared the same way.

    Money that fewer remedies can use is used first. Without limits each is paid by its first fund.
    """
    chosen = sorted(offers, key=lambda offer: offer.code)
    if limits is None:
        return Payment({o.code: ((o.funds[0], o.cost),) if o.funds else () for o in chosen})
    groups: dict[Funds, int] = defaultdict(int)
    for offer in chosen:
        groups[_open(offer, limits)] += offer.cost
    flow: _Flow = defaultdict(int)
    left = dict(limits)
    for group in sorted(groups, key=lambda funds: (len(funds), funds)):
        _fill(group, groups[group], left, flow)
    shorts = {
        group: cost - paid
        for group, cost in sorted(groups.items())
        if (paid := sum(flow[group, fund] for fund in group)) < cost
    }
    reached = _reached(shorts, groups, flow)
    witness = frozenset(o.code for o in chosen if o.cost and _open(o, limits) in reached)
    return Payment(_shared(chosen, flow, limits), shorts, witness if shorts else frozenset())


def _open(offer: Offer, limits: Mapping[Fund, int]) -> Funds:
    return tuple(sorted(fund for fund in offer.funds if fund in limits))


def _fill(group: Funds, need: int, left: dict[Fund, int], flow: _Flow) -> None:
    """Route a group's cost to its funds, moving other groups to other funds where that helps."""
    while need:
        path = _path(group, left, flow)
        if path is None:
            return
        fund = path[-1][1]
        most = min(need, left[fund], *(flow[g, f] for g, f in _back(path)), need)
        for step in path:
            flow[step] += most
        for step in _back(path):
            flow[step] -= most
        left[fund] -= most
        need -= most


def _back(path: Sequence[tuple[Funds, Fund]]) -> list[tuple[Funds, Fund]]:
    """Give the flows that a path takes back: each group after the first leaves the fund before."""
    return [(group, fund) for (_, fund), (group, _) in pairwise(path)]


def _path(
    start: Funds, left: Mapping[Fund, int], flow: _Flow
) -> tuple[tuple[Funds, Fund], ...] | None:
    """Find the shortest way from a group to a fund that has money left."""
    queue: deque[tuple[Funds, tuple[tuple[Funds, Fund], ...]]] = deque([(start, ())])
    seen_groups, seen_funds = {start}, set[Fund]()
    while queue:
        group, path = queue.popleft()
        for fund in group:
            if fund in seen_funds:
                continue
            seen_funds.add(fund)
            longer: tuple[tuple[Funds, Fund], ...] = (*path, (group, fund))
            if left[fund] > 0:
                return longer
            for other in sorted(g for g, f in flow if f == fund and flow[g, f] > 0):
                if other not in seen_groups:
                    seen_groups.add(other)
                    queue.append((other, longer))
    return None


def _reached(stuck: Iterable[Funds], groups: Mapping[Funds, int], flow: _Flow) -> set[Funds]:
    """Give the groups that share funds, directly or by a chain, with those that go unpaid."""
    reached = set(stuck)
    todo = list(reached)
    while todo:
        funds = set(todo.pop())
        for group in groups:
            if group not in reached and any(flow[group, fund] > 0 for fund in funds):
                reached.add(group)
                todo.append(group)
    return reached


def _shared(
    chosen: Sequence[Offer], flow: _Flow, limits: Mapping[Fund, int]
) -> dict[str, tuple[tuple[Fund, int], ...]]:
    left = dict(flow)
    shared: dict[str, tuple[tuple[Fund, int], ...]] = {}
    for offer in chosen:
        group, need, parts = _open(offer, limits), offer.cost, []
        for fund in group:
            dong = min(need, left.get((group, fund), 0))
            if dong:
                parts.append((fund, dong))
                left[group, fund] -= dong
                need -= dong
        shared[offer.code] = tuple(parts)
    return shared
