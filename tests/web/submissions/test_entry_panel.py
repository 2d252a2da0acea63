"""The panel of one cell: what it was, what is said of it, what stands behind it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.submissions.entering import DRAFT, Browse, send
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")

MONTH, TOTAL = "doanh-nghiep|month", "doanh-nghiep|total"
CRITERIA = "/bao-cao-ky/tieu-chi-quy/23332/2020-Q3/nhap/"


def panel(client: Client, place: str = MONTH, address: str = DRAFT) -> str:
    answer = client.get(f"{address}chi-tiet/", {"o": place})
    assert answer.status_code == 200
    return answer.content.decode()


def warned(client: Client) -> str:
    """Write a number far above last month's; give the key of the warning."""
    told = send(client, DRAFT, (MONTH, "900", 0)).json()
    return str(next(f["key"] for f in told["findings"] if f["place"] == MONTH))


def test_earlier_periods_are_drawn_and_listed(browse: Browse) -> None:
    shown = panel(browse("xa-23281"))
    assert "Tháng 8/2020" in shown and "Tháng 7/2020" in shown
    assert "<polyline" in shown


def test_what_the_cell_held_in_the_period_is_listed_with_who_wrote_it(browse: Browse) -> None:
    officer = browse("xa-23281")
    send(officer, DRAFT, (MONTH, "5", 0))
    send(browse("huyen-608"), DRAFT, (MONTH, "6", 1))
    history = panel(officer).partition("Lịch sử của ô")[2]
    assert history.index("<b>6</b>") < history.index("<b>5</b>")
    assert "Cán bộ thành phố Kon Tum" in history


def test_a_warning_is_explained_and_the_explanation_kept(browse: Browse) -> None:
    officer = browse("xa-23281")
    key = warned(officer)
    said = {"o": MONTH, "do": "explain", f"x:{key}": "Doanh nghiệp ứng trước cả năm."}
    answer = officer.post(f"{DRAFT}chi-tiet/", said)
    assert answer.status_code == 302 and answer.headers["Location"].endswith("#chi-tiet")
    shown = panel(officer)
    assert "Doanh nghiệp ứng trước cả năm." in shown and "đã giải trình" in shown


def test_scripts_get_the_new_state_in_answer_to_a_remark(browse: Browse) -> None:
    officer = browse("xa-23281")
    answer = officer.post(
        f"{DRAFT}chi-tiet/",
        {"o": MONTH, "do": "comment", "text": "Đang chờ hóa đơn."},
        headers={"Accept": "application/json"},
    )
    assert answer.json()["comments"] == {MONTH: 1}
    assert "Đang chờ hóa đơn." in panel(officer)


def test_evidence_is_kept_behind_a_cell_and_fetched_by_readers_alone(browse: Browse) -> None:
    officer = browse("xa-23281")
    file = SimpleUploadedFile("Biên bản.pdf", b"%PDF-1.7 bien ban", "application/pdf")
    officer.post(f"{DRAFT}chi-tiet/", {"o": MONTH, "do": "attach", "file": file})
    href = panel(officer).partition("minh-chung/")[2].partition('"')[0]
    fetched = officer.get(f"{DRAFT}minh-chung/{href}")
    assert fetched.content == b"%PDF-1.7 bien ban"
    assert fetched.headers["Content-Disposition"].startswith("attachment;")
    assert browse("xa-23380").get(f"{DRAFT}minh-chung/{href}").status_code == 403
    assert officer.get(f"{DRAFT}minh-chung/{'0' * 64}/").status_code == 404


def test_a_file_put_behind_a_column_of_files_fills_the_cell(browse: Browse) -> None:
    officer = browse("huyen-608")
    file = SimpleUploadedFile("anh.jpg", b"\xff\xd8anh", "image/jpeg")
    answer = officer.post(
        f"{CRITERIA}chi-tiet/",
        {"o": "01|evidence", "do": "attach", "file": file},
        headers={"Accept": "application/json"},
    )
    assert len(answer.json()["cells"]["01|evidence"]["text"]) == 64


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("macro.exe", b"MZ", "chỉ nhận các loại"), ("so.pdf", b"MZ", "không phải loại tệp"),
     ("trong.pdf", b"", "tệp trống"),
     ("to.pdf", b"0" * (20 * 1024 * 1024 + 1), "chỉ nhận đến 20 MB")],
)  # fmt: skip
def test_a_file_that_is_no_evidence_is_refused_with_a_reason(
    browse: Browse, name: str, content: bytes, said: str
) -> None:
    answer = browse("xa-23281").post(
        f"{DRAFT}chi-tiet/",
        {"o": MONTH, "do": "attach", "file": SimpleUploadedFile(name, content)},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 400
    assert said in answer.json()["refusal"]


def test_a_row_the_sheet_does_not_have_is_refused(browse: Browse) -> None:
    answer = browse("xa-23281").get(f"{DRAFT}chi-tiet/", {"o": "khong-co|month"})
    assert answer.status_code == 404
