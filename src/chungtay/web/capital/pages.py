"""Capital: plan and disbursement by programme, source, kind, project, district and month."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.packs import loader
from chungtay.web.kit.address import View
from chungtay.web.kit.chart import LineChart, Series, line_chart, sparkline, values
from chungtay.web.kit.choices import Choice, MoneyChoice, choices, moneys
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.table import Bar, Column, Row, Spark, Table, Text, ordered, plain

PLAN, PAID = "capital.plan", "capital.disbursed"
RATE, GAP = "capital.disbursement_rate", "capital.gap"
MONEY = [PLAN, PAID, GAP, RATE]
SORTS = ("name", "plan", "carried", "paid", "gap", "rate")
"""The columns that districts can be put in order by."""
Where = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DistrictMoney:
    """A district's capital."""

    code: str
    name: str
    plan: Num
    paid: Num
    gap: Num
    rate: Num


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: paid in it, and the rate at its end."""

    month: str
    paid: Num
    total: Num
    rate: Num


@dataclass(frozen=True, slots=True)
class CapitalPage:
    """All the page of capital shows."""

    summary: Table
    sources: Table
    districts: Table
    projects: Table
    months: tuple[MonthRow, ...]
    trend: LineChart
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    unit: str
    synthetic: bool
    empty: bool
    statement: str
    origin: str


def capital(desk: Desk) -> CapitalPage:
    """Ask all that the page of capital shows, at one moment of the registers."""
    names = desk.names
    with desk.engine.still():
        total = desk.of(MONEY, asked(desk))
        months = _months(desk)
        table = summary(desk, names, asked(desk))
        return CapitalPage(
            summary=table,
            sources=_sources(desk, names, table.foot),
            districts=_districts(desk, names, table.foot),
            projects=_projects(desk, names, table.foot),
            months=months,
            trend=_trend(months),
            choices=choices(desk.view, names, "programme", "source", "kind", "district"),
            moneys=moneys(desk.view),
            unit=desk.view.money.words,
            synthetic=shows_synthetic(desk, RATE, asked(desk)),
            empty=total[PLAN].missing,
            statement=statement_href(desk.view),
            origin=statement_href(desk.view, columns="origin"),
        )


def statement_href(view: View, **said: str) -> str:
    """Write the address of the statement with a page's days, filters and unit of money."""
    kept = {**view.standing(), **view.filters, **said}
    return replace(view, asked=kept).href(reverse("statement"))


def asked(desk: Desk) -> Where:
    """Give the conditions of the address, for the plan of the year the day lies in."""
    return {"plan_year": (desk.view.year,), **desk.view.where()}


def by_district(desk: Desk, names: Names) -> tuple[DistrictMoney, ...]:
    """Give every district's capital, and first what lies with the province's departments."""
    found = desk.by(MONEY, (names.below,), asked(desk))
    codes = [unit.code for unit in names.districts] or _held(names, found[PLAN])
    if ("",) in found[PLAN] and "" not in codes:
        codes.append("")
    return tuple(
        DistrictMoney(code, names.unit(code), *(found[m].get((code,), NONE) for m in MONEY))
        for code in codes
    )


def _held(names: Names, found: Mapping[Keys, object]) -> list[str]:
    """Give what a province without districts has money by, in the order of the alphabet."""
    return sorted((code for (code,) in found), key=lambda code: sort_key(names.unit(code)))


def columns(desk: Desk, first: str) -> tuple[Column, ...]:
    """Give the columns of a table of money."""
    unit = desk.view.money.words
    return (
        Column("name", first, numeric=False),
        Column("plan", _("Kế hoạch"), unit),
        Column("carried", _("trong đó kéo dài"), unit),
        Column("paid", _("Đã giải ngân"), unit),
        Column("gap", _("Chưa giải ngân"), unit),
        Column("rate", _("Tỷ lệ"), "%"),
        Column("bar", "", sortable=False, numeric=False),
    )


def summary(desk: Desk, names: Names, where: Where) -> Table:
    """Table programme by kind of capital, with totals."""
    by_kind = _money(desk, ("programme", "kind"), where)
    by_programme = _money(desk, ("programme",), where)
    rows: list[Row] = []
    codes = [p.code for p in loader.programmes()] + [""]
    for code in (c for c in codes if (c,) in by_programme):
        rows.append(_row(Text(names.programme(code)), by_programme[(code,)], level=1))
        kinds = [k for k in loader.terms("capital_kinds") if (code, k) in by_kind]
        if len(kinds) > 1:
            rows += [_row(Text(_kind(names, k)), by_kind[(code, k)], level=2) for k in kinds]
    whole = _money(desk, (), where)
    foot = tuple(_row(Text(_("Tổng số")), whole[()], level=0) for _key in whole)
    caption = _("Kế hoạch và giải ngân theo chương trình và loại vốn")
    return plain(Table(caption, columns(desk, _("Chương trình")), tuple(rows), foot))


def _kind(names: Names, code: str) -> str:
    return _("Vốn huy động") if code == "unspecified" else names.kind(code)


