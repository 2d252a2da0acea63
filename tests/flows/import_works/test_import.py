"""Lists of works taken in: nasty ones named cell by cell, good ones written once."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
import xlsxwriter

from chungtay.apps.works import queries, services
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.listing.line import ListHasFaults
from chungtay.core.works.work import Stage
from chungtay.flows import import_works
from chungtay.flows.import_works import Asked, Proposal
from tests.core.works.told import BUILDING, CARD, CENTRAL, DESIGN, PEOPLE, WORK, state

pytestmark = pytest.mark.usefixtures("some_units")
TODAY = dt.date(2020, 10, 13)
DISTRICT = Actor(7, frozenset({Grant(IMPORT.code, "611")}))
HEADS = (
    "Mã công trình", "Tên công trình", "Mã dự án", "Loại công trình", "Mã xã", "Năm kế hoạch",
    "Bước thực hiện", "Tổng mức đầu tư (triệu đồng)", "Khối lượng hoàn thành (%)",
)  # fmt: skip
ROAD = (
    "d.1",
    "Đường thôn 2",
    "gn.p1.infra",
    "Giao thông",
    "23380",
    2020,
    "Đã khởi công",
    1_500.5,
    40,
)


def book(*rows: Sequence[object], heads: Sequence[str] = HEADS) -> io.BytesIO:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Công trình")
        for at, row in enumerate((("DANH MỤC CÔNG TRÌNH NĂM 2020",), heads, *rows)):
            sheet.write_row(at, 0, row)
    file.seek(0)
    return file


def proposed(file: io.BytesIO, *, name: str = "danh-muc.xlsx", scale: int = 0) -> Proposal:
    return import_works.propose(by=DISTRICT, file=file, asked=Asked(name, TODAY, scale))


def messages(proposal: Proposal) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.message) for one in proposal.errors]


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


AGREED = (
    "Mã công trình", "Mã hợp đồng", "Loại gói thầu", "Số hợp đồng", "Nhà thầu", "Ngày ký",
    "Giá trị hợp đồng (triệu đồng)", "Phụ lục hợp đồng", "Tình trạng",
)  # fmt: skip
BUILT = ("d.1", "", "Xây lắp", "7/HĐ", "Tổ thợ", "05/03/2020", 1_200.5, "", "")
ADVISED = ("d.1", "", "Tư vấn giám sát", "8/HĐ", "Công ty tư vấn", "05/03/2020", 40, "", "")


def agreed(*rows: Sequence[object], works: Sequence[Sequence[object]] = ()) -> io.BytesIO:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        if works:
            sheet = made.add_worksheet("Công trình")
            for at, row in enumerate((HEADS, *works)):
                sheet.write_row(at, 0, row)
        sheet = made.add_worksheet("Hợp đồng")
        for at, row in enumerate((AGREED, *rows)):
            sheet.write_row(at, 0, row)
    file.seek(0)
    return file


def signed(work: str = "d.1") -> dict[str, tuple[str, int | None]]:
    found = queries.contracts((work,), on=dt.date(2020, 12, 31)).get(work, ())
    return {one.contract: (one.number, one.amount.amount if one.amount else None) for one in found}


def test_a_sheet_of_contracts_is_written_once() -> None:
    file = agreed(BUILT, ADVISED, works=[ROAD])
    proposal = proposed(file)
    assert (messages(proposal), proposal.added) == ([], 1)
    taken = import_works.take(by=DISTRICT, proposal=proposal)
    assert (taken.states, taken.contracts) == (1, 2)
    assert signed() == {"01": ("7/HĐ", 1_200_500_000), "02": ("8/HĐ", 40_000_000)}
    again = proposed(agreed(BUILT, ADVISED, works=[ROAD]))
    assert (again.rows, again.changed, again.same) == (1, 0, 1)
    assert import_works.take(by=DISTRICT, proposal=again).total == 0


def test_contracts_alone_are_a_list_and_change_by_an_appendix() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT, ADVISED, works=[ROAD])))
    later = Asked("phu-luc.xlsx", dt.date(2020, 11, 2))
    dearer = ("d.1", "02", "", "", "", "", 45, "01/PL", "")

    def at(*rows: Sequence[object]) -> Proposal:
        return import_works.propose(by=DISTRICT, file=agreed(*rows), asked=later)

    unnamed = at((*dearer[:7], "", ""))
    assert "cần ghi phụ lục hợp đồng" in messages(unnamed)[0][2]
    proposal = at(dearer)
    assert (messages(proposal), proposal.rows, proposal.changed) == ([], 1, 1)
    import_works.take(by=DISTRICT, proposal=proposal)
    assert signed()["02"] == ("8/HĐ", 45_000_000)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (("x", *BUILT[1:]), "Mã công trình", "không có công trình “x”"),
        (("d.1", "5", *BUILT[2:]), "Mã hợp đồng", "chưa có hợp đồng “05”"),
        (("d.1", "", "Xây", *BUILT[3:]), "Loại gói thầu", "có thể ghi: Xây lắp, Mua sắm"),
        (("d.1", "", "", *BUILT[3:]), "Loại gói thầu", "không được để trống"),
        ((*BUILT[:6], -5, "", ""), "", "không thể là"),
        (("", *BUILT[1:]), "Mã công trình", "chưa có mã công trình"),
    ],
)
def test_a_contract_that_cannot_be_is_named_by_its_cell(
    row: Sequence[object], column: str, words: str
) -> None:
    import_works.take(by=DISTRICT, proposal=proposed(book(ROAD)))
    (fault,) = messages(proposed(agreed(row)))
    assert fault[:2] == (2, column)
    assert words in fault[2]


def test_one_contract_told_of_twice_is_a_fault() -> None:
    (fault,) = messages(proposed(agreed(BUILT, BUILT, works=[ROAD])))
    assert "đã ghi ở Hợp đồng, dòng 2" in fault[2]


def test_a_list_of_works_still_says_the_contract_of_construction() -> None:
    heads = (*HEADS, "Nhà thầu", "Số hợp đồng", "Ngày hợp đồng", "Giá trị hợp đồng (triệu đồng)")
    row = (*ROAD, "Tổ thợ", "7/HĐ", "05/03/2020", 1_200)
    import_works.take(by=DISTRICT, proposal=proposed(book(row, heads=heads)))
    assert signed() == {"01": ("7/HĐ", 1_200_000_000)}
    assert proposed(book(row, heads=heads)).same == 1
    import_works.take(by=DISTRICT, proposal=proposed(agreed(ADVISED)))
    named = (*ROAD, "Tổ thợ thôn 2", "", "", "")
    import_works.take(by=DISTRICT, proposal=proposed(book(named, heads=heads)))
    (building, _advice) = queries.contracts(("d.1",), on=TODAY)["d.1"]
    assert (building.contractor, building.number) == ("Tổ thợ thôn 2", "7/HĐ")
    other = (*ROAD, "Tổ thợ", "9/HĐ", "", "")
    (fault,) = messages(proposed(book(other, heads=heads)))
    assert "ghi ở trang “Hợp đồng”" in fault[2]


def test_papers_that_put_the_approval_after_a_contract_are_a_fault_of_their_row() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT, works=[ROAD])))
    late = book((*ROAD, "10/04/2020"), heads=(*HEADS, "Ngày phê duyệt"))
    (fault,) = messages(proposed(late))
    assert "trước quyết định phê duyệt ngày 10/04/2020" in fault[2]


def test_nobody_writes_contracts_beyond_their_units() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(book(ROAD)))
    stranger = Actor(8, frozenset({Grant(IMPORT.code, "608")}))
    with pytest.raises(NotAllowed):
        import_works.propose(by=stranger, file=agreed(BUILT), asked=Asked("a.xlsx", TODAY))


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
    assert [one.row for one in proposal.passed] == [11]
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
