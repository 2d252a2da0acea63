"""Compare a workbook with what is kept, cell by cell; nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from chungtay.apps.submissions.queries import bulk
from chungtay.apps.submissions.queries.bulk import Leaf
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import few
from chungtay.core.people.actor import Actor, require
from chungtay.core.submissions.actions import FILL, subject
from chungtay.core.submissions.book import (
    UNSEEN_TITLES,
    BookOutdated,
    BookUnitsUnknown,
    BookUnrecognised,
    CellFault,
)
from chungtay.core.submissions.changes import Difference, Side, compared, typed_cells
from chungtay.core.submissions.form import Column, Place, Row
from chungtay.core.submissions.handing_in import Comparison, Handed
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.flows.import_form_book.meant import Asked, Meant, meant, sheets_of
from chungtay.flows.import_form_book.said import fault_of, said
from chungtay.flows.import_form_book.uncollected import uncollected
from chungtay.formats.form_book import (
    Entry,
    Found,
    Layout,
    Told,
    find,
    find_flat,
    flat_places,
    read_map,
)
from chungtay.formats.xlsx_in import Book, read_book

NAMED = 5
"""How many of a list are named in a sentence."""


@uncollected()
def compare(
    *,
    by: Actor,
    file: IO[bytes],
    name: str,
    asked: Asked,
    on: dt.date,
    told: Told | None = None,
) -> Comparison:
    """Read a workbook and compare it with what is kept, or refuse it whole.

    Raises what `read_book` raises, and `BookUnmapped`, `BookOfAnother`, `BookOutdated`,
    `BookUnitsUnknown`, `BookUnrecognised`, `UnknownSubmission`, `NotAllowed`.
    """
    book = read_book(file, name)
    what = meant(book, read_map(book), asked)
    parts, leaves = _parts(book, what, asked)
    _require_leave(by, leaves, on=on)
    handed = []
    for done, leaf in enumerate(leaves, 1):
        entry = what.entries.get(leaf.key.unit)
        handed.append(_handed(leaf, parts[leaf.key.unit], entry))
        if told is not None:
            told(done, len(leaves))
    cells = sum(len(part.spots) for part in parts.values())
    return Comparison(name, tuple(handed), cells, what.mapped)


def _parts(book: Book, what: Meant, asked: Asked) -> tuple[dict[str, Found], list[Leaf]]:
    """Find each submission's part of the workbook, and the submissions as they are kept."""
    if what.layout is Layout.FLAT:
        return _flat_parts(book, what, asked)
    grids = sheets_of(book, what, asked)
    if not grids:
        raise _unseen(book, what, "sheet", ())
    leaves = _leaves(book, what, grids, asked)
    parts = {}
    for leaf in leaves:
        found = parts[leaf.key.unit] = find(grids[leaf.key.unit], leaf.bare)
        if not found.spots and leaf.rows:
            raise _unseen(book, what, "cells", found.missing)
    return parts, leaves


def _flat_parts(book: Book, what: Meant, asked: Asked) -> tuple[dict[str, Found], list[Leaf]]:
    entry = next(iter(what.entries.values()), None)
    seen = [grid for grid in book.grids if grid.seen and grid.rows]
    grid = (book.grid(entry.sheet) if entry else None) or (seen[0] if seen else None)
    if grid is None:
        raise _unseen(book, what, "sheet", ())
    codes = find_flat(grid, ()).units
    if not codes:
        raise _unseen(book, what, "columns", ("Mã đơn vị",))
    leaves = _leaves(book, what, codes, asked)
    places = flat_places(leaves[0].form, (leaf.rows for leaf in leaves))
    found = find_flat(grid, places)
    if not found.columns:
        raise _unseen(book, what, "columns", found.missing)
    rows = {leaf.key.unit: {row.code for row in leaf.rows} for leaf in leaves}
    return {
        unit: Found(
            grid,
            {p: (at, column) for p, column in found.columns.items() if p.row in rows[unit]},
            found.missing if not number else (),
        )
        for number, (unit, at) in enumerate(found.units.items())
        if unit in rows
    }, leaves


