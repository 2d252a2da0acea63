"""Commitments: what contracts bind to be paid and no capital is planned for, however divided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.engine import Engine
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.works.commitment import Commitment
from chungtay.core.works.work import Stage
from chungtay.flows.statement.axes import AXES, Axis
from chungtay.flows.statement.build import Statement, build
from chungtay.flows.statement.columns import Sheet
from chungtay.flows.statement.wish import Wish
from tests.flows.statement.commitments import BUILT, Built, built
from tests.flows.statement.ledgers import PROVINCE, labels
from tests.flows.statement.test_agreement import amount, require_parts_make_the_whole

FEW = settings(max_examples=10, deadline=None)
DAYS = st.dates(dt.date(2020, 3, 1), dt.date(2020, 12, 31))
AXES_OF_WORKS = st.sampled_from(
    [AXES[code] for code in ("project", "programme", "place", "district", "holder")]
)
END = dt.date(2020, 12, 31)
MARCH = dt.date(2020, 3, 10)
OF_A_WORK: Mapping[str, Callable[[Commitment], Dong]] = {
    "committed": lambda one: one.contract,
    "committed_funded": lambda one: one.funded,
    "committed_beyond": lambda one: one.beyond,
    "uncovered": lambda one: one.uncovered,
    "committed_paid": lambda one: one.paid,
    "committed_paid_beyond": lambda one: one.paid_beyond,
    "committed_unpaid": lambda one: one.unpaid,
}


def made(engine: Engine, rows: Axis, on: dt.date = END) -> Statement:
    wish = Wish(on, on.year, rows, sheet=Sheet.COMMITMENTS, where={"province": (PROVINCE,)})
    return build(engine, wish, labels(on))


def totals(statement: Statement) -> dict[str, Quantity]:
    cells = zip(statement.slots, statement.total.cells, strict=True)
    return {slot.column.key: value for slot, value in cells}


def road(contract: int | None, *money: tuple[Movement, int], stage: Stage = Stage.STARTED) -> Built:
    moved = tuple((movement, Source.CENTRAL, amount, MARCH) for movement, amount in money)
    return Built("23380", "611", "ntm.02", stage, (contract,), moved)


def test_one_work_granted_too_much_does_not_make_up_for_another() -> None:
    works = [
        road(1_000, (Movement.ASSIGNMENT, 600), (Movement.DISBURSEMENT, 450)),
        road(1_000, (Movement.ASSIGNMENT, 1_300), (Movement.DISBURSEMENT, 1_100)),
    ]
    with built(works) as engine:
        told = totals(made(engine, AXES["district"]))
    assert told == {
        "works_under_contract": 2, "committed": 2_000,
        "committed_funded": 1_900, "committed_beyond": 300, "uncovered": 400,
        "committed_paid": 1_550, "committed_paid_beyond": 100, "committed_unpaid": 550,
        "works_without_contract": 0,
    }  # fmt: skip


def test_capital_cancelled_at_the_years_close_covers_nothing_any_more() -> None:
    works = [
        road(
            1_000, (Movement.ASSIGNMENT, 1_000), (Movement.DISBURSEMENT, 300),
            (Movement.CLOSING, 200), (Movement.CARRY_OVER, 200), (Movement.CANCELLATION, 500),
        )
    ]  # fmt: skip
    with built(works) as engine:
        told = totals(made(engine, AXES["district"]))
    assert (told["committed_funded"], told["uncovered"]) == (500, 500)


def test_what_people_promise_covers_nothing_until_they_give_it() -> None:
    money = (
        (Movement.EXPECTATION, Source.PEOPLE, 200, MARCH),
        (Movement.MOBILISATION, Source.PEOPLE, 80, dt.date(2020, 6, 1)),
    )
    works = [Built("23380", "611", "ntm.02", Stage.STARTED, (500,), money)]
    with built(works) as engine:
        before = totals(made(engine, AXES["district"], dt.date(2020, 5, 31)))
        after = totals(made(engine, AXES["district"]))
    assert (before["uncovered"], after["uncovered"]) == (500, 420)


def test_works_without_a_contract_are_told_and_not_counted() -> None:
    works = [
        road(None, (Movement.ASSIGNMENT, 50)),
        road(0),
        road(700),
        road(900, stage=Stage.SETTLED),
        road(900, stage=Stage.STOPPED),
    ]
    with built(works) as engine:
        told = totals(made(engine, AXES["district"]))
    assert (told["works_under_contract"], told["works_without_contract"]) == (1, 2)
    assert (told["committed"], told["uncovered"]) == (700, 700)


def test_a_statement_by_source_says_that_contracts_cannot_be_so_divided() -> None:
    with built([road(700)]) as engine:
        statement = made(engine, AXES["source"])
    assert statement.empty
    assert [column.key for column in statement.left_out][:2] == [
        "works_under_contract",
        "committed",
    ]


@FEW
@given(BUILT, DAYS, AXES_OF_WORKS)
def test_units_make_the_province_and_works_make_units(
    works: list[Built], on: dt.date, rows: Axis
) -> None:
    with built(works) as engine:
        statement = made(engine, rows, on)
        by_work = engine.ask_many(
            [slot.measure.name for slot in statement.slots],
            by=("work",), question=Question({"province": (PROVINCE,)}, on),
        )  # fmt: skip
    require_parts_make_the_whole(statement, statement.total)
    for slot, whole in zip(statement.slots, statement.total.cells, strict=True):
        parts = by_work[slot.measure.name].numbers.values()
        assert sum(map(amount, parts)) == amount(whole), slot.column.key


@FEW
@given(BUILT, DAYS)
def test_the_columns_say_what_the_core_says_of_each_work(works: list[Built], on: dt.date) -> None:
    with built(works) as engine:
        answers = engine.ask_many(
            [f"capital.{name}" for name in OF_A_WORK], by=("work",), question=Question({}, on)
        )
    for number, work in enumerate(works):
        one = work.commitment(on)
        for name, of in OF_A_WORK.items():
            value = answers[f"capital.{name}"].value(f"w{number}")
            assert value == (of(one).amount if one else Missing.ABSENT), name


@FEW
@given(BUILT, DAYS)
def test_columns_add_up_across(works: list[Built], on: dt.date) -> None:
    with built(works) as engine:
        statement = made(engine, AXES["place"], on)
    keys = [slot.column.key for slot in statement.slots]
    for node in statement.total.walk():
        cells = dict(zip(keys, node.cells, strict=True))
        told = {k: 0 if isinstance(v, Missing) else v for k, v in cells.items()}
        lacks = told["committed"] - told["committed_funded"] + told["committed_beyond"]
        owes = told["committed"] - told["committed_paid"] + told["committed_paid_beyond"]
        assert (lacks, owes) == (told["uncovered"], told["committed_unpaid"])
