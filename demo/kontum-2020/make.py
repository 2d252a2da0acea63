# ruff: noqa: INP001
"""Build `data/` from the seeds: `python make.py [folder]`. The same seeds give the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from capital_2019 import record_2019
from capital_2020 import record_2020, record_mobilised
from choices import DEPARTMENTS, DISTRICT_NAMES, GIVERS
from communes import assessments, recognitions, unit_classes
from ledger import Journal
from poverty import poverty
from results import results, statements
from tables import COMMUNES, HERE, NAMES, PROVINCE, write_table
from works import works

SOURCE = "document,known_from,provenance"


def holders() -> Iterator[tuple[str, str, str, str]]:
    """Yield everybody who gives or holds money; a giver's unit is the province it gives to."""
    for code, name in GIVERS.items():
        yield code, name, "giver", PROVINCE
    yield PROVINCE, "Ủy ban nhân dân tỉnh Kon Tum", "unit", PROVINCE
    for code, name in DEPARTMENTS.items():
        yield code, name, "department", PROVINCE
    for code, name in DISTRICT_NAMES.items():
        yield code, f"Ủy ban nhân dân {name}", "unit", code
        yield f"{code}.bqlda", f"Ban Quản lý dự án đầu tư xây dựng {name}", "board", code
    for code in COMMUNES:
        yield code, f"Ủy ban nhân dân {NAMES[code][0].lower()}{NAMES[code][1:]}", "unit", code


def make(folder: Path) -> None:
    """Write all ten tables into a folder, which is made if it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = Journal()
    record_2020(journal, record_2019(journal))
    record_mobilised(journal)
    journal.sort()
    write_table(folder, "holders", "code,name,type,unit", holders())
    entries = f"entry,movement,on,{SOURCE},note"
    write_table(folder, "entries", entries, journal.entries)
    line = "programme,project,item,source,kind,origin_year,plan_year"
    write_table(folder, "postings", f"entry,holder,pot,{line},dong", journal.postings)
    head = "work,name,programme,project,work_type,unit,plan_year,stage,on,cost_dong"
    write_table(folder, "works", f"{head},{SOURCE}", works())
    head = "unit,criteria_set,criterion,met,on"
    write_table(folder, "assessments", f"{head},{SOURCE}", assessments())
    head = "unit,level,for_year,action,on"
    write_table(folder, "recognitions", f"{head},{SOURCE}", recognitions())
    head = "indicator,unit,standing,finality,value,on,period_from,period_to,base_stated,qualifier"
    write_table(folder, "results", f"{head},{SOURCE}", results())
    head = "unit,level,household_class,people,households,on,finality"
    write_table(folder, "poverty", f"{head},{SOURCE}", poverty())
    write_table(folder, "unit_classes", f"unit,unit_class,holds,on,{SOURCE}", unit_classes())
    write_table(folder, "statements", "figure,value,unit,decimals,document", statements())


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "data")
