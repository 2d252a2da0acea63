"""The front page: money, criteria and poverty against plan and last year; who is most behind."""

from __future__ import annotations

import datetime as dt
from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.units.unit import Level
from chungtay.web.capital.pages import DistrictMoney, by_district, month_ends, month_words
from chungtay.web.criteria.pages import law_on
from chungtay.web.kit.chart import LineChart, Series, line_chart, values
from chungtay.web.kit.choices import MoneyChoice, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.districts import district_map
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.tiles import TileMap

CRITERIA = 19


@dataclass(frozen=True, slots=True)
class Fact:
    """One remark under a headline: words and a number, perhaps a change."""

    title: str
    num: Num
    change: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share of 100 as a length, and where it was meant to be."""

    share: float
    at: float | None = None
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the page's answers."""

    title: str
    href: str
    num: Num
    of: Num | None
    gauge: Gauge | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A district that is behind, and its largest plan not yet disbursed."""

    name: str
    href: str
    money: DistrictMoney
    project: str
    gap: Num


@dataclass(frozen=True, slots=True)
class CriterionShare:
    """One criterion: how many communes meet it."""

    code: str
    name: str
    count: Num
    share: Num


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A month: the rate at its end this year and last."""

    month: str
    now: Num
    before: Num


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """All the front page shows."""

    headlines: tuple[Headline, ...]
    pace: float
    trend: LineChart
    months: tuple[TrendRow, ...]
    this_year: str
    last_year: str
    tiles: TileMap
    behind: tuple[Behind, ...]
    criteria: tuple[CriterionShare, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def overview(desk: Desk) -> OverviewPage:
    """Ask all that the front page shows, at one moment of the registers."""
    names = desk.names
    with desk.engine.still():
        money = by_district(desk, names)
        months = _months(desk)
        headlines = (_money(desk), _recognised(desk), _average(desk), _poverty(desk))
        return OverviewPage(
            headlines=headlines,
            pace=pace(desk.view.on),
            trend=_trend(desk.view.on, months),
            months=months,
            this_year=str(desk.view.on.year),
            last_year=str(desk.view.on.year - 1),
            tiles=district_map(desk, names, {row.code: row.rate for row in money}),
            behind=_behind(desk, names, money),
            criteria=_criteria(desk),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk),
            empty=all(headline.num.missing for headline in headlines),
        )


def pace(on: dt.date) -> float:
    """Give the share of the year gone by at the end of a day: what an even pace would reach.

    >>> round(pace(dt.date(2020, 9, 30)), 2), pace(dt.date(2019, 12, 31))
    (74.86, 100.0)
    """
    return on.timetuple().tm_yday * 100 / (366 if isleap(on.year) else 365)


def _money(desk: Desk) -> Headline:
    year = {"plan_year": (desk.view.year,)}
    names = ["capital.disbursement_rate", "capital.plan", "capital.disbursed", "capital.gap"]
    found = desk.of(names, year)
    change = desk.one("capital.rate_change", year, against=desk.view.last_year)
    at = pace(desk.view.on)
    return Headline(
        _("Giải ngân vốn năm %(year)s") % {"year": desk.view.year},
        desk.view.onward(reverse("capital")),
        found["capital.disbursement_rate"],
        None,
        Gauge(found["capital.disbursement_rate"].plain, at, _("tiến độ đều theo ngày")),
        (
            Fact(_("Kế hoạch"), found["capital.plan"]),
            Fact(_("Đã giải ngân"), found["capital.disbursed"]),
            Fact(_("Chưa giải ngân"), found["capital.gap"]),
            Fact(_("So với cùng kỳ"), change, change=True),
        ),
    )


