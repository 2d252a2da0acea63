"""Give the demonstration its reporting cycle: periods opened, reports in every state, histories.

Made by rule from the registers already loaded and written in bulk; nothing is posted, since the
registers say the same already. Loading again adds nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.apps.capital import queries as capital
from chungtay.apps.criteria import queries as criteria
from chungtay.apps.submissions import queries, rows
from chungtay.apps.submissions.services.loading import Past, Taken, load_past
from chungtay.apps.units import queries as units
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding, Context, check
from chungtay.core.submissions.filing import Key
from chungtay.core.submissions.form import PARTS, Form, Place, Row, RowSource
from chungtay.core.submissions.period import Frequency, Period, period
from chungtay.core.submissions.sheet import Sheet, added, computed
from chungtay.core.submissions.workflow import Absence
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.cycle_fates import Fate, Told, fate, mistakable, mistaken, story
from chungtay.flows.cycle_values import FORMS, Asking, Cells, Known, rows_of_gifts, values
from chungtay.packs import forms

DAY = dt.date(2020, 10, 13)
"""The day on which the demonstration stands: that of the report."""
PROVINCE = "62"
MONTHS = ("2020-07", "2020-08", "2020-09")
TRIED = 4
"""In how many cells a mistake is tried, until the form lets one pass."""
BEFORE = ("von-thang", "huy-dong-thang")
"""Forms whose earlier months are there too; of the others only the last."""
LAST = {
    Frequency.MONTH: "2020-09",
    Frequency.QUARTER: "2020-Q3",
    Frequency.NINE_MONTHS: "2020-9M",
}
ORDER = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
EXPLAINED = "Đã đối chiếu với sổ vốn và hồ sơ gốc, số liệu đúng (giải trình mô phỏng)."


def load_cycle(*, province: str, today: dt.date, by: str) -> int:
    """Load the cycle of a province up to a day; answers how many submissions came."""
    cycle = _Cycle(province, today)
    there = {(form, when) for form, when, _ in queries.periods_open(scope=(province,))}
    if there >= {(form.code, when.code) for form, when in cycle.due()}:
        return 0
    return load_past(cycle.pasts(), by=by)


@dataclass
class _Cycle:
    """The whole cycle in the making: what was said already is what later sheets rest on."""

    province: str
    today: dt.date
    sheets: dict[tuple[str, str], list[Sheet]] = field(default_factory=lambda: defaultdict(list))

    def pasts(self) -> Iterator[Past]:
        """Make every submission, the earliest periods and the lowest levels first."""
        for form, when in self.due():
            place = _Place.on(self.province, when.until)
            held = _held(form, when, place)
            for level in (level for level in ORDER if level in form.levels):
                for unit in place.filers(form, level):
                    yield self._past(form, when, unit, held)

    def due(self) -> Iterator[tuple[Form, Period]]:
        """Give the forms and periods that were opened by the day."""
        for code in FORMS:
            form = forms.form(code, on=self.today)
            wanted = MONTHS if code in BEFORE else (LAST[form.frequency],)
            for text in wanted:
                when = period(text, cutoff=form.cutoff)
                if when.until <= self.today:
                    yield form, when

    def _past(self, form: Form, when: Period, unit: Unit, held: _Held) -> Past:
        place = held.place
        asking = Asking(form, unit.code, when, held.rows[unit.code])
        empty = Sheet(form, unit.code, when, tuple(asking.rows), {})
        known = held.known(unit, added(form, self._below(empty, unit, place)))
        cells = values(asking, known) if asking.rows else {}
        full = computed(empty.with_cells(cells))
        end = fate(
            Key(form.code, unit.code, when.code),
            level=unit.level,
            last=when.code == LAST[form.frequency],
            empty=not asking.rows,
        )
        told = self._told(full, unit, place, cells=cells, astray=end in _ASTRAY)
        if told.mistaken == cells and end in (Fate.MENDED, Fate.CORRECTED):
            end = Fate.APPROVED
        taken = story(told, end, today=self.today)
        stands = computed(empty.with_cells(_last(taken)))
        findings = () if end in _SILENT else self._check(stands, unit, place)
        if end is not Fate.EXCUSED:
            self.sheets[form.code, unit.code].insert(0, stands)
        return Past(
            sheet=computed(empty),
            unit=unit,
            place=place.above(unit),
            route=told.route,
            taken=taken,
            findings=findings,
            explanations=_explained(findings) if end is not Fate.BEGUN else {},
            absence=Absence.NOT_APPLICABLE if end is Fate.EXCUSED else None,
        )

    def _below(self, sheet: Sheet, unit: Unit, place: _Place) -> dict[str, Sheet]:
        """Give what the units directly below have written, by unit."""
        return {
            under.code: found[0]
            for under in place.under(unit)
            if (found := self.sheets.get((sheet.form.code, under.code)))
            and found[0].period == sheet.period
        }

    def _check(self, sheet: Sheet, unit: Unit, place: _Place) -> tuple[CellFinding, ...]:
        earlier = self.sheets[sheet.form.code, sheet.unit]
        below = self._below(sheet, unit, place)
        return check(sheet, Context(previous=tuple(earlier), below=below, on=self.today))

    def _told(self, sheet: Sheet, unit: Unit, place: _Place, *, cells: Cells, astray: bool) -> Told:
        """Gather what a story needs; a mistake is made in one that the form lets pass."""
        form, when = sheet.form, sheet.period
        wrong, first = None, cells
        for at in mistakable(cells)[:TRIED] if astray else ():
            parts = PARTS[form.column(at.column).type]
            sent = mistaken(cells, at, parts=parts)
            found = self._check(computed(sheet.with_cells(sent)), unit, place)
            wrong = wrong or at
            if not any(one.severity is Severity.ERROR for one in found):
                wrong, first = at, sent
                break
        return Told(
            key=Key(form.code, unit.code, when.code),
            title=unit.title,
            route=place.route(unit),
            level=unit.level,
            titles={**place.titles(), unit.code: unit.title},
            opened=min(when.until, when.since.replace(day=20)),
            due=when.until + dt.timedelta(days=form.due[unit.level].days),
            cells=cells,
            wrong=wrong,
            mistaken=first,
        )


_SILENT = frozenset({Fate.UNTOUCHED, Fate.EXCUSED})
_ASTRAY = frozenset({Fate.MENDED, Fate.RETURNED, Fate.CORRECTED})


@dataclass(frozen=True)
class _Place:
    """The units of a province on a day."""

    province: Unit
    districts: tuple[Unit, ...]
    communes: Mapping[str, tuple[Unit, ...]]

    @classmethod
    def on(cls, code: str, day: dt.date) -> _Place:
        """Read the units as they stood on a day."""
        inside = units.subtree(code, on=day)
        communes: dict[str, list[Unit]] = defaultdict(list)
        for unit in inside:
            if unit.level is Level.COMMUNE:
                communes[unit.parent].append(unit)
        districts = tuple(unit for unit in inside if unit.level is Level.DISTRICT)
        kept = {district: tuple(found) for district, found in communes.items()}
        return cls(units.unit(code, on=day), districts, kept)

    def filers(self, form: Form, level: Level) -> tuple[Unit, ...]:
        """Give the units of a level that file a form."""
        if level is Level.PROVINCE:
            found: tuple[Unit, ...] = (self.province,)
        elif level is Level.DISTRICT:
            found = self.districts
        else:
            found = tuple(unit for under in self.communes.values() for unit in under)
        return tuple(unit for unit in found if not form.types or unit.type in form.types)

    def under(self, unit: Unit) -> tuple[Unit, ...]:
        """Give the units directly below one."""
        return self.districts if unit.level is Level.PROVINCE else self.communes.get(unit.code, ())

    def above(self, unit: Unit) -> tuple[str, str]:
        """Give the codes of a unit's district and province."""
        return (unit.parent if unit.level is Level.COMMUNE else "", self.province.code)

    def route(self, unit: Unit) -> tuple[str, ...]:
        """Give the desks a unit's reports go over."""
        desks = (unit.code, *self.above(unit))
        return tuple(dict.fromkeys(desk for desk in desks if desk))

    def titles(self) -> dict[str, str]:
        """Name the units whose leaders sign."""
        return {unit.code: unit.title for unit in (*self.districts, self.province)}


