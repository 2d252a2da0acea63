"""What a register takes on its word: nothing known before it happened, or before it was signed."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import SignedOnNoDay, SignedTooLate, require_signed

DAY = dt.date(2020, 10, 13)


def test_nothing_rests_on_a_document_that_is_not_signed_yet() -> None:
    later = Grounds("kontum.ubnd:01/KH-UBND:2020-10-14", DAY, Provenance.REPORTED)
    with pytest.raises(SignedTooLate) as no:
        require_signed(later)
    assert "01/KH-UBND ký ngày 14/10/2020" in str(no.value)


@pytest.mark.parametrize("day", ["0000-00-00", "2020-02-30", "2019-13-01"])
def test_nothing_rests_on_a_document_signed_on_a_day_that_never_was(day: str) -> None:
    with pytest.raises(SignedOnNoDay) as no:
        require_signed(Grounds(f"kontum.ubnd:01/KH-UBND:{day}", DAY, Provenance.REPORTED))
    assert day in str(no.value)


@pytest.mark.parametrize(
    "document",
    ["kontum.ubnd:01/KH-UBND:2020-10-13", "kontum.ubnd:~danh-muc:2020-12-31",
     "ttg:691/QĐ-TTg:2018", ""],
)  # fmt: skip
def test_a_document_signed_by_then_or_without_a_day_will_do(document: str) -> None:
    require_signed(Grounds(document, DAY, Provenance.REPORTED))
