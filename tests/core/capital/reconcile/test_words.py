"""Words of a list that stand for nothing known: each is said, and the line is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.capital.budget_index import BudgetIndex, IndexCode, IndexPart
from chungtay.core.capital.reconcile.checks import Past, check, check_words
from chungtay.core.capital.reconcile.directory import Directory
from chungtay.core.capital.reconcile.line import ListLine
from chungtay.core.kernel.refusal import Severity

KNOWN = Directory(
    holders={"huyen dak to": "611"},
    projects={"du an 1": ("p135", "135.1")},
    works={"ct-1": "CT-1", "duong thon 1": "CT-1"},
    known_holders=frozenset({"611"}),
)
LINE = ListLine(
    "Tháng 3", 7, dt.date(2020, 3, 5), 100, holder_words="Huyện Đăk Tô", project_words="Dự án 1",
    source_words="NSTW", kind_words="đầu tư", work_words="Đường thôn 1",
)  # fmt: skip


def test_words_that_are_known_draw_no_remark() -> None:
    assert not list(check_words([LINE], KNOWN))


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ({"project_words": "Dự án 9"}, "list_unknown_project", "dự án “Dự án 9”"),
        ({"source_words": "vốn trời"}, "list_unknown_source", "Ngân sách trung ương"),
        ({"kind_words": "vốn lạ"}, "list_unknown_kind", "Có thể ghi: "),
        ({"work_words": "Cầu treo"}, "list_unknown_work", "công trình “Cầu treo”"),
        ({"subject": "CT-9"}, "list_unknown_work", "công trình “CT-9”"),
        ({"holder": "999"}, "list_unknown_holder", "đơn vị “999”"),
    ],
)
def test_words_that_are_unknown_are_remarked_beside_the_line(
    said: dict[str, str], code: str, told: str
) -> None:
    (one,) = check_words([replace(LINE, **said)], KNOWN)  # type: ignore[arg-type]
    assert (one.code, one.severity) == (f"capital.{code}", Severity.WARNING)
    assert (one.sheet, one.row) == ("Tháng 3", 7)
    assert told in one.message


def test_a_project_in_a_heading_does_not_hide_an_unknown_one_in_the_line() -> None:
    under = replace(LINE, project_words="Dự án 9", under="Dự án 1")
    assert KNOWN.resolve(under).project == "135.1"
    assert len(list(check_words([under], KNOWN))) == 1


def test_codes_that_nobody_bears_stay_as_the_sender_s_words() -> None:
    coded = replace(LINE, holder="999", holder_words="", subject="CT-9", work_words="")
    told = KNOWN.resolve(coded)
    assert (told.holder, told.holder_words) == ("", "999")
    assert (told.subject, told.work_words) == ("", "CT-9")
    (unknown,) = [one for one in check([told], Past()) if one.code == "capital.list_unknown_holder"]
    assert "“999”" in unknown.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("412-280-292", ""),
        ("412-280-999", "không có khoản “999” ngày 05/03/2020. Dòng vẫn được nhận. Hãy hỏi lại"),
        ("412-130-292", "khoản “292” thuộc loại “280”."),
        ("412.280.292", "“412.280.292” phải viết “chương-loại-khoản”."),
    ],
)
def test_a_code_the_budget_index_of_the_day_has_not_is_remarked(text: str, told: str) -> None:
    cite, since = "", dt.date(2017, 1, 1)
    codes = [
        IndexCode(IndexPart.CHAPTER, "412", "Sở", since, cite),
        IndexCode(IndexPart.KIND, "280", "Kinh tế", since, cite),
        IndexCode(IndexPart.KIND, "130", "Y tế", since, cite),
        IndexCode(IndexPart.ITEM, "292", "Đường bộ", since, cite, under="280"),
    ]
    past = Past(index=BudgetIndex(tuple(codes)))
    lines = [replace(LINE, budget_index=text, row=row) for row in (7, 8)]
    found = [one for one in check(lines, past) if one.code == "capital.list_index"]
    assert [(one.sheet, one.row, one.column, one.said) for one in found] == [
        ("Tháng 3", row, "Mục lục ngân sách", text) for row in (7, 8) if told
    ]
    assert all(told in one.message and one.severity is Severity.WARNING for one in found)


def test_an_amount_of_nought_is_remarked() -> None:
    codes = [one.code for one in check([replace(LINE, dong=0, holder="611")], Past())]
    assert "capital.list_nought" in codes
