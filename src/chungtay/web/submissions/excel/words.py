"""Who changed a cell of a workbook, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chungtay.core.submissions.changes import Side

_SIDES = {
    Side.NOBODY: _("không ai"),
    Side.THEIRS: _("chỉ tệp"),
    Side.OURS: _("chỉ hệ thống"),
    Side.BOTH: _("cả hai"),
    Side.BOTH_ALIKE: _("cả hai, như nhau"),
}


def side_words(side: Side) -> str:
    """Say who changed a cell."""
    return str(_SIDES[side])
