"""Random works with contracts and money, as the columns that statements are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from hypothesis import strategies as st

from chungtay.analytics.engine import Engine
from chungtay.apps.capital.facts import main_project
from chungtay.core.capital.covering import COVERS, SOURCES
from chungtay.core.capital.line import CapitalKind, GivenAs, Source
from chungtay.core.capital.movement import PAID, POTS, Movement
from chungtay.core.kernel.money import Dong, total
from chungtay.core.works.commitment import Bound, Commitment, bound
from chungtay.core.works.work import Stage
from tests.flows.statement.ledgers import NOW, PLACES, PROVINCE, Deed, told

DAY = dt.date(2020, 3, 1)


@dataclass(frozen=True, slots=True)
class Built:
    """A work: where it lies, how far it is, what its contracts are worth, what money did for it."""

    unit: str
    investor: str
    project: str
    stage: Stage
    contracts: tuple[int | None, ...]
    money: tuple[tuple[Movement, Source, int, dt.date], ...]

    @property
    def contract(self) -> int | None:
        """Give what the contracts whose amounts are known add up to."""
        known = [amount for amount in self.contracts if amount is not None]
        return sum(known) if known else None

    def deeds(self, code: str) -> Iterator[Deed]:
        for movement, source, amount, on in self.money:
            yield Deed(
                movement, self.project, source, CapitalKind.DEVELOPMENT, on.year, on.year,
                GivenAs.MONEY, self.investor, self.investor, amount, on, work=code,
            )  # fmt: skip

    def commitment(self, on: dt.date) -> Commitment | None:
        """Reckon, as the core defines it, what binds on a day; None where nothing does."""
        if bound(self.stage, Dong(self.contract) if self.contract else None) is not Bound.SIGNED:
            return None
        stood = [
            (pot, Dong(amount))
            for movement, source, moved, day in self.money
            if source in SOURCES and day <= on
            for pot, amount in zip(POTS[movement], (-moved, moved), strict=True)
        ]
        return Commitment(
            Dong(self.contract or 0),
            total(amount for pot, amount in stood if pot in COVERS),
            total(amount for pot, amount in stood if pot in PAID),
        )


_MOVED = st.tuples(
    st.sampled_from(
        [
            Movement.ALLOTMENT, Movement.ASSIGNMENT, Movement.ADVANCE, Movement.DISBURSEMENT,
            Movement.SETTLEMENT, Movement.CLOSING, Movement.CARRY_OVER, Movement.CANCELLATION,
            Movement.EXPECTATION, Movement.MOBILISATION, Movement.MEDIUM_TERM,
            Movement.ARREARS_OPENED,
        ]
    ),
    st.sampled_from([Source.CENTRAL, Source.PEOPLE, Source.INTEGRATED, Source.CREDIT]),
    st.integers(1, 2**40),
    st.dates(dt.date(2019, 6, 1), dt.date(2020, 12, 31)),
)  # fmt: skip
BUILT = st.lists(
    st.builds(
        Built,
        unit=st.sampled_from([code for code in PLACES if PLACES[code]]),
        investor=st.sampled_from(list(PLACES)),
        project=st.sampled_from(["ntm.02", "gn.p1.infra", "gn.p1.prod", "gn"]),
        stage=st.sampled_from([Stage.APPROVED, Stage.STARTED, Stage.SETTLED, Stage.STOPPED]),
        contracts=st.lists(st.none() | st.integers(0, 2**41), max_size=3).map(tuple),
        money=st.lists(_MOVED, max_size=5).map(tuple),
    ),
    min_size=1,
    max_size=8,
)


@contextmanager
def built(works: Sequence[Built]) -> Iterator[Engine]:
    """Give an engine over the works, coded `w0`, `w1`, …, with their papers and their money."""
    deeds = [deed for n, work in enumerate(works) for deed in work.deeds(f"w{n}")]
    with told(deeds) as engine:
        _forget(engine)
        for n, work in enumerate(works):
            standing = [n, f"r:{n}", work.unit, DAY, DAY, NOW, "a", "synthetic", "d", ""]
            placed = [PLACES[work.unit], PROVINCE, "commune", "commune"]
            programme = work.project.partition(".")[0]
            project = [main_project(work.project), work.project]
            own = [f"w{n}", "", programme, *project, "transport", work.stage.value, 2020]
            _insert(engine, "works", [*standing, *own, 1, None, None, None, *placed])
            card = [f"w{n}", work.investor, 0, None, None, None]
            _insert(engine, "work_cards", [*standing, *card, *placed])
            for key, amount in enumerate(work.contracts):
                agreed = [f"w{n}", f"{key}", "other", "", "in_force", amount, None, None]
                _insert(engine, "work_contracts", [*standing, *agreed, *placed])
        engine.store._changed()
        yield engine
        _forget(engine)


def _insert(engine: Engine, table: str, cells: Sequence[object]) -> None:
    engine.store._writers[table].add(engine.store._columns, [tuple(cells)])


def _forget(engine: Engine) -> None:
    engine.store._columns.execute(
        "DELETE FROM works; DELETE FROM work_cards; DELETE FROM work_contracts"
    )
    engine.store._changed()
