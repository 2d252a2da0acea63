"""Filling in a report: with a plain form, with scripts, by two people at once."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.submissions.entering import CARRIED, DRAFT, Browse, fields, send
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")

MONTH, TOTAL, PLAN = "doanh-nghiep|month", "doanh-nghiep|total", "doanh-nghiep|plan"


def page(client: Client, address: str = DRAFT) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_has_not_signed_in_is_asked_to(db: None, client: Client) -> None:
    answer = client.get(DRAFT)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/?next=")


def test_a_plain_form_saves_what_was_typed_and_nothing_else(browse: Browse) -> None:
    officer = browse("xa-23281")
    sent = {**fields(page(officer)), f"o:{MONTH}": "1.234,5", f"o:{TOTAL}": "45 triệu đồng"}
    answer = officer.post(DRAFT, {**sent, "do": "save"})
    assert answer.status_code == 302
    after = page(officer)
    assert "Đã lưu 2 ô." in after
    kept = fields(after)
    assert (kept[f"o:{MONTH}"], kept[f"o:{TOTAL}"], kept[f"o:{PLAN}"]) == ("1.234,5", "45", "")
    assert kept[f"s:{MONTH}"].split(" ")[0] == "1"


def test_what_is_not_understood_is_kept_as_written_and_said_to_be_wrong(browse: Browse) -> None:
    officer = browse("xa-23281")
    officer.post(DRAFT, {**fields(page(officer)), f"o:{MONTH}": "khoảng 12", "do": "save"})
    after = page(officer)
    assert fields(after)[f"o:{MONTH}"] == "khoảng 12"
    assert f'href="#o-{MONTH}"' in after.partition('id="faults-h"')[2]
    assert re.search(rf'data-place="{re.escape(MONTH)}"[^>]*aria-invalid="true"', after)


def test_an_untouched_field_never_overwrites_somebody_else(browse: Browse) -> None:
    officer, district = browse("xa-23281"), browse("huyen-608")
    seen = fields(page(officer))
    assert send(district, DRAFT, (MONTH, "7", 0)).status_code == 200
    answer = officer.post(DRAFT, {**seen, f"o:{TOTAL}": "9", "do": "save"})
    assert answer.status_code == 302
    assert fields(page(officer))[f"o:{MONTH}"] == "7"


def test_a_cell_two_people_changed_comes_back_with_both_values(browse: Browse) -> None:
    officer, district = browse("xa-23281"), browse("huyen-608")
    seen = fields(page(officer))
    send(district, DRAFT, (MONTH, "7", 0))
    answer = officer.post(DRAFT, {**seen, f"o:{MONTH}": "8", f"o:{TOTAL}": "9", "do": "save"})
    again = answer.content.decode()
    assert answer.status_code == 409
    assert "1 ô vừa được người khác sửa" in again and "Cán bộ thành phố Kon Tum" in again
    assert "Số của bạn: <b>8</b>" in again and "Số đang lưu: <b>7</b>" in again
    back = fields(again)
    assert back[f"o:{TOTAL}"] == "9" and back[f"o:{MONTH}"] == "8"
    kept = officer.post(DRAFT, {**back, f"k:{MONTH}": "theirs", "do": "save"})
    assert kept.status_code == 302
    assert fields(page(officer))[f"o:{MONTH}"] == "7"
    mine = officer.post(DRAFT, {**back, f"k:{MONTH}": "mine", "do": "save"})
    assert mine.status_code == 302
    assert fields(page(officer))[f"o:{MONTH}"] == "8"


def test_last_periods_values_are_offered_and_kept_only_when_taken(browse: Browse) -> None:
    officer = browse("xa-23311")
    before = page(officer, CARRIED)
    place = re.search(r'name="o:([^"]+\|disbursed)"[^>]*placeholder="([\d.,]+)"', before)
    assert place is not None and "Tháng 8/2020" in before
    assert fields(before)[f"o:{place[1]}"] == ""
    assert officer.post(CARRIED, {"do": "carry"}).status_code == 302
    assert fields(page(officer, CARRIED))[f"o:{place[1]}"] == place[2]


def test_scripts_are_answered_with_computed_cells_and_findings(browse: Browse) -> None:
    told = send(browse("xa-23281"), DRAFT, (MONTH, "200", 0), (PLAN, "400", 0)).json()
    assert told["cells"][MONTH] == {"text": "200", "revision": 1, "kind": "number", "note": ""}
    assert told["cells"]["tong|month"]["text"] == "200"
    assert told["totals"]["filled"] == 1 and told["totals"]["missing"] == 11
    assert {one["severity"] for one in told["findings"]} >= {"error"}


def test_scripts_are_told_of_conflicts_while_the_rest_is_saved(browse: Browse) -> None:
    officer, district = browse("xa-23281"), browse("huyen-608")
    send(district, DRAFT, (MONTH, "7", 0))
    answer = send(officer, DRAFT, (MONTH, "8", 0), (TOTAL, "9", 0))
    told = answer.json()
    assert answer.status_code == 409
    (conflict,) = told["conflicts"]
    assert (conflict["theirs"], conflict["yours"], conflict["revision"]) == ("7", "8", 1)
    assert conflict["who"].startswith("Cán bộ thành phố Kon Tum") and conflict["when"]
    assert told["cells"][TOTAL]["text"] == "9"
    assert send(officer, DRAFT, (MONTH, "8", 1)).json()["cells"][MONTH]["text"] == "8"


def test_the_same_cells_sent_twice_are_saved_once(browse: Browse) -> None:
    officer = browse("xa-23281")
    first, second = (send(officer, DRAFT, (MONTH, "8", 0)).json() for _ in range(2))
    assert first["seq"] == second["seq"]
    assert officer.get(f"{DRAFT}o/?sau={first['seq']}").status_code == 204


@pytest.mark.parametrize("body", ["{", "[]", '{"cells": [{"place": 1}]}', '{"cells": 3}'])
def test_what_no_script_of_ours_sends_is_declined(browse: Browse, body: str) -> None:
    answer = browse("xa-23281").post(f"{DRAFT}o/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "Chưa ghi gì" in answer.json()["refusal"]


def test_a_cell_nobody_types_is_declined(browse: Browse) -> None:
    answer = send(browse("xa-23281"), DRAFT, ("tong|month", "8", 0))
    assert answer.json()["code"] == "submissions.not_typed"


def test_another_communes_officer_neither_sees_nor_writes(browse: Browse) -> None:
    stranger = browse("xa-23380")
    assert stranger.get(DRAFT).status_code == 403
    assert stranger.post(DRAFT, {f"o:{MONTH}": "1", f"s:{MONTH}": "0 "}).status_code == 403
    assert send(stranger, DRAFT, (MONTH, "1", 0)).status_code == 403


def test_whoever_may_only_read_sees_no_fields(browse: Browse) -> None:
    reader = browse("kiem-toan")
    shown = page(reader)
    assert "chỉ xem được" in shown
    assert 'name="o:' not in shown and "Lưu nháp" not in shown
    assert send(reader, DRAFT, (MONTH, "1", 0)).status_code == 403


def test_a_session_that_ended_is_told_to_the_scripts(db: None, client: Client) -> None:
    assert send(client, DRAFT, (MONTH, "1", 0)).status_code == 401


def test_pages_speak_english_too(browse: Browse) -> None:
    officer = browse("xa-23281")
    officer.cookies["chungtay_language"] = "en"
    assert "Enterprises" in page(officer)
