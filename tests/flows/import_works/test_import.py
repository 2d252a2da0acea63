"""Lists of works taken in: nasty ones named cell by cell, good ones written once."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from chungtay.apps.works import queries, services
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.listing.line import ListHasFaults
from chungtay.core.works.work import Stage
from chungtay.flows import import_works
from chungtay.flows.import_works import Asked
from tests.core.works.told import BUILDING, CARD, CENTRAL, DESIGN, PEOPLE, WORK, state
from tests.flows.import_works.lists import DISTRICT, HEADS, ROAD, TODAY, book, messages, proposed

pytestmark = pytest.mark.usefixtures("some_units")


def test_a_list_is_written_once() -> None:
    proposal = proposed(book(ROAD))
    assert (proposal.rows, proposal.added, proposal.errors) == (1, 1, [])
    assert import_works.take(by=DISTRICT, proposal=proposal).total == 1
    work = queries.whole("d.1", on=TODAY)
    assert (work.summary.stage, work.summary.progress) == (Stage.STARTED, 40)
    assert work.summary.cost.amount == 1_500_500_000
    again = proposed(book(ROAD))
    assert (again.added, again.changed, again.same) == (0, 0, 1)
    assert import_works.take(by=DISTRICT, proposal=again).total == 0


def test_what_is_given_out_changes_nothing_when_handed_in() -> None:
    services.append_works([state(Stage.PLANNED, 1), state(Stage.STARTED, 3, progress=60)], by="nạp")
    services.append_cards([CARD], by="nạp")
    services.append_contracts([BUILDING, DESIGN], by="nạp")
    services.append_funding([CENTRAL, PEOPLE], by="nạp")
    file = io.BytesIO()
    assert import_works.write_template(file, on=TODAY, unit="611") == 1
    file.seek(0)
    proposal = proposed(file)
    assert (messages(proposal), proposal.added, proposal.changed, proposal.same) == ([], 0, 0, 1)
    assert not proposal.passed


def test_days_of_stages_become_the_course_of_the_work() -> None:
    heads = (*HEADS, "Ngày khởi công", "Ngày hoàn thành", "Vĩ độ", "Kinh độ", "Cơ chế đặc thù",
             "Cộng đồng đóng góp (triệu đồng)", "Ngân sách trung ương (triệu đồng)")  # fmt: skip
    row = (*ROAD[:6], "Đã bàn giao", 1_500, 100, "05/03/2020", "20/08/2020", 14.78, 107.65, "có",
           120, 1_380)  # fmt: skip
    proposal = proposed(book(row, heads=heads))
    assert messages(proposal) == []
    assert [one.message for one in proposal.warnings] == [
        "Cơ cấu vốn cộng lại 1.380.000.000 ₫, thấp hơn tổng mức đầu tư 1.500.000.000 ₫ là "
        "120.000.000 ₫."
    ]
    import_works.take(by=DISTRICT, proposal=proposal)
    whole = queries.whole("d.1", on=TODAY)
    assert [(one.stage, one.on) for one in whole.states] == [
        (Stage.STARTED, dt.date(2020, 3, 5)),
        (Stage.FINISHED, dt.date(2020, 8, 20)),
        (Stage.HANDED_OVER, TODAY),
    ]
    assert whole.summary.point == (14_780_000, 107_650_000)
    assert proposed(book(row, heads=heads)).same == 1


def test_every_fault_is_named_by_its_cell_and_nothing_is_written() -> None:
    rows = (
        ROAD,
        ("", "Đường không mã", "gn.p1.infra", "Giao thông", "23380", 2020, "", 10),
        ("d.1", *ROAD[1:]),
        ("d.2", "Cầu", "khong.co", "Giao thông", "23380", 2020, "Đã khởi công", 900, 10),
        ("d.3", "Cầu", "gn.p1.infra", "Tàu ngầm", "23380", 2020, "Đã khởi công", "1.5.0", 10),
        ("d.4", "Cầu", "gn.p1.infra", "Giao thông", "99999", 2020, "Đã khởi công", 900, 10),
        ("d.5", "Cầu", "gn.p1.infra", "Giao thông", "23380", 2020, "Đã khởi công", 900, 140),
        ("đường 6", "Cầu", "gn.p1.infra", "Giao thông", "23380", 2020, "Đã khởi công", 900, 10),
        ("", "Tổng cộng", "", "", "", "", "", 9_999),
        ("Cộng huyện", "", "", "", "", "", "", 9_999),
    )
    proposal = proposed(book(*rows))
    assert [(row, column) for row, column, _ in messages(proposal)] == [
        (4, "Mã công trình"),
        (5, "Mã công trình"),
        (6, "Mã dự án"),
        (7, "Loại công trình"),
        (7, "Tổng mức đầu tư"),
        (8, "Mã xã"),
        (9, ""),
        (10, ""),
    ]
    assert [one.row for one in proposal.passed] == [11, 12]
    with pytest.raises(ListHasFaults):
        import_works.take(by=DISTRICT, proposal=proposal)
    assert queries.works(None, on=TODAY) == ()


def test_a_work_cannot_stand_in_a_unit_that_did_not_exist_then() -> None:
    heads = (*HEADS, "Ngày khởi công")
    proposal = proposed(book((*ROAD[:4], "23428", *ROAD[5:], "01/02/1990"), heads=heads))
    assert messages(proposal) == [
        (3, "Mã xã", "không có đơn vị hành chính “23428” vào ngày 01/02/1990.")
    ]


def test_a_code_of_one_commune_beside_the_name_of_another_is_pointed_out() -> None:
    heads = (*HEADS, "Xã")
    same = [(*ROAD, words) for words in ("Đăk Ang", "xã Đắk Ang", "Xã Đăk Ang")]
    rows = [(f"d.{n}", *row[1:]) for n, row in enumerate((*same, (*ROAD, "Đăk Dục")))]
    proposal = proposed(book(*rows, heads=heads))
    assert [(one.row, one.column, one.message) for one in proposal.warnings] == [
        (6, "Mã xã", "mã xã 23380 là Xã Đắk Ang, mà cột Xã ghi “Đăk Dục”; hãy xem lại mã."),
    ]
    assert not proposal.errors


@pytest.mark.parametrize(
    ("head", "cost", "scale", "words"),
    [
        ("Tổng mức đầu tư", 1_500, 0, "chưa nêu đơn vị tính tiền"),
        ("Tổng mức đầu tư (đồng)", 1_500, 0, "kiểm tra lại đơn vị tính"),
        ("Tổng mức đầu tư (triệu đồng)", 1_500_000_000, 0, "kiểm tra lại đơn vị tính"),
        ("Tổng mức đầu tư (đồng)", 1_500_000_000, 10**6, "nhưng lại chọn triệu đồng"),
    ],
)
def test_money_says_its_unit_and_is_of_a_likely_size(
    head: str, cost: int, scale: int, words: str
) -> None:
    heads = (*HEADS[:7], head, HEADS[8])
    proposal = proposed(book((*ROAD[:7], cost, 40), heads=heads), scale=scale)
    assert any(words in message for _, _, message in messages(proposal))


def test_a_known_cost_is_not_multiplied_by_a_million_in_silence() -> None:
    services.append_works([state(Stage.STARTED, 3, cost=2)], by="nạp thử")
    row = (WORK, *ROAD[1:7], 2_000_000, 40)
    proposal = proposed(book(row))
    assert "trong khi sổ đang ghi 2.000.000 ₫" in messages(proposal)[0][2]


def test_a_stage_cannot_go_back() -> None:
    services.append_works([state(Stage.STARTED, 3), state(Stage.FINISHED, 6)], by="nạp thử")
    proposal = proposed(book((WORK, *ROAD[1:7], 2_000, 40)))
    assert "không thể ghi lùi" in messages(proposal)[0][2]


def test_a_text_file_with_joint_heads_and_commas_is_read() -> None:
    text = (
        "\ufeffUBND HUYỆN;;;;;;;;\r\nĐơn vị tính: triệu đồng;;;;;;;;\r\n"
        "Mã CT;Danh mục công trình;Dự án;Lĩnh vực;Mã xã;Năm;Tình trạng;Tổng mức đầu tư;"
        "% khối lượng\r\n"
        "1;2;3;4;5;6;7;8;9\r\n"
        "d.1;Đường thôn 2;gn.p1.infra;giao thong;23380;2020;khởi công;1.500,5;40\r\n"
    )
    proposal = proposed(io.BytesIO(text.encode()), name="danh muc.csv")
    assert (messages(proposal), proposal.added) == ([], 1)
    assert proposal.states[0].cost.amount == 1_500_500_000


def test_a_file_without_the_columns_is_no_list() -> None:
    proposal = proposed(book(("x", 1), heads=("Họ tên", "Tuổi")))
    assert "không tìm thấy trang nào" in messages(proposal)[0][2]


def test_nobody_writes_beyond_their_units() -> None:
    stranger = Actor(8, frozenset({Grant(IMPORT.code, "608")}))
    with pytest.raises(NotAllowed):
        import_works.propose(by=stranger, file=book(ROAD), asked=Asked("a.xlsx", TODAY))


def test_nobody_takes_a_work_away_from_where_it_lies() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(book(ROAD)))
    neighbour = Actor(8, frozenset({Grant(IMPORT.code, "23377")}))
    moved = book((*ROAD[:4], "23377", *ROAD[5:]))
    with pytest.raises(NotAllowed):
        import_works.propose(by=neighbour, file=moved, asked=Asked("a.xlsx", TODAY))
    state = replace(queries.whole("d.1", on=TODAY).summary.state, unit="23377")
    with pytest.raises(NotAllowed):
        services.import_works(
            by=neighbour, states=(state,), cards=(), contracts=(), funding=(), source="a", on=TODAY
        )


@pytest.mark.parametrize(
    ("commune", "district", "found"),
    [("Xã Đắk Ang", "Ngọc Hồi", True), ("dak ang", "", True), ("Đắk Ang", "Đắk Hà", False)],
)
def test_a_commune_may_be_named_in_place_of_its_code(
    commune: str, district: str, *, found: bool
) -> None:
    heads = (*HEADS[:4], "Xã", *HEADS[5:], "Huyện")
    proposal = proposed(book((*ROAD[:4], commune, *ROAD[5:], district), heads=heads))
    assert [state.unit for state in proposal.states] == (["23380"] if found else [])
    assert [column for _, column, _ in messages(proposal)] == ([] if found else ["Mã xã"])


def test_what_is_hidden_in_a_list_is_said_and_hidden_rows_are_read() -> None:
    file = openpyxl.load_workbook(book(ROAD))
    sheet = file["Công trình"]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["H"].hidden = True
    old = file.copy_worksheet(sheet)
    old.title, old.sheet_state = "Bản cũ", "hidden"
    saved = io.BytesIO()
    file.save(saved)
    told = proposed(saved)
    assert [state.work for state in told.states] == ["d.1"]
    assert [(one.row, one.message[:12]) for one in told.warnings] == [
        (2, "cột H bị ẩn "), (3, "dòng bị ẩn h"),
    ]  # fmt: skip
    (passed,) = told.passed
    assert (passed.sheet, "không đọc, dù có 3 dòng" in passed.message) == ("Bản cũ", True)
