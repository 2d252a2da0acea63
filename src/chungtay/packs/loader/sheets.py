"""Files as read: a value, its faults and its lines, before anybody asks whether it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.packs.loader.nodes import compose
from chungtay.packs.loader.reader import BAD, Place, Reader, written

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class References:
    """What a file may refer to: objects by type and code, and the keys that may be cited.

    Without `instruments`, citations are not checked.
    """

    codes: Mapping[type, Mapping[str, object]] = field(default_factory=dict)
    instruments: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One file: its pack, its value (none when broken), its faults, the line of each place.

    The name of a file that the site has set begins with `CHUNGTAY_HOME/`.
    `places` gives the place of each dataclass in the value by its identity. `own` says that the
    site itself has set the file, and that it did not come with the product.
    """

    file: str
    pack: str
    value: T | None
    faults: tuple[Fault, ...]
    lines: Mapping[Place, int]
    places: Mapping[int, Place]
    own: bool = False

    def fault(self, message: str, of: object = None, *inside: str | int) -> Fault:
        """Make a fault at a place inside one of the values of this file, or inside the whole."""
        at = place = (*self.places.get(id(of), ()), *inside)
        while at not in self.lines and at:
            at = at[:-1]
        return Fault(self.file, self.lines.get(at, 1), written(place), message)


def read_sheet(
    path: Path, shape: type[T], root: Path, references: References, *, above: str = ""
) -> Sheet[T]:
    """Read one file. Faults name it from the folder above `root`, where it lies beneath.

    `above` is what to put before such a name, where the site itself has set the file.
    """
    below = path.is_relative_to(root)
    file = above + (path.relative_to(root.parent) if below else path).as_posix()
    pack = path.relative_to(root).parts[0] if below else ""
    tree = compose(path.read_bytes(), file)
    if tree.root is None:
        return Sheet(file, pack, None, tuple(tree.faults), {}, {}, bool(above))
    reader = Reader(file, codes=references.codes, instruments=references.instruments)
    value = reader.take(tree.root, shape)
    faults = (*tree.faults, *reader.faults)
    kept = None if value is BAD else value
    return Sheet(file, pack, kept, faults, reader.lines, reader.places, bool(above))


def whole(sheets: Iterable[Sheet[T]]) -> tuple[T, ...]:
    """Give the values of sheets, or refuse with every fault in them."""
    kept = tuple(sheets)
    if faults := [fault for sheet in kept for fault in sheet.faults]:
        raise BrokenPack.of(faults)
    return tuple(sheet.value for sheet in kept if sheet.value is not None)
