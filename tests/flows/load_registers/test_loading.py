"""A data set is loaded whole or not at all, and twice as once."""

from __future__ import annotations

from pathlib import Path

import pytest

from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.models import Posting
from chungtay.apps.measures import services as measures
from chungtay.apps.measures.queries import statement
from chungtay.core.kernel.register import RefConflict
from chungtay.flows.load_registers import load_folder
from tests.flows.load_registers.small import GROUNDS, REPORT, Spoil, rows


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
