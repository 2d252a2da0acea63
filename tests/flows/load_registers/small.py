"""A small data set, file by file, and what loading it leaves in the registers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chungtay.apps.capital.models import Entry, Holder, Posting
from chungtay.apps.criteria.models import Assessment, Reading, Recognition
from chungtay.apps.measures.models import Statement
from chungtay.apps.poverty.models import Count
from chungtay.apps.results.models import Value
from chungtay.apps.units.models import UnitClass
from chungtay.apps.works.models import Work
from chungtay.core.kernel.register import BrokenFiles, RowFault
from chungtay.flows.load_registers import load_folder

DEMO = "demo:~du-lieu-mo-phong:2020-10-13"
REPORT = "kontum.ubnd:~bao-cao-ctmtqg:2020-10-13"
VALUE = "indicator,unit,standing,finality,value,on,period_from,period_to,base_stated,qualifier"
REMEDY = "remedy,unit,criteria_set,requirement,title,cost_dong,kind,sources,project,ready"
SOURCE = "document,known_from,provenance"
GROUNDS = f"{DEMO},2020-10-13,synthetic"
FILES = {
    "holders": """code,name,type,unit
TW,Ngân sách trung ương,giver,
62,Ủy ban nhân dân tỉnh Kon Tum,unit,62
611,Ủy ban nhân dân huyện Ngọc Hồi,unit,611
""",
    "entries": f"""entry,movement,on,{SOURCE},note
01,assignment,2020-01-15,{GROUNDS},Giao kế hoạch
02,allotment,2020-02-01,{GROUNDS},
03,disbursement,2020-03-31,{GROUNDS},"Giải ngân,
quý I"
""",
    "postings": """entry,holder,pot,programme,project,item,source,kind,origin_year,plan_year,dong
01,TW,granted,ntm,ntm.02,,central,development,2020,2020,-100
01,62,held,ntm,ntm.02,,central,development,2020,2020,100
02,62,held,ntm,ntm.02,,central,development,2020,2020,-60
02,611,held,ntm,ntm.02,,central,development,2020,2020,60
03,611,held,ntm,ntm.02,,central,development,2020,2020,-25
03,611,spent,ntm,ntm.02,,central,development,2020,2020,25
""",
    "works": f"""work,name,programme,project,work_type,unit,plan_year,stage,on,cost_dong,{SOURCE}
W1,Đường thôn 1,gn,gn.p1.infra,transport,23380,2020,planned,2020-01-15,900,{GROUNDS}
W1,Đường thôn 1,gn,gn.p1.infra,transport,23380,2020,started,2020-03-01,900,{GROUNDS}
""",
    "readings": f"""unit,criteria_set,stage,on,readings,notes,{SOURCE}
23380,commune-2016-2020,self,2019-12-31,1.1=+ 2.2=45/60+ 7=~,2.2: Theo sổ đường,{GROUNDS}
23380,commune-2016-2020,department,2019-12-31,11=9/60@poverty.poor_rate 12=90/100?,,{GROUNDS}
""",
    "targets": f"""unit,criteria_set,kind,year,agency,member,stands,on,{SOURCE}
23380,commune-2016-2020,target,2020,so-nnptnt,Phó Trưởng ban,1,2020-01-15,{GROUNDS}
""",
    "remedies": f"""{REMEDY},works,stands,on,{SOURCE}
A1,23380,commune-2016-2020,2.2,Bê tông hóa,900,development,central people,ntm.02,2020-12-20,W1,\
1,2020-10-12,{GROUNDS}
""",
    "assessments": f"""unit,criteria_set,criterion,met,on,{SOURCE}
23380,commune-2016-2020,05,1,2019-12-31,{GROUNDS}
23380,commune-2016-2020,06,0,2019-12-31,{GROUNDS}
""",
    "recognitions": f"""unit,grade,for_year,action,on,{SOURCE}
23380,standard,2018,recognise,2019-01-10,{GROUNDS}
""",
    "results": f"""{VALUE},{SOURCE}
voc.trained,62,actual,official,2459,2020-09-30,2020-01-01,2020-09-30,,,{GROUNDS}
health.commune_std.pct,62,actual,official,95.1,2020-10-13,2020-10-13,2020-10-13,0,,{GROUNDS}
""",
    "poverty": f"""unit,level,household_class,people,households,on,finality,{SOURCE}
62,province,poor,all,18858,2019-12-31,official,{GROUNDS}
""",
    "unit_classes": f"""unit,unit_class,holds,on,{SOURCE}
23380,difficult,1,2018-01-01,{GROUNDS}
""",
    "statements": f"""figure,value,unit,decimals,document
disb.total.pct,65.12,percent,2,{REPORT}
""",
}
REGISTERS = (
    Holder, Entry, Posting, Work, Reading, Assessment, Recognition, Value, Count, UnitClass,
    Statement,
)  # fmt: skip
Spoil = Callable[[str, str, str], None]


def rows() -> list[int]:
    return [register._default_manager.count() for register in REGISTERS]


def faults(folder: Path) -> list[RowFault]:
    """Load, be refused, find nothing loaded; give the faults."""
    with pytest.raises(BrokenFiles) as caught:
        load_folder(folder, by="thử nghiệm")
    assert not any(rows())
    assert caught.value.count == len(caught.value.faults)
    return list(caught.value.faults)


def places(folder: Path) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.column) for fault in faults(folder)]
