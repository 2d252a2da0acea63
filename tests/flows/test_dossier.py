"""The dossier as a workbook: every stage's word with its numbers, level, clause and evidence."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from chungtay.apps.criteria.readings import queries, services
from chungtay.core.criteria.assessing import SELF_ASSESS, SetNotForUnit
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, Grant
from chungtay.flows.dossier import book
from chungtay.flows.dossier.gathered import Wish

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.one_database]
DAY = dt.date(2020, 10, 13)
WISH = Wish("23380", DAY)
OFFICER = Actor(7, frozenset({Grant(SELF_ASSESS.code, "23380")}))
NOTE = Evidence(
    "23380", "commune-2016-2020", "2.2", Stage.SELF, EvidenceKind.NOTE, "Mốc lộ giới",
    "Mốc lộ giới đã bàn giao", DAY, Grounds("demo:~x:2020-10-13", DAY, Provenance.SYNTHETIC),
)  # fmt: skip


def sheets(wish: Wish = WISH) -> dict[str, list[tuple[Any, ...]]]:
    written = io.BytesIO()
    book.write(written, wish)
    opened = openpyxl.load_workbook(io.BytesIO(written.getvalue()))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in opened}


def lines(rows: list[tuple[Any, ...]], code: str) -> list[tuple[Any, ...]]:
    """Give the lines of a threshold: the one that names it, and those below without a name."""
    at = next(n for n, row in enumerate(rows) if row[0] == code)
    found = [rows[at]]
    for row in rows[at + 1 :]:
        if row[0] is not None:
            break
        found.append(row)
    return found


def test_every_stage_has_a_line_with_part_base_and_value_as_numbers() -> None:
    rows = sheets()["Từng chỉ tiêu"]
    said = queries.readings("23380", criteria_set="commune-2016-2020", on=DAY)
    commune, department = lines(rows, "2.1")
    assert (commune[3], department[3]) == ("Xã tự đánh giá", "Sở thẩm định")
    told = said["2.1", Stage.SELF]
    assert commune[4:6] == (told.part, told.base) and commune[6] == pytest.approx(93.5)
    assert commune[7:9] == ("Đạt", "13/10/2020") and "demo, " in commune[9]
    assert department[7] == "Chưa đạt" and department[10].startswith("Kiểm tra thực địa")
    assert commune[11] == "Chưa đạt. Theo kết luận đã ghi."
    assert commune[12].startswith("Quyết định số 22/2017/QĐ-UBND")
    (poverty, *_) = lines(rows, "11")
    assert poverty[2] == "≤ 7 % (Tây Nguyên)" and "1980/QĐ-TTg" in poverty[12]
    assert "chưa đối chiếu" in lines(rows, "3.1")[0][12]


def test_the_summary_counts_and_the_head_is_that_of_an_official_paper() -> None:
    rows = sheets()["Tổng hợp"]
    words = [str(cell) for row in rows for cell in row if cell is not None]
    assert words[0] == "ỦY BAN NHÂN DÂN\nHUYỆN NGỌC HỒI\nỦY BAN NHÂN DÂN\nXÃ ĐĂK ANG"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in words
    assert "Đạt 12/19 tiêu chí; 7 chưa đạt; 0 chưa xác định được." in words
    assert any("SỐ LIỆU MÔ PHỎNG" in one for one in words)
    assert words[-1].endswith("CHỦ TỊCH\n(Ký, ghi rõ họ tên, đóng dấu)")
    roads = next(row for row in rows if row[1] == "Giao thông")
    assert roads[2:6] == ("Chưa đạt", 1, 4, "2.1, 2.2, 2.4")


def test_evidence_is_named_with_who_laid_it_and_why_it_was_withdrawn() -> None:
    services.attach_evidence(by=OFFICER, evidence=NOTE)
    found = sheets()
    assert lines(found["Từng chỉ tiêu"], "2.2")[0][13] == "Mốc lộ giới đã bàn giao"
    (proof,) = (row for row in found["Minh chứng"] if row[3] == "Mốc lộ giới đã bàn giao")
    assert proof[:3] == ("2.2", "Xã tự đánh giá", "Ghi chú") and proof[6] is None
    services.withdraw_evidence(by=OFFICER, evidence=replace(NOTE, withdrawn="Nhầm tuyến"))
    after = sheets()
    assert lines(after["Từng chỉ tiêu"], "2.2")[0][13] is None
    (proof,) = (row for row in after["Minh chứng"] if row[3] == "Mốc lộ giới đã bàn giao")
    assert proof[6] == "Nhầm tuyến"


def test_one_criterion_as_once_known_and_equal_bytes() -> None:
    then = replace(WISH, as_known=dt.date(2020, 10, 12), criterion="02")
    rows = sheets(then)["Từng chỉ tiêu"]
    (only,) = lines(rows, "2.1")
    assert only[3] == "Sở thẩm định" and only[8] == "31/12/2019"
    assert not any(row[0] == "11" for row in rows)
    one, two = io.BytesIO(), io.BytesIO()
    book.write(one, then)
    book.write(two, then)
    assert one.getvalue() == two.getvalue()


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(SetNotForUnit):
        sheets(replace(WISH, criteria_set="district-2016-2020"))
    with pytest.raises(UnknownCriterion):
        sheets(replace(WISH, criterion="99"))
