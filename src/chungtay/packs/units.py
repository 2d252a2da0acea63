"""Read administrative units: five tables of every source, strictly, all faults at once.

`events.csv` says when something happened and by which document; every unit names the event that
made it and every succession the event it belongs to. The event without a day stands for "listed,
no source says since when". A unit's end is not written anywhere: it follows from successions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TypeVar

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact, Facts, Listed
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.units.checks import check
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.sentences import SENTENCES
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType
from chungtay.packs.unit_sources import HOME, Source, of_folder, site_sources

LEVEL_OF_FILE: Mapping[str, Level] = {
    "provinces.csv": Level.PROVINCE,
    "districts.csv": Level.DISTRICT,
    "communes.csv": Level.COMMUNE,
}
_EVENT = ("event", "since", "document", "verified", "title")
_UNIT = ("code", "event", "type", "name", "parent", "lat", "lon")
_SUCCESSION = ("event", "before", "after", "kind", "main")
_SHARED = (*_SUCCESSION, "share")
"""The columns where a source also says what share of a divided unit, in percent, went where."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events": _EVENT,
    "units": ("level", *_UNIT),
    "successions": _SHARED,
}
"""The columns of the three tables in which a reorganisation is handed in."""
_FLAGS = {"1": True, "0": False, "true": True, "false": False}
_TYPES = {kind.value: kind for kind in UnitType}
_KINDS = {kind.value: kind for kind in SuccessionKind}
Made = TypeVar("Made")
Line = dict[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that made or ended units: its day (None if unknown) and document."""

    since: dt.date | None
    document: str
    verified: bool
    title: str


class _Reader:
    """Reads tables one by one, of all sources, and gathers what is wrong with them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.faults: list[Fault] = []
        self.lines: dict[str, tuple[str, int]] = {}

    def read(
        self, name: str, columns: tuple[str, ...], make: Callable[[Line], Made]
    ) -> list[tuple[str, Made]]:
        """Make one value of every line of a file, with its key: the line's first two cells."""
        made: dict[str, Made] = {}
        for source in self.sources:
            place = source.label(name)
            for number, line in self._lines(source, name, columns):
                try:
                    value = make(line)
                except _CellError as fault:
                    self.faults.append(
                        Fault(place, number, fault.column, SENTENCES[fault.what], fault.facts)
                    )
                    continue
                key = "/".join(line[column] for column in columns[:3] if column != "type")
                if key in made:
                    self.faults.append(Fault(place, number, key, SENTENCES["twice"]))
                made[key] = value
                code = line.get("before", line[columns[0]])
                self._place(code, place, number, own=source is not self.sources[0])
        return list(made.items())

    def _place(self, code: str, place: str, number: int, *, own: bool) -> None:
        """Remember where a code is spoken of: in what the site added, for that can be mended."""
        if own or code not in self.lines:
            self.lines[code] = (place, number)

    def _lines(
        self, source: Source, name: str, columns: tuple[str, ...]
    ) -> Iterator[tuple[int, Line]]:
        place, rows = source.label(name), iter(source.tables.get(name, ()))
        first, head = next(rows, (1, ()))
        if not head and source is not self.sources[0]:
            return
        if tuple(head) not in {columns, _WITH_MORE.get(columns, columns)}:
            told: Facts = {"columns": ",".join(columns)}
            self.faults.append(Fault(place, first, "", SENTENCES["head"], told))
            return
        for number, cells in rows:
            if len(cells) == len(head):
                yield number, dict(zip(head, cells, strict=True))
            else:
                wide: Facts = {"count": len(head)}
                self.faults.append(Fault(place, number, "", SENTENCES["width"], wide))


class _CellError(Exception):
    def __init__(self, column: str, what: str, **facts: Fact) -> None:
        super().__init__(column, what)
        self.column, self.what, self.facts = column, what, facts


_WITH_MORE: Mapping[tuple[str, ...], tuple[str, ...]] = {_SUCCESSION: _SHARED}


def gazetteer(home: Path = HOME, *, over: Sequence[Source] | None = None) -> Gazetteer:
    """Read all units and successions; raise `BrokenPack` with every fault.

    What the site took in lies over a pack, or `over` where that is given.
    """
    added = (site_sources() if home == HOME else ()) if over is None else over
    reader = _Reader((of_folder(home), *added))
    events = {key.split("/")[0]: event for key, event in reader.read("events.csv", _EVENT, _event)}
    units = [
        unit
        for name, level in LEVEL_OF_FILE.items()
        for _, unit in reader.read(name, _UNIT, partial(_unit, level=level, events=events))
    ]
    successions = [
        succession
        for _, succession in reader.read(
            "successions.csv", _SUCCESSION, partial(_succession, events=events)
        )
    ]
    if reader.faults:
        raise BrokenPack.of(reader.faults)
    places = Gazetteer(with_ends(units, successions), successions)
    wrong = [
        Fault(*reader.lines.get(finding.where, ("units/successions.csv", 1)), finding.where,
              finding.why, finding.facts)
        for finding in check(places)
        if finding.severity is Severity.ERROR
    ]  # fmt: skip
    if wrong:
        raise BrokenPack.of(wrong)
    return places


def _event(line: Line) -> Event:
    since = _day("since", line["since"]) if line["since"] else None
    return Event(since, _text(line, "document"), _choice(line, "verified", _FLAGS), line["title"])


def _unit(line: Line, level: Level, events: Mapping[str, Event]) -> Unit:
    event = _choice(line, "event", events)
    return Unit(
        code=_text(line, "code"),
        since=event.since,
        until=None,
        level=level,
        type=_choice(line, "type", _TYPES),
        name=_text(line, "name"),
        parent=line["parent"],
        lat=_degrees(line, "lat"),
        lon=_degrees(line, "lon"),
        document=event.document,
    )


def _succession(line: Line, events: Mapping[str, Event]) -> Succession:
    event = _choice(line, "event", events)
    kind = _choice(line, "kind", _KINDS)
    if event.since is None:
        raise _CellError("event", "undated")
    if bool(line["after"]) == (kind is SuccessionKind.ABOLISH):
        raise _CellError("after", "abolished")
    return Succession(
        before=_text(line, "before"),
        after=line["after"],
        since=event.since,
        kind=kind,
        document=event.document,
        main=_choice(line, "main", _FLAGS),
        verified=event.verified,
        share=_share(line.get("share", "")),
    )


def _share(text: str) -> Fraction | None:
    """Read a share written in percent; None where nothing is said of it."""
    if not text:
        return None
    try:
        share = Fraction(Decimal(text)) / 100
    except InvalidOperation:
        raise _CellError("share", "not_a_share", cell=text) from None
    if not 0 < share <= 1:
        raise _CellError("share", "share_outside", cell=text)
    return share


def _text(line: Line, column: str) -> str:
    if not line[column] or line[column] != " ".join(line[column].split()):
        raise _CellError(column, "not_a_text")
    return line[column]


def _choice(line: Line, column: str, choices: Mapping[str, Made]) -> Made:
    if line[column] not in choices:
        known = Listed(tuple(choices)[:12])
        raise _CellError(column, "not_in_list", cell=line[column], known=known)
    return choices[line[column]]


def _day(column: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _CellError(column, "not_a_day", cell=text) from None


def _degrees(line: Line, column: str) -> float | None:
    try:
        value = float(line[column]) if line[column] else None
    except ValueError:
        raise _CellError(column, "not_a_decimal", cell=line[column]) from None
    if value is not None and not (7 <= value <= 24 if column == "lat" else 101 <= value <= 118):
        raise _CellError(column, "abroad", cell=str(value))
    return value
