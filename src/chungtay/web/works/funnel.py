"""The funnel: how many works came as far as each stage, in all and unit by unit."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.works.work import COURSE, Stage
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.tabs import Tab, ways
from chungtay.web.works.asked import Asked, Filters, filters
from chungtay.web.works.listing import COUNT
from chungtay.web.works.marks import Mark, mark

REACHED = "works.reached"
CONDITIONS = ("programme", "type", "district", "year")
"""What the funnel is narrowed by: dimensions of its measure, the stage itself left out."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the funnel: how many works reached it, and that as a share for drawing."""

    mark: Mark
    num: Num
    share: float


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A unit and its works at each stage."""

    title: str
    href: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FunnelPage:
    """All the funnel shows; `stopped` are works that reach nothing further."""

    tabs: tuple[Tab, ...]
    filters: Filters
    scope: str
    steps: tuple[Step, ...]
    stopped: Num
    rows: tuple[FunnelRow, ...]
    synthetic: bool

    @property
    def lines(self) -> tuple[FunnelRow | Step, ...]:
        """Tell, as the list does, whether there is anything to show."""
        return self.rows or tuple(step for step in self.steps if not step.num.missing)


def funnel(desk: Desk, asked: Asked) -> FunnelPage:
    """Give the page of the funnel: by district, or by commune once a district is chosen."""
    names = desk.names
    where = {k: v for k, v in asked.where().items() if k not in ("stage", "unit")}
    if asked.district:
        where["district"] = (asked.district,)
    by = "unit" if asked.district or not names.districts else "district"
    with desk.engine.still():
        told = desk.by([REACHED], ("reached", by), where)[REACHED]
        whole = desk.by([REACHED], ("reached",), where)[REACHED]
        years = desk.by([COUNT], ("plan_year",))[COUNT]
        return FunnelPage(
            tabs=ways(desk.view, "works-funnel"),
            filters=filters(asked, names, {int(key[0]) for key in years}, only=CONDITIONS),
            scope=names.district(asked.district) if asked.district else _("Toàn tỉnh"),
            steps=_steps(whole, ()),
            stopped=desk.one(COUNT, {**where, "stage": (Stage.STOPPED.value,)}),
            rows=tuple(
                FunnelRow(names.unit(code), _onward(asked, code, by), _steps(told, (code,)))
                for code in _codes(asked, names, told)
                if (COURSE[0].value, code) in told
            ),
            synthetic=shows_synthetic(desk, COUNT),
        )


def _steps(told: dict[Keys, Num], at: Keys) -> tuple[Step, ...]:
    nums = [told.get((stage.value, *at), NONE) for stage in COURSE]
    first = nums[0].plain or 1.0
    return tuple(
        Step(mark(stage), num, 100 * num.plain / first)
        for stage, num in zip(COURSE, nums, strict=True)
    )


def _codes(asked: Asked, names: Names, told: dict[Keys, Num]) -> list[str]:
    """Give the units told apart, in order: the districts, or the communes of one.

    Where there are no districts, those that any work is told of.
    """
    if asked.district:
        return [unit.code for unit in names.communes if unit.parent == asked.district]
    if names.districts:
        return [unit.code for unit in names.districts]
    return sorted({key[-1] for key in told}, key=lambda code: sort_key(names.unit(code)))


def _onward(asked: Asked, code: str, by: str) -> str:
    """Lead from a district to its communes, and from a commune to the list of its works."""
    if by == "district":
        return asked.view.href(district=code)
    return asked.view.href(reverse("works"), unit=code)
