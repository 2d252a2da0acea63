"""The words of reconciliation on pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.capital.reconcile.matching import Outcome
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.capital.reconcile.statement import Verdict
from chungtay.core.capital.reconcile.weighing import AGAINST, REASON_TITLES, Reason
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.spoken import sentences, titles

STATES = {
    State.OPEN: gettext_lazy("Chờ xử lý"),
    State.MATCHED: gettext_lazy("Đã khớp"),
    State.RECORDED: gettext_lazy("Đã ghi sổ"),
    State.EXPLAINED: gettext_lazy("Đã giải thích"),
    State.NOT_OURS: gettext_lazy("Không thuộc phạm vi"),
}
STATE_TONES = {
    State.OPEN: "risk", State.MATCHED: "met", State.RECORDED: "met", State.EXPLAINED: "plain",
    State.NOT_OURS: "plain",
}  # fmt: skip
OUTCOMES = {
    Outcome.MATCHED: gettext_lazy("khớp chắc chắn"),
    Outcome.AMBIGUOUS: gettext_lazy("cần chọn"),
    Outcome.UNMATCHED: gettext_lazy("chưa có trong sổ"),
}
OUTCOME_TONES = {
    Outcome.MATCHED: "met", Outcome.AMBIGUOUS: "risk", Outcome.UNMATCHED: "unmet",
}  # fmt: skip
VERDICTS = {
    Verdict.AGREE: gettext_lazy("Khớp"),
    Verdict.LEDGER_SHORT: gettext_lazy("Sổ thiếu"),
    Verdict.TREASURY_SHORT: gettext_lazy("Kho bạc thiếu"),
    Verdict.REPORT_DIFFERS: gettext_lazy("Báo cáo lệch"),
}
VERDICT_TONES = {
    Verdict.AGREE: "met", Verdict.LEDGER_SHORT: "unmet", Verdict.TREASURY_SHORT: "risk",
    Verdict.REPORT_DIFFERS: "risk",
}  # fmt: skip


def reasons(given: Iterable[Reason], *, against: bool = False) -> str:
    """Say why a line and a payment may be the same; or, `against`, why they may not."""
    return ", ".join(_(REASON_TITLES[one]) for one in given if (one in AGAINST) is against)


def settled(words: str) -> str:
    """Say what was written about a line: the system's own words in the reader's language.

    A person's words stay as they are.
    """
    told = words.split(", ")
    if words and all(one in titles() for one in told):
        return ", ".join(map(_, told))
    return _(words) if words in sentences() else words


def crumbs_to(last: str) -> tuple[Crumb, ...]:
    """Give the way to a page beneath that of reconciliation."""
    capital = Crumb(_("Vốn"), reverse("capital"))
    return (capital, Crumb(_("Đối chiếu"), reverse("reconcile")), Crumb(last))
