# ruff: noqa: INP001
"""Build `data/` from the seeds: `python make.py [folder]`. The same seeds give the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from arrears import instalments, record_arrears
from capital_2019 import record_2019
from capital_2020 import record_2020
from choices import DEPARTMENTS, DISTRICT_NAMES, GIVERS
from communes import unit_classes
from earlier_years import record_earlier
from ledger import Journal
from mobilised import record_mobilised
from period_plan import record_period_plan
from pictures import draw, photos
from poverty import poverty
from readings import readings
from recognition import rechecks, recognitions, steps, villages
from results import results, statements
from roadmap import remedies, targets
from rotation import loans, record_rotation
from tables import COMMUNES, HERE, NAMES, PROVINCE, write_table
from work_contracts import contracts
from work_plan import Books
from works import cards, funding, obstacles, remarks, works

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


def record(journal: Journal) -> Books:
    """Write the whole ledger; answer what became of the money of works."""
    books = record_2020(journal, record_2019(journal, record_earlier(journal)))
    record_mobilised(journal)
    record_period_plan(journal)
    record_arrears(journal)
    record_rotation(journal)
    journal.sort()
    return books


def make(folder: Path) -> None:
    """Write all tables into a folder, which is made if it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = Journal()
    books = record(journal)
    write_table(folder, "holders", "code,name,type,unit", holders())
    write_table(folder, "entries", f"entry,movement,on,{SOURCE},note,undoes,days", journal.entries)
    line = "programme,project,item,source,kind,origin_year,plan_year"
    later = "provider,given_as,budget_index,term,subject"
    write_table(folder, "postings", f"entry,holder,pot,{line},dong,{later}", journal.postings)
    head = "loan,programme,project,unit,group,households,lent_on,due"
    write_table(folder, "loans", f"{head},{SOURCE}", loans())
    head = f"number,holder,{line},work,due,dong,pays_from,reason,taken_back,on"
    write_table(folder, "instalments", f"{head},{SOURCE}", instalments())
    make_works(folder, books)
    head = "unit,criteria_set,stage,on,readings,notes"
    write_table(folder, "readings", f"{head},{SOURCE}", readings())
    make_recognition(folder)
    head = "indicator,unit,standing,finality,value,on,period_from,period_to,base_stated,qualifier"
    write_table(folder, "results", f"{head},{SOURCE}", results())
    head = "unit,level,household_class,people,households,on,finality"
    write_table(folder, "poverty", f"{head},{SOURCE}", poverty())
    write_table(folder, "unit_classes", f"unit,unit_class,holds,on,{SOURCE}", unit_classes())
    head = "unit,criteria_set,kind,year,agency,member,stands,on"
    write_table(folder, "targets", f"{head},{SOURCE}", targets())
    head = "remedy,unit,criteria_set,requirement,title,cost_dong,kind,sources,project,ready,works"
    write_table(folder, "remedies", f"{head},stands,on,{SOURCE}", remedies(books))
    write_table(folder, "statements", "figure,value,unit,decimals,document", statements())


def make_recognition(folder: Path) -> None:
    """Write the tables that tell of recognition."""
    head = "unit,grade,for_year,action,on"
    write_table(
        folder, "recognitions", f"{head},{SOURCE},village,field,file,reason", recognitions()
    )
    head = (
        "unit,village,grade,field,for_year,number,criteria_set,seq,deed,state,by,reason,members,"
        "in_favour,against,abstained,on"
    )
    write_table(folder, "recognition_steps", f"{head},{SOURCE}", steps())
    head = "unit,grade,criteria_set,criterion,found,cause,agency,due,on"
    write_table(folder, "rechecks", f"{head},{SOURCE}", rechecks())
    write_table(folder, "villages", f"unit,village,name,stands,scheme,on,{SOURCE}", villages())


def make_works(folder: Path, books: Books) -> None:
    """Write the tables that tell of works."""
    head = "work,name,programme,project,work_type,unit,plan_year,stage,on,cost_dong"
    write_table(folder, "works", f"{head},{SOURCE},progress", works(books))
    head = (
        "work,lat_e6,lon_e6,investor,approval,approved_on,planned_start,planned_finish,"
        "special_mechanism,community_share,capacity,project_code,treasury_code,maintainer,on"
    )
    write_table(folder, "work_cards", f"{head},{SOURCE}", cards(books))
    head = (
        "work,contract,package,name,number,contractor,selection,signed_on,dong,finish_due,"
        "amendment,state,on"
    )
    write_table(folder, "work_contracts", f"{head},{SOURCE}", contracts(books))
    write_table(folder, "work_funding", f"work,source,provider,dong,on,{SOURCE}", funding(books))
    head = "obstacle,work,cause,text,owner,due,state,on"
    write_table(folder, "work_obstacles", f"{head},{SOURCE}", obstacles(books))
    write_table(folder, "work_photos", f"work,file,caption,on,{SOURCE}", photos(books))
    draw(folder / "photos")
    write_table(folder, "work_remarks", f"work,text,speaker,answer,on,{SOURCE}", remarks(books))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "data")
