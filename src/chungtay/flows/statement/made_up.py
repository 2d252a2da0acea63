"""Whether a statement rests on rows made for the demonstration, and how its files say so."""

from __future__ import annotations

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.title import Title
from chungtay.flows.statement.build import Statement

HEADING = Title("Dữ liệu", "Data")
MADE_UP = Title("có số liệu mô phỏng", "partly synthetic")


def simulated(engine: Engine, made: Statement) -> bool:
    """Tell whether any row behind a column of the statement was made for the demonstration."""
    asked = {slot.measure.name: made.question(slot, ()) for slot in made.slots}
    return any(engine.rests_on(Provenance.SYNTHETIC, *one) for one in asked.items())
