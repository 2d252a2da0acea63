"""Faults of a pack on disk: each with its place and what was expected there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Facts, fill


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file: its line (from 1), the path of keys to it, what to write.

    `why` names its `facts`, where it has any.
    """

    file: str
    line: int
    path: str
    why: str
    facts: Facts = field(default_factory=dict, compare=False)

    @property
    def message(self) -> str:
        """Say what to write in Vietnamese, as commands do."""
        return fill(self.why, self.facts)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


@dataclass(eq=False)
class BrokenPack(Refusal):
    """Packs do not say what the core can understand; carries every fault, in order of place."""

    code = "law.broken_pack"
    kind = Kind.AGAINST_RULE
    message = "Gói dữ liệu pháp luật có {count} lỗi, lỗi đầu tiên ở {first}."

    faults: tuple[Fault, ...]
    count: int
    first: str

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> BrokenPack:
        """Gather faults, each once, in order of place."""
        once = {(f.file, f.line, f.path, f.message): f for f in faults}
        ordered = tuple(one for _, one in sorted(once.items(), key=lambda item: item[0]))
        return cls(ordered, len(ordered), str(ordered[0]).rstrip("."))


@dataclass(eq=False)
class UnknownEntry(Refusal):
    """A parameter, criteria set, standard or list was asked for that no pack has."""

    code = "law.unknown_entry"
    kind = Kind.NOT_FOUND
    message = "Không có “{name}” trong gói dữ liệu pháp luật."

    name: str
