"""What a community supervision board, or another who watches, says of a work, and the answer."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.works.wording import MOST_OF_REMARK, require_fit


@dataclass(eq=False)
class UnknownRemark(Refusal):
    """The register holds no such remark on the work."""

    code = "works.unknown_remark"
    kind = Kind.NOT_FOUND
    message = "Công trình “{work}” không có kiến nghị “{remark}” ngày {on:%d/%m/%Y}."

    work: str
    remark: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a work as it stands from a day on: said, and later answered in the same words.

    `answer` is empty until somebody answers. Raises `KnownTooSoon`.
    """

    work: str
    text: str
    speaker: str
    answer: str
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(
            self.work,
            ("remark", self.text, MOST_OF_REMARK),
            ("answer", self.answer, MOST_OF_REMARK),
            ("speaker", self.speaker, 160),
        )

    @property
    def code(self) -> str:
        """Give a short name that the same words of the same speaker on the same work have."""
        said = "\n".join((self.work, self.speaker, self.text))
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def ref(self) -> str:
        """Give the natural key: one saying of a remark a day."""
        return f"remarks:{self.work}:{self.code}:{self.grounds.speaking_of(self.on)}"


@dataclass(frozen=True, slots=True)
class RemarkCase:
    """A remark as it stands, with the day it was made; `last.on` is the day of the answer."""

    last: Remark
    said_on: dt.date

    @property
    def is_answered(self) -> bool:
        """Tell whether somebody has answered."""
        return bool(self.last.answer)
