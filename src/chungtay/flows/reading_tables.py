"""The file of readings of a data set: a line is what one stage said of one unit on one day.

The cell `readings` names every threshold it says something of, parted by blanks: `1.1=+` (met),
`2.1=9702/9900-` (a value, and not met), `11=63/1320@poverty.poor_rate` (taken from the registers),
`7=~` (not applicable), `12=3647/10000?+` (a share told without its base). The cell `notes` gives
grounds or reasons, `2.2: words | 17.5: words`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import RowFault
from chungtay.flows.register_files import Cells, RowFile, Told, columns, once
from chungtay.packs import loader

_SAID = re.compile(
    r"(?P<threshold>[^=]+)=(?:(?P<part>\d{1,18})/(?P<base>\d{1,18})(?P<unsure>\??))?"
    r"(?P<judgement>[-+~]?)(?:@(?P<measure>[a-z0-9_.]+))?"
)
_JUDGEMENTS = {
    "": Judgement.NONE,
    "+": Judgement.MET,
    "-": Judgement.NOT_MET,
    "~": Judgement.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """What one stage said of one unit on one day."""

    unit: str
    criteria_set: str
    stage: Stage
    on: dt.date
    grounds: Grounds
    readings: tuple[Reading, ...]

    @property
    def ref(self) -> str:
        """Name the sheet: a stage says one thing of a unit a day."""
        place = f"{self.unit}:{self.criteria_set}:{self.stage}"
        return f"{place}:{self.grounds.speaking_of(self.on)}"


def _sheet(row: Cells) -> ReadingSheet:
    sheet = ReadingSheet(
        row.text("unit"),
        row.text("criteria_set"),
        row.choice("stage", Stage),
        row.day("on"),
        row.grounds(),
        (),
    )
    return ReadingSheet(
        sheet.unit, sheet.criteria_set, sheet.stage, sheet.on, sheet.grounds,
        tuple(_readings(row, sheet)),
    )  # fmt: skip


def _readings(row: Cells, sheet: ReadingSheet) -> Iterator[Reading]:
    try:
        known = _requirements(sheet.criteria_set)
    except Refusal as refusal:
        row.fault("criteria_set", str(refusal))
        return
    notes, seen = _notes(row), set[str]()
    for text in row.text("readings").split():
        said = _SAID.fullmatch(text)
        if said is None:
            row.fault("readings", f"không hiểu “{text}”; cần dạng 2.1=45/60+")
        elif said["threshold"] not in known:
            row.fault("readings", f"bộ tiêu chí không có “{said['threshold']}”")
        elif said["threshold"] in seen:
            row.fault("readings", f"“{said['threshold']}” được ghi hai lần")
        else:
            seen.add(said["threshold"])
            note = notes.pop(said["threshold"], "")
            yield _reading(sheet, said, requirement=known[said["threshold"]], note=note)
    for threshold in notes:
        row.fault("notes", f"lý do cho “{threshold}” mà cột readings không nêu")


def _reading(sheet: ReadingSheet, said: re.Match[str], *, requirement: str, note: str) -> Reading:
    return Reading(
        unit=sheet.unit,
        criteria_set=sheet.criteria_set,
        requirement=requirement,
        threshold=said["threshold"],
        stage=sheet.stage,
        on=sheet.on,
        period=sheet.on.year,
        grounds=sheet.grounds,
        part=int(said["part"]) if said["part"] else None,
        base=int(said["base"]) if said["base"] else None,
        base_stated=not said["unsure"],
        judgement=_JUDGEMENTS[said["judgement"]],
        derived=bool(said["measure"]),
        measure=said["measure"] or "",
        note=note,
    )


def _notes(row: Cells) -> dict[str, str]:
    told: dict[str, str] = {}
    for text in filter(None, row.optional("notes").split(" | ")):
        threshold, colon, words = text.partition(": ")
        if not colon:
            row.fault("notes", f"không hiểu “{text}”; cần dạng “2.2: lý do”")
        told[threshold] = words
    return told


@cache
def _requirements(criteria_set: str) -> Mapping[str, str]:
    """Give of every threshold of a set the requirement it belongs to."""
    return {
        threshold.code: requirement.code
        for requirement in loader.criteria_set(criteria_set).requirements
        for threshold in requirement.thresholds
    }


READINGS = RowFile(
    "readings.csv",
    columns("unit,criteria_set,stage,on,readings,notes"),
    _sheet,
    may_lack=True,
)


def read_readings(folder: Path, faults: list[RowFault]) -> list[Told[ReadingSheet]]:
    """Read the file; a sheet told twice is a fault."""
    return once(READINGS.read(folder, faults), lambda sheet: sheet.ref)
