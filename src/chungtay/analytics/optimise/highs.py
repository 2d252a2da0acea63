"""HiGHS set up the same way for every problem: quiet, one thread, a fixed seed, no gap allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import highspy

SEED = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A constraint: coefficients by column between two bounds."""

    low: float
    high: float
    parts: Mapping[int, float]

    def add(self, engine: highspy.Highs) -> None:
        """Add the constraint to a problem."""
        engine.addRow(
            self.low, self.high, len(self.parts), list(self.parts), list(self.parts.values())
        )


def highs() -> highspy.Highs:
    """Give an empty problem."""
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", SEED),
        ("mip_rel_gap", 0.0),
        ("mip_feasibility_tolerance", 1e-9),
    ):
        engine.setOptionValue(option, value)
    return engine
