"""The rules of alerts are read strictly; a province sets its own thresholds over the nation's."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from chungtay.core.law.fault import BrokenPack
from chungtay.packs import loader
from chungtay.packs.alerts import read_rules, rules
from chungtay.packs.loader.library import Library

DAY = dt.date(2020, 10, 13)


def test_a_province_of_its_own_thresholds_has_them() -> None:
    own = {rule.code: rule.on(DAY) for rule in rules("62")}
    nation = {rule.code: rule.on(DAY) for rule in rules()}
    assert own["rate-recurrent"] != nation["rate-recurrent"]
    assert own["finish-passed"] == nation["finish-passed"]


def test_every_rule_names_a_listed_document() -> None:
    for rule in rules("62"):
        for setting in rule.settings:
            assert setting.cite.partition("#")[0] in loader.instruments()


@pytest.mark.parametrize(
    "told",
    [
        "- {code: no-such-rule, settings: []}\n",
        "- {code: still-line, settings: [{since: 2020-01-01, value: {weeks: x}, cite: x}]}\n",
        "- {code: still-line, settings: [], scope: line}\n",
    ],
)
def test_what_is_wrong_in_a_province_file_is_said_with_its_place(tmp_path: Path, told: str) -> None:
    root = packs_at(tmp_path)
    (root / "kontum" / "alerts.yaml").write_text(told, encoding="utf-8")
    with pytest.raises(BrokenPack) as broken:
        read_rules(Library(root), "62")
    assert "kontum/alerts.yaml" in str(broken.value)


def packs_at(place: Path) -> Path:
    root = place / "packs"
    for name in ("vn", "kontum", "demo"):
        folder = root / name
        folder.mkdir(parents=True)
        source = loader.ROOT / name
        for file in ("pack.yaml", "agencies.yaml", "alerts.yaml"):
            if (source / file).exists():
                shutil.copy(source / file, folder / file)
        shutil.copytree(source / "instruments", folder / "instruments")
    return root


DEMO = "demo:~du-lieu-mo-phong:2020-10-13"


def of_site(place: Path, value: str, *, rule: str = "still-line", since: str = "2020-11-01") -> str:
    folder = place / "site" / "kontum"
    folder.mkdir(parents=True)
    setting = f'{{since: {since}, value: {value}, cite: "{DEMO}"}}'
    told = f"- {{code: {rule}, settings: [{setting}]}}\n"
    (folder / "alerts.yaml").write_text(told, encoding="utf-8")
    try:
        found = read_rules(Library(packs_at(place), place / "site"), "62")
    except BrokenPack as broken:
        return str(broken)
    held = next(one for one in found if one.code == rule).on(dt.date(2020, 12, 1))
    return str(held and held.value.weeks)


def test_what_the_site_has_set_lies_over_what_was_shipped(tmp_path: Path) -> None:
    assert of_site(tmp_path, "{weeks: 3}") == "3"


@pytest.mark.parametrize(
    ("value", "rule", "since", "said"),
    [
        ("{weeks: 0}", "still-line", "2020-11-01", "số tuần từ 1 trở lên"),
        ("{weeks: 4000}", "still-line", "2020-11-01", "không được quá 3660"),
        ("{percent: 101, by: 09-30}", "rate-district", "2020-11-01", "từ 1 đến 100"),
        ("{percent: -1, by: 09-30}", "rate-district", "2020-11-01", "từ 1 đến 100"),
        ("{percent: 60, by: 02-31}", "rate-district", "2020-11-01", "năm nào cũng có"),
        ("{days: -1}", "obstacle-overdue", "2020-11-01", "không được âm"),
        ("{weeks: 3}", "no-such-rule", "2020-11-01", "no-such-rule"),
        ("{weeks: 3}", "still-line", "2020-10-12", "trước ngày ký văn bản (2020-10-13)"),
    ],
)
def test_what_cannot_be_in_the_sites_file_is_said_with_its_place(
    tmp_path: Path, *, value: str, rule: str, since: str, said: str
) -> None:
    told = of_site(tmp_path, value, rule=rule, since=since)
    assert "CHUNGTAY_HOME/" in told and "kontum/alerts.yaml" in told
    assert said in told
