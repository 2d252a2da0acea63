"""Give forms out as workbooks: one unit's, a whole province's, the country's on one sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from chungtay.apps.submissions.queries import bulk
from chungtay.apps.submissions.queries.bulk import Leaf
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.submissions.actions import READ, subject
from chungtay.core.submissions.book import BookUnfit
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.unread import because
from chungtay.core.submissions.workflow import STATE_TITLES
from chungtay.core.units.unit import Level
from chungtay.formats import form_book
from chungtay.formats.form_book import Copy, Layout, Told
from chungtay.formats.workbook import Target

MOST_SHEETS, MOST_COLUMNS = 400, 400


def write_template(*, by: Actor, key: Key, target: Target, on: dt.date) -> Leaf:
    """Write one submission's workbook, with what it holds now; answer the submission.

    Raises `UnknownSubmission` where the period was not opened for the unit, `NotAllowed`.
    """
    found = bulk.leaves(key.form, key.period, units_named=[key.unit])
    if not found:
        raise UnknownSubmission(submission=str(key))
    leaf = found[0]
    over = tuple(code for code in (leaf.district, leaf.province) if code)
    over += units.superiors(key.unit, on=on)
    require(by, READ, unit=key.unit, above=over, subject=subject(key.form))
    form_book.write_book([copy_of(leaf)], target, on=on)
    return leaf


def write_workbook(
    *,
    by: Actor,
    form: str,
    scope: str,
    period: str,
    target: Target,
    on: dt.date,
    layout: Layout = Layout.SHEETS,
    level: Level | None = None,
    told: Told | None = None,
) -> int:
    """Write the workbook of all units under a scope ("" is the country); answer how many.

    Of units of several levels only the lowest that files the form is taken, unless told which.
    Raises `UnknownSubmission` where nothing was opened, `BookUnfit`, `NotAllowed`.
    """
    above = units.superiors(scope, on=on) if scope != COUNTRY else ()
    require(by, READ, unit=scope, above=above, subject=subject(form))
    found = of_one_level(bulk.leaves(form, period, scope=scope, level=level))
    if not found:
        raise UnknownSubmission(submission=str(Key(form, scope or "cả nước", period)))
    require_fit(found, layout)
    copies = [copy_of(leaf) for leaf in found]
    if layout is Layout.SHEETS:
        form_book.write_book(copies, target, on=on, told=told)
    else:
        form_book.write_flat(
            copies,
            target,
            on=on,
            names=bulk.names_over(found),
            over={leaf.key.unit: (leaf.district, leaf.province) for leaf in found},
            told=told,
        )
    return len(copies)


def require_fit(leaves: Sequence[Leaf], layout: Layout) -> None:
    """Refuse (`BookUnfit`) a workbook too wide or of too many sheets for people to work with."""
    if layout is Layout.SHEETS and len(leaves) > MOST_SHEETS:
        raise BookUnfit(len(leaves), because("sheets", most=MOST_SHEETS))
    if layout is Layout.FLAT:
        columns = len(form_book.flat_places(leaves[0].form, (leaf.rows for leaf in leaves)))
        if columns > MOST_COLUMNS:
            raise BookUnfit(len(leaves), because("columns", columns=columns))


def of_one_level(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Keep the submissions of the lowest level there is among them."""
    there = {leaf.level for leaf in leaves}
    kept = next((level for level in reversed(Level) if level in there), None)
    return [leaf for leaf in leaves if leaf.level is kept]


def copy_of(leaf: Leaf) -> Copy:
    """Give what is given out of one submission."""
    return Copy(
        sheet=leaf.sheet,
        unit_title=leaf.unit_title,
        revisions={place: kept.revision for place, kept in leaf.kept.items()},
        seq=leaf.seq,
        due=leaf.due,
        writable=leaf.writable,
        state=STATE_TITLES[leaf.state],
    )
