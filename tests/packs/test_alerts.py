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
    root = tmp_path / "packs"
    for name in ("vn", "kontum", "demo"):
        folder = root / name
        folder.mkdir(parents=True)
        source = loader.ROOT / name
        for file in ("pack.yaml", "agencies.yaml", "alerts.yaml"):
            if (source / file).exists():
                shutil.copy(source / file, folder / file)
        shutil.copytree(source / "instruments", folder / "instruments")
    (root / "kontum" / "alerts.yaml").write_text(told, encoding="utf-8")
    with pytest.raises(BrokenPack) as broken:
        read_rules(Library(root), "62")
    assert "kontum/alerts.yaml" in str(broken.value)
