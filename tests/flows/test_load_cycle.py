"""The demonstration's cycle: every state, sound reports, the ledger's own money."""

from __future__ import annotations

import pytest

from chungtay.analytics.engine import engine
from chungtay.apps.capital import queries as capital
from chungtay.apps.submissions import queries, rows, services
from chungtay.apps.submissions.queries import briefs
from chungtay.core.kernel.refusal import Severity
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.workflow import Deed, Standing, State
from chungtay.core.units.unit import Level
from chungtay.flows.cycle_values import FORMS
from chungtay.flows.load_cycle import DAY, PROVINCE, load_cycle
from chungtay.packs import forms

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


@pytest.fixture
def every() -> tuple[Brief, ...]:
    return briefs(scope=(PROVINCE,), on=DAY, limit=5_000)


def test_loading_again_adds_nothing() -> None:
    assert load_cycle(province=PROVINCE, today=DAY, by="again") == 0


def test_reports_are_in_every_state_and_of_every_form(every: tuple[Brief, ...]) -> None:
    assert {brief.state for brief in every} == set(State)
    assert {brief.key.form for brief in every} == set(FORMS)
    assert {b.state for b in every if b.period_until.month < 9} == {State.APPROVED, State.ABSENT}


def test_what_was_sent_would_pass_the_checks_today(every: tuple[Brief, ...]) -> None:
    for form in FORMS:
        away = [b for b in every if b.key.form == form and b.sent_on and b.state != State.RETURNED]
        for brief in away[::40]:
            filing = queries.filing(brief.key, on=DAY)
            found = queries.findings(filing, on=DAY)
            assert not [one for one in found if one.severity is Severity.ERROR], brief.key
            assert not queries.unexplained(filing.explanations, found), brief.key


def test_an_approved_report_says_what_the_ledger_holds(every: tuple[Brief, ...]) -> None:
    paid = [b for b in every if b.key.form == "von-thang" and b.state is State.APPROVED]
    for brief in paid[::25]:
        filing = queries.filing(brief.key, on=DAY)
        held = rows.rows(filing.form, unit=brief.key.unit, period=filing.period)
        for row in held:
            assert filing.sheet.amount(row.code, "disbursed") == row.given["ledger"]


def test_each_has_the_history_that_brought_it_there(every: tuple[Brief, ...]) -> None:
    back = next(b for b in every if b.state is State.RETURNED)
    deeds = [step.deed for step in queries.steps(back.key)]
    assert deeds[:3] == [Deed.OPEN, Deed.SAVE, Deed.SEND] and deeds[-1] is Deed.RETURN
    reopened = next(b for b in every if b.reopened)
    assert Deed.REOPEN in [step.deed for step in queries.steps(reopened.key)]


def test_the_rates_are_of_what_is_owed(every: tuple[Brief, ...]) -> None:
    month = [b for b in every if b.key.form == "von-thang" and b.key.period == "2020-09"]
    owed = [b for b in month if b.state is not State.ABSENT]
    in_time = [b for b in owed if b.sent_on and b.sent_on <= b.due]
    where = {"province": (PROVINCE,), "form": ("von-thang",), "period": ("2020-09",)}
    answers = engine().ask_many(
        ("submissions.owed", "submissions.on_time", "submissions.on_time_rate"),
        question=Question(where, DAY),
    )
    told = {name: answer.cells[0].value for name, answer in answers.items()}
    assert told["submissions.owed"] == len(owed)
    assert told["submissions.on_time"] == len(in_time)
    assert told["submissions.on_time_rate"] * len(owed) == len(in_time) * 100


def test_a_form_that_ends_keeps_its_version() -> None:
    assert forms.form("von-thang", on=DAY).version == "2020-01-01"


def test_approving_what_the_ledger_holds_already_moves_no_money(every: tuple[Brief, ...]) -> None:
    brief = next(
        b for b in every
        if b.key.form == "huy-dong-thang" and b.standing == Standing(State.SENT, PROVINCE)
        and b.level is Level.DISTRICT
    )  # fmt: skip
    codes = (brief.key.unit,)
    before = capital.mobilised(codes, programme="ntm", plan_year=2020, on=DAY)
    leader = Actor(1, frozenset({Grant("submissions.approve", PROVINCE)}), "Lãnh đạo")
    filing = services.approve(by=leader, key=brief.key, on=DAY)
    assert filing.state is State.APPROVED
    assert before
    assert capital.mobilised(codes, programme="ntm", plan_year=2020, on=DAY) == before
