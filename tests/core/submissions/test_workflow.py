"""Desk by desk, a report goes up; what is not in the table is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.submissions.workflow import (
    ABSENCE_TITLES,
    DEED_TITLES,
    ON_A_DESK,
    STATE_TITLES,
    TABLE,
    WRITABLE,
    Absence,
    Deed,
    NoSuchStep,
    Standing,
    State,
    absence,
    days_late,
    desk_now,
    step,
)

ROUTE = ("23281", "608", "62")
WITHOUT_DISTRICT = ("23281", "51")
DUE = dt.date(2020, 10, 5)


def lived(*deeds: Deed, route: tuple[str, ...] = ROUTE) -> Standing:
    standing = Standing(State.DRAFT, route[0])
    for deed in deeds:
        standing = step(standing, deed, route=route, submission="von-thang/23281/2020-09")
    return standing


class TestRoute:
    def test_a_commune_goes_over_its_own_desk_the_districts_and_the_provinces(self) -> None:
        sent = lived(Deed.SAVE, Deed.SEND)
        assert sent == Standing(State.SENT, "23281")
        assert lived(Deed.SEND, Deed.APPROVE) == Standing(State.SENT, "608")
        assert lived(Deed.SEND, Deed.APPROVE, Deed.ACCEPT) == Standing(State.ACCEPTED, "608")
        assert lived(Deed.SEND, Deed.APPROVE, Deed.APPROVE) == Standing(State.SENT, "62")
        closed = lived(Deed.SEND, Deed.APPROVE, Deed.ACCEPT, Deed.APPROVE, Deed.APPROVE)
        assert closed == Standing(State.APPROVED, "62")

    def test_without_districts_the_province_stands_next(self) -> None:
        assert lived(Deed.SEND, Deed.APPROVE, route=WITHOUT_DISTRICT) == Standing(State.SENT, "51")

    def test_what_lay_at_a_desk_that_ended_is_decided_by_whoever_stands_then(self) -> None:
        at_the_district = lived(Deed.SEND, Deed.APPROVE)
        assert desk_now(at_the_district, route=WITHOUT_DISTRICT, unit="23281") == "51"

    def test_what_lay_with_a_unit_that_ended_lies_with_its_heir(self) -> None:
        for deeds in ((Deed.SAVE,), (Deed.SEND,)):
            assert desk_now(lived(*deeds), route=("23290", "51"), unit="23281") == "23290"

    def test_a_returned_report_is_the_units_again(self) -> None:
        assert lived(Deed.SEND, Deed.APPROVE, Deed.RETURN) == Standing(State.RETURNED, "23281")

    def test_it_is_taken_back_only_from_the_units_own_desk(self) -> None:
        assert lived(Deed.SEND, Deed.RECALL).state is State.DRAFT
        with pytest.raises(NoSuchStep):
            lived(Deed.SEND, Deed.APPROVE, Deed.RECALL)

    @pytest.mark.parametrize(
        "deeds",
        [
            (Deed.APPROVE,),
            (Deed.SEND, Deed.SAVE),
            (Deed.SEND, Deed.SEND),
            (Deed.EXCUSE, Deed.SEND),
            (Deed.REOPEN,),
        ],
    )
    def test_deeds_out_of_turn_are_refused(self, deeds: tuple[Deed, ...]) -> None:
        with pytest.raises(NoSuchStep):
            lived(*deeds)


class TestTable:
    @given(st.lists(st.sampled_from(list(Deed)), max_size=12))
    def test_no_life_leads_to_approved_without_a_signature_at_every_desk(
        self, deeds: list[Deed]
    ) -> None:
        standing, signed = Standing(State.DRAFT, ROUTE[0]), []
        for deed in deeds:
            try:
                after = step(standing, deed, route=ROUTE, submission="x")
            except NoSuchStep:
                continue
            if deed is Deed.APPROVE:
                signed.append(standing.desk)
            elif after.state not in (*ON_A_DESK, State.APPROVED):
                signed = []
            standing = after
        if standing.state is State.APPROVED:
            assert tuple(signed[-3:]) == ROUTE

    def test_cells_are_written_only_while_the_unit_has_it(self) -> None:
        may_save = {state for state, deed in TABLE if deed is Deed.SAVE}
        assert may_save == WRITABLE

    def test_every_state_deed_and_absence_has_its_words(self) -> None:
        assert set(STATE_TITLES) == set(State)
        assert set(DEED_TITLES) == set(Deed)
        assert set(ABSENCE_TITLES) == set(Absence)


class TestLateness:
    @pytest.mark.parametrize(
        ("sent", "on", "days"),
        [
            (None, DUE, 0),
            (None, dt.date(2020, 10, 6), 1),
            (dt.date(2020, 10, 8), dt.date(2020, 12, 1), 3),
            (DUE, dt.date(2020, 12, 1), 0),
        ],
    )
    def test_days_are_counted_to_the_sending_or_to_today(
        self, sent: dt.date | None, on: dt.date, days: int
    ) -> None:
        assert days_late(due=DUE, sent=sent, on=on) == days

    def test_not_due_and_late_are_two_answers(self) -> None:
        assert absence(State.DRAFT, None, due=DUE, on=DUE) is Absence.NOT_DUE
        assert absence(State.RETURNED, None, due=DUE, on=dt.date(2020, 10, 6)) is Absence.LATE
        assert absence(State.SENT, None, due=DUE, on=dt.date(2020, 12, 6)) is None
        assert absence(State.ABSENT, Absence.LOST, due=DUE, on=DUE) is Absence.LOST
