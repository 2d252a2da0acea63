"""Workbooks that cannot be taken for the report they were handed in for."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from chungtay.apps.submissions.queries import bulk
from chungtay.core.people.actor import NotAllowed
from chungtay.core.submissions.book import (
    BookOfAnother,
    BookOutdated,
    BookUnmapped,
    BookUnrecognised,
)
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.hindrance import NotWritable
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.flows.import_form_book import Asked
from chungtay.packs import forms
from tests.flows.import_form_book.books import (
    COORDINATOR,
    KEY,
    MONTH,
    ROW,
    TOTAL,
    at,
    compare,
    edited,
    person,
    save,
    take_in,
    template,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_a_file_for_another_report_is_refused() -> None:
    with pytest.raises(BookOfAnother, match="không phải ho-ngheo-thang/23383"):
        compare(template(), asked=Asked(KEY.form, "23383", KEY.period))


def test_a_file_of_another_version_of_the_form_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = template()
    real = forms.version

    def newer(code: str, since: str) -> Any:
        return replace(real(code, since), since=dt.date(2020, 9, 1))

    monkeypatch.setattr(forms, "version", newer)
    with pytest.raises(BookOutdated, match="bản 2016-08-15, còn kỳ này dùng bản 2020-09-01"):
        compare(file)


def test_without_its_hidden_sheet_a_file_must_be_handed_in_for_a_report() -> None:
    save(TOTAL, 30)

    def bare(sheet: Any) -> None:
        at(sheet, Place(ROW, MONTH)).value = 12
        at(sheet, Place(ROW, TOTAL)).value = 31
        del sheet.parent["ChungTay"]
        sheet.delete_cols(1)
        sheet.delete_rows(1)
        sheet.title = "Sheet1"

    file = edited(bare)
    with pytest.raises(BookUnmapped):
        compare(file)
    comparison = compare(file, asked=Asked(KEY.form, KEY.unit, KEY.period))
    # What the file began from is not known: a number that differs from the kept one is asked about.
    assert (comparison.count(Side.THEIRS), comparison.count(Side.BOTH)) == (1, 1)


def test_a_workbook_of_something_else_is_not_recognised() -> None:
    other = openpyxl.Workbook()
    other.worksheets[0]["A1"] = "Danh sách họp"
    target = io.BytesIO()
    other.save(target)
    with pytest.raises(BookUnrecognised, match="Không nhận ra dòng, cột"):
        compare(target, asked=Asked(KEY.form, KEY.unit, KEY.period))


def test_a_list_without_codes_of_units_is_not_recognised() -> None:
    other = openpyxl.Workbook()
    other.active["A1"] = "Danh sách cán bộ"
    target = io.BytesIO()
    other.save(target)
    with pytest.raises(BookUnrecognised, match=r"Không nhận ra cột .*: Mã đơn vị"):
        compare(target, COORDINATOR, Asked(KEY.form, "611", KEY.period, many=True))


def test_a_stranger_may_not_hand_it_in_nor_get_it() -> None:
    with pytest.raises(NotAllowed):
        compare(template(), by=person("23281"))
    with pytest.raises(NotAllowed):
        template(by=person("23281"))


def test_a_report_that_has_gone_up_takes_only_a_file_that_changes_nothing() -> None:
    key = next(
        leaf.key for leaf in bulk.leaves(KEY.form, KEY.period, scope="62") if not leaf.writable
    )
    assert take_in(template(key), COORDINATOR) == 0

    def changed(sheet: Any) -> None:
        at(sheet, Place(ROW, MONTH)).value = 987

    with pytest.raises(NotWritable):
        take_in(edited(changed, template(key)), COORDINATOR)


@pytest.mark.parametrize(
    "key", [Key(KEY.form, KEY.unit, "2031-01"), Key(KEY.form, "99999", "2020-09")]
)
def test_a_period_not_opened_or_a_unit_that_is_not_there_has_no_workbook(key: Key) -> None:
    with pytest.raises(UnknownSubmission):
        template(key)
