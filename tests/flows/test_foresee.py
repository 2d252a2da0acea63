"""Foresight of the demonstration: what it rests on, who is at risk and why, and what could move."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from chungtay.analytics.engine import engine
from chungtay.apps.capital.services import record_move
from chungtay.apps.works import queries as works
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.foresight.bars import Bar, Taken, barred
from chungtay.core.capital.foresight.foreseeing import Foresight, total
from chungtay.core.capital.foresight.reallocation import Transfer
from chungtay.core.capital.foresight.risk import Basis, Cause
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.works.work import REACHED, Stage
from chungtay.flows.foresee import at_risk_lines, foreseen, tried_again
from chungtay.flows.line_courses import BUDGETS, PAID, PLAN
from chungtay.flows.line_signs import row_code
from chungtay.flows.propose_reallocation import paying, proposal
from chungtay.flows.reallocation_document import write
from chungtay.formats.docx.check import check
from chungtay.packs.foresight import habits
from tests.apps.capital.conftest import CLERK
from tests.formats.surgery import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
DAY = dt.date(2020, 10, 13)


def foresight(on: dt.date = DAY) -> Foresight:
    return foreseen(engine(), province="62", on=on)


def test_what_is_foreseen_rests_on_measures_to_the_last_dong() -> None:
    told = foresight()
    whole = total(told.lines, told)
    where = {"province": ("62",), "plan_year": ("2020",), "source": BUDGETS}
    question = Question(where, DAY)
    assert (whole.plan, whole.paid) == tuple(engine().value(m, question) for m in (PLAN, PAID))
    assert whole.paid < whole.january.low < whole.january.central < whole.january.high


def test_carried_over_money_is_a_line_of_its_own() -> None:
    carried = [x for x in foresight().lines if x.course.place.carried]
    assert {x.course.origin_year for x in carried} == {2019}


def test_nothing_is_foreseen_on_a_line_after_the_law_closes_it() -> None:
    """What is carried over closes with the year, aid that is planned as investment too."""
    lines = foresight().lines
    carried = [x for x in lines if x.course.place.carried]
    assert {x.course.place.source for x in carried} == {"central", "oda"}
    assert {x.course.place.kind for x in carried} == {"development"}
    for line in carried:
        assert line.last == dt.date(2020, 12, 31)
        assert line.january == line.december
    fresh = [x for x in lines if not x.course.place.carried]
    assert {x.last for x in fresh} == {dt.date(2021, 1, 31)}
    assert sum(x.january.central for x in fresh) > sum(x.december.central for x in fresh)


def test_the_registers_own_past_tells_how_many_lines_the_interval_held() -> None:
    told = foresight()
    years = tried_again(engine(), told)
    assert [one.year for one in years] == [2017, 2018, 2019]
    for one in years:
        assert len(one.lines) == sum(
            c.plan_year == one.year and c.planned(told.month) > 0 for c in told.taught
        )
        assert all(
            kept.held == (kept.ahead.low <= kept.end <= kept.ahead.high) for kept in one.lines
        )
    assert sum(one.held for one in years) * 100 >= sum(len(one.lines) for one in years) * 80


def test_what_was_foreseen_is_kept_until_the_registers_move() -> None:
    assert foresight() is foresight()


def test_in_january_the_year_before_is_still_open() -> None:
    assert foresight(dt.date(2020, 1, 20)).plan_year == 2019


def test_slow_poor_districts_wait_for_approval_as_the_report_says() -> None:
    ranked = at_risk_lines(foresight(), province="62")
    first = {row_code(one.line): one for one in ranked[:3]}
    slow = first["617/gn.p1.infra//central/development/2020"]
    assert slow.cause is Cause.NO_APPROVAL
    assert slow.evidence[0].basis is Basis.OBSTACLE
    assert "Chương trình 30a" in str(slow.evidence[0].words)
    assert ranked[0].line.at_risk >= ranked[1].line.at_risk


def test_moves_keep_every_rule_and_never_take_what_can_be_spent() -> None:
    told, proposed = proposal(engine(), province="62", on=DAY)
    lines = {row_code(line): line for line in told.lines}
    assert proposed.moves
    for move in proposed.moves:
        assert barred(move.giver, move.taker, paying(DAY)) is None
        assert move.dong <= move.giver.spare
        assert move.dong <= move.taker.room
        assert lines[move.giver.code].paid <= move.giver.plan - move.giver.spare
        assert move.dong >= habits("62").least_move or move.dong % 1000 == 0
    assert proposed.moved + sum(one.dong for one in proposed.unplaced) == proposed.spare
    assert set(proposed.bars) <= set(Bar)


def test_the_ledger_takes_every_proposed_move_as_it_is_written() -> None:
    """All of them one after the other: what one giver gives twice is not counted twice."""
    _told, proposed = proposal(engine(), province="62", on=DAY)
    parts = [(move, part) for move in proposed.moves for part in move.taken]
    assert {bool(part.work) for _, part in parts} == {True, False}
    assert sum(part.dong for _, part in parts) == proposed.moved
    grounds = Grounds("ubnd-62:1/QĐ-UBND:2020-10-13", DAY, Provenance.SYNTHETIC)
    with transaction.atomic():
        for number, (move, part) in enumerate(parts):
            decision = Decision(f"thu-dieu-chuyen/{number}", DAY, grounds)
            record_move(by=CLERK, decision=decision, move=_as_adjustment(move, part))
        transaction.set_rollback(True)


def test_money_that_lies_on_works_alone_leaves_those_that_will_not_spend_it() -> None:
    told, proposed = proposal(engine(), province="62", on=DAY)
    code = "617.bqlda/gn.p1.infra//central/development/2020"
    (on_works,) = [x for x in told.lines if row_code(x) == code]
    assert on_works.schedule
    idle = dict(on_works.schedule.idle)
    givers = [move.giver for move in proposed.moves] + [one.giver for one in proposed.unplaced]
    (parts,) = {giver.lies for giver in givers if giver.code == code}
    assert parts
    for part in parts:
        assert habits("62").least_move <= part.dong <= idle[part.work]
    stages = {work.code: work for work in works.works(None, on=DAY)}
    assert all(stages[part.work].stage not in REACHED[Stage.FINISHED] for part in parts)
    assert sum(part.dong for part in parts) <= on_works.spare


def test_money_of_programme_30a_leaves_its_project_for_poor_districts_alone() -> None:
    """613, 617 and 618 are the poor districts of Kon Tum by Decision 275/QĐ-TTg."""
    _told, proposed = proposal(engine(), province="62", on=DAY)
    left = [
        move for move in proposed.moves
        if move.giver.place.project.startswith("gn.p1.")
        and move.taker.place.project != move.giver.place.project
    ]  # fmt: skip
    assert left
    assert {move.taker.place.district for move in left} <= {"613", "617", "618"}
    assert proposed.bars[Bar.REACH] > 0


def _as_adjustment(move: Transfer, part: Taken) -> Move:
    giver, taker = move.giver.place, move.taker.place
    line = Line(
        giver.programme, giver.project, giver.item, Source(giver.source), CapitalKind(giver.kind),
        move.giver.origin_year, move.giver.plan_year,
    )  # fmt: skip
    return Move(
        Movement.ADJUSTMENT, line, taker.holder, Dong(part.dong), giver=giver.holder,
        subject=part.work,
        to_line=replace(line, project=taker.project, item=taker.item),
    )  # fmt: skip


def test_the_draft_is_a_sound_document_and_says_that_it_is_a_draft(
    tmp_path: Path,
) -> None:
    path = tmp_path / "draft.docx"
    write(engine(), path, province="62", on=DAY)
    assert not check(path)
    said = read(path, "word/document.xml") + "".join(
        read(path, f"word/header{number}.xml") for number in (1, 2)
    )
    assert "DỰ THẢO ĐỀ XUẤT" in said
    assert "Tính trên số liệu có dòng mô phỏng" in said
    assert "của Sở Kế hoạch và Đầu tư)" in said
    _told, proposed = proposal(engine(), province="62", on=DAY)
    works_named = {part.work for move in proposed.moves for part in move.taken if part.work}
    assert works_named
    assert all(f"({code})" in said for code in works_named)
