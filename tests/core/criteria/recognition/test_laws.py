"""Laws of recognition over any course: nobody twice, nobody without a decision, no ghosts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import course
from chungtay.core.criteria.recognition.file import Step, Wanted
from chungtay.core.criteria.recognition.replay import check_steps
from chungtay.core.criteria.recognition.state import CLOSED, FileDeed, FileState
from chungtay.core.criteria.record import (
    Act,
    Recognition,
    check_recognitions,
    standing_recognitions,
)
from chungtay.core.kernel.refusal import Refusal
from tests.core.criteria.recognition.examples import DAY, GROUNDS, appraisal, at

WANTED = Wanted("23311", Grade.STANDARD, 2020, "commune-2016-2020")
Doing = tuple[FileDeed | None, int, bool, int]
"""A deed (None takes a recognition away), the votes against, whether a reason is given, and the
days passed since the deed before."""
DOINGS = st.tuples(
    st.sampled_from([*FileDeed, None]), st.integers(0, 3), st.booleans(), st.integers(-1, 3)
)
USUAL = (FileDeed.REQUEST, FileDeed.REVIEW, FileDeed.APPRAISE, FileDeed.DECIDE)
COURSES = st.lists(
    st.one_of(DOINGS.map(lambda one: (one,)), st.just(tuple((d, 0, True, 1) for d in USUAL))),
    max_size=12,
).map(lambda parts: [doing for part in parts for doing in part])


@dataclass
class World:
    """All files of one commune, one after another, and the register of recognitions."""

    steps: list[Step] = field(default_factory=list)
    decisions: list[Recognition] = field(default_factory=list)
    files: int = 0
    day: dt.date = DAY

    @property
    def open(self) -> Step | None:
        """Give the last step of the file that is under way."""
        last = self.steps[-1] if self.steps else None
        return None if last is None or last.state in CLOSED else last

    def do(self, doing: Doing) -> None:
        """Do one thing as the services do it; whatever is refused leaves all as it was."""
        deed, against, reasoned, days = doing
        on = self.day + dt.timedelta(days=days)
        try:
            if deed is None:
                self._decide(Act.WITHDRAW, on)
            else:
                self._step(deed, against, "vì" if reasoned else "", on)
        except Refusal:
            return
        self.day = max(self.day, on)

    def _step(self, deed: FileDeed, against: int, reason: str, on: dt.date) -> None:
        last = self.open
        state = last.state if last else None
        since = last.on if last else None
        here = course.At("x", state, since, at(state).place, at(state).rule)
        if deed is FileDeed.APPRAISE:
            after = course.appraised(here, appraisal(10 - against, against), on=on, reason=reason)
        else:
            after = course.step(here, deed, on=on, reason=reason)
        if deed is FileDeed.DECIDE:
            self._decide(Act.RECOGNISE, on)
        self.files += last is None
        seq = last.seq + 1 if last else 1
        file = WANTED.file(self.files)
        grounds = GROUNDS if on <= GROUNDS.known_from else None
        assert grounds is not None
        self.steps.append(Step(file, seq, WANTED, deed, after, on, grounds, reason=reason))

    def _decide(self, act: Act, on: dt.date) -> None:
        decision = Recognition("23311", Grade.STANDARD, 2020, act, on, GROUNDS)
        for fault in check_recognitions([*self.decisions, decision], bodies={}):
            raise fault
        self.decisions.append(decision)

    def decided(self) -> Iterator[Step]:
        """Give the steps that recognised."""
        return (step for step in self.steps if step.deed is FileDeed.DECIDE)


def after(doings: list[Doing]) -> World:
    """Do one thing after another."""
    world = World()
    for doing in doings:
        world.do(doing)
    return world


@given(COURSES)
def test_nobody_is_recognised_twice_or_taken_away_what_they_do_not_hold(
    doings: list[Doing],
) -> None:
    balance = 0
    for decision in sorted(
        after(doings).decisions, key=lambda one: (one.on, one.act is Act.RECOGNISE)
    ):
        balance += decision.weight
        assert balance in (0, 1)


@given(COURSES)
def test_every_recognition_has_its_decision_and_the_appraisal_before_it(
    doings: list[Doing],
) -> None:
    world = after(doings)
    given_days = [one.on for one in world.decisions if one.act is Act.RECOGNISE]
    assert sorted(given_days) == sorted(step.on for step in world.decided())
    for step in world.decided():
        before = next(
            one for one in world.steps if (one.file, one.seq) == (step.file, step.seq - 1)
        )
        assert before.state is FileState.APPRAISED


@given(COURSES, st.integers(-2, 40))
def test_what_was_withdrawn_is_not_counted(doings: list[Doing], days: int) -> None:
    on = DAY + dt.timedelta(days=days)
    decisions = after(doings).decisions
    held = standing_recognitions(decisions, {}, on=on)
    assert len(held) == sum(one.weight for one in decisions if one.on <= on)
    assert all(one.act is Act.RECOGNISE for one in held)


@given(COURSES)
def test_what_was_done_step_by_step_is_found_sound_when_replayed(doings: list[Doing]) -> None:
    world = after(doings)
    assert not check_steps(world.steps)
    if world.steps:
        torn = [step for step in world.steps if step.seq != 1]
        assert bool(check_steps(torn)) == bool(torn)
