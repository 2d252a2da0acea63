"""Remarks about a list, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.capital.reconcile.line import ListFinding, whole_sentence
from chungtay.core.kernel.refusal import Severity
from chungtay.web.kit.saying import say


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it is shown: where, what the list says there, why it is odd."""

    place: str
    column: str
    said: str
    stops: bool
    words: str


def remarks(findings: Iterable[ListFinding]) -> tuple[Remark, ...]:
    """Say remarks."""
    return tuple(
        Remark(
            f"{one.sheet}:{one.row}",
            _(one.column),
            one.said,
            one.severity is Severity.ERROR,
            whole_sentence(say(one.why, one.facts)),
        )
        for one in findings
    )
