"""The unit files say what the sources say, and a slip in them is named by file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chungtay.core.law.fault import BrokenPack
from chungtay.core.units.checks import check
from chungtay.packs.unit_sources import HOME
from chungtay.packs.units import gazetteer


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    for name in ("events", "provinces", "districts", "communes", "successions"):
        (tmp_path / f"{name}.csv").write_text(
            "".join(
                (HOME / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:1]
            ),
            encoding="utf-8",
        )
    shutil.copy(HOME / "events.csv", tmp_path)
    _add(tmp_path, "provinces", "62,dm,tỉnh,Kon Tum,,14.5,107.8")
    _add(tmp_path, "districts", "615,dm,huyện,Đăk Hà,62,,")
    return tmp_path


def _add(pack: Path, name: str, *lines: str) -> None:
    with (pack / f"{name}.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def test_the_whole_country_stands_without_a_remark() -> None:
    assert check(gazetteer()) == ()


def test_a_small_pack_is_read(pack: Path) -> None:
    assert [unit.title for unit in gazetteer(pack).units] == ["Tỉnh Kon Tum", "Huyện Đăk Hà"]


def test_every_slip_is_named_at_once(pack: Path) -> None:
    _add(pack, "districts", "616,dm,quân,Sa Thầy,62,,", "617,1999,huyện,Tu Mơ Rông,62,,",
         "618,dm,huyện,Ia H'Drai,62,14,5,107")  # fmt: skip
    _add(pack, "successions", "2025,615,,merge,1")
    with pytest.raises(BrokenPack) as refused:
        gazetteer(pack)
    assert [(fault.file, fault.line, fault.path) for fault in refused.value.faults] == [
        ("units/districts.csv", 3, "type"),
        ("units/districts.csv", 4, "event"),
        ("units/districts.csv", 5, ""),
        ("units/successions.csv", 2, "after"),
    ]


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("districts", "615,dm,huyện,Đăk Hà,62,,", "dòng lặp lại"),
        ("districts", "616,dm,huyện,Sa  Thầy,62,,", "không thừa dấu cách"),
        ("districts", "616,dm,huyện,Sa Thầy,62,107.8,14.5", "không nằm trong lãnh thổ"),
        ("districts", "616,dm,huyện,Sa Thầy,64,,", "không có đơn vị cấp trên"),
        ("districts", "616,dm,xã,Sa Thầy,62,,", "Không có “xã” ở cấp"),
        ("successions", "2025,615,999,merge,1", "Không có đơn vị mã 999"),
        ("successions", "dm,615,615,merge,1", "sự kiện kế tục phải có ngày"),
        ("events", "x,2025-13-01,qh:1:2025,false,Thử", "không phải ngày"),
    ],
)
def test_a_slip_is_explained(pack: Path, name: str, line: str, said: str) -> None:
    _add(pack, name, line)
    with pytest.raises(BrokenPack) as refused:
        gazetteer(pack)
    assert any(said in str(fault) for fault in refused.value.faults)


def test_a_strange_header_is_refused(pack: Path) -> None:
    (pack / "communes.csv").write_text("code,name\n", encoding="utf-8")
    with pytest.raises(BrokenPack, match=r"communes\.csv:1"):
        gazetteer(pack)
