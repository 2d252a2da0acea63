"""Contracts in lists of works: on a sheet of their own, and on that of works."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
import xlsxwriter
from django.utils import translation

from chungtay.apps.works import queries, services
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.contract import ContractState
from chungtay.core.works.listing.agreed import Agreed
from chungtay.core.works.listing.columns import title_of
from chungtay.flows import import_works
from chungtay.flows.import_works import Asked, Proposal
from tests.flows.import_works.lists import DISTRICT, HEADS, ROAD, TODAY, book, messages, proposed

pytestmark = pytest.mark.usefixtures("some_units")
AGREED = (
    "Mã công trình", "Mã hợp đồng", "Loại gói thầu", "Số hợp đồng", "Nhà thầu", "Ngày ký",
    "Giá trị hợp đồng (triệu đồng)", "Phụ lục hợp đồng", "Tình trạng",
)  # fmt: skip
BUILT = ("d.1", "", "Xây lắp", "7/HĐ", "Tổ thợ", "05/03/2020", 1_200.5, "", "")
ADVISED = ("d.1", "", "Tư vấn giám sát", "8/HĐ", "Công ty tư vấn", "05/03/2020", 40, "", "")


def agreed(
    *rows: Sequence[object],
    works: Sequence[Sequence[object]] = (),
    heads: Sequence[str] = AGREED,
) -> io.BytesIO:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        if works:
            sheet = made.add_worksheet("Công trình")
            for at, row in enumerate((HEADS, *works)):
                sheet.write_row(at, 0, row)
        sheet = made.add_worksheet("Hợp đồng")
        for at, row in enumerate((heads, *rows)):
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


@pytest.mark.parametrize("head", ["Hạn hoàn thành theo hợp đồng", "Hạn hoàn thành"])
def test_the_day_a_contract_is_due_is_not_the_planned_finish(head: str) -> None:
    due = agreed((*BUILT, "30/09/2020"), works=[ROAD], heads=(*AGREED, head))
    import_works.take(by=DISTRICT, proposal=proposed(due))
    ((one,),) = queries.contracts(("d.1",), on=TODAY).values()
    assert one.finish_due == dt.date(2020, 9, 30)
    with translation.override("en"):
        assert translation.gettext(title_of(Agreed.FINISH_DUE)) == "Due by the contract"


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


def on(day: dt.date, *rows: Sequence[object], works: Sequence[Sequence[object]] = ()) -> Proposal:
    asked = Asked("hop-dong.xlsx", day)
    return import_works.propose(by=DISTRICT, file=agreed(*rows, works=works), asked=asked)


def test_an_earlier_list_leaves_alone_the_contracts_of_a_later_one() -> None:
    march, april = dt.date(2020, 3, 20), dt.date(2020, 4, 1)
    import_works.take(by=DISTRICT, proposal=on(march, works=[ROAD]))
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT)))
    (fault,) = messages(on(april, BUILT))
    assert "số hợp đồng 7/HĐ đã ghi ở hợp đồng “01”" in fault[2]
    import_works.take(by=DISTRICT, proposal=on(april, ADVISED))
    assert signed() == {"01": ("7/HĐ", 1_200_500_000), "02": ("8/HĐ", 40_000_000)}
    assert [one.contract for one in queries.contracts(("d.1",), on=april)["d.1"]] == ["02"]


def test_a_contract_that_is_void_is_not_meant_by_its_number_nor_by_its_key() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT, works=[ROAD])))
    (slip,) = queries.contracts(("d.1",), on=TODAY)["d.1"]
    void = replace(slip, state=ContractState.VOID, grounds=replace(slip.grounds, edition=2))
    services.append_contracts([void], by="nạp thử")
    (fault,) = messages(proposed(agreed(("d.1", "01", *BUILT[2:]))))
    assert "đã bỏ từ ngày" in fault[2]
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT)))
    assert signed() == {"02": ("7/HĐ", 1_200_500_000)}


VOIDING = (*AGREED, "Lý do bỏ, khôi phục")
LATER = dt.date(2020, 11, 2)


def told(*row: object, day: dt.date = LATER) -> Proposal:
    """A row of a sheet that says of a contract whether it counts, and why."""
    asked = Asked("khoi-phuc.xlsx", day)
    return import_works.propose(by=DISTRICT, file=agreed(row, heads=VOIDING), asked=asked)


def of_contract(key: str, state: str, reason: str, *rest: object) -> tuple[object, ...]:
    number, contractor, signed_on, amount, amendment = rest or ("", "", "", "", "")
    return ("d.1", key, "", number, contractor, signed_on, amount, amendment, state, reason)


@pytest.fixture
def void(some_units: None) -> None:
    """A contract that a list voids; the same list again changes nothing."""
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT, works=[ROAD])))
    voiding = of_contract("01", "Bỏ, không tính", "ghi nhầm công trình")
    import_works.take(by=DISTRICT, proposal=told(*voiding, day=TODAY))
    assert signed() == {}
    assert import_works.take(by=DISTRICT, proposal=told(*voiding, day=TODAY)).total == 0
    assert import_works.take(by=DISTRICT, proposal=told(*voiding)).total == 0


@pytest.mark.parametrize("key", ["01", "1"])
@pytest.mark.usefixtures("void")
def test_a_list_restores_a_void_contract_once_as_it_last_counted(key: str) -> None:
    restoring = of_contract(key, "Đang thực hiện", "bỏ nhầm")
    proposal = told(*restoring)
    assert (messages(proposal), proposal.changed) == ([], 1)
    assert import_works.take(by=DISTRICT, proposal=proposal).contracts == 1
    ((one,),) = queries.contracts(("d.1",), on=LATER).values()
    assert (one.contract, one.number, one.reason) == ("01", "7/HĐ", "bỏ nhầm")
    assert one.amount is not None
    assert one.amount.amount == 1_200_500_000
    again = told(*restoring)
    assert (again.changed, again.same) == (0, 1)
    assert import_works.take(by=DISTRICT, proposal=again).total == 0
    assert import_works.take(by=DISTRICT, proposal=told(*restoring, day=dt.date(2020, 12, 1))) == (
        import_works.Taken(0, 0, 0, 0)
    )


@pytest.mark.usefixtures("void")
def test_a_void_contract_is_restored_by_its_number_where_the_row_says_why() -> None:
    rest = ("7/HĐ", "", "", "", "")
    restoring = of_contract("", "Đang thực hiện", "bỏ nhầm", *rest)
    import_works.take(by=DISTRICT, proposal=told(*restoring))
    assert signed() == {"01": ("7/HĐ", 1_200_500_000)}
    assert import_works.take(by=DISTRICT, proposal=told(*restoring)).total == 0


@pytest.mark.parametrize(
    ("state", "reason", "column", "words"),
    [
        ("Đang thực hiện", "", "Mã hợp đồng", "ở cột “Lý do bỏ, khôi phục”"),
        ("", "bỏ nhầm", "Mã hợp đồng", "ghi tình trạng hiện nay ở cột “Tình trạng”"),
        ("Khôi phục", "bỏ nhầm", "Tình trạng", "không có tình trạng hợp đồng “Khôi phục”"),
        ("Đang thực hiện", "b" * 241, "", "lý do dài 241 ký tự"),
    ],
)
@pytest.mark.usefixtures("void")
def test_a_row_that_restores_amiss_is_told_why(
    state: str, reason: str, column: str, words: str
) -> None:
    (fault,) = messages(told(*of_contract("01", state, reason)))
    assert fault[:2] == (2, column)
    assert words in fault[2]
    assert signed() == {}


@pytest.mark.usefixtures("void")
def test_a_contract_restored_for_another_amount_still_needs_its_appendix() -> None:
    dearer = ("", "", "", 1_300, "")
    (fault,) = messages(told(*of_contract("01", "Đang thực hiện", "bỏ nhầm", *dearer)))
    assert "cần ghi phụ lục hợp đồng" in fault[2]
    named = (*dearer[:4], "01/PL")
    restored = told(*of_contract("01", "Đang thực hiện", "bỏ nhầm", *named))
    import_works.take(by=DISTRICT, proposal=restored)
    assert signed() == {"01": ("7/HĐ", 1_300_000_000)}


@pytest.mark.usefixtures("void")
def test_contracts_void_under_one_number_are_restored_by_their_keys() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(agreed(BUILT)))
    assert list(signed()) == ["02"]
    number = ("7/HĐ", "", "", "", "")
    voiding = of_contract("", "Bỏ, không tính", "", *number)
    import_works.take(by=DISTRICT, proposal=told(*voiding))
    assert (signed(), import_works.take(by=DISTRICT, proposal=told(*voiding)).total) == ({}, 0)
    (fault,) = messages(told(*of_contract("", "Đang thực hiện", "bỏ nhầm", *number)))
    assert "có 2 hợp đồng đã bỏ cùng số 7/HĐ; hãy ghi mã hợp đồng" in fault[2]
    import_works.take(by=DISTRICT, proposal=told(*of_contract("02", "Đang thực hiện", "bỏ nhầm")))
    (taken,) = messages(told(*of_contract("01", "Đang thực hiện", "bỏ nhầm")))
    assert "số hợp đồng 7/HĐ đã ghi ở hợp đồng “02”" in taken[2]


def test_nothing_is_void_that_never_was_a_contract() -> None:
    import_works.take(by=DISTRICT, proposal=proposed(book(ROAD)))
    slip = ("d.1", "", "Xây lắp", "7/HĐ", "", "", "", "", "Bỏ, không tính", "ghi nhầm")
    (fault,) = messages(told(*slip))
    assert fault[1] == "Tình trạng"
    assert "không có hợp đồng nào như vậy để bỏ" in fault[2]
