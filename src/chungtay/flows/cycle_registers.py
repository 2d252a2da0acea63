"""What the registers say of the demonstration's units by the end of a period."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.apps.capital import queries as capital
from chungtay.apps.submissions import rows
from chungtay.apps.units import queries as units
from chungtay.core.criteria.judging import SetResult
from chungtay.core.submissions.form import Form, Place, Row, RowSource
from chungtay.core.submissions.period import Period
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.cycle_values import Known, rows_of_gifts
from chungtay.flows.judge_units import judged


@dataclass(frozen=True)
class Places:
    """The units of a province on a day."""

    province: Unit
    districts: tuple[Unit, ...]
    communes: Mapping[str, tuple[Unit, ...]]

    @classmethod
    def on(cls, code: str, day: dt.date) -> Places:
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
class Held:
    """What the registers say by the end of a period, of every unit that files a form."""

    place: Places
    rows: Mapping[str, Sequence[Row]]
    paid: Mapping[str, Mapping[str, int]]
    gifts: Mapping[str, Mapping[str, tuple[int, int]]]
    results: Mapping[str, SetResult]

    def of(self, unit: Unit, below: Mapping[Place, int]) -> Known:
        """Gather what rules need for one unit."""
        return Known(
            paid=self.paid.get(unit.code, {}),
            given=self.gifts.get(unit.code, {}),
            result=self.results.get(unit.code),
            below=below,
        )


def held(form: Form, when: Period, place: Places) -> Held:
    """Read what the registers say by the end of a period, of every unit that files a form."""
    filers = [unit for level in form.levels for unit in place.filers(form, level)]
    codes = [unit.code for unit in filers]
    asked = form.rows_of.partition("/")[0]
    return Held(
        place=place,
        rows=rows.rows_of(form, units=codes, period=when),
        paid=_paid(form, codes, when, place),
        gifts=_gifts(when, place) if form.code == "huy-dong-thang" else {},
        results=_results(codes, asked, when) if form.row_source is RowSource.CRITERIA else {},
    )


def _results(codes: Sequence[str], criteria_set: str, when: Period) -> Mapping[str, SetResult]:
    told = judged(codes, criteria_set=criteria_set, on=when.until)
    return {unit: result for unit, (_, result) in told.items()}


def _paid(
    form: Form, codes: Sequence[str], when: Period, place: Places
) -> dict[str, dict[str, int]]:
    if form.row_source is RowSource.LINES:
        lines_of = capital.held_lines_of(codes, plan_year=when.year, on=when.until)
        return {
            unit: {rows.line_code(holder.code, line): paid for holder, line, _, paid in lines}
            for unit, lines in lines_of.items()
        }
    if form.row_source is RowSource.PROJECTS:
        return _by_project(when, place)
    return {}


def _by_project(when: Period, place: Places) -> dict[str, dict[str, int]]:
    """Add up what was planned and paid by project: per district, and over the province."""
    inside = {unit.code: code for code, found in place.communes.items() for unit in found}
    codes = [*inside, *(unit.code for unit in place.districts), place.province.code]
    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    lines_of = capital.held_lines_of(codes, plan_year=when.year, on=when.until)
    for unit, lines in lines_of.items():
        for _, line, plan, paid in lines:
            for over in {inside.get(unit, unit), place.province.code}:
                totals[over][f"{line.project}:plan"] += plan
                totals[over][f"{line.project}:paid"] += paid
    return {unit: dict(found) for unit, found in totals.items()}


def _gifts(when: Period, place: Places) -> dict[str, dict[str, tuple[int, int]]]:
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
