"""The words of reconciliation on pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.capital.reconcile.matching import AGAINST, REASON_TITLES, Outcome, Reason
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.capital.reconcile.statement import Verdict
from chungtay.core.kernel.handing_in import Stage

STAGES = {
    Stage.TO_MAP: gettext_lazy("Chờ khớp cột"),
    Stage.WAITING: gettext_lazy("Đang chờ đọc"),
    Stage.READING: gettext_lazy("Đang đọc và đối chiếu"),
    Stage.READY: gettext_lazy("Chờ bạn xem và quyết định"),
    Stage.TO_WRITE: gettext_lazy("Đang chờ ghi"),
    Stage.WRITING: gettext_lazy("Đang ghi"),
    Stage.DONE: gettext_lazy("Đã ghi xong"),
    Stage.REFUSED: gettext_lazy("Không nhận"),
}
STAGE_TONES = {
    Stage.TO_MAP: "risk", Stage.READY: "risk", Stage.DONE: "met", Stage.REFUSED: "unmet",
}  # fmt: skip
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
