"""Load the units of the pack, and enter the classes of units in their register."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models as db
from django.db import transaction

from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.units import models
from chungtay.apps.units.bodies import bodies
from chungtay.apps.units.presence import lock, require_standing
from chungtay.apps.units.queries.classes import class_history
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.register import RefConflict, require_signed
from chungtay.core.kernel.vietnamese import fold, sort_key
from chungtay.core.units.course import Courses
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import Succession
from chungtay.core.units.unit import Unit
from chungtay.core.units.unit_class import (
    ClassConflict,
    ClassStep,
    UnitClassRow,
    require_one_of_each,
    unit_class,
)
from chungtay.packs.units import gazetteer

_BATCH = 2_000
_UNIT_COLUMNS = (
    "code", "since", "since_known", "until", "formed", "body", "level", "type", "name", "sort_key",
    "folded", "parent", "district", "province", "lat", "lon", "document",
)  # fmt: skip
_SUCCESSION_COLUMNS = ("before", "after", "since", "kind", "document", "main", "verified")
_Saying = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed: rows written and rows taken away, of units and of successions."""

    written: int
    removed: int

    def __str__(self) -> str:
        if not self.written and not self.removed:
            return "không có gì thay đổi"
        return f"ghi {vietnamese(self.written)} dòng, bỏ {vietnamese(self.removed)} dòng"


def load_units(*, by: str, places: Gazetteer | None = None) -> Loaded:
    """Make the tables of units say what the pack says; the same pack twice changes nothing.

    Units are reference data, not a register: a row that the pack no longer holds is removed, and
    a row that changed is written anew. A load that changes anything is itself written down, which
    moves the mark of `facts.places_version`. Raises `BrokenPack` when the pack has faults.
    `places` takes the pack's place where given.
    """
    places = gazetteer() if places is None else places
    courses = Courses(places)
    units = [_unit_saying(unit, courses) for unit in places.units]
    successions = [_succession_saying(succession) for succession in places.successions]
    with transaction.atomic():
        changes = (
            _replace(models.Unit, _UNIT_COLUMNS, units, recorded_by=by),
            _replace(models.Succession, _SUCCESSION_COLUMNS, successions),
        )
        loaded = Loaded(sum(w for w, _ in changes), sum(r for _, r in changes))
        if loaded != Loaded(0, 0):
            models.Load.objects.create(by=by, written=loaded.written, removed=loaded.removed)
    return loaded


def append_unit_classes(rows: Sequence[UnitClassRow], *, by: str, correcting: bool = False) -> int:
    """Enter classes of units; answer how many rows were added (0 for rows already there).

    All or nothing. Refuses a unit that does not stand on the row's day (`units.unknown`), a class
    that does not exist (`units.unknown_class`), a row that says otherwise than an earlier one
    about the same unit, class and day (`units.class_conflict`), two classes that exclude each other
    on one day (`units.classes_exclude`), and a decision signed after the day on which it is said to
    be known (`kernel.signed_too_late`). Said to be `correcting`, a row that says otherwise
    is the next edition of the earlier one and names it.
    """
    with transaction.atomic():
        require_standing((row.unit, row.on) for row in rows)
        for row in rows:
            require_signed(row.grounds)
        _require_one_of_each(rows)
        if correcting:
            return len(append_corrections([_class_row(row, by) for row in rows]))
        try:
            return append_rows([_class_row(row, by) for row in rows])
        except RefConflict as conflict:
            row = next(row for row in rows if row.ref == conflict.ref)
            raise ClassConflict(
                unit=row.unit, unit_class=row.unit_class, on=row.on, columns=conflict.columns
            ) from None


def _require_one_of_each(rows: Sequence[UnitClassRow]) -> None:
    """Look at each body's whole history with what is being entered; its rows are held meanwhile."""
    fresh: dict[str, list[ClassStep]] = defaultdict(list)
    named: dict[str, tuple[str, dt.date]] = {}
    borne = bodies((row.unit, row.on) for row in rows)
    for row in rows:
        body = borne[row.unit, row.on]
        named.setdefault(body, (row.unit, row.on))
        told = ClassStep(unit_class(row.unit_class), row.on, row.holds, row.grounds.document)
        fresh[body].append(told)
    for body, steps in fresh.items():
        unit, at = named[body]
        lock(unit)
        written = (*class_history(unit, on=dt.date.max, at=at), *steps)
        last = {(step.on, step.unit_class): step for step in written}
        require_one_of_each(unit, last.values())


def _class_row(row: UnitClassRow, by: str) -> models.UnitClass:
    return models.UnitClass(
        ref=row.ref,
        unit=row.unit,
        unit_class=unit_class(row.unit_class).value,
        on=row.on,
        holds=row.holds,
        document=row.grounds.document,
        known_from=row.grounds.known_from,
        provenance=row.grounds.provenance.value,
        recorded_by=by,
    )


def _unit_saying(unit: Unit, courses: Courses) -> _Saying:
    district, province = courses.places.above(unit)
    return (
        unit.code, unit.start, unit.since is not None, unit.until, courses.formed(unit),
        courses.body(unit), unit.level.value, unit.type.value, unit.name, sort_key(unit.name),
        fold(unit.name), unit.parent, district, province, unit.lat, unit.lon, unit.document,
    )  # fmt: skip


def _succession_saying(succession: Succession) -> _Saying:
    return (
        succession.before, succession.after, succession.since, succession.kind.value,
        succession.document, succession.main, succession.verified,
    )  # fmt: skip


def _replace(
    model: type[db.Model], columns: tuple[str, ...], wanted: Iterable[_Saying], **extra: str
) -> tuple[int, int]:
    """Make a table hold the wanted rows and no others; answer (written, removed)."""
    rows = model._default_manager  # noqa: SLF001 - Django's public name for it
    held = {saying: pk for pk, *cells in rows.values_list("pk", *columns)
            for saying in (tuple(cells),)}  # fmt: skip
    wishes = dict.fromkeys(wanted)
    stale = [pk for saying, pk in held.items() if saying not in wishes]
    for start in range(0, len(stale), _BATCH):
        rows.filter(pk__in=stale[start : start + _BATCH]).delete()
    fresh = [
        model(**dict(zip(columns, saying, strict=True)), **extra)
        for saying in wishes
        if saying not in held
    ]
    rows.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh), len(stale)
