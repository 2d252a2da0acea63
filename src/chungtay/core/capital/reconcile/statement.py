"""Three tellers of one payment: the ledger, the treasury, the unit's own report."""

from __future__ import annotations

from enum import StrEnum

from chungtay.core.kernel.quantity import Missing, Quantity


class Verdict(StrEnum):
    """What the three say of one budget line."""

    AGREE = "agree"
    LEDGER_SHORT = "ledger_short"
    """The treasury paid more than the ledger says: something is not recorded yet."""
    TREASURY_SHORT = "treasury_short"
    """The ledger says more than the treasury paid."""
    REPORT_DIFFERS = "report_differs"
    """Ledger and treasury agree, and the unit reports something else."""


VERDICT_TITLES: dict[Verdict, str] = {
    Verdict.AGREE: "khớp",
    Verdict.LEDGER_SHORT: "sổ thiếu",
    Verdict.TREASURY_SHORT: "kho bạc thiếu",
    Verdict.REPORT_DIFFERS: "báo cáo lệch",
}


def verdict(ledger: Quantity, treasury: Quantity, reported: Quantity) -> Verdict:
    """Judge a line; nothing said counts as nought, but for a unit that has reported nothing.

    >>> verdict(5, 5, Missing.ABSENT), verdict(5, 7, 5), verdict(5, 5, 4)
    (<Verdict.AGREE: 'agree'>, <Verdict.LEDGER_SHORT: 'ledger_short'>, \
<Verdict.REPORT_DIFFERS: 'report_differs'>)
    """
    booked = 0 if isinstance(ledger, Missing) else ledger
    paid = 0 if isinstance(treasury, Missing) else treasury
    if paid > booked:
        return Verdict.LEDGER_SHORT
    if paid < booked:
        return Verdict.TREASURY_SHORT
    if not isinstance(reported, Missing) and reported != booked:
        return Verdict.REPORT_DIFFERS
    return Verdict.AGREE