@dataclass(frozen=True)
class _Held:
    """What the registers say by the end of a period, of every unit that files a form."""

    place: _Place
    rows: Mapping[str, Sequence[Row]]
    paid: Mapping[str, Mapping[str, int]]
    gifts: Mapping[str, Mapping[str, tuple[int, int]]]
    met: Mapping[str, Mapping[str, Assessment]]

    def known(self, unit: Unit, below: Mapping[Place, int]) -> Known:
        """Gather what rules need for one unit."""
        return Known(
            paid=self.paid.get(unit.code, {}),
            given=self.gifts.get(unit.code, {}),
            met=self.met.get(unit.code, {}),
            below=below,
        )


def _held(form: Form, when: Period, place: _Place) -> _Held:
    filers = [unit for level in form.levels for unit in place.filers(form, level)]
    codes = [unit.code for unit in filers]
    asked = form.rows_of.partition("/")[0]
    return _Held(
        place=place,
        rows=rows.rows_of(form, units=codes, period=when),
        paid=_paid(form, codes, when, place),
        gifts=_gifts(when, place) if form.code == "huy-dong-thang" else {},
        met={code: criteria.assessments(code, criteria_set=asked, on=when.until) for code in codes}
        if form.row_source is RowSource.CRITERIA
        else {},
    )


