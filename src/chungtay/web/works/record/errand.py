"""An errand: something to be written of a work, by whom, about which line of it, and today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.works.whole import WorkWhole
from chungtay.core.works.work import WorkState
from chungtay.web.works.paper import key_of
from chungtay.web.works.record.forms import PaperForm
from chungtay.web.works.record.what import What

KINDS = {
    What.STAGE: "~tien-do",
    What.OBSTACLE: "~vuong-mac",
    What.SETTLE: "~vuong-mac",
    What.REMARK: "~giam-sat",
    What.ANSWER: "~giam-sat",
    What.PHOTO: "~anh",
    What.CARD: "~ho-so",
    What.CONTRACT: "~hop-dong",
    What.FUNDING: "~co-cau-von",
    What.HEIR: "~tien-do",
}
"""What stands for the number of a paper that has none."""
DONE = {
    What.STAGE: gettext_lazy("Đã ghi tiến độ."),
    What.OBSTACLE: gettext_lazy("Đã ghi vướng mắc."),
    What.SETTLE: gettext_lazy("Đã ghi là gỡ xong."),
    What.REMARK: gettext_lazy("Đã ghi kiến nghị."),
    What.ANSWER: gettext_lazy("Đã ghi trả lời."),
    What.PHOTO: gettext_lazy("Đã thêm ảnh."),
    What.CARD: gettext_lazy("Đã ghi hồ sơ."),
    What.CONTRACT: gettext_lazy("Đã ghi hợp đồng."),
    What.FUNDING: gettext_lazy("Đã ghi cơ cấu vốn."),
    What.HEIR: gettext_lazy("Đã chuyển công trình về đơn vị kế tục."),
}


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be written of a work: by whom, what, about which line, and today."""

    by: Actor
    what: What
    work: WorkWhole
    about: str
    on: dt.date

    @property
    def state(self) -> WorkState:
        """Give what is true of the work today."""
        return self.work.summary.state

    def grounds(self, form: PaperForm) -> Grounds:
        """Give the paper that a filled form names."""
        return self.paper(form.cleaned_data["symbol"], form.paper_day)

    def paper(self, symbol: str, signed: dt.date) -> Grounds:
        """Give a paper by its number and day as why something may be believed."""
        unit, kind = self.state.unit, KINDS[self.what]
        return Grounds(key_of(symbol, signed, unit=unit, kind=kind), self.on, Provenance.REPORTED)
