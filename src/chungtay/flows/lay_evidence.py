"""Lay evidence beside a reading where it may be a work: asked of the register of works first."""

from __future__ import annotations

from dataclasses import replace

from chungtay.apps.criteria.readings import services
from chungtay.apps.works import queries as works
from chungtay.core.criteria.assessing import remark
from chungtay.core.criteria.evidence import REASON_TITLES, Evidence, EvidenceKind, EvidenceNotFit
from chungtay.core.kernel.refusal import Finding
from chungtay.core.people.actor import Actor


def lay_evidence(
    *, by: Actor, evidence: Evidence, content: bytes = b""
) -> tuple[Evidence, tuple[Finding, ...]]:
    """Lay evidence beside a reading; answer it as it was laid, and what is odd about it.

    A work that nobody has recorded by the day is refused (`EvidenceNotFit`); one that lies in
    another commune is laid, and remarked on. What lies there already stays as it was laid, and a
    remark says so. A work is called by its name in the register.
    """
    findings: tuple[Finding, ...] = ()
    if evidence.kind is EvidenceKind.WORK:
        state = works.work(evidence.what, on=evidence.on)
        if state is None:
            raise EvidenceNotFit(evidence.what, REASON_TITLES["no_work"])
        evidence = replace(evidence, title=state.name)
        if state.unit != evidence.unit:
            findings = (
                remark(
                    "criteria.work_elsewhere", evidence.threshold, work=state.work,
                    name=state.name, lies=state.unit, unit=evidence.unit,
                ),
            )  # fmt: skip
    laid = services.attach_evidence(by=by, evidence=evidence, content=content)
    told = laid.evidence
    if not laid.fresh:
        there = remark("criteria.evidence_there", told.threshold, title=told.title, laid=told.on)
        findings = (*findings, there)
    return told, findings