def _paid(
    form: Form, codes: Sequence[str], when: Period, place: _Place
) -> dict[str, dict[str, int]]:
    if form.row_source is RowSource.LINES:
        held = capital.held_lines_of(codes, plan_year=when.year, on=when.until)
        return {
            unit: {rows.line_code(holder.code, line): paid for holder, line, _, paid in lines}
            for unit, lines in held.items()
        }
    if form.row_source is RowSource.PROJECTS:
        return _by_project(when, place)
    return {}


def _by_project(when: Period, place: _Place) -> dict[str, dict[str, int]]:
    """Add up what was planned and paid by project: per district, and over the province."""
    inside = {unit.code: code for code, found in place.communes.items() for unit in found}
    codes = [*inside, *(unit.code for unit in place.districts), place.province.code]
    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    held = capital.held_lines_of(codes, plan_year=when.year, on=when.until)
    for unit, lines in held.items():
        for _, line, plan, paid in lines:
            for over in {inside.get(unit, unit), place.province.code}:
                totals[over][f"{line.project}:plan"] += plan
                totals[over][f"{line.project}:paid"] += paid
    return {unit: dict(found) for unit, found in totals.items()}


def _gifts(when: Period, place: _Place) -> dict[str, dict[str, tuple[int, int]]]:
    """Divide what the ledger says districts mobilised over rows and communes, to the last đồng."""
    days = (when.until, when.since - dt.timedelta(days=1))
    codes = [unit.code for unit in place.districts]
    total, before = (
        capital.mobilised(codes, programme="ntm", plan_year=when.year, on=day) for day in days
    )
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for district in codes:
        start, under = _rows(before, district), place.communes.get(district, ())
        for row, dong in _rows(total, district).items():
            month = dong - start[row]
            found[district][row] = (month, dong)
            above = found[place.province.code].get(row, (0, 0))
            found[place.province.code][row] = (above[0] + month, above[1] + dong)
            for at, unit in enumerate(under):
                last, now = (
                    _share(amount, len(under), first=at == 0) for amount in (start[row], dong)
                )
                found[unit.code][row] = (now - last, now)
    return found


def _rows(given: Mapping[tuple[str, str], int], district: str) -> dict[str, int]:
    enterprise, people = (given.get((district, source), 0) for source in ("enterprise", "people"))
    return rows_of_gifts(enterprise, people)


def _share(dong: int, parts: int, *, first: bool) -> int:
    """Give one of equal parts; the first takes what does not divide."""
    return dong // parts + (dong % parts if first else 0)


def _last(taken: Sequence[Taken]) -> Cells:
    saved = [one.cells for one in taken if one.cells]
    return dict(saved[-1]) if saved else {}


def _explained(findings: Sequence[CellFinding]) -> dict[str, str]:
    return {one.key: EXPLAINED for one in findings if one.severity is Severity.WARNING}
