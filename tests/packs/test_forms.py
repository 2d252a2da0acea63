"""The forms: every one can be filled and checked, versions keep what was reported under them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from chungtay.core.law.fault import BrokenPack
from chungtay.core.submissions.checks.kinds import RULE_KINDS
from chungtay.core.submissions.form import CellType, Form, RowSource, UnknownForm
from chungtay.core.submissions.period import Frequency, periods
from chungtay.core.units.unit import Level
from chungtay.packs import forms
from tests.packs.library import NATION, written

DAY = dt.date(2020, 9, 30)
ASKED = {
    "von-thang", "huy-dong-thang", "cong-trinh-thang", "tieu-chi-quy", "chi-tieu-49-quy",
    "ho-ngheo-nam", "ho-ngheo-thang", "san-xuat-quy", "dao-tao-quy", "ocop-quy",
    "phat-dong-nam", "kho-khan-quy", "no-dong-6-thang", "tong-hop-9-thang", "tong-ket-giai-doan",
}  # fmt: skip


def test_no_form_has_a_fault() -> None:
    assert forms.check() == ()


def test_the_forms_of_2020_are_in_force_and_cover_every_sort_of_period() -> None:
    found = forms.forms(on=DAY)
    assert set(found) == ASKED
    assert {form.frequency for form in found.values()} == set(Frequency)


@pytest.mark.parametrize("form", forms.every(), ids=lambda f: f"{f.code}@{f.version}")
def test_every_form_is_named_in_two_languages_and_due_wherever_it_is_filed(form: Form) -> None:
    assert all((form.title.vi, form.title.en, form.short.vi, form.short.en))
    titles = [*(column.title for column in form.columns), *(row.title for row in form.rows)]
    assert all(title.vi and title.en for title in titles)
    assert set(form.due) == set(form.levels)
    assert any(column.typed and column.required for column in form.columns)


def test_money_is_reckoned_by_months_and_statistics_to_the_fourteenth() -> None:
    money, training = forms.form("von-thang", on=DAY), forms.form("dao-tao-quy", on=DAY)
    last = list(periods(Frequency.MONTH, year=2020, cutoff=money.cutoff))[8]
    assert (last.since, last.until) == (dt.date(2020, 9, 1), dt.date(2020, 9, 30))
    third = list(periods(Frequency.QUARTER, year=2020, cutoff=training.cutoff))[2]
    assert (third.since, third.until) == (dt.date(2020, 6, 15), dt.date(2020, 9, 14))


def test_a_later_version_asks_more_and_leaves_the_earlier_one_as_it_was() -> None:
    old = forms.form("von-thang", on=dt.date(2022, 4, 18))
    new = forms.form("von-thang", on=dt.date(2022, 4, 19))
    assert (old.version, old.until) == ("2020-01-01", dt.date(2022, 4, 19))
    assert {c.code for c in new.columns} - {c.code for c in old.columns} == {"advance"}
    assert forms.version("von-thang", "2020-01-01") == old
    assert old.digest != new.digest


def test_the_digest_is_of_the_definition_and_of_nothing_else() -> None:
    form = forms.form("von-thang", on=DAY)
    assert forms.digest(form) == form.digest
    assert forms.digest(replace(form, until=None)) == form.digest
    assert forms.digest(replace(form, rules=form.rules[:-1])) != form.digest
    assert forms.digest(replace(form, note="khác")) != form.digest


def test_an_unknown_form_or_version_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownForm, match="von-thang"):
        forms.form("von-nam", on=DAY)
    with pytest.raises(UnknownForm, match="2022-04-19"):
        forms.version("von-thang", "1999-01-01")
    with pytest.raises(UnknownForm):
        forms.form("tieu-chi-quy", on=dt.date(2022, 1, 1))


def test_results_are_written_to_the_register_by_the_province_alone() -> None:
    fed = [c.feed for f in forms.every() for c in f.columns if c.feed]
    assert {feed.register for feed in fed} == {
        "capital", "criteria", "poverty", "readings", "results", "works",
    }  # fmt: skip
    assert all(feed.levels == (Level.PROVINCE,) for feed in fed if feed.register == "results")


def test_every_kind_of_check_but_one_is_asked_for_by_some_form() -> None:
    """`parts` waits for a form whose totals are typed; ours compute them."""
    asked = {rule.kind for form in forms.every() for rule in form.rules}
    assert set(RULE_KINDS) - asked == {"parts"}


def test_rows_come_from_every_source() -> None:
    assert {form.row_source for form in forms.every()} == set(RowSource)
    types = {column.type for form in forms.every() for column in form.columns}
    assert types == set(CellType)


GOOD = """\
code: thu
since: 2020-01-01
title: {vi: Thử, en: Try}
short: {vi: Thử, en: Try}
frequency: month
levels: [commune]
row_source: list
cite: "ttg:1/QĐ-TTg:2016-01-01"
verified: true
due:
  commune: {days: 3}
