"""What units answered in one column of a form: the words of a cell, over many submissions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.queries.reach import lying_under
from chungtay.core.submissions.stored import read_kept
from chungtay.core.submissions.workflow import State


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a choice column: who gave it in which row, its code and its words."""

    unit: str
    row: str
    code: str
    words: str


def answered(
    form: str, period: str, column: str, *, scope: str, states: Collection[State]
) -> tuple[Answered, ...]:
    """Give the answers of a choice column under a unit, from submissions in certain states."""
    rows = (
        models.Submission.objects.filter(lying_under([scope]), form=form, period=period)
        .filter(state__in=[state.value for state in states])
        .order_by("unit")
    )
    found: list[Answered] = []
    for row in rows:
        titles = {c.code: c.title.vi for c in told.form_of(row).column(column).choices}
        for place, kept in read_kept(row.cells).items():
            if place.column == column and kept.cell is not None and kept.cell.text:
                words = titles.get(kept.cell.text, kept.cell.text)
                found.append(Answered(row.unit, place.row, kept.cell.text, words))
    return tuple(found)
