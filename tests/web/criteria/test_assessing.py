"""Assess a commune, judge a requirement over all communes, print a dossier."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chungtay.apps.criteria.readings import queries
from chungtay.apps.works import queries as works
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.formats.docx.check import check
from chungtay.web.criteria.assessing.fields import NAMES
from tests.web.submissions.entering import Browse
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")
HERE = "/nong-thon-moi/danh-gia/23380/"
LIST = "/nong-thon-moi/danh-gia/"
SET = "commune-2016-2020"
DAY = dt.date(2020, 10, 13)


def said(threshold: str, stage: Stage) -> Reading:
    return queries.readings("23380", criteria_set=SET, on=DAY)[threshold, stage]


def test_a_commune_sees_what_is_asked_said_and_follows(browse: Browse) -> None:
    shown = browse("xa-23380").get(HERE).content.decode()
    assert "Bạn đang ghi ở bước <b>Xã tự đánh giá</b>" in shown
    assert "≤ 7 %" in shown and "lấy từ sổ" in shown and "chưa đối chiếu văn bản" in shown
    assert shown.count('name="judgement:') == 50
    assert 'name="part:2.2"' in shown and 'name="part:1.1"' not in shown


def test_what_is_changed_is_written_as_the_commune_s_own(browse: Browse) -> None:
    officer = browse("xa-23380")
    form = {"part:2.2": "4,5", "base:2.2": "6", "judgement:2.2": "met", "note:2.2": "Đo lại"}
    answer = officer.post(HERE, form)
    assert answer.status_code == 302
    told = said("2.2", Stage.SELF)
    assert (told.part, told.base, told.note) == (45, 60, "Đo lại")
    assert told.grounds.document == "23380:~tu-danh-gia:2020-10-13"
    again = officer.post(HERE, form, follow=True)
    assert "Không có gì mới" in again.content.decode()


def test_one_fault_and_nothing_is_written_or_lost(browse: Browse) -> None:
    before = said("2.2", Stage.SELF)
    form = {"part:2.2": "61", "base:2.2": "", "judgement:2.3": "met", "note:2.3": "Lời riêng"}
    answer = browse("xa-23380").post(HERE, form)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "Chỉ tiêu 2.2: Cần ghi cả tử số và mẫu số." in shown and "Lời riêng" in shown
    over = browse("xa-23380").post(HERE, {"part:2.2": "61", "base:2.2": "60"})
    assert over.status_code == 400 and "quá 100 %" in over.content.decode()
    assert said("2.2", Stage.SELF) == before


def page_of(shown: str) -> dict[str, str]:
    """Give the fields of 2.2 and 2.3 as a page shows them, for a browser to send back."""
    found = re.findall(r'name="((?:part|base|value|note|seen):2\.[23])" value="([^"]*)"', shown)
    chosen = re.findall(
        r'name="(judgement:2\.[23])">.*?<option value="([a-z_]*)" selected', shown, re.DOTALL
    )
    return dict(found) | dict(chosen)


def test_two_windows_do_not_undo_each_other(browse: Browse) -> None:
    officer = browse("xa-23380")
    one = other = page_of(officer.get(HERE).content.decode())
    first = {"part:2.2": "50", "base:2.2": "60", "value:2.2": ""}
    assert officer.post(HERE, one | first).status_code == 302
    assert officer.post(HERE, other | {"note:2.3": "Đo lại ở thôn 2"}).status_code == 302
    assert (said("2.2", Stage.SELF).part, said("2.3", Stage.SELF).note) == (50, "Đo lại ở thôn 2")
    over = officer.post(HERE, other | {"part:2.2": "55", "base:2.2": "60", "value:2.2": ""})
    assert over.status_code == 400
    shown = over.content.decode()
    assert "vừa được ghi khác đi" in shown and 'value="55"' in shown
    assert said("2.2", Stage.SELF).part == 50
    assert officer.post(HERE, page_of(shown)).status_code == 302
    assert said("2.2", Stage.SELF).part == 55


def test_what_was_said_is_not_emptied_in_silence_nor_grounds_alone_lost(browse: Browse) -> None:
    officer = browse("xa-23380")
    form = page_of(officer.get(HERE).content.decode())
    empty = dict.fromkeys((f"{name}:2.2" for name in NAMES), "")
    assert "không xóa được" in officer.post(HERE, form | empty).content.decode()
    alone = form | empty | {"note:2.2": "Đo lại"}
    assert "Mới có căn cứ" in officer.post(HERE, alone).content.decode()


def test_a_department_judges_its_own_criteria_with_a_click(browse: Browse) -> None:
    department = browse("so-nnptnt")
    page = f"{LIST}?chi-tieu=17.3"
    shown = department.get(page).content.decode()
    assert shown.count('value="23380:met"') == 1
    other = department.get(f"{LIST}?chi-tieu=11").content.decode()
    assert 'name="judge"' not in other
    was = said("17.3", Stage.SELF).judgement
    opposite = Judgement.NOT_MET if was is Judgement.MET else Judgement.MET
    refused = department.post(page, {"judge": f"23380:{opposite}"})
    assert refused.status_code == 400 and "cần ghi lý do" in refused.content.decode()
    reasoned = {"judge": f"23380:{opposite}", "note:23380": "Xem tại chỗ"}
    assert department.post(page, reasoned).status_code == 302
    assert said("17.3", Stage.DEPARTMENT).judgement is opposite
    assert department.post(f"{LIST}?chi-tieu=11", reasoned).status_code == 403


def test_evidence_is_laid_beside_and_fetched(browse: Browse) -> None:
    officer = browse("xa-23380")
    file = SimpleUploadedFile("so-duong.pdf", b"%PDF-1.7 duong")
    assert officer.post(f"{HERE}2.2/minh-chung/", {"file": file}).status_code == 302
    officer.post(f"{HERE}2.2/minh-chung/", {"kind": "note", "text": "Đã bàn giao mốc lộ giới"})
    shown = officer.get(f"{HERE}2.2/").content.decode()
    assert "so-duong.pdf" in shown and "Đã bàn giao mốc lộ giới" in shown
    (kept, _) = queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"]
    answer = officer.get(f"{HERE}tep/{kept.what}/")
    assert answer.content == b"%PDF-1.7 duong"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    for reader, code in (("kiem-toan", 200), ("huyen-611", 200), ("xa-23383", 403)):
        assert browse(reader).get(f"{HERE}tep/{kept.what}/").status_code == code
    assert f"tep/{kept.what}" not in browse("xa-23383").get(f"{HERE}2.2/").content.decode()
    wrong = officer.post(f"{HERE}2.2/minh-chung/", {"kind": "note", "text": " "}, follow=True)
    assert "Không nhận minh chứng" in wrong.content.decode()
    assert browse("kiem-toan").post(f"{HERE}2.2/minh-chung/", {"text": "x"}).status_code == 403


def test_a_requirement_tells_its_whole_history(browse: Browse) -> None:
    shown = browse("kiem-toan").get(f"{HERE}11/").content.decode()
    assert "Vì sao có kết quả này" in shown and "Xem nguồn gốc số liệu" in shown
    assert shown.count("<tr><th") >= 3
    assert "Thêm minh chứng" not in shown


def test_the_dossier_is_printed_and_is_a_sound_word_document(
    browse: Browse, tmp_path: Path
) -> None:
    reader = browse("kiem-toan")
    shown = reader.get(f"{HERE}ho-so/?tieu-chi=11").content.decode()
    assert "11. Hộ nghèo" in shown and "02. Giao thông" not in shown
    answer = reader.get(f"{HERE}ho-so.docx")
    book = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    words = zipfile.ZipFile(io.BytesIO(book)).read("word/document.xml").decode()
    assert "; ghi lúc " in words
    assert "SỐ LIỆU MÔ PHỎNG" in words and "lấy từ sổ" in words and "12/19 tiêu chí" in words
    sheet = reader.get(f"{HERE}ho-so.xlsx", {"tieu-chi": "11"})
    assert sheet.headers["Content-Disposition"] == 'attachment; filename="ho-so-23380.xlsx"'
    assert b"".join(sheet.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert f'href="{HERE}ho-so.xlsx?tieu-chi=11"' in shown
    (tmp_path / "ho-so.docx").write_bytes(book)
    assert not check(tmp_path / "ho-so.docx")


def test_the_coordinator_takes_values_from_the_registers(browse: Browse) -> None:
    answer = browse("dieu-phoi").post(f"{LIST}lay-tu-so/", follow=True)
    assert "Lấy từ sổ: 0 giá trị mới" in answer.content.decode()
    assert browse("xa-23380").post(f"{LIST}lay-tu-so/").status_code == 403


def test_another_set_is_chosen_and_goes_along_the_links(browse: Browse) -> None:
    shown = browse("xa-23380").get(HERE, {"bo": "commune-2021-2025"}).content.decode()
    assert '<option value="commune-2021-2025" selected>' in shown
    assert "Bộ tiêu chí này có hiệu lực từ 08/03/2022 đến trước 15/02/2026." in shown
    assert f'href="{HERE}2.1/?bo=commune-2021-2025"' in shown
    assert browse("xa-23380").get(HERE, {"bo": "bo-la"}).status_code == 404


def test_the_set_of_2026_says_what_it_does_not_know(browse: Browse) -> None:
    asked = {"bo": "commune-2026-2030"}
    shown = browse("xa-23380").get(HERE, asked).content.decode()
    assert "Chưa có câu chữ của 47 trong 47 chỉ tiêu mà văn bản nêu." in shown
    assert "tỷ trọng nông nghiệp trong kinh tế của xã" in shown
    assert shown.count("kết luận đã ghi cho cả tiêu chí quyết định") == 10
    everywhere = browse("xa-23380").get(LIST, asked)
    assert everywhere.status_code == 200 and "47 trong 47" in everywhere.content.decode()


def test_a_document_nobody_knows_and_half_a_photo_are_no_evidence(browse: Browse) -> None:
    officer, place = browse("xa-23380"), f"{HERE}2.1/minh-chung/"
    told = officer.post(place, {"kind": "document", "text": "khong-co"}, follow=True)
    assert "không có văn bản nào mang mã này" in told.content.decode()
    half = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif")
    told = officer.post(place, {"file": half}, follow=True)
    assert "tệp ảnh bị hỏng" in told.content.decode()


def test_the_department_judges_whole_criteria_of_the_set_of_2026(browse: Browse) -> None:
    page = f"{HERE}?bo=commune-2026-2030"
    coordinator = browse("dieu-phoi")
    assert coordinator.get(page).content.decode().count('name="whole:') == 10
    assert 'name="whole:' not in browse("xa-23380").get(page).content.decode()
    form = {"whole:01": "met", "paper:01": "12/TTr-UBND", "signed:01": "", "why:01": "Đã duyệt"}
    refused = coordinator.post(page, form)
    shown = refused.content.decode()
    assert refused.status_code == 400 and "cần cả số ký hiệu và ngày ký" in shown
    assert 'value="12/TTr-UBND"' in shown
    silent = coordinator.post(page, {"whole:01": "met"})
    assert silent.status_code == 400 and "cần ghi lý do" in silent.content.decode()
    form["signed:01"] = "01/10/2020"
    told = coordinator.post(page, form, follow=True).content.decode()
    assert "Đã ghi kết luận của 1 tiêu chí." in told and "Đã ghi 1 chỉ tiêu" not in told
    again = coordinator.post(page, form, follow=True).content.decode()
    assert "Không có gì mới" in again and "Đạt 1/10 tiêu chí" in again
    assert "ghi ngày 13/10/2020; phép tính: chưa xác định được." in again
    assert "12/TTr-UBND" in again and "Đã duyệt" in again
    assert browse("xa-23380").post(page, {"whole:01": "not_met", "why:01": "x"}).status_code == 403


def test_a_work_is_asked_of_the_register_of_works(browse: Browse) -> None:
    officer, place = browse("xa-23380"), f"{HERE}2.2/minh-chung/"
    told = officer.post(place, {"kind": "work", "text": "ntm.99.999"}, follow=True)
    assert "không có công trình nào mang mã này" in told.content.decode()
    own = works.works_in(["23380"], on=DAY, plan_year=2020)[0]
    other = works.works_in(["23383"], on=DAY, plan_year=2020)[0]
    told = officer.post(place, {"kind": "work", "text": own.work}, follow=True)
    assert "không thuộc 23380" not in told.content.decode()
    told = officer.post(place, {"kind": "work", "text": other.work}, follow=True)
    shown = told.content.decode()
    assert "thuộc đơn vị 23383, không thuộc 23380" in shown and other.name in shown
    officer.get("/ngon-ngu/en/", {"next": place})
    told = officer.post(place, {"kind": "work", "text": other.work}, follow=True)
    assert "belongs to unit 23383, not to 23380" in told.content.decode()


def test_evidence_taken_back_stays_struck_out(browse: Browse) -> None:
    officer, place = browse("xa-23380"), f"{HERE}2.2/minh-chung/"
    officer.post(place, {"kind": "note", "text": "Mốc lộ giới"})
    laid = queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"]
    (mine,) = (one for one in laid if one.title == "Mốc lộ giới")
    told = officer.post(f"{place}rut/", {"ref": mine.ref, "reason": " "}, follow=True)
    assert "cần ghi lý do" in told.content.decode() and "<s>" not in told.content.decode()
    sent = {"ref": mine.ref, "reason": "Của tuyến khác"}
    assert browse("huyen-611").post(f"{place}rut/", sent).status_code in (302, 403)
    told = officer.post(f"{place}rut/", sent, follow=True)
    assert "<s>Mốc lộ giới</s>" in told.content.decode()
    assert "đã rút: Của tuyến khác" in told.content.decode()
    again = officer.post(f"{place}rut/", sent, follow=True)
    assert "không có minh chứng này, hoặc đã rút rồi" in again.content.decode()


def test_a_district_is_assessed_under_the_sets_for_districts(browse: Browse) -> None:
    place = "/nong-thon-moi/danh-gia/611/"
    coordinator = browse("dieu-phoi")
    shown = coordinator.get(place).content.decode()
    assert '<option value="district-2016-2020" selected>' in shown
    assert 'value="district-advanced-2021-2025"' in shown and "commune-2016-2020" not in shown
    assert shown.count('name="whole:') == 8 and shown.count('name="judgement:') == 3
    sent = {"judgement:2.3": "met", "note:2.3": "Bến xe Plei Kần đạt loại 3"}
    assert coordinator.post(place, sent).status_code == 302
    (told,) = queries.readings("611", criteria_set="district-2016-2020", on=DAY).values()
    assert (told.threshold, told.stage) == ("2.3", Stage.DEPARTMENT)
    carried = coordinator.get(place, {"bo": SET}).content.decode()
    assert '<option value="district-2016-2020" selected>' in carried
    everywhere = coordinator.get(f"{LIST}?bo=district-2016-2020&chi-tieu=2.3").content.decode()
    assert everywhere.count('name="judge" value=') == 2 * 10
    assert "Huyện Ngọc Hồi" in everywhere


def test_another_day_another_standard_set(browse: Browse) -> None:
    reader = browse("kiem-toan")
    for day, code in (("01/06/2023", "commune-2021-2025"), ("01/03/2026", "commune-2026-2030")):
        shown = reader.get(f"{LIST}", {"on": day}).content.decode()
        assert f'<option value="{code}" selected>' in shown
        assert "commune-modern-2026-2030" in shown and "province-2026-2030" in shown


def test_a_share_typed_without_its_base_is_kept_and_remarked_on_with_its_number(
    browse: Browse,
) -> None:
    officer = browse("xa-23380")
    told = officer.post(HERE, {"value:2.2": "36,47", "judgement:2.2": "not_met"}, follow=True)
    shown = told.content.decode()
    assert "Chỉ tiêu 2.2: nêu 36,47 % mà không nêu mẫu số" in shown
    assert "36,47 % (không rõ mẫu số)" in shown
    kept = said("2.2", Stage.SELF)
    assert (kept.part, kept.base, kept.base_stated) == (3647, 10000, False)
    officer.get("/ngon-ngu/en/", {"next": HERE})
    told = officer.post(HERE, {"value:2.2": "36,5", "judgement:2.2": "not_met"}, follow=True)
    assert "36.5 % is told without its base" in told.content.decode()


def test_what_no_form_offers_is_refused_in_the_reader_s_words(browse: Browse) -> None:
    officer = browse("xa-23380")
    officer.get("/ngon-ngu/en/?next=/")
    shown = officer.post(HERE, {"judgement:1.1": "zzz", "part:2.2": "36.47", "base:2.2": "60"})
    page = shown.content.decode()
    assert shown.status_code == 400
    assert "There is no verdict “zzz”" in page and "“36.47” is unclear" in page
    laid = officer.post(f"{HERE}2.2/minh-chung/", {"kind": "zzz", "text": ""}, follow=True)
    assert "is not taken: it does not say what it is." in laid.content.decode()
