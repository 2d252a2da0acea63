"""What is said beside the numbers: by whom, about what, how long; and what it voids."""

from __future__ import annotations

import pytest

from chungtay.apps.submissions import queries, services
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.core.submissions import actions
from chungtay.core.submissions.form import Place, UnknownColumn, UnknownRow
from chungtay.core.submissions.hindrance import EmptyRemark
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.remark import TooManyWords
from chungtay.core.submissions.workflow import Absence, Deed
from tests.apps.submissions.conftest import (
    CHAIRMAN,
    COORDINATOR,
    DISTRICT_LEADER,
    OFFICER,
    OWN_ROW,
    TODAY,
    explained,
    line_in_million,
    person,
)

pytestmark = pytest.mark.django_db
AUDITOR = person(9, "", actions.READ, name="Kiểm toán")
PAID = Place(OWN_ROW, "disbursed")


def test_who_only_reads_says_nothing(september: Key) -> None:
    with pytest.raises(NotAllowed):
        services.comment(by=AUDITOR, key=september, place=None, text="Đã xem.", on=TODAY)
    assert queries.filing(september, on=TODAY).comments == ()


def test_whoever_has_a_part_in_a_report_may_remark_on_it(september: Key) -> None:
    for by in (OFFICER, CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.comment(by=by, key=september, place=PAID, text="Xem lại.", on=TODAY)
    assert len(queries.filing(september, on=TODAY).comments) == 4


@pytest.mark.parametrize(
    ("place", "refusal"),
    [(Place(OWN_ROW, "khong-co"), UnknownColumn), (Place("khong-co", "disbursed"), UnknownRow)],
)
def test_a_remark_is_about_a_cell_that_is_there(
    september: Key, place: Place, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        services.comment(by=OFFICER, key=september, place=place, text="Sai.", on=TODAY)
    with pytest.raises(refusal):
        services.attach(
            by=OFFICER,
            key=september,
            place=place,
            name="bien-ban.pdf",
            media_type="application/pdf",
            content=b"%PDF-1.7",
            on=TODAY,
        )


def test_a_return_remarks_on_cells_that_are_there(september: Key) -> None:
    sent(september)
    with pytest.raises(UnknownColumn):
        services.return_submission(
            by=CHAIRMAN,
            key=september,
            reason="Sai.",
            comments={Place(OWN_ROW, "khong-co"): "Sai."},
            on=TODAY,
        )


def test_words_lose_what_nobody_sees(september: Key) -> None:
    filing = services.comment(
        by=OFFICER, key=september, place=None, text="Đã\0 xem\ud800.\r\n", on=TODAY
    )
    assert filing.comments[0].text == "Đã xem."


def test_a_remark_has_words(september: Key) -> None:
    with pytest.raises(EmptyRemark):
        services.comment(by=OFFICER, key=september, place=None, text=" \0 ", on=TODAY)


def test_too_many_words_are_refused_whole(september: Key) -> None:
    with pytest.raises(TooManyWords):
        services.comment(by=OFFICER, key=september, place=None, text="a" * 4_001, on=TODAY)
    with pytest.raises(TooManyWords):
        services.excuse(
            by=COORDINATOR,
            key=september,
            absence=Absence.REFUSED,
            reason="a" * 2_001,
            on=TODAY,
        )


def test_an_explanation_answers_a_finding_that_is_there(september: Key) -> None:
    before = queries.filing(september, on=TODAY)
    words = {"jump|khong-co|disbursed|0123456789ab": "Đúng.", "\ud800": "Đúng."}
    after = services.save_cells(by=OFFICER, key=september, changes=(), explanations=words, on=TODAY)
    assert after.explanations == {}
    assert (after.seq, after.digest) == (before.seq, before.digest)


def test_an_explanation_of_a_closed_period_voids_what_was_signed(approved: Key) -> None:
    services.reopen(by=COORDINATOR, key=approved, reason="Bổ sung giải trình.", on=TODAY)
    filing = queries.filing(approved, on=TODAY)
    assert filing.approvals
    words = dict.fromkeys(explained(filing), "Giải trình lại.")
    after = services.save_cells(by=OFFICER, key=approved, changes=(), explanations=words, on=TODAY)
    assert after.digest != filing.digest
    assert after.approvals == ()


def test_evidence_of_a_closed_period_voids_what_was_signed(approved: Key) -> None:
    services.reopen(by=COORDINATOR, key=approved, reason="Bổ sung chứng từ.", on=TODAY)
    services.attach(
        by=OFFICER,
        key=approved,
        place=PAID,
        name="bien-ban.pdf",
        media_type="application/pdf",
        content=b"%PDF-1.7",
        on=TODAY,
    )
    assert queries.filing(approved, on=TODAY).approvals == ()
    assert queries.steps(approved)[-1].deed is Deed.ATTACH


def sent(key: Key) -> None:
    filing = services.save_cells(
        by=OFFICER, key=key, changes=line_in_million(own=60, central=500), on=TODAY
    )
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY)
    services.send(by=OFFICER, key=key, on=TODAY)