def _leaves(book: Book, what: Meant, codes: Iterable[str], asked: Asked) -> list[Leaf]:
    """Give the submissions of the units a workbook speaks of, or refuse what is not among them."""
    wanted = list(codes)
    found = {
        leaf.key.unit: leaf
        for leaf in bulk.leaves(what.form, what.period, units_named=wanted)
        if _within(leaf, asked)
    }
    lost = [code for code in wanted if code not in found]
    if lost and len(wanted) == 1:
        raise UnknownSubmission(submission=str(Key(what.form, lost[0], what.period)))
    if lost or not found:
        titles = {unit: entry.unit_title for unit, entry in what.entries.items()}
        named = (f"{titles.get(code, '')} ({code})".strip() for code in lost)
        raise BookUnitsUnknown(name=book.name, count=len(lost), listing=few(named, most=NAMED))
    now = found[wanted[0]].form
    if what.version and what.version != now.version:
        raise BookOutdated(book.name, what.form, what.version, now.version)
    return [found[code] for code in wanted]


def _within(leaf: Leaf, asked: Asked) -> bool:
    if asked.many:
        return asked.scope in ("", leaf.key.unit, leaf.district, leaf.province)
    return asked.scope in ("", leaf.key.unit)


def _require_leave(by: Actor, leaves: Sequence[Leaf], *, on: dt.date) -> None:
    """Refuse whoever may not fill in every one of the submissions."""
    for leaf in leaves:
        then = tuple(code for code in (leaf.district, leaf.province) if code)
        about = subject(leaf.form.code)
        if not by.may(FILL, unit=leaf.key.unit, above=then, subject=about):
            now = units.superiors(leaf.key.unit, on=on)
            require(by, FILL, unit=leaf.key.unit, above=(*then, *now), subject=about)


def _handed(leaf: Leaf, part: Found, entry: Entry | None) -> Handed:
    """Compare one submission's part of a workbook with what is kept of it."""
    base = entry.base if entry else {}
    ours = typed_cells(leaf.kept)
    columns = {column.code: column for column in leaf.form.columns}
    theirs: dict[Place, Cell] = {}
    for place, spot in part.spots.items():
        cell = said(
            part.grid,
            spot,
            columns[place.column],
            base=base.get(place),
            ours=ours.get(place),
        )
        if cell is not None:
            theirs[place] = cell
    moved = tuple(
        one
        for one in compared(part.spots, base=base, ours=ours, theirs=theirs)
        if one.side is not Side.NOBODY
    )
    return Handed(
        key=leaf.key,
        unit_title=leaf.unit_title,
        state=leaf.state,
        differences=moved,
        revisions={place: one.revision for place, one in leaf.kept.items()},
        faults=tuple(_faults(leaf, part, moved, columns)),
        missing=part.missing,
        strange=part.strange,
    )


def _faults(
    leaf: Leaf, part: Found, moved: Iterable[Difference], columns: Mapping[str, Column]
) -> Iterator[CellFault]:
    """Give the cells of the file that say something new which nobody understands."""
    rows: dict[str, Row] = {row.code: row for row in leaf.rows}
    for one in moved:
        wrong = one.theirs if one.side in (Side.THEIRS, Side.BOTH) else None
        if wrong is not None and wrong.kind is CellKind.INVALID:
            at = (rows[one.place.row], columns[one.place.column])
            spot = part.spots[one.place]
            yield fault_of(wrong, part.grid, spot, unit=leaf.unit_title, at=at)


def _unseen(book: Book, what: Meant, missed: str, named: Sequence[str]) -> BookUnrecognised:
    listing = few(named, most=NAMED)
    told = listing or UNSEEN_TITLES["nothing"]
    return BookUnrecognised(book.name, what.form, UNSEEN_TITLES[missed], told)