def _target(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Narrow an indicator to the province's own target of the year."""
    return {
        "standing": ("target",),
        "unit_level": (Level.PROVINCE.value,),
        "period_year": (desk.view.year,),
    }


def _recognised(desk: Desk) -> Headline:
    found = desk.of(["communes.recognised", "units.communes"])
    done, total = found["communes.recognised"], found["units.communes"]
    backsliding = desk.one("communes.backsliding")
    this_year = desk.one("recognitions.count", {"year": (desk.view.year,)})
    target = desk.one("results.est.ntm.recognised", _target(desk))
    share = 100 * done.plain / total.plain if total.plain else 0
    at = 100 * target.plain / total.plain if total.plain and not target.missing else None
    return Headline(
        _("Xã được công nhận nông thôn mới"),
        desk.view.onward(reverse("criteria")),
        done,
        total,
        Gauge(share, at, _("mục tiêu cuối năm")),
        (
            Fact(_("Mục tiêu cuối năm"), target),
            Fact(_("Công nhận trong năm"), this_year),
            Fact(_("Đã công nhận, nay thiếu tiêu chí"), backsliding),
        ),
    )


def _average(desk: Desk) -> Headline:
    now = desk.one("criteria.average")
    target = desk.one("results.est.ntm.criteria.avg", _target(desk))
    new_year = dt.date(desk.view.on.year - 1, 12, 31)
    change = desk.one("criteria.average_change", against=new_year)
    full = desk.one("communes.meeting_all")
    at = None if target.missing else 100 * target.plain / CRITERIA
    return Headline(
        _("Tiêu chí đạt bình quân một xã"),
        desk.view.onward(reverse("criteria")),
        now,
        None,
        Gauge(100 * now.plain / CRITERIA, at, _("mục tiêu cuối năm")),
        (
            Fact(_("Mục tiêu cuối năm"), target),
            Fact(_("So với cuối năm trước"), change, change=True),
            Fact(_("Xã hiện đạt đủ 19 tiêu chí"), full),
        ),
    )


def _poverty(desk: Desk) -> Headline:
    everybody = {"people": ("all",), "level": ("province",)}
    minority = {"people": ("minority",), "level": ("province",)}
    found = desk.of(["poverty.poor_rate", "poverty.poor", "poverty.near_poor_rate"], everybody)
    theirs = desk.of(["poverty.poor_rate"], minority)
    rate = found["poverty.poor_rate"]
    return Headline(
        _("Tỷ lệ hộ nghèo"),
        desk.view.onward(reverse("poverty")),
        rate,
        None,
        None if rate.missing else Gauge(rate.plain),
        (
            Fact(_("Hộ nghèo"), found["poverty.poor"]),
            Fact(_("Tỷ lệ hộ cận nghèo"), found["poverty.near_poor_rate"]),
            Fact(_("Nghèo trong hộ dân tộc thiểu số"), theirs["poverty.poor_rate"]),
        ),
    )


def _months(desk: Desk) -> tuple[TrendRow, ...]:
    rows = []
    for day in month_ends(desk.view.on):
        last = dt.date(
            day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1])
        )
        rows.append(TrendRow(month_words(day), _rate(desk, day), _rate(desk, last)))
    return tuple(rows)


def _rate(desk: Desk, on: dt.date) -> Num:
    return desk.one("capital.disbursement_rate", {"plan_year": (str(on.year),)}, on=on)


def _trend(on: dt.date, months: Sequence[TrendRow]) -> LineChart:
    even = tuple(round(pace(day), 2) for day in month_ends(on))
    return line_chart(
        _("Tỷ lệ giải ngân lũy kế theo tháng, năm nay và năm trước"),
        "%",
        [row.month for row in months],
        [
            Series(_("Năm %(year)s") % {"year": on.year}, "now", values([r.now for r in months])),
            Series(
                _("Năm %(year)s") % {"year": on.year - 1},
                "before",
                values([r.before for r in months]),
            ),
            Series(_("Tiến độ đều"), "plan", even),
        ],
    )


def _behind(desk: Desk, names: Names, money: Sequence[DistrictMoney]) -> tuple[Behind, ...]:
    told = [row for row in money if row.code and not row.rate.missing]
    lowest = sorted(told, key=lambda row: (row.rate.plain, row.code))[:5]
    where = {"plan_year": (desk.view.year,)}
    gaps = desk.by(["capital.gap"], (names.below, "project"), where)["capital.gap"]
    rows = []
    for row in lowest:
        own = {at[1]: num for at, num in gaps.items() if at[0] == row.code and not num.missing}
        project = max(own, key=lambda code: own[code].plain, default="")
        rows.append(
            Behind(
                row.name,
                desk.view.onward(reverse("unit", args=[row.code])),
                row,
                names.project(project) if own else "…",
                own.get(project, NONE),
            )
        )
    return tuple(rows)


def _criteria(desk: Desk) -> tuple[CriterionShare, ...]:
    found = desk.by(["criteria.communes_meeting", "criteria.share_meeting"], ("criterion",))
    counts, shares = found["criteria.communes_meeting"], found["criteria.share_meeting"]
    listed = law_on(desk.view.on).criteria
    return tuple(
        CriterionShare(
            c.code.lstrip("0"),
            said(c.short),
            counts.get((c.code,), NONE),
            shares.get((c.code,), NONE),
        )
        for c in listed
    )
