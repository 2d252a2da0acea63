"""Random ledgers as the columns that statements are made from; no register is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from hypothesis import strategies as st

from chungtay.analytics.engine import Engine
from chungtay.analytics.store import Store
from chungtay.apps.capital.facts import TABLE, main_project
from chungtay.core.capital.line import CapitalKind, GivenAs, Source, Term
from chungtay.core.capital.movement import POTS, Movement
from chungtay.core.kernel.title import Title
from chungtay.flows.labels import Labels

PROVINCE = "62"
PLACES = {"62": "", "611": "611", "23380": "611", "612": "612"}
"""Holders, each the unit it is, and the district that lies in."""
ENGINE = Engine(Store())
"""One for all examples: it is given every example's rows in place of the last one's."""
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Deed:
    """A movement of money on one line, from a giver to a holder."""

    movement: Movement
    project: str
    source: Source
    kind: CapitalKind
    origin_year: int
    plan_year: int
    given_as: GivenAs
    giver: str
    holder: str
    amount: int
    on: dt.date
    work: str = ""

    @property
    def term(self) -> Term:
        """Give for how long the plan is that money moves in."""
        return Term.PERIOD if self.movement is Movement.MEDIUM_TERM else Term.YEAR

    def by_its_holder(self) -> Deed:
        """Give the same within one holder's accounts."""
        return replace(self, giver=self.holder)

    def rows(self, number: int) -> Iterator[list[object]]:
        """Give the two postings as rows of the fact table."""
        source, target = POTS[self.movement]
        for side, (holder, pot, amount) in enumerate(
            ((self.giver, source, -self.amount), (self.holder, target, self.amount))
        ):
            ref = f"E:{number:03}#{side}"
            standing = [
                2 * number + side, ref, holder, self.on, self.on, NOW, "a",
                "synthetic", "d", "",
            ]  # fmt: skip
            own = [
                f"{number:03}", self.movement.value, pot.value, self.project.partition(".")[0],
                main_project(self.project), self.project, "", self.source.value, self.kind.value,
                self.origin_year, self.plan_year, int(self.origin_year < self.plan_year), holder,
                "", self.given_as.value, "", self.term.value, self.work, amount,
            ]  # fmt: skip
            placed = [PLACES[holder], PROVINCE, "commune", "commune"]
            yield [*standing, *own, *placed]


DEEDS = st.lists(
    st.builds(
        Deed,
        movement=st.sampled_from(list(Movement)),
        project=st.sampled_from(["ntm.02", "ntm.03", "gn.p1.infra", "gn.p1.prod", "gn.p2.infra"]),
        source=st.sampled_from(list(Source)),
        kind=st.sampled_from(list(CapitalKind)),
        origin_year=st.sampled_from([2019, 2020]),
        plan_year=st.just(2020),
        given_as=st.sampled_from(list(GivenAs)),
        giver=st.sampled_from(list(PLACES)),
        holder=st.sampled_from(list(PLACES)),
        amount=st.integers(1, 2**40),
        on=st.dates(dt.date(2019, 12, 1), dt.date(2020, 12, 31)),
    ),
    min_size=1,
    max_size=25,
)


@contextmanager
def told(deeds: Sequence[Deed]) -> Iterator[Engine]:
    """Give an engine over the deeds, with the product's own measures."""
    rows = [row for number, deed in enumerate(deeds) for row in map(tuple, deed.rows(number))]
    columns = ENGINE.store._columns
    numbering = ENGINE.store._writers[TABLE.name]
    numbering.empty(columns)
    if rows:
        numbering.add(columns, rows)
    ENGINE.store._changed()
    with patch.object(Store, "catch_up", return_value=0):
        yield ENGINE


class OfPlaces(Labels):
    """Names of the places above; no register is asked."""

    @property
    def _has_districts(self) -> bool:
        """Tell that the province has districts."""
        return True


def labels(on: dt.date) -> Labels:
    """Name the places without asking the registers."""
    made = OfPlaces(on, PROVINCE)
    for dimension in ("district", "unit", "holder"):
        made.tell(dimension, {code: Title(code, code) for code in PLACES})
    return made
