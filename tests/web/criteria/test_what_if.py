"""/nong-thon-moi/neu/: who would gain or lose if the law were another, and what cannot be read."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from chungtay.core.criteria.what_if import SUPPOSED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
PAGE = "/nong-thon-moi/neu/"
NOW = {"on": "2020-10-13", "bo": "commune-2016-2020"}


def test_an_open_page_asks_and_answers_nothing(client: Client) -> None:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert answer.context["page"].shown is None


def test_a_stricter_level_loses_communes_and_says_its_numbers_are_synthetic(client: Client) -> None:
    page = client.get(PAGE, {**NOW, "muc": "12", "so": "95"}).context["page"]
    assert (page.shown.gains, page.shown.loses, page.synthetic) == (0, 16, True)
    assert ("12", 50) in [(code, count) for code, _title, count in page.shown.deciding]


def test_the_law_as_it_is_changes_nothing(client: Client) -> None:
    answer = client.get(PAGE, NOW)
    assert answer.context["page"].shown.moves == 0
    assert "Không xã nào thay đổi." in answer.content.decode()


def test_levels_may_be_supposed_together(client: Client) -> None:
    both = {**NOW, "muc": ["12", "10"], "so": ["95", "60,5"], "cot": ["", "tay_nguyen"]}
    page = client.get(PAGE, both).context["page"]
    assert [(row.threshold, row.number, row.within) for row in page.form.levels] == [
        ("12", "95", ""), ("10", "60,5", "tay_nguyen"), ("", "", ""),
    ]  # fmt: skip
    assert page.shown.loses > 16


def test_communes_of_one_column_alone_may_be_moved(client: Client) -> None:
    def moves(**told: str) -> int:
        return int(client.get(PAGE, {**NOW, **told}).context["page"].shown.moves)

    everybody = moves(xep="dbsh")
    assert everybody > 0
    assert moves(tu="tay_nguyen", xep="dbsh") == everybody
    assert moves(tu="dbsh", xep="btb") == 0


def test_a_commune_is_explained_with_all_that_was_supposed_kept(client: Client) -> None:
    page = client.get(PAGE, {**NOW, "muc": "12", "so": "95", "xa": "23332"}).context["page"]
    assert [(reason.level, reason.cite) for reason in page.shown.reasons] == [("≥ 95", SUPPOSED)]
    assert "muc=12&so=95" in page.shown.lines[0].href


def test_the_communes_are_taken_along_as_a_workbook(client: Client) -> None:
    told = {**NOW, "muc": "12", "so": "95"}
    shown = client.get(PAGE, told).context["page"].shown
    answer = client.get(PAGE, {**told, "tai": "xlsx"})
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    named = [row[0] for row in rows if row[0]]
    assert [name for name in named if name.startswith("Xã ")] == [line.name for line in shown.lines]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"muc": "12", "so": "nhiều"}, "phải là một số"),
        ({"muc": "12", "so": "NaN"}, "phải là một số"),
        ({"muc": "12", "so": "1.000"}, "phải là một số"),
        ({"so": "95"}, "Hãy chọn chỉ tiêu"),
        ({"muc": "12", "so": "95", "cot": "ao"}, "Không có cột mức “ao”"),
        ({"tu": "tay_nguyen"}, "Hãy chọn cột"),
        ({"muc": "99", "so": "95"}, "99"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_kept_in_the_form(
    client: Client, told: dict[str, str], words: str
) -> None:
    answer = client.get(PAGE, {**NOW, **told})
    assert answer.status_code == 400
    assert words in answer.context["page"].form.fault
    assert answer.context["page"].shown is None


def test_a_set_that_does_not_exist_is_said(client: Client) -> None:
    answer = client.get(PAGE, {"bo": "khong-co"})
    assert answer.status_code == 400
    assert "khong-co" in answer.context["page"].form.fault
