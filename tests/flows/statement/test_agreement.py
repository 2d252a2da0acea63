"""Statements agree: whatever the ledger, parts make wholes however one divides them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.core.capital.line import CapitalKind, GivenAs, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.quantity import Missing, Quantity, share
from chungtay.core.measures.answer import Question
from chungtay.flows.statement.axes import AXES, Axis
from chungtay.flows.statement.build import Node, Statement, build, month_end
from chungtay.flows.statement.columns import BALANCES, Base, Sheet, When
from chungtay.flows.statement.wish import Wish
from tests.flows.statement.ledgers import DEEDS, PROVINCE, Deed, labels, told

FEW = settings(max_examples=10, deadline=None)
WHERE = {"province": (PROVINCE,)}
ROWS = st.sampled_from([axis for code, axis in AXES.items() if code not in ("work", "month")])
SHEETS = st.sampled_from([s for s in Sheet if s not in (Sheet.ORIGIN, Sheet.COMMITMENTS)])
END = dt.date(2020, 12, 31)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31))


def amount(value: Quantity) -> int:
    """Take what nobody speaks of as nothing, to add it up."""
    return 0 if isinstance(value, Missing) else int(value)


def require_parts_make_the_whole(made: Statement, node: Node) -> None:
    """Compare a row with those under it, in every column that adds up."""
    for place, slot in enumerate(made.slots):
        adds_up = slot.measure.unit == "dong" and slot.column.when is When.NOW
        cells = [under.cells[place] for under in node.under]
        divides = any(cell is not Missing.NOT_APPLICABLE for cell in cells)
        if adds_up and divides:
            parts = sum(map(amount, cells))
            assert parts == amount(node.cells[place]), (slot.column.key, node.key)
    for under in node.under:
        require_parts_make_the_whole(made, under)


@FEW
@given(DEEDS, DAYS, st.tuples(ROWS, ROWS), SHEETS)
def test_the_rows_under_a_row_make_it(
    deeds: list[Deed], on: dt.date, axes: tuple[Axis, Axis], sheet: Sheet
) -> None:
    rows, then = axes
    second = None if set(rows.dimensions) & set(then.dimensions) else then
    period = "2016-2020" if sheet is Sheet.PERIOD else ""
    wish = Wish(on, 2020, rows, second, sheet=sheet, period=period, where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(on))
    require_parts_make_the_whole(made, made.total)


def deed(movement: Movement, holder: str, amount: int) -> Deed:
    """Move money of the central budget for roads, in the year 2020."""
    return Deed(
        movement, "ntm.02", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020, GivenAs.MONEY,
        holder, holder, amount, dt.date(2020, 6, 1),
    )  # fmt: skip


def test_a_place_that_paid_without_a_plan_says_by_how_much() -> None:
    deeds = [deed(Movement.ASSIGNMENT, "611", 100), deed(Movement.DISBURSEMENT, "612", 30)]
    wish = Wish(dt.date(2020, 12, 31), 2020, AXES["district"], where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(wish.on))
    place = next(n for n, slot in enumerate(made.slots) if slot.column.key == "gap")
    gaps = {node.key: node.cells[place] for node in made.total.walk()}
    assert gaps == {(): 70, ("611",): 100, ("612",): -30}


def test_a_plan_is_not_divided_by_the_form_in_which_people_give() -> None:
    """What they bring in kind is no shortfall of a plan that never said in what form."""
    money = deed(Movement.ASSIGNMENT, "611", 100)
    kind = replace(
        money, movement=Movement.MOBILISATION, source=Source.PEOPLE, given_as=GivenAs.IN_KIND,
        kind=CapitalKind.UNSPECIFIED, amount=30,
    )  # fmt: skip
    wish = Wish(dt.date(2020, 12, 31), 2020, AXES["source"], AXES["given"], where=WHERE)
    with told([money, kind]) as engine:
        made = build(engine, wish, labels(wish.on))
    place = next(n for n, slot in enumerate(made.slots) if slot.column.key == "gap")
    gaps = {node.key: node.cells[place] for node in made.total.walk()}
    no = Missing.NOT_APPLICABLE
    assert gaps == {
        (): 70, ("central",): 100, ("central", "money"): no, ("people",): -30,
        ("people", "in_kind"): no,
    }  # fmt: skip


def test_a_place_granted_beyond_its_frame_or_without_one_says_by_how_much() -> None:
    deeds = [
        deed(Movement.MEDIUM_TERM, "611", 500),
        deed(Movement.ASSIGNMENT, "611", 350),
        deed(Movement.ASSIGNMENT, "612", 40),
    ]
    axis, period = AXES["district"], "2016-2020"
    wish = Wish(END, 2020, axis, sheet=Sheet.PERIOD, period=period, where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(END))
    keys = [slot.column.key for slot in made.slots]
    left = {node.key: node.cells[keys.index("frame_left")] for node in made.total.walk()}
    assert left == {(): 110, ("611",): 150, ("612",): -40}
    rate = {node.key: node.cells[keys.index("frame_rate")] for node in made.total.walk()}
    assert rate["612",] is Missing.ABSENT


@FEW
@given(DEEDS, DAYS, ROWS, ROWS)
def test_the_columns_of_a_matrix_make_its_total(
    deeds: list[Deed], on: dt.date, rows: Axis, across: Axis
) -> None:
    if across.dimensions[-1] in rows.dimensions:
        return
    wish = Wish(on, 2020, rows, across=across, matrix="disbursed", where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(on))
    require_parts_make_the_whole(made, made.total)
    for node in made.total.walk():
        whole, *parts = node.cells
        assert sum(map(amount, parts)) == amount(whole)


@FEW
@given(DEEDS, DAYS)
def test_fresh_and_carried_over_make_all(deeds: list[Deed], on: dt.date) -> None:
    names = (
        "plan", "fresh_plan", "carried_over", "disbursed", "fresh_disbursed", "carried_disbursed",
        "advances", "paid_volume",
    )  # fmt: skip
    question = Question({**WHERE, "plan_year": ("2020",)}, on)
    with told(deeds) as engine:
        answers = engine.ask_many(
            [f"capital.{n}" for n in names], by=("district",), question=question
        )
    at = {name: answers[f"capital.{name}"] for name in names}
    for key in at["plan"].numbers:
        found = {name: amount(answer.value(*key)) for name, answer in at.items()}
        assert found["fresh_plan"] + found["carried_over"] == found["plan"]
        assert found["fresh_disbursed"] + found["carried_disbursed"] == found["disbursed"]
        assert found["advances"] + found["paid_volume"] == found["disbursed"]


@FEW
@given(DEEDS, DAYS, st.sampled_from([Sheet.PROGRESS, Sheet.PLAN, Sheet.PAYMENTS, Sheet.APART]))
def test_a_month_tells_how_all_stood_at_its_end(
    deeds: list[Deed], on: dt.date, sheet: Sheet
) -> None:
    wish = Wish(on, 2020, AXES["month"], sheet=sheet, where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(on))
        running = {n for n, s in enumerate(made.slots) if s.column.key == "running"}
        stands = {n for n, s in enumerate(made.slots) if s.measure.name in BALANCES} | running
        names = sorted({made.slots[n].measure.name for n in stands})
        assert {*names} & BALANCES
        for node in made.total.under:
            then = Question(wish.conditions(When.NOW), month_end(node.key[0], on))
            told_then = engine.ask_many(names, question=then)
            for n in stands:
                assert node.cells[n] == told_then[made.slots[n].measure.name].value()


@FEW
@given(DEEDS, DAYS)
def test_months_cumulated_are_the_sum_of_months(deeds: list[Deed], on: dt.date) -> None:
    wish = Wish(on, 2020, AXES["month"], where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(on))
    place = next(n for n, s in enumerate(made.slots) if s.column.key == "running")
    in_month = next(n for n, s in enumerate(made.slots) if s.column.key == "disbursed")
    running = 0
    for node in made.total.under:
        running += amount(node.cells[in_month])
        assert amount(node.cells[place]) == running
    assert amount(made.total.cells[place]) == running == amount(made.total.cells[in_month])


def test_balances_are_not_divided_by_month_beside_anything_else() -> None:
    wish = Wish(dt.date(2020, 10, 13), 2020, AXES["source"], AXES["month"], where=WHERE)
    with told([]) as engine:
        made = build(engine, wish, labels(wish.on))
    left = {column.key for column in made.left_out}
    assert {"remaining", "advances", "gap"} <= left


@FEW
@given(DEEDS, DAYS, ROWS, st.sampled_from(list(Base)))
def test_a_rate_is_of_the_sums_it_names(
    deeds: list[Deed], on: dt.date, rows: Axis, base: Base
) -> None:
    wish = Wish(on, 2020, rows, base=base, where=WHERE)
    sources = {
        Base.ALL: (),
        Base.WITHOUT_MOBILISATION: ("central", "oda", "province", "district", "commune"),
        Base.BUDGET: ("central", "province", "district", "commune"),
    }[base]
    with told(deeds) as engine:
        made = build(engine, wish, labels(on))
        place = next(n for n, slot in enumerate(made.slots) if slot.column.key == "rate")
        where = wish.conditions(When.NOW) | ({"source": sources} if sources else {})
        paid = engine.value("capital.disbursed", Question(where, on))
        plan = engine.value("capital.plan", Question(where, on))
    nothing = paid is Missing.ABSENT and not isinstance(plan, Missing)
    assert made.total.cells[place] == share(0 if nothing else paid, plan)


def test_a_plan_of_which_nothing_is_paid_is_paid_to_nought_percent() -> None:
    deeds = [deed(Movement.ASSIGNMENT, "611", 100), deed(Movement.DISBURSEMENT, "612", 30)]
    wish = Wish(dt.date(2020, 12, 31), 2020, AXES["district"], where=WHERE)
    with told(deeds) as engine:
        made = build(engine, wish, labels(wish.on))
    place = next(n for n, slot in enumerate(made.slots) if slot.column.key == "rate")
    rates = {node.key: node.cells[place] for node in made.total.walk()}
    assert rates == {(): 30, ("611",): 0, ("612",): Missing.ABSENT}


@FEW
@given(DEEDS, DAYS)
def test_credit_and_what_is_integrated_stay_out_of_the_totals(
    deeds: list[Deed], on: dt.date
) -> None:
    outside = [deed for deed in deeds if deed.source.value not in ("credit", "integrated")]
    question = Question({**WHERE, "plan_year": ("2020",)}, on)
    names = ["capital.plan", "capital.disbursed", "capital.remaining"]
    with told(deeds) as engine:
        all_told = {n: a.value() for n, a in engine.ask_many(names, question=question).items()}
    if outside:
        with told(outside) as engine:
            answers = engine.ask_many(names, question=question)
        assert all_told == {name: answer.value() for name, answer in answers.items()}
