"""Files of evidence of a report's cells."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.evidence import unfit, unlike
from chungtay.core.kernel.refusal import Refusal


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
    if reason := unfit(name, size=size):
        raise EvidenceRefused(name=name, reason=reason)


def require_as_named(name: str, content: bytes) -> None:
    """Refuse a file whose content is not what its name says, such as a program called .pdf."""
    if reason := unlike(name, content):
        raise EvidenceRefused(name=name, reason=reason)
