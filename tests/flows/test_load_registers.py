"""A small data set, loaded whole or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.models import Entry, Holder, Posting
from chungtay.apps.criteria.models import Assessment, Reading, Recognition
from chungtay.apps.measures import services as measures
from chungtay.apps.measures.models import Statement
from chungtay.apps.measures.queries import statement
from chungtay.apps.poverty.models import Count
from chungtay.apps.results.models import Value
from chungtay.apps.units.models import UnitClass
from chungtay.apps.units.services import load_units
from chungtay.apps.works.models import Work
from chungtay.core.kernel.register import BrokenFiles, RefConflict, RowFault
from chungtay.flows.load_registers import load_folder
from tests.apps.conftest import PLACES

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


@pytest.fixture(autouse=True)
def _units(db: None) -> None:
    load_units(by="thử nghiệm", places=PLACES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Write one file anew with some words replaced by others."""

    def write(name: str, old: str, new: str) -> None:
        path = folder / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return write


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


def test_a_data_set_is_loaded_whole(folder: Path) -> None:
    loaded = load_folder(folder, by="nạp thử")
    assert rows() == [3, 3, 6, 2, 5, 2, 1, 2, 1, 1, 1]
    assert loaded.total == 23
    assert str(loaded).startswith("3 chủ tài khoản, 3 bút toán vốn, 2 dòng công trình, ")
    assert [entry.note for entry in capital.entries_of("611")] == ["", "Giải ngân,\nquý I"]
    told = statement("disb.total.pct")
    assert told is not None
    assert (told.value_e6, told.grounds.document) == (65_120_000, REPORT)
    assert set(Posting.objects.values_list("recorded_by", flat=True)) == {"nạp thử"}


def test_loading_twice_changes_nothing(folder: Path) -> None:
    load_folder(folder, by="nạp thử")
    before = rows()
    again = load_folder(folder, by="người khác")
    assert (again.total, str(again)) == (0, "không có dòng nào mới")
    assert rows() == before


def test_a_later_load_adds_what_is_new(folder: Path) -> None:
    load_folder(folder, by="nạp thử")
    with (folder / "poverty.csv").open("a", encoding="utf-8") as file:
        file.write(f"62,province,near_poor,all,8809,2019-12-31,official,{GROUNDS}\n")
    assert load_folder(folder, by="nạp thử").added["poverty"] == 1


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("poverty", "18858", "18859"),
        ("works", "W1,Đường", "W1,Đường lớn"),
        ("holders", "trung ương", "cấp trên"),
        ("entries", "Giao kế hoạch", "Giao lại"),
    ],
)
def test_other_words_under_an_old_key_are_refused(
    folder: Path, spoil: Spoil, *, name: str, old: str, new: str
) -> None:
    load_folder(folder, by="nạp thử")
    before = rows()
    spoil(name, old, new)
    with pytest.raises(RefConflict):
        load_folder(folder, by="nạp thử")
    assert rows() == before


