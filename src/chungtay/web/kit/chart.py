"""Line charts drawn on the server: zero-based, labelled at the line's end, beside their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from chungtay.web.kit.figure import Num

WIDTH, HEIGHT = 720, 330
LEFT, RIGHT, TOP, BOTTOM = 38, 118, 14, 26
_LABEL_GAP = 16


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its title, its tone (`now`, `before`, `plan`), a value or nothing per category."""

    title: str
    tone: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as drawn: its path, the point and place of its label, and what the label says."""

    series: Series
    path: str
    end: tuple[float, float]
    label: float
    last: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart ready to draw, and the same numbers for whoever draws it live."""

    title: str
    unit: str
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    top: int

    @property
    def data(self) -> dict[str, object]:
        """Give the numbers as JSON says them."""
        series = [
            {"title": s.title, "tone": s.tone, "values": s.values}
            for s in (line.series for line in self.lines)
        ]
        return {
            "unit": self.unit, "max": self.top, "categories": self.categories, "series": series,
        }  # fmt: skip


def line_chart(
    title: str, unit: str, categories: Sequence[str], series: Sequence[Series]
) -> LineChart:
    """Lay a chart out; empty series are left out."""
    told = [s for s in series if any(v is not None for v in s.values)]
    peak = max((v for s in told for v in s.values if v is not None), default=1.0)
    top = 100 if 60 < peak <= 100 else max(10, ceil(peak / 10) * 10)
    step = 20 if top > 50 else 10
    lines = _apart([_line(s, len(categories), top) for s in told])
    across = tuple(Tick(_x(i, len(categories)), c) for i, c in enumerate(categories))
    up = tuple(Tick(_y(v, top), str(v)) for v in range(0, top + 1, step))
    return LineChart(title, unit, tuple(categories), lines, across, up, top)


def values(nums: Sequence[Num | None]) -> tuple[float | None, ...]:
    """Give numbers as points of a line; what is missing leaves a gap."""
    return tuple(None if n is None or n.missing else round(n.plain, 4) for n in nums)


def sparkline(points: Sequence[float | None], *, top: float) -> str:
    """Give the path of a small line in a box of 96 × 20; empty where no point is known."""
    told = [(i, v) for i, v in enumerate(points) if v is not None]
    width = max(len(points) - 1, 1)
    return "M" * bool(told) + "L".join(
        f"{96 * i / width:.1f} {20 - 20 * v / top:.1f}" for i, v in told
    )


def _line(series: Series, count: int, top: int) -> Line:
    points = [(_x(i, count), _y(v, top)) for i, v in enumerate(series.values) if v is not None]
    last = next(v for v in reversed(series.values) if v is not None)
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return Line(series, path, points[-1], points[-1][1], f"{last:.1f}")


def _apart(lines: list[Line]) -> tuple[Line, ...]:
    """Move labels down until none stands on another."""
    placed: dict[str, float] = {}
    floor = 0.0
    for line in sorted(lines, key=lambda one: one.label):
        floor = round(max(line.label, floor + _LABEL_GAP) if placed else line.label, 1)
        placed[line.series.title] = floor
    return tuple(Line(o.series, o.path, o.end, placed[o.series.title], o.last) for o in lines)


def _x(index: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * index / max(count - 1, 1), 1)


def _y(value: float, top: int) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top), 1)
