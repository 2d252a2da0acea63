"""The measures of works: counted once, followed through their stages, late on the day asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from click.testing import CliRunner

from chungtay.analytics.engine import Engine
from chungtay.api.works import telling as works_api
from chungtay.apps.works import queries, services
from chungtay.cli.root import main
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.works.contract import ContractState
from chungtay.core.works.obstacle import ObstacleState
from chungtay.core.works.work import COURSE, Stage
from tests.core.works.told import BUILDING, CARD, DESIGN, END, GROUNDS, MILLION, OBSTACLE, state

BY = "nạp thử"


def ask(engine: Engine, name: str, on: dt.date = END, **where: str) -> Quantity:
    return engine.value(name, Question({k: (v,) for k, v in where.items()}, on))


def funnel(engine: Engine, on: dt.date = END) -> list[Quantity]:
    return [ask(engine, "works.reached", on, reached=stage.value) for stage in COURSE]


def test_a_work_handed_over_has_passed_every_stage_before(engine: Engine) -> None:
    services.append_works(
        [
            state(Stage.PLANNED, 1),
            state(Stage.STARTED, 3),
            state(Stage.FINISHED, 6),
            state(Stage.HANDED_OVER, 8),
            state(Stage.PLANNED, 1, work="b"),
            state(Stage.STARTED, 2, work="b"),
            state(Stage.STOPPED, 5, work="b"),
        ],
        by=BY,
    )
    assert funnel(engine) == [2, 2, 2, 1, 1, 1, 0]
    assert funnel(engine, dt.date(2020, 2, 1)) == [2, 0, 0, 0, 0, 0, 0]
    cost = ask(engine, "works.reached_cost", reached="handed_over", work_type="transport")
    assert cost == 2_000 * MILLION


def test_lateness_is_of_the_day_asked(engine: Engine) -> None:
    services.append_works([state(Stage.STARTED, 3)], by=BY)
    services.append_cards([CARD], by=BY)
    for on, late in ((dt.date(2020, 8, 31), 0), (dt.date(2020, 9, 1), 1)):
        assert ask(engine, "works.late", on, work=CARD.work) == late
        (summary,) = queries.works(None, on=on)
        assert (summary.is_late, summary.late_by) == (bool(late), late)
    services.append_works([state(Stage.FINISHED, 9)], by=BY)
    assert ask(engine, "works.late") == 0
    (summary,) = queries.works(None, on=END)
    assert (summary.is_late, summary.late_by) == (False, 15)


def test_a_contract_is_shown_with_the_rows_it_rests_on(engine: Engine) -> None:
    services.append_works([state(Stage.STARTED, 3), state(Stage.STARTED, 3, work="b")], by=BY)
    assert ask(engine, "works.contracted") is Missing.ABSENT
    services.append_contracts([BUILDING, DESIGN], by=BY)
    question = Question({"stage": ("started",), "province": ("62",)}, END)
    assert engine.value("works.contracted", question) == 1_960 * MILLION
    assert ask(engine, "works.contracted", package="design") == 60 * MILLION
    assert ask(engine, "works.contracts") == 2
    receipt = engine.receipt("works.contracted", Question({"work": (CARD.work,)}, END))
    assert {row.ref for row in receipt.rows} == {
        BUILDING.ref, DESIGN.ref, state(Stage.STARTED, 3).ref,
    }  # fmt: skip
    one = Question({"work": (CARD.work,), "contract": ("02",)}, END)
    assert DESIGN.ref in {row.ref for row in engine.receipt("works.contracted", one).rows}
    assert BUILDING.ref not in {row.ref for row in engine.receipt("works.contracted", one).rows}
    assert not [row for row in receipt.rows if row.ref.startswith("works:b")]


@pytest.mark.parametrize("known", [None, END])
def test_what_contracts_come_to_is_one_sum_on_every_road(
    engine: Engine, known: dt.date | None
) -> None:
    services.append_works([state(Stage.PLANNED, 1)], by=BY)
    may, june = dt.date(2020, 5, 1), dt.date(2020, 6, 1)
    learned = replace(GROUNDS, known_from=END + dt.timedelta(7))
    slip = replace(DESIGN, contract="03", number="12/HĐ", on=may)
    services.append_contracts(
        [
            replace(DESIGN, amount=None, on=dt.date(2020, 2, 1)),
            BUILDING,
            replace(BUILDING, amount=Dong(1_950 * MILLION), amendment="01/PL", on=may),
            slip,
            replace(slip, state=ContractState.VOID, on=june),
            replace(DESIGN, state=ContractState.LIQUIDATED, on=june),
            replace(slip, contract="04", number="13/HĐ", amount=Dong(7), grounds=learned),
        ],
        by=BY,
    )
    told = []
    for on in (dt.date(2020, 1, 31), dt.date(2020, 2, 1), BUILDING.on, may, june, END):
        summed = engine.value("works.contracted", Question({"work": (CARD.work,)}, on, known))
        as_known = ["--as-known", known.isoformat()] if known else []
        asked = ["works", "contracts", CARD.work, "--on", on.isoformat(), *as_known]
        line = CliRunner().invoke(main, asked).output.splitlines()[-1]
        work = queries.whole(CARD.work, on=on, known=known).summary
        whole = None if isinstance(summed, Missing) else int(summed)
        assert works_api.told(work)["contracted"] == whole
        written = "chưa ghi giá trị." if whole is None else f"cộng {Dong(whole)}."
        assert line.partition(" hợp đồng, ")[2] == written
        told.append(whole)
    later = 0 if known else 7
    assert told == [
        None,
        None,
        1_900 * MILLION,
        2_010 * MILLION + later,
        2_010 * MILLION + later,
        2_010 * MILLION + later,
    ]


def test_average_progress_is_weighted_by_cost(engine: Engine) -> None:
    services.append_works(
        [
            state(Stage.FINISHED, 6, cost=3_000),
            state(Stage.STARTED, 3, work="b", cost=1_000, progress=30),
            state(Stage.STARTED, 3, work="c", cost=9_000),
        ],
        by=BY,
    )
    assert ask(engine, "works.progress_average") == Fraction(3_300, 40)


def test_an_obstacle_counts_until_it_is_settled(engine: Engine) -> None:
    services.append_works([state(Stage.STARTED, 3)], by=BY)
    assert ask(engine, "works.obstacles_open") is Missing.ABSENT
    settled = replace(OBSTACLE, state=ObstacleState.SETTLED, on=dt.date(2020, 9, 1))
    services.append_obstacles([OBSTACLE, settled], by=BY)
    assert ask(engine, "works.obstacles_open", dt.date(2020, 7, 2), cause="mat-bang") == 1
    assert ask(engine, "works.obstacles_overdue", dt.date(2020, 7, 2)) == 1
    assert ask(engine, "works.obstacles_overdue", dt.date(2020, 7, 1)) == 0
    assert ask(engine, "works.obstructed") == 0


@pytest.mark.parametrize("on", [dt.date(2020, 2, 1), END])
def test_a_later_word_on_a_contract_is_not_added_to_the_earlier(
    engine: Engine, on: dt.date
) -> None:
    services.append_works([state(Stage.PLANNED, 1)], by=BY)
    early = replace(BUILDING, on=dt.date(2020, 2, 1))
    later = replace(BUILDING, grounds=replace(GROUNDS, known_from=END + dt.timedelta(7)))
    services.append_contracts([early, later], by=BY)
    assert ask(engine, "works.contracted", on) == 1_900 * MILLION


def test_what_no_capital_is_planned_for_rests_on_the_papers_and_the_money(engine: Engine) -> None:
    services.append_works([state(Stage.STARTED, 3)], by=BY)
    later = replace(GROUNDS, known_from=END + dt.timedelta(30))
    services.append_cards([replace(CARD, grounds=later)], by=BY)
    told = [replace(one, grounds=later) for one in (BUILDING, DESIGN)]
    services.append_contracts(told, by=BY)
    question = Question({"province": ("62",)}, END)
    assert engine.value("capital.uncovered", question) == 1_960 * MILLION
    receipt = engine.receipt("capital.uncovered", question)
    assert {row.fact for row in receipt.rows} == {"works", "work_cards", "work_contracts"}
    assert ask(engine, "capital.works_without_contract") == 0
    before = replace(question, as_known=END)
    assert engine.value("capital.uncovered", before) is Missing.ABSENT
    assert engine.value("capital.works_without_contract", before) == 1


def test_a_contract_written_by_mistake_binds_nobody(engine: Engine) -> None:
    services.append_works([state(Stage.STARTED, 3)], by=BY)
    void = replace(DESIGN, state=ContractState.VOID, on=dt.date(2020, 5, 1))
    done = replace(BUILDING, state=ContractState.LIQUIDATED, on=dt.date(2020, 9, 1))
    services.append_contracts([BUILDING, DESIGN, void, done], by=BY)
    assert ask(engine, "capital.committed", dt.date(2020, 4, 30)) == 1_960 * MILLION
    assert ask(engine, "capital.committed") == 1_900 * MILLION
    assert ask(engine, "works.contracted") == 1_900 * MILLION
    assert ask(engine, "works.contracts") == 1
