"""A province's levels on the command line: looked at, refused with numbers, set, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from chungtay.cli.criteria import criteria
from chungtay.core.criteria.level_change import LevelsNeedReason
from chungtay.core.criteria.level_words import LevelBeyondWhole
from chungtay.core.criteria.province_levels import LooserThanNation

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
SET = "commune-2016-2020"
PAPER = ("--since", "2020-01-01", "--symbol", "99/QĐ-UBND", "--signed", "2019-12-15",
         "--subject", "Mức đạt chuẩn", "--reason", "Văn bản mới")  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


def run(*said: str) -> Result:
    return CliRunner().invoke(criteria, ["levels", *said])


def test_a_level_looser_than_the_nation_s_is_refused_with_both_numbers() -> None:
    told = run("set", SET, "4.2", "--level", "general=97,9", *PAPER)
    assert told.exit_code == 1 and isinstance(told.exception, LooserThanNation)
    assert "mức của tỉnh là 97,9, lỏng hơn mức của trung ương là 98" in str(told.exception)
    assert run("list", SET).output == ""
    wrong = run("set", SET, "4.2", "--level", "general=nhieu", *PAPER)
    assert wrong.exit_code == 2 and "“general=nhieu”: cần dạng general=80" in wrong.output


def test_a_table_is_looked_at_set_and_taken_back(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    look = run("set", SET, "11", "--level", "general=0", *PAPER, "--dry-run")
    assert "trong 85 xã đổi kết quả" in look.output and look.output.endswith("chưa ghi gì.\n")
    with django_capture_on_commit_callbacks(execute=True):
        assert "đã lưu bản 1." in run("set", SET, "11", "--level", "general=0", *PAPER).output
    listed = run("list", SET).output.splitlines()
    assert listed[0].startswith(
        "11\t01/01/2020\tChung cả nước: 0\tQuyết định số 99/QĐ-UBND ngày 15/12/2019"
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert "đã lưu bản 2." in run("remove", SET, "11", *PAPER, "--by", "Cô Hạnh").output
    second, first = run("list", SET).output.splitlines()
    assert "Cô Hạnh" in second and "bỏ bảng từ 01/01/2020: Văn bản mới" in second
    assert first.startswith("bản 1\t11")


def test_a_paper_without_a_number_and_more_than_all_are_refused_in_words() -> None:
    nameless = (*PAPER[:3], " ", *PAPER[4:])
    unnamed = run("set", SET, "4.2", "--level", "general=99", *nameless)
    assert unnamed.exit_code == 2 and "văn bản phải có" in unnamed.output
    beyond = run("set", SET, "4.2", "--level", "general=100,5", *PAPER)
    assert isinstance(beyond.exception, LevelBeyondWhole)
    reasonless = [" " if one == PAPER[PAPER.index("--reason") + 1] else one for one in PAPER]
    for dry in ((), ("--dry-run",)):
        blank = run("set", SET, "4.2", "--level", "general=99", *reasonless, *dry)
        assert blank.exit_code == 1 and isinstance(blank.exception, LevelsNeedReason)
