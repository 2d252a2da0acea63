"""What may be kept as evidence: documents and pictures, of a size that can be handed around."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal

LARGEST = 20 * 1024 * 1024
"""Bytes of a file at most."""
KINDS = (
    ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".docx", ".xlsx", ".doc", ".xls", ".odt",
    ".ods", ".txt", ".csv", ".zip",
)  # fmt: skip
"""Endings of the names of files that are kept."""


@dataclass(eq=False)
class EvidenceRefused(Refusal):
    """A file that is not kept as evidence."""

    code = "submissions.evidence_refused"
    message = "Không nhận tệp “{name}”: {reason}."

    name: str
    reason: str


def require_evidence(name: str, *, size: int) -> None:
    """Refuse a file that is empty, too large, or of a kind nobody can look into.

    >>> require_evidence("kho-bac.pdf", size=1024)
    """
    if not size:
        raise EvidenceRefused(name=name, reason="tệp trống")
    if size > LARGEST:
        megabytes, most = f"{size / 1024 / 1024:.0f}", LARGEST // 1024 // 1024
        reason = f"tệp {megabytes} MB, chỉ nhận đến {most} MB; hãy nén hoặc chia nhỏ"
        raise EvidenceRefused(name=name, reason=reason)
    if not name.lower().endswith(KINDS):
        raise EvidenceRefused(name=name, reason=f"chỉ nhận các loại {', '.join(KINDS)}")
