"""What shows that a reading is so: a file, a document, a work, or words."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.evidence import unfit, unlike
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import Action

READ_EVIDENCE = Action("criteria.read_evidence", "Xem tệp minh chứng tiêu chí")
MOST = 500
"""Characters of a title, or of words, at most."""


class EvidenceKind(StrEnum):
    """What the evidence is."""

    FILE = "file"
    DOCUMENT = "document"
    WORK = "work"
    NOTE = "note"


EVIDENCE_TITLES: dict[EvidenceKind, Title] = {
    EvidenceKind.FILE: Title("Tệp, ảnh", "File or photo"),
    EvidenceKind.DOCUMENT: Title("Văn bản", "Document"),
    EvidenceKind.WORK: Title("Công trình", "Work"),
    EvidenceKind.NOTE: Title("Ghi chú", "Note"),
}


REASON_TITLES: dict[str, str] = {
    "empty": "chưa nêu là gì",
    "long": f"dài quá {MOST} ký tự",
    "no_work": "đến ngày này không có công trình nào mang mã này",
    "no_document": "không có văn bản nào mang mã này",
}
"""Why something is not taken as evidence, beside what `kernel.evidence` says of files."""


@dataclass(eq=False)
class EvidenceNotFit(Refusal):
    """Something that is not kept as evidence of a reading."""

    code = "criteria.evidence_not_fit"
    message = "Không nhận minh chứng “{name}”: {reason}."

    name: str
    reason: str


@dataclass(eq=False)
class UnknownEvidence(Refusal):
    """The unit has no such file of evidence."""

    code = "criteria.unknown_evidence"
    kind = Kind.NOT_FOUND
    message = "Đơn vị {unit} không có tệp minh chứng “{sha256}”."

    unit: str
    sha256: str


@dataclass(eq=False)
class EvidenceNotLaid(Refusal):
    """Only what is laid beside a reading, and was not withdrawn since, can be withdrawn."""

    code = "criteria.evidence_not_laid"
    kind = Kind.CONFLICT
    message = "Chỉ tiêu {threshold} của đơn vị {unit}: không có minh chứng này, hoặc đã rút rồi."

    unit: str
    threshold: str


@dataclass(eq=False)
class WithdrawalNeedsReason(Refusal):
    """Whoever takes evidence back says why."""

    code = "criteria.withdrawal_needs_reason"
    message = "Rút minh chứng “{title}”: cần ghi lý do, tối đa {most} ký tự."

    title: str
    most: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for a threshold at a unit, laid beside a stage's reading of the year.

    `what` is a file's SHA-256, a document's key, a work's code or the words themselves; `title` is
    what people call it. `withdrawn` says why it no longer counts, where it was taken back.
    Raises `EvidenceNotFit` or `KnownTooSoon`.
    """

    unit: str
    criteria_set: str
    threshold: str
    stage: Stage
    kind: EvidenceKind
    what: str
    title: str
    on: dt.date
    grounds: Grounds
    size: int = 0
    withdrawn: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        if not self.what.strip() or not self.title.strip():
            raise EvidenceNotFit(self.title or self.what, REASON_TITLES["empty"])
        if max(len(self.what), len(self.title)) > MOST:
            raise EvidenceNotFit(f"{self.title[:40]}…", REASON_TITLES["long"])
        if self.kind is EvidenceKind.FILE and (reason := unfit(self.title, size=self.size)):
            raise EvidenceNotFit(self.title, reason)

    @property
    def thing(self) -> tuple[Stage, EvidenceKind, str]:
        """Tell what it is, whenever it was laid or withdrawn: a thing a stage shows."""
        return self.stage, self.kind, self.what

    @property
    def ref(self) -> str:
        """Give the natural key: one thing is laid beside a stage's reading once a day."""
        digest = hashlib.sha256(f"{self.kind}:{self.what}".encode()).hexdigest()[:16]
        place = f"{self.unit}:{self.criteria_set}:{self.threshold}:{self.stage}"
        return f"reading_evidence:{place}:{digest}:{self.grounds.speaking_of(self.on)}"

    def require_content(self, content: bytes) -> None:
        """Refuse (`EvidenceNotFit`) a file whose content is not what its name says."""
        if reason := unlike(self.title, content):
            raise EvidenceNotFit(self.title, reason)
