"""Lay evidence beside a reading where it may be a work: asked of the register of works first."""

from __future__ import annotations

from dataclasses import replace

from chungtay.apps.criteria.readings import services
from chungtay.apps.works import queries as works
from chungtay.core.criteria.evidence import Evidence, EvidenceKind, EvidenceNotFit
from chungtay.core.criteria.remark import WORK_ELSEWHERE, Fact, Remark
from chungtay.core.people.actor import Actor


def lay_evidence(*, by: Actor, evidence: Evidence, content: bytes = b"") -> tuple[Remark, ...]:
    """Lay evidence beside a reading; answer what is odd about it.

    A work that nobody has recorded by the day is refused (`EvidenceNotFit`); one that lies in
    another commune is laid, and remarked on. A work is called by its name in the register.
    """
    remarks: tuple[Remark, ...] = ()
    if evidence.kind is EvidenceKind.WORK:
        state = works.work(evidence.what, on=evidence.on)
        if state is None:
            reason = "đến ngày này không có công trình nào mang mã này"
            raise EvidenceNotFit(evidence.what, reason)
        evidence = replace(evidence, title=state.name)
        if state.unit != evidence.unit:
            facts: dict[str, Fact] = {
                "work": state.work, "name": state.name, "lies": state.unit, "unit": evidence.unit,
            }  # fmt: skip
            remarks = (Remark(WORK_ELSEWHERE, evidence.threshold, facts),)
    services.attach_evidence(by=by, evidence=evidence, content=content)
    return remarks