def _sources(desk: Desk, names: Names, foot: tuple[Row, ...]) -> Table:
    found = _money(desk, ("source",), asked(desk))
    codes = [code for code in loader.terms("capital_sources") if (code,) in found]
    rows = tuple(_row(Text(names.source(code)), found[(code,)]) for code in codes)
    caption = _("Theo nguồn vốn")
    return plain(Table(caption, columns(desk, _("Nguồn vốn")), rows, foot))


def _districts(desk: Desk, names: Names, foot: tuple[Row, ...]) -> Table:
    found = _money(desk, (names.below,), asked(desk))
    codes = [unit.code for unit in names.districts if (unit.code,) in found]
    codes = codes or [code for code in _held(names, found) if code]
    codes += [""] if ("",) in found else []
    lines = _courses(desk, names.below)
    rows = tuple(
        replace(row, cells=(*row.cells, Spark(lines.get((code,), ""))))
        for code in codes
        for row in (_row(_district(desk, names, code), found[(code,)]),)
    )
    course = Column("spark", _("Từ tháng 01"), sortable=False, numeric=False)
    heads = (*columns(desk, _("Đơn vị")), course)
    caption = _("Theo huyện, thành phố") if names.districts else _("Theo đơn vị")
    whole = tuple(replace(row, cells=(*row.cells, Text(""))) for row in foot)
    table = Table(caption, heads, rows, whole)
    return ordered(table, desk.view, sort_key)


def _district(desk: Desk, names: Names, code: str) -> Text:
    href = desk.view.onward(reverse("unit", args=[code])) if code else ""
    return Text(names.unit(code), href)


def _courses(desk: Desk, below: str) -> dict[Keys, str]:
    """Draw each district's rate at the ends of the year's months as a small line."""
    ends = month_ends(desk.view.on)
    told = desk.through([RATE], (below,), asked(desk), ends)
    rates = [month[RATE] for month in told]
    return {
        key: sparkline(values([month.get(key) for month in rates]), top=100) for key in rates[-1]
    }


def month_ends(on: dt.date) -> tuple[dt.date, ...]:
    """Give the last day of each month of the year up to a day, and that day itself.

    >>> [f"{day:%d/%m}" for day in month_ends(dt.date(2020, 3, 10))]
    ['31/01', '29/02', '10/03']
    """
    ends = (dt.date(on.year, m, monthrange(on.year, m)[1]) for m in range(1, on.month + 1))
    return tuple(min(end, on) for end in ends)


def month_words(day: dt.date) -> str:
    """Name the end of a month by the month, and any other day by day and month."""
    whole = day.day == monthrange(day.year, day.month)[1]
    return f"{day:%m}" if whole else f"{day:%d/%m}"


def _projects(desk: Desk, names: Names, foot: tuple[Row, ...]) -> Table:
    found = _money(desk, ("programme", "project"), asked(desk))
    order: list[Keys] = [("", "")]
    for programme in loader.programmes():
        order += [(programme.code, project.code) for project in programme.walk()]
        order.append((programme.code, ""))
    known = [key for key in order if key in found]
    known += sorted(key for key in found if key not in order)
    rows = tuple(
        _row(Text(names.project(key[1]), note=_part(names, key)), found[key]) for key in known
    )
    return plain(Table(_("Theo dự án, nội dung"), columns(desk, _("Dự án")), rows, foot))


def _part(names: Names, key: Keys) -> str:
    """Say where in the programmes a project stands: its code, or its programme if it has none."""
    return key[1].upper() if key[1] else names.programme(key[0])


def _money(desk: Desk, by: Sequence[str], where: Where) -> dict[Keys, tuple[Num, ...]]:
    """Give plan, carry-over, disbursed, gap and rate at every place that has a plan or payment."""
    found = desk.by(MONEY, by, where)
    earlier = {**where, "origin_year": (f"..{int(desk.view.year) - 1}",)}
    carried = desk.by([PLAN], by, earlier)[PLAN]
    keys = [*found[PLAN], *(key for key in found[PAID] if key not in found[PLAN])]
    return {
        key: (
            found[PLAN].get(key, NONE),
            carried.get(key, NONE),
            *(found[name].get(key, NONE) for name in (PAID, GAP, RATE)),
        )
        for key in keys
    }


def _row(head: Text, money: tuple[Num, ...], level: int = 4) -> Row:
    return Row(head, (*money, Bar(money[-1])), level)


def _months(desk: Desk) -> tuple[MonthRow, ...]:
    where = asked(desk)
    paid = desk.by([PAID], ("month",), where)[PAID]
    ends = month_ends(desk.view.on)
    rows = []
    for day, then in zip(ends, desk.through([PAID, RATE], (), where, ends), strict=True):
        in_month = paid.get((f"{day:%Y-%m}",), NONE)
        total, rate = (then[name].get((), NONE) for name in (PAID, RATE))
        rows.append(MonthRow(month_words(day), in_month, total, rate))
    return tuple(rows)


def _trend(months: Sequence[MonthRow]) -> LineChart:
    rates = values([row.rate for row in months])
    return line_chart(
        _("Tỷ lệ giải ngân lũy kế theo tháng"),
        "%",
        [row.month for row in months],
        [Series(_("Tỷ lệ giải ngân"), "now", rates)],
    )
