"""The register, files, what was lost and villages, on the day of the report and as people act."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.criteria.readings.services import append_readings
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.services import append_recognitions
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.criteria.record import Act, Recognition
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.daily import end_files
from tests.web.conftest import Read
from tests.web.recognition.desk import TEAM, Desk

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
FILE = "/nong-thon-moi/ho-so/23311-standard-2020-1/"


def _numbers(page: str) -> list[str]:
    return re.findall(r'<a class="num"[^>]*>([^<]+)</a>', page)


def test_the_register_shows_recognised_and_meeting_all_apart(read: Read) -> None:
    page = read("/nong-thon-moi/cong-nhan/")
    assert _numbers(page)[:3] == ["27", "25", "2"]
    assert page.count("còn hiệu lực") == 27
    assert "Xã Kroong" in page


def test_the_register_narrows_by_year_and_district(read: Read) -> None:
    assert read("/nong-thon-moi/cong-nhan/?year=2019").count("còn hiệu lực") == 5
    narrowed = read("/nong-thon-moi/cong-nhan/?district=611")
    assert 0 < narrowed.count("còn hiệu lực") < 27
    assert "Xã Kroong" not in narrowed
    assert read("/nong-thon-moi/cong-nhan/?grade=advanced&year=x").count("còn hiệu lực") == 0


def test_the_workbooks_hold_both_counts(read: Read, client: Client) -> None:
    read("/nong-thon-moi/cong-nhan/")
    books = [
        openpyxl.load_workbook(io.BytesIO(client.get(f"/nong-thon-moi/cong-nhan/{name}").content))
        for name in ("so-cong-nhan.xlsx", "tong-hop-nam.xlsx")
    ]
    register, year = (list(book.worksheets[0].values) for book in books)
    assert sum("còn hiệu lực" in row for row in register) == 27
    last = next(row for row in reversed(year) if row[0] == "Toàn tỉnh")
    assert last[1:5] == (85, 27, 25, 2)
    assert sum(row[2] or 0 for row in year if row[0] not in (None, "Toàn tỉnh")
               and isinstance(row[2], int)) == 27  # fmt: skip


def test_a_file_tells_its_course_votes_and_what_was_met_that_day(read: Read) -> None:
    page = read(FILE)
    assert "19/19 tiêu chí đạt đến ngày 21/09/2020" in page
    assert "phiếu đồng ý" in page
    assert page.count("<b>") >= 4
    assert "chưa kiểm chứng" in page
    assert "huyện đã kiểm tra" in read("/nong-thon-moi/ho-so/?state=reviewed").casefold()


def test_the_list_of_lost_criteria_says_since_when_why_and_who(read: Read) -> None:
    page = read("/nong-thon-moi/tut-chuan/")
    assert _numbers(page)[:3] == ["27", "25", "2"]
    for said in ("Xã Kroong", "Xã Ngọk Bay", "20/08/2020", "nay không giữ được", "quá 8 ngày"):
        assert said in page
    assert "Không xã nào tụt chuẩn" in read("/nong-thon-moi/tut-chuan/?on=19/08/2020")
    assert "Xã Kroong" not in read("/nong-thon-moi/tut-chuan/?district=611")


def test_a_units_page_tells_its_recognition_and_what_it_lost_since(read: Read) -> None:
    page = read("/don-vi/23314/")
    for said in ("còn hiệu lực", "15/12/2015", "không còn đạt", "nay không giữ được", "chỉ tiêu"):
        assert said in page
    assert "recognised-h" not in read("/don-vi/23380/")
    before = read("/don-vi/23314/?on=19/08/2020")
    assert "còn hiệu lực" in before
    assert "nay không giữ được" not in before


def test_villages_stand_apart_from_communes(read: Read) -> None:
    assert _numbers(read("/nong-thon-moi/thon/"))[:5] == ["8", "48", "15", "31,25", "2"]


@pytest.mark.parametrize(
    "address", ["ho-so/23311-standard-2020-9/", "ho-so/moi/", "phuc-tra/23314/"]
)
def test_what_is_not_there_or_not_for_everybody(
    client: Client, settings: Settings, address: str
) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    answer = client.get(f"/nong-thon-moi/{address}")
    assert answer.status_code in (302, 404)


def test_a_whole_file_from_request_to_the_register(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    where = Desk("xa-23380").send(
        "ho-so/moi/",
        {"unit": "23380", "grade": "standard", "for_year": "2020", "symbol": "5/TTr-UBND"},
    )
    code = "23380-standard-2020-1"
    assert code in where
    Desk("huyen-611").send(f"ho-so/{code}/ghi/kiem-tra/", {"reason": "Đủ hồ sơ"})
    team = Desk("dieu-phoi")
    votes = {"members": TEAM, "in_favour": "9", "against": "0", "abstained": "0", "reason": ""}
    assert "họ tên; cơ quan" in team.send(
        f"ho-so/{code}/ghi/tham-dinh/", {**votes, "members": "Một mình"}, 400
    )
    assert "Số phiếu không khớp" in team.send(
        f"ho-so/{code}/ghi/tham-dinh/", {**votes, "in_favour": "8"}, 400
    )
    team.send(f"ho-so/{code}/ghi/tham-dinh/", votes)
    chief = Desk("lanh-dao")
    decide = f"ho-so/{code}/ghi/cong-nhan/"
    checked = chief.send(decide, {"symbol": "9/QĐ-UBND", "ground": ""}, 200)
    assert "Xem lại trước khi ghi" in checked
    assert queries.course(code).last.state is FileState.APPRAISED
    assert "tiêu chí, điều kiện chưa đạt hoặc chưa được đánh giá" in chief.send(
        decide, {"symbol": "9/QĐ-UBND", "ground": "", "sure": "1"}, 400
    )
    chief.send(decide, {"symbol": "9/QĐ-UBND", "ground": "Nghị quyết 7", "sure": "1"})
    done = queries.course(code)
    assert done.last.state is FileState.DECIDED
    assert done.last.short
    page = chief.client.get("/nong-thon-moi/cong-nhan/").content.decode()
    assert "Nghị quyết 7" in page
    assert _numbers(page)[:3] == ["28", "25", "3"]
    settings.CHUNGTAY_DAY = "2020-11-13"
    said = {"on": "13/11/2020", "symbol": "10/QĐ-UBND", "ground": "Kết luận", "sure": "1"}
    chief.send("thu-hoi/23380/standard/", said)
    assert _numbers(chief.client.get("/nong-thon-moi/cong-nhan/").content.decode())[0] == "27"


def test_a_district_rechecks_and_what_is_restored_is_told(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    district = Desk("huyen-608")
    lost = district.client.get("/nong-thon-moi/tut-chuan/").content.decode()
    assert "/nong-thon-moi/phuc-tra/23314/?o=standard:17" in lost
    form = district.client.get("/nong-thon-moi/phuc-tra/23314/?o=standard:17").content.decode()
    assert '<option value="standard:17" selected>' in form
    said = {"about": "standard:17", "cause": "Đã đóng bãi tạm", "agency": ""}
    assert "cần hạn khắc phục" in district.send("phuc-tra/23314/", {**said, "found": "lost"}, 400)
    district.send("phuc-tra/23314/", {**said, "found": "restored"})
    assert queries.rechecks(["23314"], on=dt.date(2020, 12, 31))[-1].cause == "Đã đóng bãi tạm"
    assert "đã khắc phục" in district.client.get("/nong-thon-moi/tut-chuan/").content.decode()


def test_at_another_desk_nobody_finds_a_button(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    waiting = "/nong-thon-moi/ho-so/23344-standard-2020-1/"
    assert "Ghi biên bản thẩm định" in Desk("dieu-phoi").client.get(waiting).content.decode()
    assert "Ghi biên bản thẩm định" not in Desk("huyen-611").client.get(waiting).content.decode()
    refused = Desk("xa-23380").client.get(f"{waiting}ghi/tham-dinh/")
    assert refused.status_code == 403


def test_when_units_are_no_more_their_open_files_are_closed_and_decisions_stay_in_history(
    settings: Settings,
) -> None:
    settings.CHUNGTAY_DAY = "2025-07-02"
    open_still = "/nong-thon-moi/ho-so/23344-standard-2020-1/"
    chief = Desk("lanh-dao").client
    waiting = chief.get(open_still).content.decode()
    assert "Đơn vị đã được sắp xếp" in waiting
    assert "/ghi/" not in waiting
    assert chief.get("/nong-thon-moi/ho-so/?state=appraised").status_code == 200
    assert re.fullmatch(r"Khép [1-9]\d* hồ sơ, chuyển 0 hồ sơ theo đơn vị\.", end_files())
    closed = chief.get(open_still).content.decode()
    assert "Khép lại vì đơn vị đã sắp xếp" in closed
    assert "Xã Đăk Blô → Xã Đăk Plô" in closed
    assert 'class="notice warn"' not in closed
    assert "01/07/2025" in closed
    assert "23344" not in chief.get("/nong-thon-moi/ho-so/?state=appraised").content.decode()
    register = chief.get("/nong-thon-moi/cong-nhan/").content.decode()
    assert register.count("đơn vị đã sắp xếp 01/07/2025") == 27
    assert "còn hiệu lực" not in register
    assert "Xã Kroong" in register


def test_a_decided_file_tells_what_was_known_then_and_what_comes_out_otherwise_today(
    read: Read,
) -> None:
    assert "Nay tính ra khác" not in read(f"{FILE}?on=05/10/2020")
    lost = dt.date(2020, 10, 1)
    spoilt = Reading(
        "23311", "commune-2016-2020", "1.1", "1.1", Stage.DEPARTMENT, lost, 2020,
        Grounds("demo:~x:2020-10-13", lost, Provenance.SYNTHETIC), judgement=Judgement.NOT_MET,
    )  # fmt: skip
    corrected = dt.date(2020, 9, 1)
    late = replace(
        spoilt, requirement="7", threshold="7", on=corrected,
        grounds=replace(spoilt.grounds, known_from=dt.date(2020, 10, 2)),
    )  # fmt: skip
    append_readings([late, spoilt], by="thử nghiệm")
    page = read(f"{FILE}?on=05/10/2020")
    assert "19/19 tiêu chí đạt đến ngày 21/09/2020, theo những gì biết được khi đó" in page
    otherwise = page.partition("Nay tính ra khác")[2].partition("</section>")[0]
    assert otherwise.count('class="chip lost"') == 2
    assert "1. Quy hoạch" in otherwise
    assert "Nay tính ra khác" not in read(FILE), "met again on 13 October"


def test_a_recheck_offers_what_the_unit_and_its_villages_hold(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    held = queries.standing(["23311"], on=dt.date(2020, 10, 13))
    assert [one.grade.value for one in held] == ["standard"]
    advanced = Recognition(
        "23311", Grade.ADVANCED, 2020, Act.RECOGNISE, dt.date(2020, 10, 12),
        Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 12), Provenance.SYNTHETIC),
    )  # fmt: skip
    append_recognitions([advanced], by="thử nghiệm")
    district = Desk("huyen-608")
    form = district.client.get("/nong-thon-moi/phuc-tra/23311/").content.decode()
    groups = re.findall(r'<optgroup label="([^"]+)">', form)
    assert groups == ["Đạt chuẩn", "Nâng cao"]
    assert 'value="advanced:"' in form
    kept = {"about": "advanced:", "found": "kept", "cause": "", "agency": ""}
    district.send("phuc-tra/23311/", kept)
    assert queries.rechecks(["23311"], on=dt.date(2020, 12, 31))[-1].grade is Grade.ADVANCED
    assert "hợp lệ" in district.send("phuc-tra/23311/", {**kept, "about": "model:"}, 400)
