"""The pages of foresight: estimates beside measures with receipts, causes with their evidence."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from chungtay.analytics.engine import engine
from chungtay.flows.foresee import foreseen, tried_again
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")


def test_the_forecast_shows_its_bases_as_measures_and_its_past_error(read: Read) -> None:
    page = read("/von/du-bao/")
    for words in ("Ước 31/12/2020", "Ước 31/01/2021", "Vốn kéo dài từ năm trước", "Thử lại đến"):
        assert words in page
    total = page.partition("Tổng số</th>")[2].partition("</tr>")[0]
    receipts = re.findall(r'<a class="num" href="/nguon-so-lieu/\?measure=([a-z.]+)', total)
    assert receipts == ["capital.plan", "capital.disbursed"]


def test_the_forecast_says_how_many_lines_of_past_years_its_interval_held(read: Read) -> None:
    told = tried_again(engine(), foreseen(engine(), province="62", on=dt.date(2020, 10, 13)))
    held, lines = sum(one.held for one in told), sum(len(one.lines) for one in told)
    page = read("/von/du-bao/?on=2020-10-13")
    assert "Ước lại các năm 2017, 2018, 2019" in page
    assert f"khoảng ước chứa đúng {held} trong {lines} dòng" in page


def test_with_one_year_behind_it_the_forecast_says_that_nothing_can_tell(read: Read) -> None:
    page = read("/von/du-bao/?on=2017-10-13")
    assert "chưa biết khoảng ước chứa đúng bao nhiêu dòng" in page


def test_filters_narrow_the_forecast(read: Read) -> None:
    page = read("/von/du-bao/?district=617&kind=development")
    assert "Tu Mơ Rông" in page
    assert "Kon Plông –" not in page
    assert page.count('<tr class="l4">') < read("/von/du-bao/").count('<tr class="l4">')


def test_every_line_is_shown_when_asked(read: Read) -> None:
    few, every = read("/von/du-bao/"), read("/von/du-bao/?tat-ca=1")
    assert every.count("Vì sao") > few.count("Vì sao") == 40


def test_a_line_at_risk_leads_to_its_evidence(read: Read) -> None:
    page = read("/von/rui-ro/?programme=gn")
    assert "Chưa phê duyệt dự án" in page
    assert re.search(r'href="/cong-trinh/[^"]+">Vướng mắc của công trình', page)
    assert re.search(r'href="/bao-cao-ky/von-thang/\d+/2020-09/">Báo cáo của đơn vị', page)


def test_a_proposal_says_that_nothing_is_written_and_comes_as_a_draft(
    read: Read, client: Client
) -> None:
    page = read("/von/chuyen-von/")
    assert "lấy từ" in page
    assert "không ghi gì vào sổ" in page
    assert "Bên nhận" in page
    assert "Hạ tầng hợp tác xã nông nghiệp" in page
    assert "htx" not in page
    answer = client.get("/von/chuyen-von/du-thao.docx")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith('.docx"')
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    answer.close()


def test_each_move_and_each_line_left_is_led_by_a_fold_that_names_it(read: Read) -> None:
    page = read("/von/chuyen-von/")
    rows = re.findall(r"<tr>(<td.*?)</tr>", page, re.DOTALL)
    moves = [row for row in rows if 'class="n rank"' in row]
    assert len(rows) > len(moves) > 0
    for row in rows:
        (summary,) = re.findall(r"<summary>(.*?)</summary>", row, re.DOTALL)
        sides = re.findall(r'<td class="side"[^>]*>(.*?) – ', row)
        assert len(sides) == (2 if row in moves else 1)
        assert all(side in summary for side in sides)
        (dong,) = re.findall(r'data-head="Số tiền[^>]*><[^>]+>([^<]+)<', row)
        assert f"<b>{dong}</b>" in summary


@pytest.mark.parametrize("address", ["/von/du-bao/", "/von/rui-ro/", "/von/chuyen-von/"])
def test_before_any_plan_a_page_says_what_to_do_next(read: Read, address: str) -> None:
    assert "Chưa có số liệu" in read(f"{address}?on=1990-06-30")


def test_nothing_is_foreseen_from_a_later_day_than_is_known(read: Read) -> None:
    for page in ("du-bao", "rui-ro", "chuyen-von"):
        told = read(f"/von/{page}/?on=2020-10-13&as-known=2020-03-01")
        assert "như đã biết ngày 01/03/2020 nên dự báo từ ngày đó" in told
    assert "theo dự báo ngày 01/03/2020" in told
