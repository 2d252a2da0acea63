"""Whether what a page shows rests on rows made for the demonstration."""

from __future__ import annotations

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import Where
from chungtay.flows import frames
from chungtay.web.kit.desk import Desk


def shows_synthetic(desk: Desk, measure: str = "capital.plan", where: Where | None = None) -> bool:
    """Tell whether a measure, over the whole province on the day, rests on any synthetic row."""
    conditions = {"province": (frames.home(desk.view.frame),), **(where or {})}
    if "plan_year" in desk.engine.measure(measure).required:
        conditions.setdefault("plan_year", (str(desk.view.on.year),))
    question = Question(conditions, desk.view.on, desk.view.as_known, frame=desk.view.frame)
    return desk.engine.rests_on(Provenance.SYNTHETIC, measure, question)
