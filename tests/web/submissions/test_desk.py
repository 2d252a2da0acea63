"""The desk's pages: what waits, the matrix, whom to call, one report, and what is done to it."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from chungtay.apps.submissions.queries import briefs
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.workflow import State
from chungtay.flows.load_cycle import DAY
from tests.web.submissions.entering import Browse
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")

TODO, MATRIX, CALLS = "/bao-cao-ky/", "/bao-cao-ky/ma-tran/", "/bao-cao-ky/goi-dien/"
CLOSED, ASK = "/bao-cao-ky/thay-doi-ky-dong/", "/bao-cao-ky/yeu-cau/"
RETURNED = "/bao-cao-ky/ho-ngheo-thang/23311/2020-09/"


def text(
    client: Client, address: str, given: dict[str, str] | None = None, *, status: int = 200
) -> str:
    answer = client.get(address, given)
    assert answer.status_code == status, address
    return answer.content.decode()


def act(client: Client, brief: Brief, **given: str) -> Any:
    return client.post(f"/bao-cao-ky/{brief.key}/", given)


def one(state: State, *, desk: str, form: str = "") -> Brief:
    """Find a report that lies in a state at a desk."""
    found = briefs(scope=(desk,), states=(state,), desk=desk, forms=(form,) if form else (), on=DAY)
    return found[0]


class TestToDo:
    @pytest.mark.django_db
    def test_nobody_sees_it_without_signing_in(self, client: Client) -> None:
        for address in (TODO, MATRIX, CALLS, CLOSED, ASK, RETURNED):
            assert client.get(address).status_code == 302

    def test_a_commune_sees_what_it_owes_and_why_a_report_came_back(self, browse: Browse) -> None:
        page = text(browse("xa-23311"), TODO)
        assert "Vốn tháng" in page and "quá hạn 10 ngày" in page
        assert "Lý do trả lại" in page and "Đề nghị rà soát lại số liệu" in page
        assert 'href="/bao-cao-ky/von-thang/23311/2020-09/nhap/"' in page
        assert 'name="k"' not in page

    def test_an_approver_is_offered_what_lies_on_their_desk_and_nothing_else(
        self, browse: Browse
    ) -> None:
        page = text(browse("huyen-611-duyet"), TODO)
        ticked = re.findall(r'name="k" value="([^@]+)@', page)
        on_desk = {
            str(b.key)
            for state in (State.SENT, State.ACCEPTED)
            for b in briefs(scope=("611",), states=(state,), desk="611", on=DAY)
        }
        assert ticked and set(ticked) <= on_desk

    def test_an_auditor_sees_who_is_late_and_no_button(self, browse: Browse) -> None:
        page = text(browse("kiem-toan"), TODO)
        assert "Quá hạn ở cấp dưới" in page
        assert 'name="k"' not in page and "/nhap/" not in page


class TestMatrix:
    def test_a_province_is_rolled_up_by_district_with_rates_and_their_receipts(
        self, browse: Browse
    ) -> None:
        page = text(browse("dieu-phoi"), MATRIX)
        assert "Huyện Đắk Glei" in page and "Xã Đăk Cấm" not in page
        assert "measure=submissions.on_time_rate" in page

    def test_a_district_is_listed_unit_by_unit(self, browse: Browse) -> None:
        page = text(browse("dieu-phoi"), MATRIX, {"don-vi": "608", "thang": "2020-09"})
        assert "Xã Đăk Cấm" in page and "Phường Quang Trung" in page
        assert "Huyện Đắk Glei</a></th>" not in page

    def test_a_state_narrows_the_matrix_to_it(self, browse: Browse) -> None:
        page = text(browse("dieu-phoi"), MATRIX, {"trang-thai": "returned", "thang": "2020-09"})
        body = page[page.index("<tbody>") :]
        assert "trả lại" in body and "phê duyệt</a>" not in body

    def test_a_commune_sees_itself_and_is_refused_another(self, browse: Browse) -> None:
        officer = browse("xa-23311")
        assert "Xã Đăk Cấm" in text(officer, MATRIX)
        text(officer, MATRIX, {"don-vi": "23380"}, status=403)

    def test_a_department_sees_only_its_forms(self, browse: Browse) -> None:
        page = text(browse("so-ldtbxh"), MATRIX)
        assert "Biến động hộ nghèo" in page and "Vốn tháng" not in page

    def test_it_is_downloaded_as_it_is_shown(self, browse: Browse) -> None:
        answer = browse("dieu-phoi").get(MATRIX, {"don-vi": "608", "tai": "xlsx"})
        rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
        told = [str(cell) for row in rows.to_python() for cell in row]
        assert "Xã Đăk Cấm" in told
        assert any("quá hạn" in cell for cell in told)


class TestCalls:
    def test_the_most_days_late_come_first_with_whom_to_call(self, browse: Browse) -> None:
        page = text(browse("huyen-608"), CALLS)
        days = [int(n) for n in re.findall(r"quá hạn (\d+) ngày", page)]
        assert days[0] == max(days)
        assert "Cán bộ xã Đăk Cấm" in page and 'href="tel:0000000003"' in page

    def test_it_is_one_workbook(self, browse: Browse) -> None:
        answer = browse("huyen-608").get(CALLS, {"tai": "xlsx"})
        assert answer.content[:2] == b"PK"


class TestOne:
    def test_it_shows_last_period_history_remarks_and_the_desks(self, browse: Browse) -> None:
        page = text(browse("huyen-608"), "/bao-cao-ky/von-thang/23311/2020-08/")
        assert "dòng nhỏ: số của Tháng 7/2020" in page
        assert "Chữ ký phê duyệt" in page and "còn hiệu lực" in page
        page = text(browse("xa-23311"), RETURNED)
        assert "Số này không khớp với kỳ trước" in page

    def test_somebody_of_another_district_is_refused(self, browse: Browse) -> None:
        text(browse("huyen-611"), RETURNED, status=403)
        text(browse("huyen-608"), "/bao-cao-ky/von-thang/23311/2019-01/", status=404)

    def test_the_desk_accepts_returns_with_remarks_and_the_unit_sees_them(
        self, browse: Browse
    ) -> None:
        brief = one(State.SENT, desk="608", form="tieu-chi-quy")
        officer = browse("huyen-608")
        assert act(officer, brief, do="accept").status_code == 302
        no_reason = act(officer, brief, do="return")
        assert no_reason.status_code == 400
        assert 'href="#reason"' in no_reason.content.decode()
        page = text(officer, f"/bao-cao-ky/{brief.key}/")
        name = re.search(r'<datalist id="cells-list"><option value="([^"]+)"', page)
        assert name is not None
        given = {"reason": "Thiếu tài liệu", "place-0": name[1], "remark-0": "Ghi số liệu chính"}
        assert act(officer, brief, do="return", **given).status_code == 302
        page = text(officer, f"/bao-cao-ky/{brief.key}/")
        assert "Thiếu tài liệu" in page and "Ghi số liệu chính" in page

    def test_remarks_of_the_units_own_desk_come_back_with_its_return(self, browse: Browse) -> None:
        """The chairman of a commune returns what his officer sent; it never left the commune."""
        brief = one(State.SENT, desk="23311")
        chairman, address = browse("xa-23311-duyet"), f"/bao-cao-ky/{brief.key}/"
        name = re.search(
            r'<datalist id="cells-list"><option value="([^"]+)"', text(chairman, address)
        )
        assert name is not None
        given = {
            "reason": "Đối chiếu lại",
            "place-0": name[1],
            "remark-0": "Số này của tháng trước",
        }
        assert act(chairman, brief, do="return", **given).status_code == 302
        page = text(browse("xa-23311"), f"{address}nhap/")
        assert "Đối chiếu lại" in page and "Số này của tháng trước" in page

    def test_an_approval_of_what_was_not_seen_shows_what_changed(self, browse: Browse) -> None:
        brief = one(State.SENT, desk="62", form="kho-khan-quy")
        answer = act(browse("dieu-phoi"), brief, do="approve", digest="0" * 64)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "đã thay đổi sau khi bạn mở trang" in page and "Các ô đã đổi" in page

    def test_the_province_approves_what_it_saw(self, browse: Browse) -> None:
        brief = one(State.SENT, desk="62", form="kho-khan-quy")
        coordinator = browse("dieu-phoi")
        answer = act(coordinator, brief, do="approve", digest=brief.digest)
        assert answer.status_code == 302
        assert "Đã phê duyệt báo cáo." in text(coordinator, f"/bao-cao-ky/{brief.key}/")

    def test_it_is_reopened_for_a_reason_that_stays(self, browse: Browse) -> None:
        brief = next(
            b for b in briefs(scope=("608",), states=(State.APPROVED,), on=DAY)
            if b.key.form == "huy-dong-thang" and not b.reopened
        )  # fmt: skip
        coordinator = browse("dieu-phoi")
        assert act(coordinator, brief, do="reopen").status_code == 400
        reason = "Đối chiếu lại với Kho bạc"
        assert act(coordinator, brief, do="reopen", reopen_reason=reason).status_code == 302
        page = text(coordinator, CLOSED)
        assert reason in page and "chưa có ô nào đổi" in page

    def test_a_unit_is_excused_and_called_for_again(self, browse: Browse) -> None:
        brief = one(State.DRAFT, desk="23311", form="ocop-quy")
        coordinator = browse("dieu-phoi")
        given = {"absence": "refused", "excuse_reason": "Không có sản phẩm"}
        assert act(coordinator, brief, do="excuse", **given).status_code == 302
        page = text(coordinator, f"/bao-cao-ky/{brief.key}/")
        assert "Không có sản phẩm" in page and 'value="resume"' in page
        assert act(coordinator, brief, do="resume").status_code == 302

    def test_an_unknown_deed_and_an_empty_remark_are_refused_in_words(self, browse: Browse) -> None:
        brief = one(State.SENT, desk="62", form="kho-khan-quy")
        coordinator = browse("dieu-phoi")
        assert act(coordinator, brief, do="bay").status_code == 409
        empty = act(coordinator, brief, do="comment", text="  ")
        assert empty.status_code == 400 and "nội dung" in empty.content.decode()

    def test_a_district_sees_which_commune_explains_a_difference(self, browse: Browse) -> None:
        page = text(browse("dieu-phoi"), "/bao-cao-ky/huy-dong-thang/610/2020-09/")
        assert "So với tổng cấp dưới" in page
        assert re.search(r"chưa có số của|đang sửa số", page)

    def test_nobody_is_offered_what_the_service_would_refuse(self, browse: Browse) -> None:
        page = text(browse("kiem-toan"), RETURNED)
        assert not re.search(r'name="do" value="(?!comment)', page)


class TestMany:
    def test_each_report_is_approved_by_itself_and_answered_by_itself(self, browse: Browse) -> None:
        good, stale = briefs(
            scope=("62",), states=(State.SENT,), desk="62", forms=("kho-khan-quy",), on=DAY
        )[:2]
        coordinator = browse("dieu-phoi")
        ticked = [f"{good.key}@{good.digest}", f"{stale.key}@{'0' * 64}"]
        answer = coordinator.post("/bao-cao-ky/duyet/", {"k": ticked, "next": MATRIX})
        assert answer.headers["Location"] == MATRIX
        page = text(coordinator, MATRIX)
        assert "Kết quả phê duyệt từng báo cáo" in page
        assert str(good.key) in page and "đã thay đổi sau khi bạn mở trang" in page
        assert "Kết quả phê duyệt" not in text(coordinator, MATRIX)

    def test_nothing_ticked_is_said_and_no_other_site_is_gone_to(self, browse: Browse) -> None:
        answer = browse("dieu-phoi").post("/bao-cao-ky/duyet/", {"next": "https://example.com/"})
        assert answer.headers["Location"] == TODO


class TestAsking:
    def test_the_coordinator_calls_for_a_report_out_of_turn(self, browse: Browse) -> None:
        given = {"form": "phat-dong-nam", "unit": "608", "since": "01/10/2020",
                 "until": "12/10/2020", "due": "16/10/2020"}  # fmt: skip
        coordinator = browse("dieu-phoi")
        answer = coordinator.post(ASK, given)
        assert answer.status_code == 302
        page = text(coordinator, answer.headers["Location"])
        assert "Xã Đăk Cấm" in page and "còn 3 ngày" in page
        assert quote("phat-dong-nam") in answer.headers["Location"]

    def test_days_that_do_not_follow_are_refused_at_their_field(self, browse: Browse) -> None:
        given = {"form": "phat-dong-nam", "unit": "608", "since": "12/10/2020",
                 "until": "01/10/2020", "due": "30/09/2020"}  # fmt: skip
        answer = browse("dieu-phoi").post(ASK, given)
        assert answer.status_code == 400
        assert 'href="#id_until"' in answer.content.decode()

    def test_an_officer_may_not(self, browse: Browse) -> None:
        text(browse("xa-23311"), ASK, status=403)
