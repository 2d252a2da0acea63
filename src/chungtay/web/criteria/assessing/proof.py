"""A piece of evidence as a page names it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Stage
from chungtay.packs import loader
from chungtay.web.kit.address import View


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: where it is to be seen (nowhere: for words), why it was withdrawn."""

    title: str
    kind: str
    href: str
    withdrawn: str
    stage: Stage
    ref: str


def proof(one: Evidence, view: View, *, reads: bool) -> Proof:
    """Name a piece of evidence; a file leads to it only where the reader `reads` files."""
    href = _address(one, view) if reads or one.kind is not EvidenceKind.FILE else ""
    return Proof(one.title, one.kind.value, href, one.withdrawn, one.stage, one.ref)


def _address(one: Evidence, view: View) -> str:
    match one.kind:
        case EvidenceKind.FILE:
            return reverse("assess-file", args=[one.unit, one.what])
        case EvidenceKind.WORK:
            return view.onward(reverse("work", args=[one.what]))
        case EvidenceKind.DOCUMENT:
            known = one.what in loader.instruments()
            return view.onward(reverse("instrument", args=[one.what])) if known else ""
        case EvidenceKind.NOTE:
            return ""
