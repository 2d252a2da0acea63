"""The words of workbooks on pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chungtay.core.kernel.handing_in import Stage
from chungtay.core.submissions.changes import Side

_SIDES = {
    Side.NOBODY: _("không ai"),
    Side.THEIRS: _("chỉ tệp"),
    Side.OURS: _("chỉ hệ thống"),
    Side.BOTH: _("cả hai"),
    Side.BOTH_ALIKE: _("cả hai, như nhau"),
}
_STAGES = {
    Stage.WAITING: _("Đang chờ đọc"),
    Stage.READING: _("Đang đọc và đối chiếu"),
    Stage.READY: _("Chờ bạn xem và quyết định"),
    Stage.TO_WRITE: _("Đang chờ ghi"),
    Stage.WRITING: _("Đang ghi"),
    Stage.DONE: _("Đã ghi xong"),
    Stage.REFUSED: _("Không nhận"),
}
TONES = {
    Stage.READY: "risk",
    Stage.DONE: "met",
    Stage.REFUSED: "unmet",
}


def side_words(side: Side) -> str:
    """Say who changed a cell."""
    return str(_SIDES[side])


def stage_words(stage: Stage) -> str:
    """Say how far a workbook has come."""
    return str(_STAGES[stage])
