"""Read many submissions of one form and period at once, as a workbook needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.queries.reach import lying_under
from chungtay.apps.units import queries as units
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.people.actor import COUNTRY
from chungtay.core.submissions.changes import Kept, typed_cells
from chungtay.core.submissions.form import Form, Place, Row
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import Period
from chungtay.core.submissions.sheet import Sheet, computed
from chungtay.core.submissions.stored import read_kept
from chungtay.core.submissions.workflow import WRITABLE, State
from chungtay.core.units.unit import Level

MOST_NAMED = 500
"""Units that a statement names one by one; more are found by form and period alone."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One submission as a workbook needs it: its rows and typed cells, nothing computed."""

    key: Key
    form: Form
    period: Period
    unit_title: str
    level: Level
    district: str
    province: str
    state: State
    seq: int
    due: dt.date
    rows: tuple[Row, ...]
    kept: dict[Place, Kept]

    @property
    def writable(self) -> bool:
        """Tell whether cells may be written now."""
        return self.state in WRITABLE

    @property
    def bare(self) -> Sheet:
        """Give the sheet with its typed cells alone."""
        cells = typed_cells(self.kept)
        return Sheet(self.form, self.key.unit, self.period, self.rows, cells)

    @property
    def sheet(self) -> Sheet:
        """Give the sheet, given and computed cells filled in."""
        return computed(self.bare)


def leaves(
    form: str,
    period: str,
    *,
    units_named: Collection[str] = (),
    scope: str = COUNTRY,
    level: Level | None = None,
) -> tuple[Leaf, ...]:
    """Give the submissions of a form and period: of units by code, or of all under a scope.

    In the order of provinces, districts and units as people list them; those that were never
    opened are left out.
    """
    found = models.Submission.objects.filter(lying_under([scope]), form=form, period=period)
    if units_named and len(units_named) <= MOST_NAMED:
        found = found.filter(unit__in=units_named)
    if level is not None:
        found = found.filter(level=level.value)
    wanted = set(units_named)
    kept = [row for row in found if not wanted or row.unit in wanted]
    codes = {code for row in kept for code in (row.unit, row.district, row.province)}
    names = _titles(codes, on=kept[0].period_to) if kept else {}
    made = [_leaf(row, names) for row in kept]
    return tuple(sorted(made, key=lambda leaf: _order(leaf, names)))


def names_over(leaves: Collection[Leaf]) -> dict[str, str]:
    """Name the districts and provinces that submissions lie in, by code."""
    codes = {code for leaf in leaves for code in (leaf.district, leaf.province) if code}
    return _titles(codes, on=next(iter(leaves)).period.until) if leaves else {}


def _titles(codes: Collection[str], *, on: dt.date) -> dict[str, str]:
    return {code: unit.title for code, unit in units.units(codes, on=on).items()}


def _order(leaf: Leaf, names: dict[str, str]) -> tuple[str, str, str, str]:
    above = (sort_key(names.get(code, "")) for code in (leaf.province, leaf.district))
    province, district = above
    return province, district, sort_key(leaf.unit_title), leaf.key.unit


def _leaf(row: models.Submission, names: dict[str, str]) -> Leaf:
    form = told.form_of(row)
    period = told.period_of(row, form)
    return Leaf(
        key=told.key_of(row),
        form=form,
        period=period,
        unit_title=names.get(row.unit, row.unit),
        level=Level(row.level),
        district=row.district,
        province=row.province,
        state=State(row.state),
        seq=row.seq,
        due=row.due,
        rows=told.rows_of(row, form, period),
        kept=read_kept(row.cells),
    )