def test_an_old_entry_keeps_its_postings(folder: Path, spoil: Spoil) -> None:
    load_folder(folder, by="nạp thử")
    spoil("postings", "2020,2020,-60", "2020,2020,-50")
    spoil("postings", "2020,2020,60", "2020,2020,50")
    with pytest.raises(RefConflict, match=r"“E:02:1” .*Số tiền"):
        load_folder(folder, by="nạp thử")


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_load_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def cut(*_args: object, **_kwargs: object) -> int:
        raise error

    monkeypatch.setattr(measures, "append_statements", cut)
    with pytest.raises(error):
        load_folder(folder, by="nạp thử")
    assert not any(rows())


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "column"),
    [
        ("holders", "unit,611", "office,611", 4, "type"),
        ("holders", "unit,611", "unit,999", 4, "unit"),
        ("entries", "2020-02-01", "01/02/2020", 3, "on"),
        ("entries", "2020-02-01", "2020-02-30", 3, "on"),
        ("entries", "allotment", "gift", 3, "movement"),
        ("entries", "02,allotment", "01,allotment", 3, ""),
        ("postings", "02,611,", "02,999,", 5, "holder"),
        ("postings", "2020,2020,25", "2020,2020,26", 4, ""),
        ("postings", "2020,2020,100", "2020,2020,100.0", 3, "dong"),
        ("postings", "ntm.02,,central,development,2020,2020,100",
         "gn.p1,,central,development,2020,2020,100", 3, "project"),
        ("works", "23380,2020,started", "99999,2020,started", 3, "unit"),
        ("works", "W1,Đường thôn 1,gn", "W1,Đường thôn 1,xx", 2, "project"),
        ("works", "started,2020-03-01", "started,2021-03-01", 3, ""),
        ("works", "planned,2020-01-15", "finished,2020-01-15", 3, "stage"),
        ("readings", "1.1=+", "1.1=yes", 2, "readings"),
        ("readings", "1.1=+", "1.9=+", 2, "readings"),
        ("readings", "1.1=+", "2.2=+", 2, "readings"),
        ("readings", "45/60+", "61/60+", 2, "readings"),
        ("readings", "45/60+", "45/0+", 2, ""),
        ("readings", "45/60+", "45/" + "9" * 19 + "+", 2, "readings"),
        ("readings", "1.1=+", "1.1=1/1+", 2, "readings"),
        ("readings", "2.2: Theo", "2.3: Theo", 2, "notes"),
        ("readings", "2.2: Theo", "Theo", 2, "notes"),
        ("readings", "23380,commune-2016-2020,self", "611,commune-2016-2020,self", 2, "unit"),
        ("readings", "department", "self", 3, ""),
        ("readings", "commune-2016-2020,self", "commune-1999,self", 2, "criteria_set"),
        ("targets", "target,2020", "target,2019", 2, ""),
        ("targets", "23380,", "611,", 2, "unit"),
        ("remedies", ",900,", ",-900,", 2, ""),
        ("remedies", "2020,2.2", "2020,20.1", 2, "requirement"),
        ("remedies", "central people", "central xo_so", 2, "sources"),
        ("remedies", "central people", "credit", 2, ""),
        ("remedies", "2020-12-20", "2020-10-01", 2, ""),
        ("assessments", "06,0", "20,0", 3, "criterion"),
        ("assessments", "06,0", "06,no", 3, "met"),
        ("assessments", "23380,commune-2016-2020,06", "611,commune-2016-2020,06", 3, "unit"),
        ("recognitions", "23380", "611", 2, "unit"),
        ("poverty", "62,province", "62,commune", 2, "unit"),
        ("statements", "disb.total.pct", "disb.unheard_of", 2, "figure"),
        ("postings", "2020,2020,100", "2020,2020," + "9" * 5000, 3, "dong"),
        ("results", "2459", "9" * 5000, 2, "value"),
        ("results", "2459", "9" * 13, 2, "value"),
        ("postings", "2020,2020,100", "2020,2020,１00", 3, "dong"),
        ("assessments", "06,0", "05,1", 3, ""),
        ("recognitions", "recognise", "withdraw", 2, "action"),
        ("recognitions", "2018,", "2028,", 2, ""),
        ("results", "voc.trained", "voc.unheard_of", 2, ""),
        ("results", "2020-10-13,0,,", "2020-10-13,,,", 3, ""),
        ("results", "95.1", "95,1", 3, ""),
        ("results", "95.1", "95.1234567", 3, "value"),
        ("poverty", "18858", "-1", 2, ""),
        ("poverty", DEMO, "demo:~khong-co:2020", 2, "document"),
        ("unit_classes", "difficult", "rich", 2, ""),
        ("statements", REPORT, "kontum.ubnd:~x:2020", 2, "on"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_place(
    folder: Path, spoil: Spoil, *, name: str, old: str, new: str, line: int, column: str
) -> None:
    spoil(name, old, new)
    assert (f"{name}.csv", line, column) in places(folder) or (
        name == "postings" and ("entries.csv", line, column) in places(folder)
    )


def test_the_faults_of_all_files_come_together(folder: Path, spoil: Spoil) -> None:
    spoil("poverty", "18858", "nhiều")
    spoil("assessments", "06,0", "06,không")
    spoil("entries", "2020-02-01", "hôm qua")
    (folder / "recognitions.csv").unlink()
    named = [(fault.file, fault.line) for fault in faults(folder)]
    assert {("poverty.csv", 2), ("assessments.csv", 3), ("entries.csv", 3),
            ("recognitions.csv", 1)} <= set(named)  # fmt: skip


def test_a_fault_says_what_is_expected(folder: Path, spoil: Spoil) -> None:
    spoil("poverty", "18858", "18.858")
    (fault,) = faults(folder)
    assert str(fault) == (
        "poverty.csv, dòng 2, cột households: cần một số nguyên, không có dấu phân cách; đang là "
        "“18.858”"
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_how_a_program_saves_a_file_changes_nothing(folder: Path, name: str) -> None:
    path = folder / f"{name}.csv"
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    path.write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    load_folder(folder, by="nạp thử")
    path.write_text(FILES[name], encoding="utf-8")
    assert load_folder(folder, by="nạp thử").total == 0


@pytest.mark.parametrize("name", ["holders", "entries", "postings"])
def test_a_file_that_cannot_be_read_is_one_fault_not_thousands(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    (folder / f"{name}.csv").mkdir()
    assert places(folder) == [(f"{name}.csv", 1, "")]


def test_semicolons_are_shown_beside_what_is_expected(folder: Path, spoil: Spoil) -> None:
    spoil("statements", ",", ";")
    (fault,) = faults(folder)
    assert fault.message.endswith("; đang là: figure;value;unit;decimals;document")


def test_the_header_is_exact(folder: Path, spoil: Spoil) -> None:
    spoil("statements", "figure,value", "value,figure")
    assert places(folder) == [("statements.csv", 1, "")]


def test_a_payment_beyond_what_is_held_is_found_in_its_entry(folder: Path, spoil: Spoil) -> None:
    spoil("postings", "2020,2020,-25", "2020,2020,-61")
    spoil("postings", "2020,2020,25", "2020,2020,61")
    (fault,) = faults(folder)
    assert (fault.file, fault.line) == ("entries.csv", 4)
    assert "611 chỉ còn 60 ₫" in fault.message


def test_lines_are_counted_through_cells_of_several_lines(folder: Path) -> None:
    with (folder / "entries.csv").open("a", encoding="utf-8") as file:
        file.write(f"04,assignment,2020-04-01,{GROUNDS},\n")
    assert places(folder) == [("entries.csv", 6, "entry")]
