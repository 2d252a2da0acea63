"""Remarks on what a decision is for: it may still be written, by whoever says it is meant so."""

from __future__ import annotations

from chungtay.core.kernel.refusal import Finding, Severity


def check_work(work: str, *, known: bool) -> tuple[Finding, ...]:
    """Remark on a work that the register of works does not have."""
    if known or not work:
        return ()
    message = f"Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    return (Finding("capital.work_not_listed", Severity.WARNING, "subject", message),)
