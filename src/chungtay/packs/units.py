"""Read the administrative units of the pack: five CSV files, strictly, all faults at once.

`events.csv` says when something happened and by which document; every unit names the event that
made it and every succession the event it belongs to. The event without a day stands for "listed,
no source says since when". A unit's end is not written anywhere: it follows from successions.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from chungtay.core.kernel.refusal import Severity
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.units.checks import check
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType

HOME = Path(__file__).parent / "vn" / "units"
LEVEL_OF_FILE: Mapping[str, Level] = {
    "provinces.csv": Level.PROVINCE,
    "districts.csv": Level.DISTRICT,
    "communes.csv": Level.COMMUNE,
}
_EVENT = ("event", "since", "document", "verified", "title")
_UNIT = ("code", "event", "type", "name", "parent", "lat", "lon")
_SUCCESSION = ("event", "before", "after", "kind", "main")
_FLAGS = {"1": True, "0": False, "true": True, "false": False}
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
    """Reads files one by one and gathers what is wrong with them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.faults: list[Fault] = []
        self.lines: dict[str, tuple[str, int]] = {}

    def read(
        self, name: str, columns: tuple[str, ...], make: Callable[[Line], Made]
    ) -> list[tuple[str, Made]]:
        """Make one value of every line of a file, with its key: the line's first two cells."""
        made: dict[str, Made] = {}
        for number, line in self._lines(name, columns):
            try:
                value = make(line)
            except _CellError as fault:
                self.faults.append(Fault(f"units/{name}", number, fault.column, fault.expected))
                continue
            key = "/".join(line[column] for column in columns[:3] if column != "type")
            if key in made:
                self.faults.append(Fault(f"units/{name}", number, key, "dòng lặp lại"))
            made[key] = value
            self.lines.setdefault(line[columns[0]], (f"units/{name}", number))
        return list(made.items())

    def _lines(self, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Line]]:
        with (self.home / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            head = tuple(next(rows, ()))
            if head != columns:
                expected = f"dòng đầu phải là {','.join(columns)}"
                self.faults.append(Fault(f"units/{name}", 1, "", expected))
                return
            for number, cells in enumerate(rows, start=2):
                if len(cells) == len(columns):
                    yield number, dict(zip(columns, cells, strict=True))
                else:
                    self.faults.append(
                        Fault(f"units/{name}", number, "", f"phải có {len(columns)} ô")
                    )


class _CellError(Exception):
    def __init__(self, column: str, expected: str) -> None:
        super().__init__(column, expected)
        self.column, self.expected = column, expected


def gazetteer(home: Path = HOME) -> Gazetteer:
    """Read all units and successions of a pack; raise `BrokenPack` with every fault."""
    reader = _Reader(home)
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
              finding.message)
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
        type=_choice(line, "type", {kind.value: kind for kind in UnitType}),
        name=_text(line, "name"),
        parent=line["parent"],
        lat=_degrees(line, "lat"),
        lon=_degrees(line, "lon"),
        document=event.document,
    )


def _succession(line: Line, events: Mapping[str, Event]) -> Succession:
    event = _choice(line, "event", events)
    kind = _choice(line, "kind", {kind.value: kind for kind in SuccessionKind})
    if event.since is None:
        raise _CellError("event", "sự kiện kế tục phải có ngày")
    if bool(line["after"]) == (kind is SuccessionKind.ABOLISH):
        raise _CellError("after", "chỉ giải thể (abolish) mới không có đơn vị kế tục")
    return Succession(
        before=_text(line, "before"),
        after=line["after"],
        since=event.since,
        kind=kind,
        document=event.document,
        main=_choice(line, "main", _FLAGS),
        verified=event.verified,
    )


def _text(line: Line, column: str) -> str:
    if not line[column] or line[column] != " ".join(line[column].split()):
        raise _CellError(column, "cần một đoạn chữ, không thừa dấu cách")
    return line[column]


def _choice(line: Line, column: str, choices: Mapping[str, Made]) -> Made:
    if line[column] not in choices:
        expected = ", ".join(list(choices)[:12])
        raise _CellError(column, f"“{line[column]}” không thuộc: {expected}")
    return choices[line[column]]


def _day(column: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _CellError(column, f"“{text}” không phải ngày dạng năm-tháng-ngày") from None


def _degrees(line: Line, column: str) -> float | None:
    try:
        value = float(line[column]) if line[column] else None
    except ValueError:
        raise _CellError(column, f"“{line[column]}” không phải số thập phân") from None
    if value is not None and not (7 <= value <= 24 if column == "lat" else 101 <= value <= 118):
        raise _CellError(column, f"{value} không nằm trong lãnh thổ Việt Nam")
    return value
