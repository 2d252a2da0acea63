"""What is written down for a roadmap: who is to reach a set by when, and what would close each gap.

Both are dated and said anew where they change: a later row of a target or a remedy stands in place
of the earlier, and one that is withdrawn says so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.asking import PLANNED
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened, require_signed
from chungtay.core.people.actor import Action

SET_TARGET = Action("criteria.set_target", "Ghi xã điểm, xã mục tiêu")
OFFER_REMEDY = Action("criteria.offer_remedy", "Ghi giải pháp và kinh phí cho chỉ tiêu còn thiếu")
KEEP_SCENARIO = Action("criteria.keep_scenario", "Lưu phương án lộ trình")
MOST_OF_CODE, MOST_OF_TITLE, MOST_OF_MEMBER = 48, 240, 120
_CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MOST_OF_CODE - 1}}}")


class TargetKind(StrEnum):
    """Why a commune is on the roadmap."""

    PILOT = "pilot"
    TARGET = "target"


TARGET_TITLES: dict[TargetKind, str] = {
    TargetKind.PILOT: "Xã điểm",
    TargetKind.TARGET: "Xã mục tiêu",
}


@dataclass(eq=False)
class TargetYearPast(Refusal):
    """A commune would have to reach a set in a year that is over."""

    code = "criteria.target_year_past"
    message = "Đơn vị {unit}: năm phải đạt {year} đã qua vào ngày giao mục tiêu {on:%d/%m/%Y}."

    unit: str
    year: int
    on: dt.date


@dataclass(eq=False)
class NotARemedy(Refusal):
    """A remedy lacks what a planner needs: a code, a cost, a source, a day that is not past."""

    code = "criteria.not_a_remedy"
    message = "Giải pháp “{remedy}”: {what} là {said}; {wanted}."

    remedy: str
    what: str
    said: str
    wanted: str


@dataclass(eq=False)
class RemedyCodeTaken(Refusal):
    """A remedy would take the code of another: for another commune, or another requirement."""

    code = "criteria.remedy_code_taken"
    kind = Kind.CONFLICT
    message = (
        "Mã giải pháp “{remedy}” đã dùng cho chỉ tiêu {requirement} của đơn vị {unit}; hãy đặt mã "
        "khác."
    )

    remedy: str
    requirement: str
    unit: str


@dataclass(frozen=True, slots=True)
class Target:
    """A commune that is to meet a set by the end of a year; who answers for it; raises refusals.

    `agency` is the code of the agency in charge, `member` the name of the steering committee's
    member. `stands` is false once the target is withdrawn.
    """

    unit: str
    criteria_set: str
    kind: TargetKind
    year: int
    agency: str
    member: str
    on: dt.date
    grounds: Grounds
    stands: bool = True

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_signed(self.grounds)
        if self.year < self.on.year:
            raise TargetYearPast(unit=self.unit, year=self.year, on=self.on)

    @property
    def ref(self) -> str:
        """Give the natural key: one target of a unit under a set a day."""
        return f"targets:{self.unit}:{self.criteria_set}:{self.grounds.speaking_of(self.on)}"

    @property
    def by(self) -> dt.date:
        """Give the last day of the year in which it is to be reached."""
        return dt.date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would close one requirement at one commune: cost, funds, day ready; raises refusals.

    `sources` may each pay, alone or together, with money of `kind` for `project`; `works` are codes
    of the works it consists of. `stands` is false once nobody offers it any longer.
    """

    code: str
    unit: str
    criteria_set: str
    requirement: str
    title: str
    cost: Dong
    kind: CapitalKind
    sources: tuple[Source, ...]
    project: str
    ready: dt.date
    works: tuple[str, ...]
    on: dt.date
    grounds: Grounds
    stands: bool = True

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_signed(self.grounds)
        fits = _CODE.fullmatch(self.code) is not None
        self._require("mã", self.code, "chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch", fits=fits)
        named = 0 < len(self.title) <= MOST_OF_TITLE
        self._require("tên", f"“{self.title}”", f"cần từ 1 đến {MOST_OF_TITLE} ký tự", fits=named)
        self._require("kinh phí", str(self.cost), "không được âm", fits=self.cost >= ZERO)
        said = ", ".join(self.sources) or "trống"
        known = bool(self.sources) and set(self.sources) <= set(PLANNED)
        self._require("nguồn vốn", said, f"cần trong: {', '.join(PLANNED)}", fits=known)
        ready = f"{self.ready:%d/%m/%Y}"
        asked = f"phải từ ngày ghi {self.on:%d/%m/%Y} trở đi"
        self._require("ngày xong", ready, asked, fits=self.ready >= self.on)

    def _require(self, what: str, said: str, wanted: str, *, fits: bool) -> None:
        if not fits:
            raise NotARemedy(remedy=self.code, what=what, said=said, wanted=wanted)

    @property
    def ref(self) -> str:
        """Give the natural key: one word on a remedy a day."""
        return f"remedies:{self.code}:{self.grounds.speaking_of(self.on)}"

    @property
    def about(self) -> tuple[str, str, str]:
        """Tell what it would close: a requirement of a set at a commune."""
        return self.unit, self.criteria_set, self.requirement


def require_own_code(told: Remedy, before: Remedy | None) -> None:
    """Refuse (`criteria.remedy_code_taken`) a code under which something else was offered."""
    if before is not None and before.about != told.about:
        raise RemedyCodeTaken(remedy=told.code, requirement=before.requirement, unit=before.unit)
