"""A month's report goes from a commune's officer to the province, and the ledger moves with it."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.analytics.engine import Engine
from chungtay.apps.capital import queries as ledger
from chungtay.apps.submissions import queries, services
from chungtay.core.capital.movement import Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import NotAllowed
from chungtay.core.submissions.changes import CellsChanged, Change
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import NotTyped, Place, UnknownRow
from chungtay.core.submissions.hindrance import ChangedSince, ErrorsLeft, NotWritable
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.workflow import Absence, Deed, NoSuchStep, ReasonRequired, State
from tests.apps.submissions.conftest import (
    CENTRAL_ROW,
    CHAIRMAN,
    COMMUNE,
    COORDINATOR,
    DISTRICT,
    DISTRICT_LEADER,
    DISTRICT_OFFICER,
    MILLION,
    OFFICER,
    OWN,
    OWN_ROW,
    PROVINCE,
    STRANGER,
    TODAY,
    explained,
    line_in_million,
)

pytestmark = pytest.mark.django_db


def paid() -> Dong:
    return ledger.balance(holder=COMMUNE, line=OWN, pot=Pot.SPENT, on=dt.date(2020, 9, 30))


class TestFilling:
    def test_opening_twice_opens_once(self, september: Key) -> None:
        filing = queries.filing(september, on=TODAY)
        assert filing.state is State.DRAFT
        assert filing.due == dt.date(2020, 10, 3)
        assert {row.code for row in filing.sheet.rows} == {OWN_ROW, CENTRAL_ROW}
        assert filing.missing_sources == ("central", "commune")

    def test_a_saved_cell_is_kept_with_its_history(self, september: Key) -> None:
        services.save_cells(by=OFFICER, key=september, changes=line_in_million(own=60), on=TODAY)
        change = Change(Place(OWN_ROW, "disbursed"), Cell.number(61 * MILLION), 1)
        services.save_cells(by=OFFICER, key=september, changes=[change], on=TODAY)
        told = queries.cell_history(september, Place(OWN_ROW, "disbursed"))
        assert [saying.cell.amount for saying in told if saying.cell] == [
            61 * MILLION,
            60 * MILLION,
        ]
        assert {saying.by for saying in told} == {"Y Hoa"}

    def test_the_same_request_twice_changes_nothing(self, september: Key) -> None:
        changes = line_in_million(own=60)
        first = services.save_cells(by=OFFICER, key=september, changes=changes, on=TODAY)
        again = services.save_cells(by=OFFICER, key=september, changes=changes, on=TODAY)
        assert first.seq == again.seq

    def test_two_people_never_overwrite_each_other(self, september: Key) -> None:
        services.save_cells(by=OFFICER, key=september, changes=line_in_million(own=60), on=TODAY)
        with pytest.raises(CellsChanged) as refusal:
            services.save_cells(
                by=DISTRICT_OFFICER,
                key=september,
                changes=line_in_million(own=70, central=1),
                on=TODAY,
            )
        (conflict,) = refusal.value.conflicts
        assert conflict.now.cell == Cell.number(60 * MILLION)
        assert queries.filing(september, on=TODAY).sheet.amount(CENTRAL_ROW, "disbursed") is None

    @pytest.mark.parametrize(
        ("place", "refusal"),
        [
            (Place(OWN_ROW, "plan"), NotTyped),
            (Place("khong-co", "disbursed"), UnknownRow),
        ],
    )
    def test_a_cell_that_is_not_the_persons_to_type_is_refused(
        self, september: Key, place: Place, refusal: type[Exception]
    ) -> None:
        with pytest.raises(refusal):
            services.save_cells(
                by=OFFICER, key=september, changes=[Change(place, Cell.number(1), 0)], on=TODAY
            )

    @pytest.mark.usefixtures("september")
    def test_a_report_nobody_opened_is_named(self) -> None:
        with pytest.raises(UnknownSubmission):
            queries.filing(Key("von-thang", COMMUNE, "2020-08"), on=TODAY)

    def test_somebody_of_another_district_is_refused(self, september: Key) -> None:
        with pytest.raises(NotAllowed):
            services.save_cells(by=STRANGER, key=september, changes=[], on=TODAY)
        with pytest.raises(NotAllowed):
            queries.filing_seen(STRANGER, september, on=TODAY)

    def test_an_empty_required_cell_keeps_it_from_being_sent(self, september: Key) -> None:
        services.save_cells(by=OFFICER, key=september, changes=line_in_million(own=60), on=TODAY)
        with pytest.raises(ErrorsLeft):
            services.send(by=OFFICER, key=september, on=TODAY)

    def test_evidence_is_kept_once(self, september: Key) -> None:
        for _ in range(2):
            services.attach(
                by=OFFICER, key=september, place=Place(OWN_ROW, "disbursed"), name="kho-bac.pdf",
                media_type="application/pdf", content=b"%PDF-1.7", on=TODAY,
            )  # fmt: skip
        (file,) = queries.filing(september, on=TODAY).evidence
        assert queries.evidence_content(file.sha256) == b"%PDF-1.7"


class TestPassing:
    def test_it_goes_over_each_desk_and_the_ledger_moves_at_the_last(self, approved: Key) -> None:
        filing = queries.filing(approved, on=TODAY)
        assert filing.state is State.APPROVED
        assert [approval.desk for approval in filing.approvals] == [COMMUNE, DISTRICT, PROVINCE]
        assert len({approval.digest for approval in filing.approvals}) == 1
        assert paid() == Dong(60 * MILLION)

    def test_nobody_signs_for_another_desk(self, september: Key) -> None:
        filing = services.save_cells(
            by=OFFICER, key=september, changes=line_in_million(own=60, central=500), on=TODAY
        )
        services.save_cells(
            by=OFFICER, key=september, changes=(), explanations=explained(filing), on=TODAY
        )
        services.send(by=OFFICER, key=september, on=TODAY)
        with pytest.raises(NotAllowed):
            services.approve(by=COORDINATOR, key=september, on=TODAY)
        with pytest.raises(NotWritable):
            services.save_cells(by=OFFICER, key=september, changes=line_in_million(own=1), on=TODAY)

    def test_a_return_says_why_and_where(self, september: Key) -> None:
        self._sent(september)
        services.approve(by=CHAIRMAN, key=september, on=TODAY)
        with pytest.raises(ReasonRequired):
            services.return_submission(by=DISTRICT_OFFICER, key=september, reason=" ", on=TODAY)
        place = Place(OWN_ROW, "disbursed")
        filing = services.return_submission(
            by=DISTRICT_OFFICER,
            key=september,
            reason="Số Kho bạc là 58 triệu đồng.",
            comments={place: "Xem lại"},
            on=TODAY,
        )
        assert (filing.state, filing.standing.desk) == (State.RETURNED, COMMUNE)
        assert [(remark.place, remark.by) for remark in filing.comments] == [(place, "Lê Bình")]
        assert filing.approvals == ()

    def test_an_approver_signs_what_was_seen(self, september: Key) -> None:
        self._sent(september)
        with pytest.raises(ChangedSince):
            services.approve(by=CHAIRMAN, key=september, on=TODAY, digest="0" * 64)

    def test_a_deed_out_of_turn_is_refused(self, approved: Key) -> None:
        with pytest.raises(NoSuchStep):
            services.send(by=OFFICER, key=approved, on=TODAY)

    def test_many_are_approved_each_on_its_own(self, september: Key) -> None:
        self._sent(september)
        other = Key("von-thang", "23377", "2020-09")
        answers = dict(services.approve_many(by=CHAIRMAN, keys=[september, other], on=TODAY))
        assert answers[september] is None
        assert isinstance(answers[other], NotAllowed)

    def test_an_absence_is_declared_with_its_kind(self, september: Key) -> None:
        filing = services.excuse(
            by=COORDINATOR, key=september, absence=Absence.NOT_APPLICABLE,
            reason="Xã không có vốn trong tháng.", on=TODAY,
        )  # fmt: skip
        assert (filing.state, filing.absence) == (State.ABSENT, Absence.NOT_APPLICABLE)

    def _sent(self, key: Key) -> None:
        filing = services.save_cells(
            by=OFFICER, key=key, changes=line_in_million(own=60, central=500), on=TODAY
        )
        services.save_cells(
            by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY
        )
        services.send(by=OFFICER, key=key, on=TODAY)


class TestCorrecting:
    def test_a_closed_period_is_reopened_with_a_reason_and_the_change_is_listed(
        self, approved: Key
    ) -> None:
        filing = self._correct(approved, 65)
        assert filing.approvals == ()
        assert [(a.before, a.after) for a in filing.amended] == [
            (Cell.number(60 * MILLION), Cell.number(65 * MILLION))
        ]
        (said, reopened) = queries.closed_changes(scope=[PROVINCE], since=TODAY, until=TODAY)
        assert reopened.reason == "Kho bạc đính chính."
        assert said.changes == filing.amended
        assert paid() == Dong(60 * MILLION)

    def test_the_ledger_moves_by_the_difference_once_it_is_approved_again(
        self, approved: Key
    ) -> None:
        self._correct_and_sign(approved, 65)
        assert paid() == Dong(65 * MILLION)

    def test_a_number_signed_too_high_comes_out_of_the_ledger_again(self, approved: Key) -> None:
        self._correct_and_sign(approved, 45)
        assert paid() == Dong(45 * MILLION)

    def test_a_change_voids_the_statements_that_rest_on_it(self, approved: Key) -> None:
        above = Key("von-thang", DISTRICT, "2020-09")
        services.send(by=DISTRICT_OFFICER, key=above, on=TODAY)
        services.approve(by=DISTRICT_LEADER, key=above, on=TODAY)
        self._correct(approved, 65)
        fallen = queries.filing(above, on=TODAY)
        assert (fallen.state, fallen.approvals) == (State.RETURNED, ())
        assert queries.steps(above)[-1].deed is Deed.VOID

    def _correct(self, key: Key, own: int) -> Filing:
        """Open a closed report again and say another amount, in million đồng."""
        services.reopen(by=COORDINATOR, key=key, reason="Kho bạc đính chính.", on=TODAY)
        change = Change(Place(OWN_ROW, "disbursed"), Cell.number(own * MILLION), 1)
        return services.save_cells(by=OFFICER, key=key, changes=[change], on=TODAY)

    def _correct_and_sign(self, key: Key, own: int) -> None:
        """Correct a closed report, and let every desk sign it again."""
        explanations = explained(self._correct(key, own))
        services.save_cells(by=OFFICER, key=key, changes=(), explanations=explanations, on=TODAY)
        services.send(by=OFFICER, key=key, on=TODAY)
        for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
            services.approve(by=approver, key=key, on=TODAY)


class TestSeeing:
    def test_everybody_sees_what_waits_for_them(self, september: Key) -> None:
        late = dt.date(2020, 10, 10)
        assert [brief.key for brief in queries.to_do(OFFICER, on=late).fill] == [september]
        told = queries.to_do(COORDINATOR, on=late)
        assert {brief.days_late for brief in told.late} <= {7, 5}
        assert september in [brief.key for brief in (*told.late, *told.fill)]
        assert queries.to_do(STRANGER, on=late).fill == ()

    def test_a_saved_number_is_in_the_measures_at_once(self, september: Key) -> None:
        engine = Engine()
        services.save_cells(by=OFFICER, key=september, changes=line_in_million(own=60), on=TODAY)
        assert self._reported(engine) == 60 * MILLION
        change = Change(Place(OWN_ROW, "disbursed"), Cell.number(58 * MILLION), 1)
        services.save_cells(by=OFFICER, key=september, changes=[change], on=TODAY)
        assert self._reported(engine) == 58 * MILLION

    def _reported(self, engine: Engine) -> object:
        engine.store.catch_up()
        where = {"period": ("2020-09",), "source": ("commune",)}
        return engine.ask("reported.disbursed", where=where, on=TODAY).value()
