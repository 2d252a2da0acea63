"""Remarks on what a decision is for: it may still be written, by whoever says it is meant so."""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.core.kernel.refusal import Finding, Severity

SENTENCES: Mapping[str, str] = {
    "capital.work_not_listed": (
        "Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    ),
}


def check_work(work: str, *, known: bool) -> tuple[Finding, ...]:
    """Remark on a work that the register of works does not have."""
    if known or not work:
        return ()
    code = "capital.work_not_listed"
    return (Finding(code, Severity.WARNING, "subject", SENTENCES[code], {"work": work}),)
