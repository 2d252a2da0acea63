"""What checks of forms find is said to each reader in their own language, whenever it is read."""

from __future__ import annotations

import pytest
from django.utils import translation

from chungtay.core.kernel.saying import few_of
from chungtay.core.submissions.book import BookInvalid, CellFault
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.handing_in import Summary, read_summary, tell_summary
from chungtay.core.submissions.hindrance import ErrorsLeft
from chungtay.core.submissions.reading import read
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.web.kit.saying import refused, worded
from chungtay.web.submissions.entry.opened import brief
from tests.core.submissions.checks.sheets import (
    MET,
    column,
    form,
    found,
    million,
    row_a,
    rule,
    sheet,
)

A, B, C = column("a"), column("b"), column("c")
M = 1_000_000


def plan_exceeded() -> CellFinding:
    asked = form([million("a"), million("b")], rule("plan", actual="a", plan="b"))
    (one,) = found(row_a(asked, a=1_500_000, b=M), "plan")
    return one


def jumped() -> CellFinding:
    asked = form([A], rule("jump", columns=["a"], percent="50"))
    (one,) = found(row_a(asked, a=20), "jump", previous=(row_a(asked, "2020-08", a=10),))
    return one


def without_evidence() -> CellFinding:
    asked = form([MET, A], rule("met_without_value", columns=["met"], met=["dat"], evidence=["a"]))
    (one,) = found(row_a(asked, met="dat"), "met_without_value")
    return one


def not_a_number() -> CellFinding:
    asked = form([A])
    wrong = read("nhiều", A)
    assert wrong is not None
    (one,) = found(row_a(asked, a=wrong), "type")
    return one


@pytest.mark.parametrize(
    ("one", "vietnamese", "english"),
    [
        (
            plan_exceeded(),
            "1,5 triệu đồng vượt “Cột b” là 1 triệu đồng.",
            "1,5 million đồng exceeds “b”, which is 1 million đồng.",
        ),
        (jumped(), "20, tăng 10 so với 10 (Tháng 8/2020).", "20, up 10 from 10 (August 2020)."),
        (
            without_evidence(),
            "Ghi đạt nhưng chưa có số liệu nào ở “Cột a”.",
            "Says met, but nothing is filled in under “a”.",
        ),
        (
            not_a_number(),
            "“nhiều” không phải là số; chỉ ghi số, như 1.234,5.",
            "“nhiều” is not a number; write numbers only, like 1.234,5.",
        ),
    ],
)
def test_beside_its_cell_a_finding_is_said_in_the_readers_language(
    one: CellFinding, vietnamese: str, english: str
) -> None:
    assert brief(one) == vietnamese
    with translation.override("en"):
        assert brief(one) == english


def test_what_keeps_a_report_from_being_sent_is_listed_in_the_readers_language() -> None:
    listing = few_of((one.whole for one in (plan_exceeded(), jumped())), most=5, between="; ")
    no = ErrorsLeft(submission="x", count=2, listing=listing)
    assert str(no) == (
        "Báo cáo x còn 2 lỗi nên chưa gửi được: Dòng “Dòng a”, cột “Cột a”: 1,5 triệu đồng vượt "
        "“Cột b” là 1 triệu đồng; Dòng “Dòng a”, cột “Cột a”: 20, tăng 10 so với 10 (Tháng 8/2020)."
    )
    with translation.override("en"):
        assert "Row “a”, column “a”: 20, up 10 from 10 (August 2020)." in refused(no)


def test_a_cell_of_a_workbook_is_kept_with_its_reason_and_read_in_either_language() -> None:
    wrong = Cell(CellKind.INVALID, text="1.5", note="")
    wrong = read("1.5", A) or wrong
    fault = CellFault("Xã Một", "A!B3", "Dòng cũ", A.title, wrong.text, reason_of(wrong, A))
    summary = Summary(
        1, 1, mapped=True, counts={}, lines=(), faults=(fault,), notes=("Ghi chú cũ",)
    )
    kept = read_summary(tell_summary(summary))
    assert kept == summary
    assert kept is not None
    with translation.override("en"):
        assert "1 cell of the file cannot be read" in refused(BookInvalid.of(kept.faults))
        assert "2 cells of the file" in refused(BookInvalid.of((*kept.faults, *kept.faults)))
        assert worded(kept.faults[0].reason).startswith("“1.5” is unclear")
        assert worded(kept.faults[0].column) == "a"


def test_a_fault_kept_in_words_alone_is_read_as_it_was_kept() -> None:
    stored = {
        "cells": 1, "units": 1, "mapped": True, "counts": {}, "lines": [], "notes": ["Giữ nguyên."],
        "faults": [["Xã Một", "A!B3", "Dòng a", "Cột a", "1.5", "“1.5” không rõ."]],
    }  # fmt: skip
    kept = read_summary(stored)
    assert kept is not None
    (fault,) = kept.faults
    assert worded(fault.reason) == "“1.5” không rõ."
    assert [worded(note) for note in kept.notes] == ["Giữ nguyên."]


def test_units_below_that_would_explain_a_difference_are_named() -> None:
    asked = form([A], rule("below", columns=["a"]))
    under = {"x1": row_a(asked, a=10), "x2": row_a(asked, a=20)}
    (one,) = found(sheet(asked, {("a", "a"): 10}), "below", below=under, names={"x2": "Xã Hai"})
    with translation.override("en"):
        assert brief(one) == (
            "Says 10, but the 2 units below add up to 30; off by -20. Perhaps because of Xã Hai "
            "(says 20): not added in."
        )