rows:
- {code: a, title: {vi: A, en: A}}
columns:
- {code: n, title: {vi: N, en: N}, type: count, low: 0}
- {code: t, title: {vi: T, en: T}, type: text}
rules:
- {kind: never_falls, settings: {columns: [n]}}
"""


def faults(tmp_path: Path, text: str, name: str = "thu") -> list[tuple[int, str]]:
    """Give the line and the path of each fault of a form's file."""
    library = written(tmp_path, NATION, {f"vn/forms/{name}.yaml": text})
    try:
        forms.read_forms(library)
    except BrokenPack as broken:
        return [(fault.line, fault.path) for fault in broken.faults]
    return []


def test_a_small_form_is_read_and_its_checks_have_their_own_severity(tmp_path: Path) -> None:
    library = written(tmp_path, NATION, {"vn/forms/thu.yaml": GOOD})
    (form,) = forms.read_forms(library)
    assert [(rule.kind, rule.severity.value) for rule in form.rules] == [("never_falls", "error")]
    assert form.rules[0].settings == {"columns": ("n",)}


@pytest.mark.parametrize(
    ("was", "now", "line", "path"),
    [
        ("kind: never_falls", "kind: never_fall", 18, "rules[0].kind"),
        ("{columns: [n]}", "{columns: [m]}", 18, "rules[0].settings.columns"),
        ("{columns: [n]}", "{columns: [t]}", 18, "rules[0].settings.columns"),
        ("{columns: [n]}", "{}", 18, "rules[0].settings"),
        ("{columns: [n]}", "{columns: [n], most: 1}", 18, "rules[0].settings.most"),
        ("never_falls, settings: {columns: [n]}",
         "jump, settings: {columns: [n], percent: nhiều}", 18, "rules[0].settings.percent"),
        ("never_falls, settings: {columns: [n]}",
         "plan, settings: {actual: [n, n], plan: n}", 18, "rules[0].settings.actual"),
        ("never_falls, settings: {columns: [n]}",
         "equals_form, settings: {column: n, form: khac, other_column: n}",
         18, "rules[0].settings.form"),
        ("type: count, low: 0", "type: count, decimals: 1", 15, "columns[0].decimals"),
        ("type: count, low: 0", "type: count, low: 2, high: 1", 15, "columns[0].low"),
        ("type: count, low: 0", "type: count, scale: 1000", 15, "columns[0].scale"),
        ("type: count, low: 0", "type: percent", 15, "columns[0].base"),
        ("type: count, low: 0", "type: count, unit: ho", 15, "columns[0].unit"),
        ("type: count, low: 0", "type: count, given: true, required: true", 15,
         "columns[0].required"),
        ("type: count, low: 0", "type: count, formula: {plus: [m]}", 15, "columns[0].formula"),
        ("type: count, low: 0", "type: count, feed: {register: sách}", 15,
         "columns[0].feed.register"),
        ("type: count, low: 0",
         "type: count, feed: {register: results, settings: {indicator: '@indicator'}}", 13,
         "rows[0].facets"),
        ("type: text", "type: choice", 16, "columns[1].choices"),
        ("title: {vi: A, en: A}}", "title: {vi: A, en: A}, total_of: [b]}", 13, "rows[0].total_of"),
        ("title: {vi: A, en: A}}", "title: {vi: A, en: A}, columns: [x]}", 13, "rows[0].columns"),
        ("row_source: list", "row_source: open", 13, "rows"),
        ("levels: [commune]", "levels: [commune, district]", 11, "due"),
        ("since: 2020-01-01", "since: 2015-01-01", 2, "since"),
        ("since: 2020-01-01", "since: 2020-01-01\nuntil: 2019-01-01", 3, "until"),
        ("since: 2020-01-01", "since: 2020-01-01\ncutoff: nothing", 3, "cutoff"),
        ("since: 2020-01-01", "since: 2020-01-01\ncutoff: limit", 3, "cutoff"),
        ("since: 2020-01-01", "since: 2020-01-01\ntypes: [huyện]", 3, "types"),
        ("since: 2020-01-01", "since: 2020-01-01\nprogramme: x", 3, "programme"),
        ("since: 2020-01-01", "since: 2020-01-01\nappraised_by: [x]", 3, "appraised_by[0]"),
        ("since: 2020-01-01", "since: 2020-01-01\nrows_of: x", 3, "rows_of"),
    ],
)  # fmt: skip
def test_a_fault_of_a_form_is_named_at_its_line(
    tmp_path: Path, *, was: str, now: str, line: int, path: str
) -> None:
    assert was in GOOD
    assert (line, path) in faults(tmp_path, GOOD.replace(was, now))


def test_a_form_lies_in_the_file_of_its_name(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []
    assert faults(tmp_path / "x", GOOD, "khac") == [(1, "")]


def test_two_files_may_not_hold_the_same_version(tmp_path: Path) -> None:
    library = written(
        tmp_path, NATION, {"vn/forms/thu.yaml": GOOD, "vn/forms/thu@2020-01-01.yaml": GOOD}
    )
    with pytest.raises(BrokenPack, match="đã có"):
        forms.read_forms(library)
