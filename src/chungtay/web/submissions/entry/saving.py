"""Save what was typed: whatever nobody else has touched is kept, the rest comes back to choose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chungtay.apps.submissions import queries, services
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.changes import CellsChanged, Change, Conflict
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Form, Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.reading import read

TRIES = 3
"""How often the rest is tried again when somebody else keeps writing to the same cells."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell as it was typed, and the revision of the cell it was typed over."""

    place: Place
    text: str
    base: int


@dataclass(frozen=True, slots=True)
class Clash:
    """One cell that somebody else wrote to meanwhile: what each says, who, when."""

    place: Place
    typed: Typed
    conflict: Conflict
    who: str
    when: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: the submission after it, and the cells a person must choose for."""

    filing: Filing
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of saving one of several submissions: `refusal` where it was declined whole."""

    key: Key
    saved: Saved | None = None
    refusal: Refusal | None = None


def save(
    by: Actor,
    key: Key,
    typed: Sequence[Typed],
    *,
    on: dt.date,
    explanations: Mapping[str, str] | None = None,
) -> Saved:
    """Save cells and explanations, leaving out those that somebody else changed meanwhile.

    Raises whatever refusal the service gives for the whole.
    """
    seen = queries.filing_seen(by, key, on=on)
    changes = [change(seen.form, one) for one in typed]
    conflicts: list[Conflict] = []
    for _ in range(TRIES):
        try:
            after = services.save_cells(
                by=by, key=key, changes=changes, explanations=explanations or {}, on=on
            )
        except CellsChanged as no:
            conflicts.extend(no.conflicts)
            lost = {conflict.place for conflict in no.conflicts}
            changes = [one for one in changes if one.place not in lost]
        else:
            return Saved(after, _clashes(key, typed, conflicts))
    return Saved(queries.filing_seen(by, key, on=on), _clashes(key, typed, conflicts))


def save_many(by: Actor, typed: Mapping[Key, Sequence[Typed]], *, on: dt.date) -> tuple[Tried, ...]:
    """Save several submissions, each on its own: one refused does not lose the others' cells."""
    return tuple(_tried(by, key, cells, on) for key, cells in typed.items())


def change(form: Form, typed: Typed) -> Change:
    """Read what was typed into a cell; what cannot be understood is kept as written."""
    cell = read(typed.text, form.column(typed.place.column))
    return Change(typed.place, cell, typed.base)


def _tried(by: Actor, key: Key, cells: Sequence[Typed], on: dt.date) -> Tried:
    try:
        return Tried(key, save(by, key, cells, on=on))
    except Refusal as no:
        return Tried(key, refusal=no)


def _clashes(key: Key, typed: Iterable[Typed], conflicts: Sequence[Conflict]) -> tuple[Clash, ...]:
    if not conflicts:
        return ()
    wanted = {one.place: one for one in typed}
    steps = {step.seq: step for step in queries.steps(key)}
    found = []
    for conflict in conflicts:
        step = steps.get(conflict.now.step)
        who, when = (step.by, step.at) if step else ("", None)
        found.append(Clash(conflict.place, wanted[conflict.place], conflict, who, when))
    return tuple(found)
