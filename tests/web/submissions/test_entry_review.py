"""Check your answers, and send; all findings as files."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.web.submissions.entering import DRAFT, Browse, send
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")

ROWS = ("doanh-nghiep", "tien-mat", "hien-vat", "ngay-cong", "cong-dong", "tin-dung")
MANY = "/bao-cao-ky/chi-tieu-49-quy/23380/2020-Q3/nhap/"


def review(client: Client, address: str = DRAFT) -> str:
    answer = client.get(f"{address}kiem-tra/")
    assert answer.status_code == 200
    return answer.content.decode()


def filled(client: Client) -> None:
    """Fill every required cell so that no error is left; totals carry August's on."""
    told = client.get(f"{DRAFT}o/").json()
    for amount in ("2,5", "3,1"):
        cells = [(f"{row}|month", amount, told["cells"].get(f"{row}|month", {}).get("revision", 0))
                 for row in ROWS]  # fmt: skip
        told = send(client, DRAFT, *cells).json()
    totals = []
    for row in ROWS:
        page = client.get(f"{DRAFT}chi-tiet/", {"o": f"{row}|total"}).content.decode()
        last = re.search(r"Tháng 8/2020</th><td class=\"n\">([\d.,]+)", page)
        before = round(float(last[1].replace(".", "").replace(",", ".")) * 10**6) if last else 0
        whole, rest = divmod(before + 3_100_000, 10**6)
        totals.append((f"{row}|total", f"{whole},{rest:06}", 0))
    assert send(client, DRAFT, *totals).status_code == 200


def test_what_is_missing_is_named_and_sending_is_not_offered(browse: Browse) -> None:
    officer = browse("xa-23281")
    shown = review(officer)
    assert "12 ô bắt buộc còn trống" in shown
    assert "Nguồn vốn chưa có số" in shown and "Tín dụng chính sách" in shown
    assert 'value="send"' not in shown
    answer = officer.post(f"{DRAFT}kiem-tra/", {"do": "send"})
    assert answer.status_code == 400
    assert "nên chưa gửi được" in answer.content.decode()


def test_a_full_report_is_explained_and_sent_as_it_was_seen(browse: Browse) -> None:
    officer = browse("xa-23281")
    filled(officer)
    shown = review(officer)
    words = {f"x:{key}": "Đúng số thu." for key in re.findall(r'name="x:([^"]+)"', shown)}
    if words:
        assert 'value="send"' not in shown
        officer.post(f"{DRAFT}kiem-tra/", {**words, "do": "explain"})
        shown = review(officer)
    digest = re.search(r'name="digest" value="(\w+)"', shown)
    assert digest is not None and 'value="send"' in shown
    stale = officer.post(f"{DRAFT}kiem-tra/", {"do": "send", "digest": "0" * 64})
    assert stale.status_code == 409
    sent = officer.post(f"{DRAFT}kiem-tra/", {"do": "send", "digest": digest[1]})
    assert sent.headers["Location"] == "/bao-cao-ky/huy-dong-thang/23281/2020-09/"
    assert "không nhập được" in officer.get(DRAFT).content.decode()
    answer = send(officer, DRAFT, ("doanh-nghiep|note", "thêm", 0))
    assert (answer.status_code, answer.json()["code"]) == (409, "submissions.not_writable")


def test_two_hundred_findings_are_shown_and_all_are_downloaded(browse: Browse) -> None:
    officer = browse("xa-23380")
    state = officer.get(f"{MANY}o/").json()
    page = officer.get(MANY).content.decode()
    places = re.findall(r'<input id="[^"]+" name="o:([^"]+)"', page)
    wrong = [(place, "=không phải số", 0) for place in places]
    assert send(officer, MANY, *wrong).status_code == 200, state["totals"]
    every = officer.get(f"{MANY}o/").json()["findings"]
    shown = officer.get(MANY).content.decode()
    assert shown.count('<li class="finding') == min(200, len(wrong))
    lines = officer.get(f"{MANY}loi.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == len(every) + 1
    assert any("'=không phải số" in line for line in lines)
    book = officer.get(f"{MANY}loi.xlsx").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert sum(row[1] == "sai" for row in rows) == len(every)


def test_a_reader_is_not_offered_to_send(browse: Browse) -> None:
    shown = review(browse("kiem-toan"))
    assert 'value="send"' not in shown and "<textarea" not in shown
