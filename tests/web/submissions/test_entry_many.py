"""One officer entering for many communes; each commune's report is saved on its own."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.web.submissions.entering import DRAFT, Browse, fields, send
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")

MANY = "/bao-cao-ky/nhieu-xa/huy-dong-thang/2020-09/"


def test_a_districts_officer_sees_the_communes_of_the_district_alone(browse: Browse) -> None:
    shown = browse("huyen-608").get(MANY).content.decode()
    assert 'id="u-23281"' in shown and 'id="u-23380"' not in shown
    assert browse("kiem-toan").get(MANY).status_code == 404


def test_one_row_of_the_form_is_shown_across_communes(browse: Browse) -> None:
    shown = browse("huyen-608").get(f"{MANY}?dong=tien-mat").content.decode()
    assert 'name="o:23281/tien-mat|month"' in shown
    assert 'name="o:23281/doanh-nghiep|month"' not in shown


def test_a_refusal_for_one_commune_does_not_lose_the_others_cells(browse: Browse) -> None:
    district = browse("huyen-608")
    seen = fields(district.get(MANY).content.decode())
    units = sorted({name[2:7] for name in seen if name.startswith("o:")})
    assert "23281" in units and len(units) > 1
    other = next(unit for unit in units if unit != "23281")
    place = "doanh-nghiep|note"
    typed = {f"o:23281/{place}": "của 23281", f"o:{other}/{place}": "của xã khác"}
    bad = {f"o:{other}/khong-co|note": "x", f"s:{other}/khong-co|note": "0 "}
    answer = district.post(MANY, {**seen, **typed, **bad})
    again = answer.content.decode()
    assert answer.status_code == 409
    assert "Các xã chưa lưu được" in again
    assert f'href="#u-{other}"' in again and 'href="#u-23281"' not in again
    back = fields(again)
    assert back[f"o:{other}/{place}"] == "của xã khác"
    assert back[f"s:23281/{place}"] == "1 của 23281"


def test_a_cell_two_people_changed_is_chosen_for_in_place(browse: Browse) -> None:
    district = browse("huyen-608")
    seen = fields(district.get(MANY).content.decode())
    send(browse("xa-23281"), DRAFT, ("tien-mat|month", "7", 0))
    answer = district.post(MANY, {**seen, "o:23281/tien-mat|month": "8"})
    again = answer.content.decode()
    assert answer.status_code == 409 and 'name="k:23281/tien-mat|month"' in again
    choice = {"k:23281/tien-mat|month": "mine"}
    assert district.post(MANY, {**fields(again), **choice}).status_code == 302
    assert fields(district.get(MANY).content.decode())["o:23281/tien-mat|month"] == "8"


def test_the_worker_keeps_files_that_there_are(db: None, client: Client) -> None:
    answer = client.get("/bao-cao-ky/ngoai-tuyen.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    listed = re.findall(r'"/static/([^"]+)"', answer.content.decode())
    assert len(listed) > 10
    assert all(finders.find(name) for name in listed if not name.startswith("vendor/"))


def test_signing_out_clears_the_machine(browse: Browse) -> None:
    officer = browse("xa-23281")
    assert "Clear-Site-Data" not in officer.get(DRAFT).headers
    answer = officer.post("/tai-khoan/dang-xuat/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_last_periods_values_are_taken_for_every_commune_at_once(browse: Browse) -> None:
    district = browse("huyen-608")
    address = "/bao-cao-ky/nhieu-xa/von-thang/2020-09/"
    before = district.get(address).content.decode()
    offered = re.findall(r'name="o:([^"]+)"[^>]*placeholder="([\d.,]+)"', before)
    assert len(offered) > 2
    assert district.post(address, {"do": "carry"}).status_code == 302
    after = fields(district.get(address).content.decode())
    assert all(after[f"o:{place}"] == text for place, text in offered)


def test_findings_of_many_communes_come_in_one_file(browse: Browse) -> None:
    district = browse("huyen-608")
    send(browse("xa-23281"), DRAFT, ("tien-mat|month", "nhiều", 0))
    answer = district.get(f"{MANY}loi.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    lines = [line for line in answer.content.decode().splitlines() if "“nhiều”" in line]
    assert len(lines) == 1 and lines[0].startswith("Phường Quang Trung;sai;")


def test_only_whoever_fills_for_several_communes_is_led_to_the_common_page(browse: Browse) -> None:
    assert f'href="{MANY}"' in browse("huyen-608").get(DRAFT).content.decode()
    assert f'href="{MANY}"' not in browse("xa-23281").get(DRAFT).content.decode()
