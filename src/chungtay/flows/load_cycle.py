"""Give the demonstration its reporting cycle: periods opened, reports in every state, histories.

Made by rule from the registers already loaded and written in bulk; nothing is posted, since the
registers say the same already. Loading again adds nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.services.loading import Past, Taken, load_past
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding, Context, check
from chungtay.core.submissions.form import PARTS, Form
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import Frequency, Period, period
from chungtay.core.submissions.sheet import Sheet, added, computed
from chungtay.core.submissions.workflow import Absence
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.cycle_fates import Fate, Told, fate, mistakable, mistaken, story
from chungtay.flows.cycle_registers import Held, Places, held
from chungtay.flows.cycle_values import FORMS, Asking, Cells, values
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
            place = Places.on(self.province, when.until)
            told = held(form, when, place)
            for level in (level for level in ORDER if level in form.levels):
                for unit in place.filers(form, level):
                    yield self._past(form, when, unit, told)

    def due(self) -> Iterator[tuple[Form, Period]]:
        """Give the forms and periods that were opened by the day."""
        for code in FORMS:
            form = forms.form(code, on=self.today)
            wanted = MONTHS if code in BEFORE else (LAST[form.frequency],)
            for text in wanted:
                when = period(text, cutoff=form.cutoff)
                if when.until <= self.today:
                    yield form, when

    def _past(self, form: Form, when: Period, unit: Unit, known: Held) -> Past:
        place = known.place
        asking = Asking(form, unit.code, when, known.rows[unit.code])
        empty = Sheet(form, unit.code, when, tuple(asking.rows), {})
        said = known.of(unit, added(form, self._below(empty, unit, place)))
        cells = values(asking, said) if asking.rows else {}
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

    def _below(self, sheet: Sheet, unit: Unit, place: Places) -> dict[str, Sheet]:
        """Give what the units directly below have written, by unit."""
        return {
            under.code: found[0]
            for under in place.under(unit)
            if (found := self.sheets.get((sheet.form.code, under.code)))
            and found[0].period == sheet.period
        }

    def _check(self, sheet: Sheet, unit: Unit, place: Places) -> tuple[CellFinding, ...]:
        earlier = self.sheets[sheet.form.code, sheet.unit]
        below = self._below(sheet, unit, place)
        return check(sheet, Context(previous=tuple(earlier), below=below, on=self.today))

    def _told(self, sheet: Sheet, unit: Unit, place: Places, *, cells: Cells, astray: bool) -> Told:
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


def _last(taken: Sequence[Taken]) -> Cells:
    saved = [one.cells for one in taken if one.cells]
    return dict(saved[-1]) if saved else {}


def _explained(findings: Sequence[CellFinding]) -> dict[str, str]:
    return {one.key: EXPLAINED for one in findings if one.severity is Severity.WARNING}
