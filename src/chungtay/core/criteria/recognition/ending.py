"""What becomes of an open file when the unit that asked is merged, divided, renamed or ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.units.unit import Unit


class Fate(StrEnum):
    """What becomes of a file."""

    STAYS = "stays"
    CARRIED = "carried"
    ENDS = "ends"


@dataclass(eq=False)
class FileOfEndedUnit(Refusal):
    """A step of a file whose unit is no more, though another may bear its code by now."""

    code = "criteria.file_of_ended_unit"
    kind = Kind.CONFLICT
    message = (
        "Hồ sơ {file}: đơn vị {unit} đã được sắp xếp, hồ sơ không xử lý tiếp được. Đơn vị kế tục "
        "lập hồ sơ của mình."
    )

    file: str
    unit: str


def fate(asked: Unit, now: Unit | None) -> Fate:
    """Tell what becomes of the file of a unit that is `now` the same body, or none any more.

    No guidance at hand lets a unit merged or divided keep the file of another: the new one is
    assessed itself. A commune that became a ward or a township is none of the programme's. Under
    another code its villages are still its own, and their files go with it.
    """
    if now is None or now.level is not asked.level or asked.is_rural != now.is_rural:
        return Fate.ENDS
    return Fate.STAYS if now.code == asked.code else Fate.CARRIED


def reopened(course: Course, fate_now: Fate) -> bool:
    """Tell whether the last step of a file would not be taken any more, by what is known now."""
    if len(course.steps) < 2:
        return False
    taken = {FileDeed.CARRY: Fate.CARRIED, FileDeed.END: Fate.ENDS}.get(course.last.deed)
    return taken is not None and fate_now is not taken


def because(asked: Unit, heirs: Sequence[Unit], *, symbol: str) -> str:
    """Say what a unit became, and by which document."""
    after = ", ".join(one.title for one in heirs)
    return f"{asked.title} → {after} ({symbol})" if after else f"{asked.title} ({symbol})"
