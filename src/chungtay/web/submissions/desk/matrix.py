"""The matrix: units by forms and periods, each cell saying how one report stands."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries.reach import reach
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.workflow import State
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import forms
from chungtay.web.kit.address import View
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk import marks
from chungtay.web.submissions.desk.marks import LATE, WAITING, Mark
from chungtay.web.submissions.desk.may import approvable
from chungtay.web.submissions.desk.todo import href, when

Column = tuple[str, str]
"""A form and a period, by their codes."""
MOST = 5_000
MATRIX = "/bao-cao-ky/ma-tran/"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks the matrix for. `month` is yyyy-mm: periods that end in it."""

    unit: str
    month: str
    form: str
    state: str
    every: bool

    @classmethod
    def read(cls, given: QueryDict) -> Asked:
        """Read an address; what is not there stands for all."""
        return cls(
            given.get("don-vi", ""),
            given.get("thang", ""),
            given.get("bieu", ""),
            given.get("trang-thai", ""),
            given.get("xem", "") == "tung-don-vi",
        )

    def href(self, **changes: str) -> str:
        """Write the address with some of it changed."""
        said_now = {
            "don-vi": self.unit,
            "thang": self.month,
            "bieu": self.form,
            "trang-thai": self.state,
            "xem": "tung-don-vi" if self.every else "",
        }
        query = QueryDict(mutable=True)
        for name, value in {**said_now, **changes}.items():
            if value:
                query[name] = value
        return f"{MATRIX}?{query.urlencode()}" if query else MATRIX


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: the form, the period, when it is due, and the list of it alone."""

    form: str
    title: str
    period: str
    due: str
    href: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports of one mark lie behind a cell."""

    mark: Mark
    count: int
    width: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: one report, or the count of those under a unit; empty where none is asked for."""

    href: str = ""
    mark: Mark | None = None
    when: str = ""
    gaps: str = ""
    label: str = ""
    counts: tuple[Count, ...] = ()
    total: int = 0
    in_hand: int = 0
    key: str = ""
    digest: str = ""
    approvable: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's row."""

    unit: str
    title: str
    href: str
    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The page."""

    view: View
    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]
    key: tuple[Mark, ...]
    asked: Asked
    rolled: bool
    other: str
    up: str
    export: str
    approvable: int
    totals: tuple[Count, ...]
    results: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class _Reading:
    """What is read for one page: who asks for what, over which unit, on which day."""

    by: Actor
    asked: Asked
    scope: tuple[str, ...]
    forms: tuple[str, ...]
    on: dt.date
    since: dt.date
    until: dt.date

    @property
    def root(self) -> str:
        """Give the unit the page is about; the country where nothing narrows it."""
        return self.scope[0] if len(self.scope) == 1 else COUNTRY


def matrix(
    by: Actor,
    asked: Asked,
    view: View,
    *,
    on: dt.date,
    results: tuple[tuple[str, str, str], ...] = (),
) -> MatrixPage:
    """Lay the matrix out for somebody, or refuse a unit they may not see."""
    reading = _reading(by, asked, on)
    whole = _unit(reading)
    rolled = _rolls(reading, whole)
    columns = _columns(reading)
    if rolled:
        lines = _rolled(reading, columns)
        totals = _summed(lines)
    else:
        briefs = _briefs(reading)
        lines = _listed(reading, columns, briefs)
        totals = _counted(marks.code_of(brief) for brief in briefs)
    return MatrixPage(
        view=view,
        title=whole.title if whole else _("Cả nước"),
        heads=_heads(columns, reading),
        lines=lines,
        choices=_choices(reading),
        key=marks.key(),
        asked=asked,
        rolled=rolled,
        other=_other(reading, whole, rolled=rolled),
        up=_up(reading, whole),
        export=asked.href(tai="xlsx"),
        approvable=sum(cell.approvable for line in lines for cell in line.cells),
        totals=totals,
        results=results,
    )


def _reading(by: Actor, asked: Asked, on: dt.date) -> _Reading:
    wanted = (asked.form,) if asked.form else ()
    reaches = reach(by, on=on, unit=asked.unit, forms=wanted)
    scope = tuple(dict.fromkeys(root for one in reaches for root in one.scope))
    limited = all(one.forms for one in reaches)
    names = tuple(dict.fromkeys(form for one in reaches for form in one.forms))
    since, until = _window(asked, on, scope)
    return _Reading(by, asked, scope, names if limited else wanted, on, since, until)


def _window(asked: Asked, on: dt.date, scope: tuple[str, ...]) -> tuple[dt.date, dt.date]:
    """Give the days in which periods end: the month asked for, else the last one opened."""
    if asked.month == "tat-ca":
        return dt.date(on.year - 1, on.month, 1), on
    try:
        first = dt.date.fromisoformat(f"{asked.month}-01")
    except ValueError:
        ends = [until for _, _, until in queries.periods_open(scope=scope) if until <= on]
        first = (ends[0] if ends else on).replace(day=1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _unit(reading: _Reading) -> Unit | None:
    if reading.root == COUNTRY:
        return None
    on = min(reading.until, reading.on)
    return units.units([reading.root], on=on).get(reading.root)


def _rolls(reading: _Reading, whole: Unit | None) -> bool:
    """Tell whether rows are of the units below rather than of each one that reports."""
    if reading.asked.every or reading.asked.state:
        return False
    return whole is None or whole.level is Level.PROVINCE


def _briefs(reading: _Reading) -> tuple[Brief, ...]:
    state = reading.asked.state
    found = queries.briefs(
        scope=reading.scope,
        on=reading.on,
        since=reading.since,
        until=reading.until,
        forms=reading.forms,
        limit=MOST,
    )
    return tuple(brief for brief in found if not state or marks.code_of(brief) == state)


def _columns(reading: _Reading) -> tuple[Column, ...]:
    found = queries.periods_open(scope=reading.scope)
    return tuple(
        (form, period)
        for form, period, until in sorted(found, key=lambda one: (_rank(one[0]), one[2]))
        if reading.since <= until <= reading.until and (not reading.forms or form in reading.forms)
    )


def _rank(form: str) -> tuple[int, str]:
    first = ("von-thang", "huy-dong-thang", "cong-trinh-thang", "ho-ngheo-thang", "tieu-chi-quy")
    return (first.index(form) if form in first else len(first), form)


def _heads(columns: Sequence[Column], reading: _Reading) -> tuple[Head, ...]:
    known = forms.forms(on=min(reading.until, reading.on))
    heads = []
    for form, code in columns:
        one = known.get(form)
        title = said(one.short) if one else form
        heads.append(Head(form, title, code, "", reading.asked.href(bieu=form, thang="tat-ca")))
    return tuple(heads)


def _listed(
    reading: _Reading, columns: Sequence[Column], briefs: Iterable[Brief]
) -> tuple[Line, ...]:
    """Give a row for each unit that reports, districts before their communes."""
    cells: dict[str, dict[Column, Brief]] = defaultdict(dict)
    for brief in briefs:
        cells[brief.key.unit][brief.key.form, brief.key.period] = brief
    titles = {unit: next(iter(found.values())) for unit, found in cells.items()}
    return tuple(
        Line(
            unit,
            titles[unit].unit_title,
            f"/don-vi/{unit}/",
            tuple(_cell(reading, cells[unit].get(column)) for column in columns),
            group=titles[unit].level is not Level.COMMUNE,
        )
        for unit in sorted(cells, key=lambda code: _order(titles[code]))
    )


def _order(brief: Brief) -> tuple[str, str, int, str]:
    level = {Level.PROVINCE: 0, Level.DISTRICT: 1}.get(brief.level, 2)
    district = brief.key.unit if level == 1 else brief.district if level == 2 else ""
    return brief.province, district, level, brief.unit_title


def _cell(reading: _Reading, brief: Brief | None) -> Cell:
    if brief is None:
        return Cell()
    mark = marks.mark_of(brief)
    gaps = []
    lacking = brief.required - brief.filled
    if lacking and brief.state is not State.ABSENT:
        gaps.append(ngettext("thiếu %d ô", "thiếu %d ô", lacking) % lacking)
    if brief.missing_sources and brief.state is not State.ABSENT:
        gaps.append(_("thiếu nguồn vốn"))
    if brief.amended:
        gaps.append(_("đổi sau phê duyệt"))
    late = when(brief, on=reading.on)
    return Cell(
        href=href(brief.key),
        mark=mark,
        when=late if mark.code != State.ABSENT else "",
        gaps=", ".join(gaps),
        label=f"{said(brief.form_title)}, {brief.period_title}, {brief.unit_title}",
        key=str(brief.key),
        digest=brief.digest,
        approvable=approvable(reading.by, brief),
    )


def _rolled(reading: _Reading, columns: Sequence[Column]) -> tuple[Line, ...]:
    """Give a row for each district, or province, counting the reports of all its units."""
    by = "province" if reading.root == COUNTRY else "district"
    told = queries.tallies(
        scope=reading.scope,
        by=by,
        periods=tuple({period for _, period in columns}),
        on=reading.on,
        forms=reading.forms,
    )
    counts: dict[str, dict[Column, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    lacking: dict[tuple[str, Column], int] = defaultdict(int)
    for tally in told:
        here = counts[tally.unit or reading.root][tally.form, tally.period]
        for code, count in _codes(tally):
            here[code] = here.get(code, 0) + count
        lacking[tally.unit or reading.root, (tally.form, tally.period)] += tally.missing_sources
    on = min(reading.until, reading.on)
    named = units.units(counts, on=on)
    order = sorted(counts, key=lambda code: (code == reading.root, code))
    return tuple(
        Line(
            code,
            _title(code, named, reading),
            reading.asked.href(**{"don-vi": code, "xem": "tung-don-vi"})
            if code == reading.root
            else reading.asked.href(**{"don-vi": code}),
            tuple(
                _count_cell(counts[code].get(column, {}), lacking[code, column], code, column)
                for column in columns
            ),
        )
        for code in order
    )


def _title(code: str, named: Mapping[str, Unit], reading: _Reading) -> str:
    title = named[code].title if code in named else code
    return (
        _("%(unit)s (báo cáo cấp tỉnh, huyện)") % {"unit": title} if code == reading.root else title
    )


def _codes(tally: queries.Tally) -> Iterable[tuple[str, int]]:
    if tally.state is State.DRAFT:
        yield LATE, tally.late
        yield WAITING, tally.count - tally.late
    else:
        yield tally.state, tally.count


def _count_cell(counts: Mapping[str, int], lacking: int, unit: str, column: Column) -> Cell:
    total = sum(counts.values())
    if not total:
        return Cell()
    done = sum(counts.get(state, 0) for state in (State.SENT, State.ACCEPTED, State.APPROVED))
    gaps = ngettext("%d đơn vị thiếu nguồn vốn", "%d đơn vị thiếu nguồn vốn", lacking) % lacking
    return Cell(
        href=Asked(unit, "", column[0], "", every=False).href(thang="tat-ca"),
        counts=_counted_of(counts),
        total=total - counts.get(State.ABSENT, 0),
        in_hand=done,
        gaps=gaps if lacking else "",
    )


def _counted(codes: Iterable[str]) -> tuple[Count, ...]:
    counts: dict[str, int] = defaultdict(int)
    for code in codes:
        counts[code] += 1
    return _counted_of(counts)


def _counted_of(counts: Mapping[str, int]) -> tuple[Count, ...]:
    total = sum(counts.values()) or 1
    return tuple(
        Count(marks.mark(code), counts[code], f"{counts[code] * 100 / total:.2f}")
        for code in marks.SHAPES
        if counts.get(code)
    )


def _summed(lines: Iterable[Line]) -> tuple[Count, ...]:
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        for cell in line.cells:
            for count in cell.counts:
                counts[count.mark.code] += count.count
    return _counted_of(counts)


def _choices(reading: _Reading) -> tuple[Choice, ...]:
    found = queries.periods_open(scope=reading.scope)
    months = sorted({f"{until:%Y-%m}" for _, _, until in found}, reverse=True)
    now = reading.asked.month if reading.asked.month == "tat-ca" else f"{reading.since:%Y-%m}"
    listed = sorted({form for form, _, _ in found}, key=_rank)
    known = forms.forms(on=min(reading.until, reading.on))
    named = [Option(code, said(known[code].short)) for code in listed if code in known]
    return (
        Choice("don-vi", _("Huyện, thành phố"), _places(reading), reading.asked.unit),
        Choice(
            "thang",
            _("Kỳ kết thúc trong tháng"),
            (*(Option(m, f"{m[5:]}/{m[:4]}") for m in months),
             Option("tat-ca", _("12 tháng gần nhất"))),
            now,
        ),
        Choice("bieu", _("Biểu mẫu"), (Option("", _("Tất cả")), *named), reading.asked.form),
        Choice(
            "trang-thai",
            _("Trạng thái"),
            (Option("", _("Tất cả")), *(Option(m.code, m.word) for m in marks.key())),
            reading.asked.state,
        ),
    )  # fmt: skip


def _places(reading: _Reading) -> tuple[Option, ...]:
    own = reach(reading.by, on=reading.on)
    roots = tuple(dict.fromkeys(root for one in own for root in one.scope))
    on = min(reading.until, reading.on)
    inside: list[Unit] = []
    for root in roots:
        if root == COUNTRY:
            inside += units.standing(on=on, level=Level.PROVINCE)
        else:
            inside += [u for u in units.subtree(root, on=on) if u.level is not Level.COMMUNE]
    listed = [Option(unit.code, unit.title) for unit in inside if unit.code not in roots]
    return (Option("", _("Tất cả")), *listed)


def _other(reading: _Reading, whole: Unit | None, *, rolled: bool) -> str:
    if whole is None or whole.level is not Level.PROVINCE or reading.asked.state:
        return ""
    return reading.asked.href(xem="tung-don-vi" if rolled else "")


def _up(reading: _Reading, whole: Unit | None) -> str:
    return reading.asked.href(**{"don-vi": "", "xem": ""}) if whole and reading.asked.unit else ""
