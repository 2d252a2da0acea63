"""Writing of a work in plain forms, looking at its pictures, taking a list in."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account, GrantRow
from chungtay.apps.works import queries
from chungtay.apps.works.places import heirs_of
from chungtay.apps.works.written import written
from chungtay.core.works.work import Stage
from chungtay.flows.import_works import write_template
from chungtay.formats.xlsx_in import MOST_BYTES
from chungtay.web.kit.uploads import CutUpload
from tests.core.works.pictures import png

pytestmark = pytest.mark.usefixtures("demo")
WORK = "gn.p1.infra.003"
TODAY = dt.date(2020, 10, 13)
ROAD = "d.1"
PNG = png()


@pytest.fixture
def coordinator(db: None, settings: Settings, client: Client) -> Client:
    settings.CHUNGTAY_DAY = TODAY.isoformat()
    client.force_login(Account.objects.get(username="dieu-phoi"))
    return client


def _write(client: Client, what: str, **said: object) -> Any:
    return client.post(f"/cong-trinh/{WORK}/ghi/{what}/", {"on": "13/10/2020", **said})


def test_progress_is_written_on_its_paper_and_leads_back(coordinator: Client) -> None:
    state = queries.whole(WORK, on=TODAY).summary.state
    said = {"stage": state.stage.value, "cost": "1.613.156.000", "progress": "63"}
    answer = _write(coordinator, "tien-do", **said, reason="Đo lại", symbol="12/BB-NT")
    assert answer.status_code == 302, answer.content.decode()
    last = queries.whole(WORK, on=TODAY).summary.state
    assert (last.progress, last.cost.amount) == (63, 1_613_156_000)
    assert last.grounds.document == f"{last.unit}:12/BB-NT:2020-10-13"
    page = coordinator.get(answer.headers["Location"]).content.decode()
    assert "Đã ghi tiến độ." in page
    assert "12/BB-NT, 13/10/2020" in page


def test_what_the_core_refuses_stands_on_top_of_the_form(coordinator: Client) -> None:
    state = queries.whole(WORK, on=TODAY).summary.state
    said = {"stage": state.stage.value, "cost": "1", "progress": "1", "on": "01/01/2030"}
    answer = _write(coordinator, "tien-do", **said)
    assert answer.status_code >= 400
    assert 'id="errors"' in answer.content.decode()
    assert queries.whole(WORK, on=TODAY).summary.state == state


def test_a_point_outside_the_province_is_remarked_on_the_page(coordinator: Client) -> None:
    answer = _write(coordinator, "ho-so", lat_e6="21,02", lon_e6="105,8")
    assert answer.status_code == 302, answer.content.decode()
    page = coordinator.get(answer.headers["Location"]).content.decode()
    assert "nằm ngoài phạm vi tỉnh" in page


def test_a_field_written_wrongly_is_named_and_linked(coordinator: Client) -> None:
    page = _write(coordinator, "tien-do", stage=Stage.STARTED.value, cost="2,5 tỷ")
    assert page.status_code == 400
    assert '<a href="#id_cost">Tổng mức đầu tư (đồng):' in page.content.decode()


def test_an_obstacle_is_opened_and_settled_and_keeps_its_first_words(coordinator: Client) -> None:
    said = {"cause": "mat-bang", "text": "Hai hộ chưa nhận tiền.", "due": "30/10/2020"}
    assert _write(coordinator, "vuong-mac", **said).status_code == 302
    case = queries.obstacles(WORK, on=TODAY)[-1]
    answer = coordinator.post(
        f"/cong-trinh/{WORK}/ghi/go-vuong-mac/?o={case.last.obstacle}",
        {"on": "13/10/2020", "how": "Đã bàn giao mặt bằng."},
    )
    assert answer.status_code == 302
    page = coordinator.get(f"/cong-trinh/{WORK}/").content.decode()
    assert "Hai hộ chưa nhận tiền." in page
    assert "Đã bàn giao mặt bằng." in page


def test_a_remark_is_answered(coordinator: Client) -> None:
    _write(coordinator, "giam-sat", text="Lớp đá mỏng.", speaker="Ban giám sát cộng đồng xã")
    case = queries.remarks(WORK, on=TODAY)[-1]
    coordinator.post(
        f"/cong-trinh/{WORK}/ghi/tra-loi/?o={case.last.code}",
        {"on": "13/10/2020", "answer": "Nhà thầu đã bù lớp."},
    )
    assert queries.remarks(WORK, on=TODAY)[-1].is_answered


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cost": "1.613"}, "kiểm tra lại đơn vị tính, hoặc ghi lý do"),
        ({"cost": "-5"}, "Hãy viết số đồng chẵn"),
        ({"progress": "140"}, 'href="#id_progress"'),
        ({"stage": "planned", "on": "01/01/1900"}, 'href="#id_on"'),
    ],
)
def test_what_cannot_be_true_of_a_work_is_said_beside_its_form(
    coordinator: Client, change: dict[str, str], words: str
) -> None:
    state = queries.whole(WORK, on=TODAY).summary.state
    said = {"stage": state.stage.value, "cost": "1.613.156.000", "progress": "63", **change}
    answer = _write(coordinator, "tien-do", **said)
    assert answer.status_code >= 400
    assert words in answer.content.decode()
    assert queries.whole(WORK, on=TODAY).summary.state == state


def test_a_card_is_shown_as_known_and_written_whole(coordinator: Client) -> None:
    form = coordinator.get(f"/cong-trinh/{WORK}/ghi/ho-so/").context["form"]
    known = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in known.items() if value not in (None, False, "")}
    said |= {"maintainer": "Thôn 1", "lat_e6": "14,9", "lon_e6": "108,3"}
    answer = _write(coordinator, "ho-so", **said)
    assert answer.status_code == 302, answer.content.decode()
    card = queries.card(WORK, on=TODAY)
    assert card is not None
    assert (card.maintainer, card.point) == ("Thôn 1", (14_900_000, 108_300_000))


SIGNED = {
    "package": "equipment", "state": "in_force", "name": "Thiết bị phòng học", "number": "5/HĐ-TB",
    "contractor": "Công ty thiết bị", "selection": "quotation", "signed_on": "20/09/2020",
    "amount": "45.000.000", "finish_due": "30/11/2020",
}  # fmt: skip


def test_a_contract_is_added_and_amended_and_shown_with_its_appendix(coordinator: Client) -> None:
    before = queries.whole(WORK, on=TODAY).contracts
    for _ in "twice":
        answer = _write(coordinator, "hop-dong", **{**SIGNED, "on": "20/09/2020"})
        assert answer.status_code == 302, answer.content.decode()
    whole = queries.whole(WORK, on=TODAY)
    assert len(whole.contracts) == len(before) + 1
    added = whole.contracts[-1].last
    assert added.grounds.document == f"{whole.summary.state.unit}:5/HĐ-TB:2020-09-20"
    here = f"/cong-trinh/{WORK}/ghi/hop-dong/?o={added.contract}"
    form = coordinator.get(here).context["form"]
    assert (form["amount"].value(), form["package"].value()) == ("45.000.000", "equipment")
    said = {**SIGNED, "amount": "47.500.000", "on": "13/10/2020"}
    refused = coordinator.post(here, said)
    assert refused.status_code == 400
    assert "cần ghi phụ lục hợp đồng" in refused.content.decode()
    answer = coordinator.post(here, {**said, "amendment": "01/PL"})
    assert answer.status_code == 302, answer.content.decode()
    page = coordinator.get(answer.headers["Location"] + "?money=dong").content.decode()
    assert "47.500.000" in page
    assert "01/PL, 13/10/2020: 45.000.000 → 47.500.000" in page
    assert "Chào hàng cạnh tranh" in page


def test_the_amount_of_each_contract_leads_to_its_receipt(coordinator: Client) -> None:
    page = coordinator.get(f"/cong-trinh/{WORK}/").context["page"]
    assert len(page.contracts.lines) >= 1
    for line in page.contracts.lines:
        assert f"where=contract:{line.contract.contract}" in line.amount.href
    assert "works.contracted" in page.contracts.total.href


def test_a_contract_that_the_work_does_not_have_is_not_found(coordinator: Client) -> None:
    assert coordinator.get(f"/cong-trinh/{WORK}/ghi/hop-dong/?o=77").status_code == 404


def test_a_picture_is_sent_as_a_picture_and_nothing_else(coordinator: Client) -> None:
    file = SimpleUploadedFile("cầu.png", PNG, content_type="text/html")
    assert _write(coordinator, "anh", file=file, caption="Mố cầu").status_code == 302
    photo = queries.photos(WORK, on=TODAY)[-1]
    answer = coordinator.get(f"/cong-trinh/{WORK}/anh/{photo.sha256}/")
    assert answer.content == PNG
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_page_that_calls_itself_a_picture_is_refused(coordinator: Client) -> None:
    file = SimpleUploadedFile("anh.png", b"<script>alert(1)</script>", content_type="image/png")
    answer = _write(coordinator, "anh", file=file, caption="x")
    assert answer.status_code == 400
    assert "chỉ nhận ảnh JPEG, PNG hoặc WebP" in answer.content.decode()


def test_a_file_too_large_is_told_on_its_form_and_what_was_written_stays(
    coordinator: Client,
) -> None:
    large = b"\x89PNG\r\n\x1a\n" + b"0" * (MOST_BYTES + 1)
    said = {"caption": "Mố cầu phía đông", "symbol": "12/BB-HT"}
    answer = _write(coordinator, "anh", file=SimpleUploadedFile("cầu.png", large), **said)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Không nhận ảnh “cầu.png”: chỉ nhận đến 10 MB" in page
    assert all(f'value="{words}"' in page for words in said.values())
    told = {"on": "13/10/2020", "scale": "1000000", "symbol": "12/BC"}
    file = SimpleUploadedFile("danh-muc.xlsx", large)
    answer = coordinator.post("/cong-trinh/nhap/", {**told, "file": file})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Tệp lớn hơn 5 MB; hãy chia thành nhiều tệp." in page
    assert 'value="12/BC"' in page
    assert 'value="1000000" selected' in page


def test_of_a_file_too_large_no_more_is_kept_than_tells_so() -> None:
    kept = CutUpload()
    kept.new_file("file", "phim.mp4", "video/mp4", None)
    at = 0
    for _chunk in range(MOST_BYTES // 2**20 + 5):
        kept.receive_data_chunk(b"0" * 2**20, at)
        at += 2**20
    file = kept.file_complete(at)
    assert file is not None
    assert (file.size, len(file.read())) == (MOST_BYTES + 5 * 2**20, MOST_BYTES + 1)
    file.close()


def test_a_picture_of_another_work_is_not_found(coordinator: Client) -> None:
    assert coordinator.get(f"/cong-trinh/{WORK}/anh/{'0' * 64}/").status_code == 404


def test_whoever_may_not_write_is_told_so(settings: Settings, client: Client, db: None) -> None:
    settings.CHUNGTAY_DAY = TODAY.isoformat()
    client.force_login(Account.objects.get(username="kiem-toan"))
    assert client.get(f"/cong-trinh/{WORK}/ghi/tien-do/").status_code == 403
    assert client.get("/cong-trinh/nhap/").status_code == 403
    assert "/ghi/" not in client.get(f"/cong-trinh/{WORK}/").content.decode()


def test_what_cannot_be_written_has_no_page(coordinator: Client) -> None:
    assert coordinator.get(f"/cong-trinh/{WORK}/ghi/xoa/").status_code == 404


def test_a_list_as_it_was_given_out_has_nothing_to_write(coordinator: Client) -> None:
    book = io.BytesIO()
    write_template(book, on=TODAY, unit="23458")
    before = len(written(WORK, on=TODAY))
    answer = coordinator.post(
        "/cong-trinh/nhap/",
        {"on": "13/10/2020", "scale": "0", "file": SimpleUploadedFile("ds.xlsx", book.getvalue())},
    )
    assert answer.status_code == 302, answer.content.decode()
    page = coordinator.get(answer.headers["Location"]).content.decode()
    assert "không có gì để ghi" in page
    assert len(written(WORK, on=TODAY)) == before


def test_a_file_that_is_no_list_is_not_taken_and_says_why(coordinator: Client) -> None:
    file = SimpleUploadedFile("ds.xlsx", b"khong phai Excel")
    answer = coordinator.post("/cong-trinh/nhap/", {"on": "13/10/2020", "scale": "0", "file": file})
    page = coordinator.get(answer.headers["Location"]).content.decode()
    assert 'id="errors"' in page
    assert "chưa ghi gì" in page
    assert "Đồng ý" not in page


def test_a_list_is_shown_to_nobody_but_its_sender(coordinator: Client) -> None:
    assert coordinator.get("/cong-trinh/nhap/0123456789abcdef0123/").status_code == 404
    file = SimpleUploadedFile("ds.csv", b"Ma")
    answer = coordinator.post("/cong-trinh/nhap/", {"on": "13/10/2020", "scale": "0", "file": file})
    here = answer.headers["Location"]
    assert coordinator.get(here).status_code == 200
    coordinator.force_login(Account.objects.get(username="huyen-611"))
    assert coordinator.get(here).status_code == 404
    assert coordinator.post(here, {"do": "take"}).status_code == 404


def test_a_list_is_looked_at_agreed_to_and_written_once(coordinator: Client) -> None:
    assert 'value="1000000"' in coordinator.get("/cong-trinh/nhap/").content.decode()
    here = _handed_in(coordinator)
    page = coordinator.get(here).content.decode()
    assert "Sẽ ghi thêm 1 dòng tiến độ" in page
    for _ in "twice":
        assert coordinator.post(here, {"do": "take"}).status_code == 302
    assert "Đã ghi 1 dòng sổ" in coordinator.get(here).content.decode()
    assert len(written(ROAD, on=TODAY)) == 1
    listed = coordinator.get("/cong-trinh/nhap/").content.decode()
    assert here in listed
    assert "Đã ghi xong" in listed
    again = _handed_in(coordinator)
    assert "không có gì để ghi" in coordinator.get(again).content.decode()
    coordinator.post(again, {"do": "take"})
    assert "không thay đổi gì" in coordinator.get(again).content.decode()
    assert len(written(ROAD, on=TODAY)) == 1


def _handed_in(client: Client) -> str:
    text = (
        "Mã CT;Tên công trình;Mã dự án;Loại;Mã xã;Năm;Bước;Tổng mức đầu tư (triệu đồng)\r\n"
        f"{ROAD};Đường thôn 2;gn.p1.infra;Giao thông;23458;2020;Đã khởi công;1.500,5\r\n"
    )
    file = SimpleUploadedFile("ds.csv", text.encode())
    answer = client.post("/cong-trinh/nhap/", {"on": "13/10/2020", "scale": "0", "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_work_of_a_merged_commune_is_carried_to_its_heir(
    coordinator: Client, settings: Settings
) -> None:
    assert "don-vi-ke-tuc" not in coordinator.get(f"/cong-trinh/{WORK}/").content.decode()
    settings.CHUNGTAY_DAY = "2025-09-01"
    both = Account.objects.get(username="dieu-phoi")
    state = queries.whole(WORK, on=dt.date(2025, 9, 1)).summary.state
    (heir,) = heirs_of(state, on=dt.date(2025, 9, 1))
    GrantRow.objects.create(
        account=both, role="coordinator", unit=heir.unit.code, since="2025-07-01", granted_by=0
    )
    address = f"/cong-trinh/{WORK}/ghi/don-vi-ke-tuc/"
    assert address in coordinator.get(f"/cong-trinh/{WORK}/").content.decode()
    form = coordinator.get(address).content.decode()
    assert "01/07/2025" in form
    assert heir.unit.name in form
    answer = coordinator.post(address, {"heir": heir.unit.code, "on": "01/07/2025"})
    assert answer.status_code == 302, answer.content.decode()
    last = queries.whole(WORK, on=dt.date(2025, 9, 1)).summary.state
    assert (last.unit, last.grounds.document) == (heir.unit.code, heir.document)


@pytest.mark.parametrize("what", ["go-vuong-mac", "tra-loi"])
def test_nothing_is_settled_or_answered_that_is_not_there(coordinator: Client, what: str) -> None:
    assert coordinator.get(f"/cong-trinh/{WORK}/ghi/{what}/?o=khong-co").status_code == 404
