"""The roadmap's files of a data set: targets of communes, and remedies for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.register import Remedy, Target, TargetKind
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.register import RowFault
from chungtay.flows.register_files import Cells, RowFile, Told, columns, once


@dataclass(frozen=True, slots=True)
class RoadmapTables:
    """What a data set says of the roadmap."""

    targets: list[Told[Target]]
    remedies: list[Told[Remedy]]


def _target(row: Cells) -> Target:
    return Target(
        unit=row.text("unit"),
        criteria_set=row.text("criteria_set"),
        kind=row.choice("kind", TargetKind),
        year=row.year("year"),
        agency=row.optional("agency"),
        member=row.optional("member"),
        on=row.day("on"),
        grounds=row.grounds(),
        stands=row.flag("stands"),
    )


def _remedy(row: Cells) -> Remedy:
    return Remedy(
        code=row.text("remedy"),
        unit=row.text("unit"),
        criteria_set=row.text("criteria_set"),
        requirement=row.text("requirement"),
        title=row.text("title"),
        cost=Dong(row.whole("cost_dong")),
        kind=row.choice("kind", CapitalKind),
        sources=_sources(row),
        project=row.optional("project"),
        ready=row.day("ready"),
        works=tuple(row.optional("works").split()),
        on=row.day("on"),
        grounds=row.grounds(),
        stands=row.flag("stands"),
    )


def _sources(row: Cells) -> tuple[Source, ...]:
    known = {source.value: source for source in Source}
    named = row.text("sources").split()
    for name in named:
        if name not in known:
            row.fault("sources", f"không có nguồn “{name}”; có: {', '.join(known)}")
    return tuple(known[name] for name in named if name in known)


TARGETS = RowFile(
    "targets.csv",
    columns("unit,criteria_set,kind,year,agency,member,stands,on"),
    _target,
    may_lack=True,
)
REMEDIES = RowFile(
    "remedies.csv",
    columns(
        "remedy,unit,criteria_set,requirement,title,cost_dong,kind,sources,project,ready,works,"
        "stands,on"
    ),
    _remedy,
    may_lack=True,
)


def read_roadmap(folder: Path, faults: list[RowFault]) -> RoadmapTables:
    """Read both files; a row told twice is a fault."""
    return RoadmapTables(
        once(TARGETS.read(folder, faults), lambda target: target.ref),
        once(REMEDIES.read(folder, faults), lambda remedy: remedy.ref),
    )
