"""The funnel: how many works came as far as each stage, in all and unit by unit."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.units.unit import Unit
from chungtay.core.works.work import COURSE, Stage
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.works.asked import Asked, Filters, filters
from chungtay.web.works.listing import COUNT
from chungtay.web.works.marks import Mark, mark
from chungtay.web.works.tabs import Tab, tabs

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
    names = Names(desk.view.on)
    where = {k: v for k, v in asked.where().items() if k not in ("stage", "unit")}
    if asked.district:
        where["district"] = (asked.district,)
    by = "unit" if asked.district else "district"
    with desk.engine.still():
        told = desk.by([REACHED], ("reached", by), where)[REACHED]
        whole = desk.by([REACHED], ("reached",), where)[REACHED]
        years = desk.by([COUNT], ("plan_year",))[COUNT]
        return FunnelPage(
            tabs=tabs(desk.view, "works-funnel"),
            filters=filters(asked, names, {int(key[0]) for key in years}, only=CONDITIONS),
            scope=names.district(asked.district) if asked.district else _("Toàn tỉnh"),
            steps=_steps(whole, ()),
            stopped=desk.one(COUNT, {**where, "stage": (Stage.STOPPED.value,)}),
            rows=tuple(
                FunnelRow(unit.title, _onward(asked, unit), _steps(told, (unit.code,)))
                for unit in _units(names, asked.district)
                if (COURSE[0].value, unit.code) in told
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


def _units(names: Names, district: str) -> tuple[Unit, ...]:
    if not district:
        return names.districts
    return tuple(unit for unit in names.communes if unit.parent == district)


def _onward(asked: Asked, unit: Unit) -> str:
    """Lead from a district to its communes, and from a commune to the list of its works."""
    if not asked.district:
        return asked.view.href(district=unit.code)
    return asked.view.href(reverse("works"), unit=unit.code)
