"""A comparison in words: what people see of it before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chungtay.apps.submissions.queries.bulk import Leaf, leaves
from chungtay.core.kernel.saying import Facts, Listed, Said
from chungtay.core.submissions.book import SENTENCES
from chungtay.core.submissions.changes import Difference, Side
from chungtay.core.submissions.form import Form, Row
from chungtay.core.submissions.handing_in import MOVED, Comparison, Handed, Line, Summary
from chungtay.core.submissions.reading import write

FIRST = 200
"""Differences of each side that are shown; all are in the file that can be downloaded."""
MOST_NOTES = 20


def summary(comparison: Comparison, *, most: int | None = FIRST) -> Summary:
    """Put a comparison into words: `most` differences of each side (None: all), every fault."""
    counts = {side: comparison.count(side) for side in (*MOVED, Side.BOTH_ALIKE)}
    notes = tuple(_notes(comparison))
    return Summary(
        cells=comparison.cells,
        units=len(comparison.handed),
        mapped=comparison.mapped,
        counts=counts,
        lines=tuple(_lines(comparison, most)),
        faults=comparison.faults,
        notes=notes[:MOST_NOTES],
    )


def _lines(comparison: Comparison, most: int | None) -> Iterator[Line]:
    left: dict[Side, int | None] = dict.fromkeys(MOVED, most)
    shown: list[tuple[Handed, Difference]] = []
    for one in comparison.handed:
        for difference in one.of(*MOVED):
            room = left[difference.side]
            if room == 0:
                continue
            left[difference.side] = None if room is None else room - 1
            shown.append((one, difference))
    held = _leaves([one for one, _ in shown])
    for one, difference in shown:
        yield _line(one, difference, held[one.key.unit])


def _leaves(handed: Sequence[Handed]) -> dict[str, Leaf]:
    if not handed:
        return {}
    key, wanted = handed[0].key, {one.key.unit for one in handed}
    found = leaves(key.form, key.period, units_named=wanted)
    return {leaf.key.unit: leaf for leaf in found}


def _line(one: Handed, difference: Difference, leaf: Leaf) -> Line:
    form: Form = leaf.form
    place = difference.place
    column = form.column(place.column)
    row: Row | None = next((row for row in leaf.rows if row.code == place.row), None)
    base, ours, theirs = (
        write(cell, column) for cell in (difference.base, difference.ours, difference.theirs)
    )
    return Line(
        key=str(one.key),
        place=str(place),
        unit=one.unit_title,
        row=row.title if row else place.row,
        column=column.title,
        side=difference.side,
        base=base,
        ours=ours,
        theirs=theirs,
        revision=one.revisions.get(place, 0),
    )


def _notes(comparison: Comparison) -> Iterator[Said]:
    if not comparison.mapped:
        yield Said(SENTENCES["unmapped"])
    for one in comparison.handed:
        for what, named in (("missing", one.missing), ("strange", one.strange)):
            if named:
                facts: Facts = {"unit": one.unit_title, "named": Listed(named)}
                yield Said(SENTENCES[what], facts)
