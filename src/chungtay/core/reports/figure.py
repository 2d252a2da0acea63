"""A figure of a report: one number, asked of a measure, with all that makes it checkable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.kernel.quantity import Quantity
from chungtay.core.kernel.refusal import Kind, Refusal


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """What an outline says of a figure: which measure, where, on which day, shown how.

    `on` is the day asked, `against` the earlier day of a change, `as_of` the day the number speaks
    of where that is not the day asked (an estimate made in October of the end of December).
    `scale` divides the measure's value for display (1_000_000: đồng shown in triệu). `words` maps
    a value or the sign of a comparison to words where the report speaks in words. `base_stated` is
    false where the source gives a share without saying of what.
    """

    id: str
    measure: str
    on: dt.date
    unit: str
    standing: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    against: dt.date | None = None
    as_of: dt.date | None = None
    scale: int = 1
    decimals: int = 0
    pad: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    base_stated: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure: the exact value in its unit, the text displayed, and its grounds.

    `where` are the conditions asked, the report's province among them; `rows` counts the
    contributing rows; `digest` is a digest of their natural keys and values.
    """

    spec: FigureSpec
    where: Mapping[str, tuple[str, ...]]
    value: Quantity
    text: str
    base: str | None
    rows: int
    digest: str


@dataclass(eq=False)
class UnknownFigure(Refusal):
    """The report has no figure of that id."""

    code = "reports.unknown_figure"
    kind = Kind.NOT_FOUND
    message = "Báo cáo “{report}” không có số liệu “{figure}”; gần giống: {near}."

    report: str
    figure: str
    near: str
