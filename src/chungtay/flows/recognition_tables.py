"""The files of a data set that tell of recognition: files' steps, re-checks, villages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.appraisal import Appraisal, Member, Votes
from chungtay.core.criteria.recognition.file import Step, Wanted
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.kernel.register import RowFault
from chungtay.flows.register_files import Cells, RowFile, Told, columns, once

BETWEEN, PARTS = " | ", "; "
PRESENT = {"có mặt": True, "vắng": False}


@dataclass(frozen=True, slots=True)
class RecognitionTables:
    """What a data set says of recognition, as far as its rows can be understood one by one."""

    steps: list[Told[Step]]
    rechecks: list[Told[Recheck]]
    villages: list[Told[Village]]


def _step(row: Cells) -> Step:
    grade = row.choice("grade", Grade)
    wanted = Wanted(
        row.text("unit"),
        grade,
        row.year("for_year"),
        row.optional("criteria_set"),
        row.optional("village"),
        row.optional("field"),
    )
    return Step(
        file=wanted.file(row.whole("number")),
        seq=row.whole("seq"),
        wanted=wanted,
        deed=row.choice("deed", FileDeed),
        state=row.choice("state", FileState),
        on=row.day("on"),
        grounds=row.grounds(),
        by=row.optional("by"),
        reason=row.optional("reason"),
        appraisal=_appraisal(row),
    )


def _appraisal(row: Cells) -> Appraisal | None:
    """Read a team as `name; agency; part; có mặt`, its members parted by bars."""
    if not row.texts["members"]:
        return None
    members = []
    for told in row.texts["members"].split(BETWEEN):
        parts = told.split(PARTS)
        if len(parts) != 4 or parts[3] not in PRESENT:
            row.fault("members", f"cần “họ tên; cơ quan; vai trò; có mặt”, đang là “{told}”")
            return None
        name, agency, role, there = parts
        members.append(Member(name, agency, role, present=PRESENT[there]))
    votes = Votes(row.whole("in_favour"), row.whole("against"), row.whole("abstained"))
    return None if row.faults else Appraisal(tuple(members), votes)


def _recheck(row: Cells) -> Recheck:
    return Recheck(
        unit=row.text("unit"),
        grade=row.choice("grade", Grade),
        criteria_set=row.optional("criteria_set"),
        criterion=row.optional("criterion"),
        found=row.choice("found", Found),
        on=row.day("on"),
        grounds=row.grounds(),
        cause=row.optional("cause"),
        agency=row.optional("agency"),
        due=row.optional_day("due"),
    )


def _village(row: Cells) -> Village:
    return Village(
        unit=row.text("unit"),
        code=row.text("village"),
        name=row.text("name"),
        on=row.day("on"),
        grounds=row.grounds(),
        stands=row.flag("stands"),
        scheme=row.optional("scheme"),
    )


STEPS = RowFile(
    "recognition_steps.csv",
    columns(
        "unit,village,grade,field,for_year,number,criteria_set,seq,deed,state,by,reason,members,"
        "in_favour,against,abstained,on"
    ),
    _step,
    may_lack=True,
)
RECHECKS = RowFile(
    "rechecks.csv",
    columns("unit,grade,criteria_set,criterion,found,cause,agency,due,on"),
    _recheck,
    may_lack=True,
)
VILLAGES = RowFile(
    "villages.csv", columns("unit,village,name,stands,scheme,on"), _village, may_lack=True
)


def read_recognition(folder: Path, faults: list[RowFault]) -> RecognitionTables:
    """Read a folder's files of recognition; add what cannot be understood to the faults."""
    return RecognitionTables(
        steps=once(STEPS.read(folder, faults), lambda step: step.ref),
        rechecks=once(RECHECKS.read(folder, faults), lambda row: row.ref),
        villages=once(VILLAGES.read(folder, faults), lambda row: row.ref),
    )
