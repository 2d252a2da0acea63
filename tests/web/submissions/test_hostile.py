"""What no page of ours sends: declined in words, and nothing written."""

from __future__ import annotations

import pytest

from chungtay.apps.audit.models import Event
from tests.web.submissions.entering import DRAFT, Browse
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")
PLACE = "doanh-nghiep|plan"


@pytest.mark.parametrize(
    "body", ["[" * 100_000, "[]", "[", '{"cells":5}', '{"cells":[{"place":5}]}', "\xff"]
)
def test_what_is_no_json_of_ours_is_declined(browse: Browse, body: str) -> None:
    answer = browse("xa-23281").post(f"{DRAFT}o/", body, content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("words", ['{"a": "\\ud800"}', '{"\\ud800": "a"}', '{"a": "\\u0000"}'])
def test_words_that_no_database_takes_are_left_out(browse: Browse, words: str) -> None:
    client, body = browse("xa-23281"), f'{{"explanations": {words}}}'
    answer = client.post(f"{DRAFT}o/", body, content_type="application/json")
    assert answer.status_code == 200


@pytest.mark.parametrize("revision", ["9" * 5000, "x", "-1"])
def test_a_revision_is_a_number(browse: Browse, revision: str) -> None:
    sent = {f"o:{PLACE}": "5", f"s:{PLACE}": f"{revision} "}
    assert browse("xa-23281").post(DRAFT, sent).status_code == 400


def test_a_remark_on_a_cell_that_is_not_there_does_not_spoil_the_page(browse: Browse) -> None:
    client = browse("xa-23281")
    sent = {"do": "comment", "o": "khong-co|khong-co", "text": "Sai."}
    assert client.post(f"{DRAFT}chi-tiet/", sent).status_code == 404
    assert client.get(DRAFT.removesuffix("nhap/")).status_code == 200


def test_who_saw_a_report_while_it_is_written_is_told(browse: Browse) -> None:
    key = DRAFT.removeprefix("/bao-cao-ky/").removesuffix("/nhap/")
    browse("kiem-toan").get(DRAFT)
    last = Event.objects.filter(kind="saw", subject=key).last()
    assert last is not None
    assert last.action == "submissions.read"


def test_whoever_only_reads_is_offered_no_remark_and_makes_none(browse: Browse) -> None:
    auditor, page = browse("kiem-toan"), DRAFT.removesuffix("nhap/")
    assert 'value="comment"' not in auditor.get(page).content.decode()
    assert auditor.post(page, {"do": "comment", "text": "Đã xem."}).status_code == 403
