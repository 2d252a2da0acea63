"""Lines of a treasury's list against the payments of the ledger."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital.decisions import Decisions
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.reconcile.checks import Past, check
from chungtay.core.capital.reconcile.directory import Directory
from chungtay.core.capital.reconcile.line import ListLine, Payment, keyed
from chungtay.core.capital.reconcile.matching import Book, Found, Outcome, match
from chungtay.core.capital.reconcile.weighing import Reason
from chungtay.core.kernel.refusal import Severity

ROADS = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
CROPS = replace(ROADS, project="ntm.03", kind=CapitalKind.RECURRENT)
SEPTEMBER = dt.date(2020, 9, 30)


def payment(entry: str, dong: int, on: dt.date = SEPTEMBER, holder: str = "610.bqlda") -> Payment:
    return Payment(entry, holder, ROADS, "", dong, on)


def line(row: int, dong: int, on: dt.date = SEPTEMBER, holder: str = "610.bqlda") -> ListLine:
    return ListLine(
        "1", row, on, dong, paper=f"CT{row}", holder=holder, programme="ntm", project="ntm.02",
        source="central", kind="development", year=2020,
    )  # fmt: skip


def matched(lines: list[ListLine], *payments: Payment) -> tuple[Found, ...]:
    return match(lines, Book(payments), window=10)


def test_amount_day_and_holder_make_a_sure_pair_with_its_reasons() -> None:
    (found,) = matched([line(1, 500)], payment("CHI-1", 500), payment("CHI-2", 700))
    assert found.outcome is Outcome.MATCHED
    (one,) = found.candidates
    assert one.payment.entry == "CHI-1"
    assert {Reason.AMOUNT, Reason.SAME_DAY, Reason.HOLDER} <= set(one.reasons)


def test_a_number_without_a_sign_speaks_for_the_payment_that_rests_on_the_one_it_means() -> None:
    known = Decisions(["kontum.ubnd:1234/QĐ-UBND:2019-12-10", "kontum.ubnd:34/QĐ-UBND:2020-01-10"])
    first = replace(payment("A", 500), paper="kontum.ubnd:1234/QĐ-UBND:2019-12-10")
    second = replace(payment("B", 500), paper="kontum.ubnd:34/QĐ-UBND:2020-01-10")
    for said, entry, reason in (
        ("1234", "A", Reason.NUMBER), ("34", "B", Reason.NUMBER), ("34/QĐ-UBND", "B", Reason.PAPER),
    ):  # fmt: skip
        told = replace(line(1, 500), decision=said)
        (found,) = match([told], Book([first, second], known), window=10)
        assert (found.outcome, found.candidates[0].payment.entry) == (Outcome.MATCHED, entry)
        assert reason in found.candidates[0].reasons


def test_a_few_days_late_is_still_sure_and_a_month_is_none() -> None:
    assert matched([line(1, 500, dt.date(2020, 9, 26))], payment("A", 500))[0].outcome == "matched"
    assert matched([line(1, 500, dt.date(2020, 7, 1))], payment("A", 500))[0].outcome == "unmatched"


def test_two_payments_alike_in_two_projects_are_told_apart_by_the_project() -> None:
    other = replace(payment("B", 500), line=CROPS)
    (found,) = matched([line(1, 500)], payment("A", 500), other)
    assert (found.outcome, found.candidates[0].payment.entry) == (Outcome.MATCHED, "A")


def test_one_line_and_two_equal_payments_wait_for_a_person() -> None:
    (found,) = matched([line(1, 500)], payment("A", 500), payment("B", 500))
    assert found.outcome is Outcome.AMBIGUOUS
    assert [one.payment.entry for one in found.candidates] == ["A", "B"]


def test_two_equal_lines_and_two_equal_payments_are_paired_in_order() -> None:
    found = matched([line(1, 500), line(2, 500)], payment("A", 500), payment("B", 500))
    assert [one.candidates[0].payment.entry for one in found] == ["A", "B"]
    assert {one.outcome for one in found} == {Outcome.MATCHED}


def test_another_holder_is_offered_but_never_taken() -> None:
    (found,) = matched([line(1, 500, holder="611")], payment("A", 500))
    assert found.outcome is Outcome.AMBIGUOUS
    assert Reason.OTHER_HOLDER in found.candidates[0].reasons


def test_a_payment_the_treasury_made_in_two_is_offered_to_both() -> None:
    found = matched([line(1, 200), line(2, 300)], payment("A", 500))
    assert {one.outcome for one in found} == {Outcome.AMBIGUOUS}
    assert all(Reason.SUM in one.candidates[0].reasons for one in found)


def test_another_amount_is_offered_as_a_difference() -> None:
    (found,) = matched([line(1, 480)], payment("A", 500))
    assert found.outcome is Outcome.AMBIGUOUS
    assert found.candidates[0].reasons[0] is Reason.OTHER_AMOUNT


AMOUNTS = st.integers(1, 4).map(lambda n: n * 100)
DAYS = st.integers(0, 60).map(lambda n: dt.date(2020, 8, 1) + dt.timedelta(days=n))
HOLDERS = st.sampled_from(["610.bqlda", "611", ""])


@given(
    st.lists(st.tuples(AMOUNTS, DAYS, HOLDERS), max_size=20),
    st.lists(st.tuples(AMOUNTS, DAYS, HOLDERS), max_size=20),
)
def test_every_line_ends_in_one_of_three_and_no_payment_is_taken_twice(
    listed: list[tuple[int, dt.date, str]], booked: list[tuple[int, dt.date, str]]
) -> None:
    lines = list(keyed(line(at, *told) for at, told in enumerate(listed)))
    payments = [payment(f"CHI-{at}", *told) for at, told in enumerate(booked)]
    found = matched(lines, *payments)
    assert [one.line for one in found] == lines
    taken = Counter(one.candidates[0].payment.ref for one in found if one.outcome == "matched")
    assert all(count == 1 for count in taken.values())
    for one in found:
        assert bool(one.candidates) is (one.outcome is not Outcome.UNMATCHED)
        if one.outcome is Outcome.MATCHED:
            assert one.candidates[0].payment.dong == one.line.dong
    offered = {c.payment.ref for one in found if one.outcome == "ambiguous" for c in one.candidates}
    assert offered.isdisjoint(taken)


PAST = Past(
    least=20_000_000, most=5_000_000_000, given={("610.bqlda", ""): dt.date(2020, 2, 1)},
    decisions=Decisions(["kontum.ubnd:1234/QĐ-UBND:2019-12-10"]),
    works={"ct.01": dt.date(2020, 6, 1)},
)  # fmt: skip


def remarks(*lines: ListLine) -> list[str]:
    return [one.code for one in check(lines, PAST)]


def test_million_in_a_column_of_dong_is_remarked_and_stops_a_whole_list() -> None:
    right, wrong = line(1, 250_000_000), line(2, 250)
    assert remarks(right, right, right, wrong) == ["capital.scale"]
    (first, *_) = check([wrong] * 3, PAST)
    assert first.severity is Severity.ERROR
    assert "triệu đồng" in first.message


def test_a_payment_before_any_money_was_given_is_remarked() -> None:
    assert remarks(line(1, 250_000_000, dt.date(2020, 1, 15))) == ["capital.list_too_early"]


def test_a_decision_nobody_knows_and_a_work_not_yet_there_are_remarked() -> None:
    early = replace(line(1, 250_000_000, dt.date(2020, 5, 1)), subject="ct.01")
    unknown = replace(line(2, 250_000_000), decision="34/QĐ-UBND")
    known = replace(line(3, 250_000_000), decision="QĐ số 1234/QĐ-UBND ngày 10/12/2019")
    assert remarks(early, unknown, known) == [
        "capital.list_no_work", "capital.unknown_decision",
    ]  # fmt: skip


def test_a_unit_that_did_not_stand_and_a_stranger_are_remarked() -> None:
    past = replace(PAST, unit_stood=lambda _holder, _on: False)
    assert [one.code for one in check([line(1, 250_000_000)], past)] == ["capital.list_no_unit"]
    assert remarks(line(1, 250_000_000, holder="")) == ["capital.list_unknown_holder"]


def test_words_of_a_sender_lead_to_our_codes() -> None:
    known = Directory(
        {"ban qlda dak glei": "610.bqlda"}, {"duong giao thong": ("ntm", "ntm.02")},
        {"duong thon 1": "ct.01"}, {"1234567": "611"}, frozenset({"611"}),
    )  # fmt: skip
    told = known.resolve(
        ListLine(
            "1", 1, SEPTEMBER, 5, holder_words="Ban QLDA Đăk Glei", work_words="Đường thôn 1",
            under="Đường giao thông", source_words="NSTW", kind_words="ĐTPT",
        )
    )  # fmt: skip
    assert (told.holder, told.subject, told.project) == ("610.bqlda", "ct.01", "ntm.02")
    assert (told.source, told.kind) == ("central", "development")
    assert known.resolve(ListLine("1", 1, SEPTEMBER, 5, treasury_code="1234567")).holder == "611"


def test_a_line_said_twice_in_one_list_is_remarked_on_and_kept() -> None:
    once, other = line(2, 5), line(4, 6)
    lines = list(keyed([once, replace(once, row=3), other]))
    (said,) = (one for one in check(lines, Past()) if one.code == "capital.list_repeated")
    assert (said.row, said.severity, said.facts["row"]) == (3, Severity.WARNING, "2")
    assert len(lines) == 3
