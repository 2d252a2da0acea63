"""The outlines of reports: `<pack>/outlines/<code>/`, read whole or refused with every fault.

`report.yaml` names the sections; `sections/*.yaml` hold the sentences; `figures.yaml` the figures,
in groups that say once what their figures share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from chungtay.core.law.fault import BrokenPack, Fault, UnknownEntry
from chungtay.core.reports.document import Head, Signature
from chungtay.core.reports.figure import FigureSpec
from chungtay.core.reports.outline import FIGURES, AppendixSpec, Block, Outline, Section, faults
from chungtay.packs import loader, measures
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet, whole

ROOT = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ReportFile:
    """`report.yaml`: all of an outline that is neither sentence nor figure."""

    title: str
    province: str
    head: Head
    addressees: tuple[str, ...]
    sections: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    draft_note: str
    appendices: tuple[AppendixSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionFile:
    """A file of sentences."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """What a figure, or a group of them, says of itself; see `FigureSpec`."""

    measure: str | None = None
    on: dt.date | None = None
    against: dt.date | None = None
    as_of: dt.date | None = None
    unit: str | None = None
    standing: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scale: int | None = None
    decimals: int | None = None
    pad: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    base_stated: bool | None = None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that share settings; a figure's own settings win, and `where` is joined."""

    title: str
    figures: Mapping[str, FigureEntry]
    shared: FigureEntry = field(default_factory=FigureEntry)


@dataclass(frozen=True, slots=True)
class FigureFile:
    """`figures.yaml`."""

    groups: tuple[FigureGroup, ...]


NEEDED = ("measure", "on", "unit", "standing")
OPTIONAL = ("against", "as_of", "scale", "decimals", "pad", "base_stated")


def outline_codes() -> tuple[str, ...]:
    """Give the codes of all outlines, in order."""
    return tuple(sorted(path.parent.name for path in ROOT.glob("*/outlines/*/report.yaml")))


@cache
def outline(code: str) -> Outline:
    """Give an outline that comes with the product by its code, such as `kontum-2020`."""
    found = [path.parent for path in ROOT.glob(f"*/outlines/{code}/report.yaml")]
    if code not in outline_codes() or len(found) != 1:
        raise UnknownEntry(name=code)
    return read_outline(found[0], loader.library())


def check() -> tuple[Fault, ...]:
    """Give every fault of every outline, in order of place; none when all is well."""
    found: list[Fault] = []
    for path in sorted(ROOT.glob("*/outlines/*/report.yaml")):
        try:
            read_outline(path.parent, loader.library())
        except BrokenPack as refusal:
            found += refusal.faults
    return tuple(sorted(found))


def read_outline(folder: Path, library: Library) -> Outline:
    """Read the outline in a folder; refuses it with every fault of every file.

    Documents cited in sentences must be known to the library.
    """
    report = library.read_sheet(folder / "report.yaml", ReportFile)
    (head,) = whole((report,))
    paths = {name: folder / "sections" / f"{name}.yaml" for name in head.sections}
    if missing := [name for name, path in paths.items() if not path.is_file()]:
        raise BrokenPack.of(
            report.fault(f"không có tệp sections/{name}.yaml", None, "sections") for name in missing
        )
    figures = library.read_sheet(folder / "figures.yaml", FigureFile)
    sections = {name: library.read_sheet(path, SectionFile) for name, path in paths.items()}
    sheets: dict[str, Sheet[Any]] = {FIGURES: figures, **sections}
    if wrong := [
        *(fault for sheet in sheets.values() for fault in sheet.faults),
        *_unsaid(figures),
    ]:
        raise BrokenPack.of(wrong)
    made = _outline(folder.name, head, figures, sections)
    if wrong := list(_placed(made, sheets, library)):
        raise BrokenPack.of(wrong)
    return made


def _outline(
    code: str,
    report: ReportFile,
    figures: Sheet[FigureFile],
    sections: Mapping[str, Sheet[SectionFile]],
) -> Outline:
    """Put the files together."""
    groups = figures.value.groups if figures.value else ()
    return Outline(
        code=code,
        title=report.title,
        province=report.province,
        head=report.head,
        addressees=report.addressees,
        figures=tuple(_spec(group, fid) for group in groups for fid in group.figures),
        sections=tuple(
            Section(name, sheet.value.blocks) for name, sheet in sections.items() if sheet.value
        ),
        recipients=report.recipients,
        signature=report.signature,
        appendices=report.appendices,
        draft_note=report.draft_note,
    )


def _placed(made: Outline, sheets: Mapping[str, Sheet[Any]], library: Library) -> Iterator[Fault]:
    """Give the faults of an outline the lines of their files."""
    for fault in faults(made, instruments=library.instruments):
        inside: tuple[str | int, ...] = () if fault.block is None else ("blocks", fault.block)
        yield sheets[fault.section].fault(fault.message, None, *inside)


def _unsaid(sheet: Sheet[FigureFile]) -> Iterator[Fault]:
    """Find what neither a figure nor its group says, and measures nobody declares."""
    names = measures.measures().keys()
    for at, group in enumerate(sheet.value.groups if sheet.value else ()):
        for fid, entry in group.figures.items():
            place = ("groups", at, "figures", fid)
            for name in NEEDED:
                if _own(entry, group, name) is None:
                    yield sheet.fault(f"thiếu “{name}” ở số liệu và ở nhóm", None, *place)
            asked = _own(entry, group, "measure")
            if asked is not None and asked not in names:
                yield sheet.fault(one_of(sorted(names), asked), None, *place)


def _own(entry: FigureEntry, group: FigureGroup, name: str) -> Any:
    """Give a setting of a figure, or else of its group."""
    own = getattr(entry, name)
    return getattr(group.shared, name) if own is None else own


def _spec(group: FigureGroup, fid: str) -> FigureSpec:
    """Join a figure with its group."""
    entry = group.figures[fid]
    optional = {name: _own(entry, group, name) for name in OPTIONAL}
    return FigureSpec(
        id=fid,
        where={**group.shared.where, **entry.where},
        words={**group.shared.words, **entry.words},
        **{name: _own(entry, group, name) for name in NEEDED},
        **{name: value for name, value in optional.items() if value is not None},
    )
