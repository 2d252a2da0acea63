"""In whose units numbers are told: those of each fact's own day, of one day, or unchanged areas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Refusal


class Shape(StrEnum):
    """The three ways to tell numbers across changes of units."""

    THEN = "then"
    """Each fact where its unit lay on the fact's own day."""
    NOW = "now"
    """Each fact at the unit that carries on, on one day, for the unit it speaks of."""
    COMPARABLE = "comparable"
    """Each fact in the smallest group of units whose ground is the same on two days."""


SHAPE_TITLES: dict[Shape, str] = {
    Shape.THEN: "đơn vị khi đó",
    Shape.NOW: "đơn vị hiện nay",
    Shape.COMPARABLE: "vùng so sánh được",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape, the day `on` whose units are the frame, and the day `since` areas are unchanged.

    `within` holds it to facts that lay in certain provinces on their own day: a site that keeps one
    of the provinces that merged tells what became of that one, and counts no others beside it.
    """

    shape: Shape = Shape.THEN
    on: dt.date = dt.date.min
    since: dt.date = dt.date.min
    within: tuple[str, ...] = ()


AS_THEN = Frame()


@dataclass(eq=False)
class NoFrameDay(Refusal):
    """Numbers were asked for in units of a day, or unchanged since a day, and no day was named."""

    code = "units.no_frame_day"
    message = "Chưa nêu ngày của đơn vị: số liệu theo “{shape}” cần ngày của danh sách đơn vị."

    shape: str


@dataclass(eq=False)
class FrameBackward(Refusal):
    """Areas were asked for that are unchanged since a day after the day of their units."""

    code = "units.frame_backward"
    message = (
        "Vùng so sánh được phải giữ nguyên từ một ngày trước: {since:%d/%m/%Y} không trước "
        "{on:%d/%m/%Y}."
    )

    since: dt.date
    on: dt.date


def framed(shape: Shape, *, on: dt.date | None, since: dt.date | None) -> Frame:
    """Make a frame of what was said; refuse one whose days are missing or the wrong way round."""
    if shape is Shape.THEN:
        return AS_THEN
    if on is None or (shape is Shape.COMPARABLE and since is None):
        raise NoFrameDay(shape=SHAPE_TITLES[shape])
    if shape is Shape.NOW or since is None:
        return Frame(shape, on)
    if since >= on:
        raise FrameBackward(since=since, on=on)
    return Frame(shape, on, since)
