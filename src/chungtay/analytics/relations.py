"""Names of the tables that a view lays out to tell facts in the units of a frame."""

from __future__ import annotations

from chungtay.core.units.frame import Frame

BEARERS = "bearers"
"""Which units came after which."""


def relation(frame: Frame) -> str:
    """Name the table of a frame's placings.

    >>> import datetime as dt
    >>> from chungtay.core.units.frame import Shape
    >>> relation(Frame(Shape.NOW, dt.date(2025, 7, 1)))
    'placing_now_20250701_00010101'
    """
    return f"placing_{frame.shape}_{_plain(frame.on.isoformat())}_{_plain(frame.since.isoformat())}"


def _plain(day: str) -> str:
    return day.replace("-", "")
