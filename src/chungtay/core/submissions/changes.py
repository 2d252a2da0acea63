"""Changes to cells: two people, or a person and a file, never overwrite each other unseen.

Every cell has a revision, 0 while it was never written. A change names the revision it was made
from; when the cell has moved on since and says something else, that is a conflict and a person
chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal, few
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Cell, Cells


@dataclass(frozen=True, slots=True)
class Change:
    """One cell written anew: what it becomes (None empties it), from which revision of it."""

    place: Place
    cell: Cell | None
    base: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One cell as it is kept: what it holds, its revision, and the step that wrote it last."""

    cell: Cell | None
    revision: int
    step: int


def typed_cells(kept: Mapping[Place, Kept]) -> Cells:
    """Give what typed cells hold; those that were emptied again are not there."""
    return {place: one.cell for place, one in kept.items() if one.cell is not None}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One cell that two people changed: what it was is gone, what it is now, what was wanted."""

    place: Place
    now: Kept
    wanted: Cell | None


@dataclass(eq=False)
class CellsChanged(Refusal):
    """Somebody else wrote to the same cells meanwhile; nothing was written."""

    code = "submissions.cells_changed"
    kind = Kind.CONFLICT
    message = (
        "{count} ô đã được người khác sửa trong lúc bạn nhập ({listing}). Chưa ghi gì; hãy chọn "
        "giữ số nào cho từng ô rồi ghi lại."
    )

    conflicts: tuple[Conflict, ...]
    count: int
    listing: str

    @classmethod
    def of(cls, conflicts: Iterable[Conflict]) -> CellsChanged:
        """Gather conflicts, naming the first few."""
        every = tuple(conflicts)
        return cls(every, len(every), few((str(one.place) for one in every), most=5))


def applied(kept: Mapping[Place, Kept], changes: Iterable[Change]) -> tuple[Change, ...]:
    """Give the changes that change anything, or refuse (`CellsChanged`) if any is a conflict.

    A change to what the cell already says is no change, whatever its base; so the same request
    twice changes nothing.
    """
    fresh: list[Change] = []
    conflicts: list[Conflict] = []
    for change in changes:
        now = kept.get(change.place)
        if change.cell == (now.cell if now else None):
            continue
        if now is not None and now.revision != change.base:
            conflicts.append(Conflict(change.place, now, change.cell))
        else:
            fresh.append(change)
    if conflicts:
        raise CellsChanged.of(conflicts)
    return tuple(fresh)


class Side(StrEnum):
    """Who moved a cell since the common base of a three-way comparison."""

    NOBODY = "nobody"
    THEIRS = "theirs"
    """Only the file, or the other person."""
    OURS = "ours"
    """Only the system since; the file still says the old value, which must not win."""
    BOTH_ALIKE = "both_alike"
    BOTH = "both"
    """Both, differently: a person decides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell in a three-way comparison."""

    place: Place
    base: Cell | None
    ours: Cell | None
    theirs: Cell | None
    side: Side


def compared(
    places: Iterable[Place],
    *,
    base: Mapping[Place, Cell],
    ours: Mapping[Place, Cell],
    theirs: Mapping[Place, Cell],
) -> tuple[Difference, ...]:
    """Compare what a file says with what is kept, over what both began from."""
    return tuple(
        Difference(
            place,
            base.get(place),
            ours.get(place),
            theirs.get(place),
            _side(base.get(place), ours.get(place), theirs.get(place)),
        )
        for place in places
    )


def _side(base: Cell | None, ours: Cell | None, theirs: Cell | None) -> Side:
    if ours == theirs:
        return Side.NOBODY if ours == base else Side.BOTH_ALIKE
    if ours == base:
        return Side.THEIRS
    return Side.OURS if theirs == base else Side.BOTH
