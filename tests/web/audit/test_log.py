"""The page of the log: for who may read it, within their units, narrowed by address, and logged."""

from __future__ import annotations

import io

import pytest
import python_calamine
from django.test import Client

from chungtay.apps.audit import queries, services
from chungtay.core.people.actor import Actor
from chungtay.core.results.value import RECORD
from tests.apps.audit.tampering import tamper
from tests.web.audit.conftest import enter

PAGE = "/nhat-ky/"
CLERK = Actor(4711, frozenset(), "Y Thu")


def note(subject: str, unit: str, **told: str) -> None:
    services.note(RECORD, by=CLERK, subject=subject, unit=unit, details=told)


def read(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_reads_for_the_province_sees_every_line_in_words() -> None:
    note("results:a", "23380", trước="12", sau="15")
    text = read(enter("kiem-toan-62"))
    for words in (
        "Y Thu", "Ghi kết quả chỉ tiêu", "results:a", "Xã Đăk Ang", "trước: 12", "sau: 15",
        "Chưa có lô nào được niêm",
    ):  # fmt: skip
        assert words in text
    assert 'href="/nhat-ky/"' in text


def test_who_reads_for_a_district_sees_its_lines_alone() -> None:
    note("results:ours", "23281")
    note("results:theirs", "23380")
    note("results:nowhere", "")
    text = read(enter("kiem-toan-608"))
    assert "results:ours" in text
    assert "results:theirs" not in text
    assert "results:nowhere" not in text


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}nhat-ky.xlsx"])
def test_others_are_turned_away(address: str) -> None:
    assert Client().get(address).headers["Location"].startswith("/tai-khoan/dang-nhap/")
    answer = enter("xa-23281").get(address)
    assert answer.status_code == 403
    assert "Xem nhật ký" in answer.content.decode()


def test_reading_the_log_is_logged_with_what_was_asked_and_from_where() -> None:
    read(enter("kiem-toan-62"), f"{PAGE}?subject=results")
    (event, *_) = queries.log(queries.Asked(kind="saw")).events
    assert (event.name, event.subject, event.action) == ("Bà 62", "nhat-ky", "audit.read")
    assert (event.details, event.ip) == ('{"subject":"results"}', "127.0.0.1")


def test_the_address_narrows_and_the_pages_follow() -> None:
    for number in range(60):
        note(f"results:{number:02}", "23380")
    client = enter("kiem-toan-62")
    text = read(client, f"{PAGE}?who=4711&kind=changed&since=01/01/2020")
    assert "results:59" in text
    assert "results:09" not in text
    older = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "results:09" in read(client, older)
    assert "results:07" in read(client, f"{PAGE}?subject=results:07")
    assert "Không có dòng nào khớp" in read(client, f"{PAGE}?who=thu&until=2020-01-01")
    assert "Bỏ lọc" in read(client, f"{PAGE}?action=results.record")


def test_what_cannot_be_understood_is_said_beside_the_field() -> None:
    answer = enter("kiem-toan-62").get(f"{PAGE}?since=32/13/2020&before=x&kind=y")
    assert answer.status_code == 400
    assert 'href="#id_since"' in answer.content.decode()
    assert enter("kiem-toan-62").get(f"{PAGE}?who={'9' * 40}").status_code == 200


def test_the_state_of_the_seal_is_shown() -> None:
    services.seal_batch()
    note("results:a", "23380")
    last = queries.last_seal()
    text = read(enter("kiem-toan-62"))
    assert last is not None
    assert f"Đã niêm đến lô {last.number}" in text
    assert last.digest in text


def test_a_line_somebody_spoilt_is_shown_as_it_stands() -> None:
    note("results:a", "23380")
    tamper("UPDATE audit_event SET kind = 'z', details = %s", "{hỏng")
    assert "{hỏng" in read(enter("kiem-toan-62"))


def test_the_log_is_taken_home_as_it_is_narrowed() -> None:
    note("results:a", "23380", sau="=1+1")
    note("other:b", "23380")
    answer = enter("kiem-toan-62").get(f"{PAGE}nhat-ky.xlsx?subject=results")
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    cells = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {"Y Thu", "results:a", "sau: =1+1"} <= cells
    assert "other:b" not in cells
