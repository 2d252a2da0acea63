"""How a stage is shown: its words, the class that gives its colour, and its shape on the map."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.works.work import STAGE_TITLES, Stage
from chungtay.web.kit.choices import Option

_SHAPES: dict[Stage, str] = {
    Stage.PLANNED: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    Stage.APPROVED: "M0 -5L5 0L0 5L-5 0Z",
    Stage.STARTED: "M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0M0 -4.4a4.4 4.4 0 0 1 0 8.8Z",
    Stage.FINISHED: "M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0",
    Stage.ACCEPTED: "M0 -5L5 4L-5 4Z",
    Stage.HANDED_OVER: "M0 -5.6L1.6 -1.9L5.6 -1.6L2.5 1L3.5 5L0 2.9L-3.5 5L-2.5 1L-5.6 -1.6"
    "L-1.6 -1.9Z",
    Stage.SETTLED: "M-4.2 -4.2H4.2V4.2H-4.2Z",
    Stage.STOPPED: "M-4 -4L4 4M4 -4L-4 4",
}
"""Outlines about the origin, some ten lengths wide; each tells its stage without its colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stage in words, its class in the style sheet, and its shape."""

    stage: Stage
    title: str
    tone: str
    shape: str


def mark(stage: Stage) -> Mark:
    """Show a stage."""
    return Mark(stage, _(STAGE_TITLES[stage]), f"stage {stage.value}", _SHAPES[stage])


def legend() -> tuple[Mark, ...]:
    """Show every stage, in order."""
    return tuple(mark(stage) for stage in Stage)


def stage_options() -> tuple[Option, ...]:
    """Offer the stages to choose from."""
    return tuple(Option(one.stage.value, one.title) for one in legend())
