"""Compare published totals with what the measures give; a published total is never added.

A difference beyond rounding is a finding that names both numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chungtay.apps.measures import queries
from chungtay.core.kernel.numerals import rounded, vietnamese
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.reports.figure import Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside the published number: the two as printed, and whether they agree."""

    figure: str
    published: str
    computed: str
    agrees: bool
    document: str

    def finding(self) -> Finding:
        """Say a disagreement as a finding."""
        return Finding(
            "measures.statement_contradicted",
            Severity.WARNING,
            self.figure,
            f"Số liệu “{self.figure}”: công bố {self.published}, tính từ sổ {self.computed}.",
        )


def compare(figures: Mapping[str, Figure]) -> list[Comparison]:
    """Compare every figure for which a published number is on record."""
    statements = queries.statements()
    return [_compared(figures[s.figure], s) for s in statements if s.figure in figures]


def findings(comparisons: Iterable[Comparison]) -> list[Finding]:
    """Give a finding for every disagreement."""
    return [comparison.finding() for comparison in comparisons if not comparison.agrees]


def _compared(figure: Figure, statement: queries.Statement) -> Comparison:
    decimals, value = statement.decimals, figure.value
    if isinstance(value, Missing):
        computed, agrees = figure.text, False
    else:
        computed = vietnamese(value, decimals)
        agrees = rounded(value, decimals) == rounded(statement.value, decimals)
    return Comparison(
        figure=figure.spec.id,
        published=vietnamese(statement.value, decimals),
        computed=computed,
        agrees=agrees,
        document=statement.grounds.document,
    )
