"""One submission opened for entry: as it stands, what is found in it, what may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from chungtay.apps.submissions import queries
from chungtay.core.people.actor import Action, Actor
from chungtay.core.submissions.actions import FILL, SEND, subject
from chungtay.core.submissions.checks import CellFinding, Context, check
from chungtay.core.submissions.filing import Filing, StepTold
from chungtay.core.submissions.form import CellType, Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Sheet
from chungtay.core.submissions.stored import place_of
from chungtay.core.submissions.workflow import STATE_TITLES, WRITABLE, Deed
from chungtay.web.kit.saying import worded
from chungtay.web.submissions.entry.saving import Typed
from chungtay.web.submissions.entry.texts import text_of

GAP = "required"
"""The code of the finding that a required cell is empty: not wrong, but not there yet."""


@dataclass(frozen=True)
class Opened:
    """A submission and whoever has opened it."""

    by: Actor
    filing: Filing
    on: dt.date

    @cached_property
    def context(self) -> Context:
        """Read what the submission is checked against, once."""
        return queries.context(self.filing, on=self.on)

    @cached_property
    def findings(self) -> tuple[CellFinding, ...]:
        """Check the submission, errors first; one that was written just now has been checked."""
        if self.filing.found is not None:
            return self.filing.found
        return check(self.filing.sheet, self.context)

    @property
    def writable(self) -> bool:
        """Tell whether this person may write to its cells now."""
        return self.filing.state in WRITABLE and self._may(FILL)

    @property
    def sendable(self) -> bool:
        """Tell whether this person may send it now."""
        return self.filing.state in WRITABLE and self._may(SEND)

    @property
    def locked(self) -> str:
        """Say why cells cannot be written to; empty where they can."""
        if self.writable:
            return ""
        if self.filing.state in WRITABLE:
            return _("Tài khoản này chỉ xem được báo cáo của đơn vị, không nhập được.")
        return _(
            "Báo cáo đang ở trạng thái “%(state)s” nên không nhập được. Nếu cần sửa, hãy đề nghị "
            "cấp trên trả lại hoặc mở lại kỳ."
        ) % {"state": _(STATE_TITLES[self.filing.state])}

    @property
    def last(self) -> Sheet | None:
        """Give the newest earlier sheet of the same unit and form."""
        return self.context.previous[0] if self.context.previous else None

    @cached_property
    def ghosts(self) -> Mapping[str, str]:
        """Offer last period's values of carried columns, by place; never saved unless taken.

        What runs from the year's beginning is not offered across a new year.
        """
        last = self.last
        if last is None or not self.writable:
            return {}
        carried = {
            column.code: column
            for column in self.filing.form.typed
            if column.carried
            and column.type is not CellType.FILE
            and not (column.cumulative and last.period.year != self.filing.period.year)
        }
        offered = {}
        for row, column in self.filing.sheet.typed():
            cell = last.cell(row.code, column.code)
            if column.code in carried and cell is not None and cell.speaks:
                offered[str(Place(row.code, column.code))] = text_of(column, cell)
        return offered

    def carried(self) -> tuple[Typed, ...]:
        """Take last period's values for carried cells that are empty."""
        kept = self.filing.kept
        taken = []
        for said, text in self.ghosts.items():
            now = kept.get(place_of(said))
            if now is None or now.cell is None:
                taken.append(Typed(place_of(said), text, now.revision if now else 0))
        return tuple(taken)

    @cached_property
    def came_back(self) -> StepTold | None:
        """Give the step by which it came back last, while it has not been sent again."""
        return came_back(self.filing.key) if self.filing.state in WRITABLE else None

    def _may(self, action: Action) -> bool:
        filing, about = self.filing, subject(self.filing.form.code)
        return self.by.may(action, unit=filing.key.unit, above=over(filing), subject=about)


def came_back(key: Key) -> StepTold | None:
    """Give the last step by which a submission came back to be mended; None where it never did."""
    back = (Deed.RETURN, Deed.REOPEN, Deed.VOID)
    return next((step for step in reversed(queries.steps(key)) if step.deed in back), None)


def over(filing: Filing) -> tuple[str, ...]:
    """Give the units over a submission's own: those of the day, and those of its period."""
    return (*filing.route[1:], filing.district, filing.province)


def brief(finding: CellFinding) -> str:
    """Say a finding where its cell is named already: without the words that name it."""
    words = worded(finding.said)
    return words[:1].upper() + words[1:]


def opened(by: Actor, key: Key, *, on: dt.date) -> Opened:
    """Open a submission for somebody who may read it, or refuse."""
    return Opened(by, queries.filing_seen(by, key, on=on), on)
