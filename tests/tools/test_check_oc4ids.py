"""The tool that holds an export against the published standard, tried on a small one of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tools.check_oc4ids import Standard, faults, main

PROJECT = {
    "id": "urn:example:project",
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "sector": {"type": "array", "codelist": "sector.csv", "items": {"type": "string"}},
        "period": {"$ref": "#/definitions/Period"},
    },
    "definitions": {
        "Period": {
            "type": "object",
            "properties": {"startDate": {"type": "string", "format": "date-time"}},
        }
    },
}
PACKAGE = {
    "type": "object",
    "required": ["projects"],
    "properties": {"projects": {"type": "array", "minItems": 1, "items": {}}},
}
GOOD = {
    "id": "a",
    "sector": ["transport"],
    "period": {"startDate": "2020-03-15T00:00:00+07:00"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "codelists").mkdir()
    (tmp_path / "project-schema.json").write_text(json.dumps(PROJECT), encoding="utf-8")
    (tmp_path / "project-package-schema.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    (tmp_path / "codelists" / "sector.csv").write_text("Code,Title\ntransport,Roads\n", "utf-8")
    return tmp_path


def test_what_the_standard_asks_for_is_without_fault(folder: Path) -> None:
    assert faults(Standard(folder), {"projects": [GOOD], "links": {"next": "…"}}) == []


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ({"sector": ["transport"]}, "projects/0: "),
        ({**GOOD, "period": {"startDate": "15/03/2020"}}, "projects/0/period/startDate: "),
        ({**GOOD, "period": {"from": "2020"}}, "projects/period/from"),
        ({**GOOD, "sector": ["roads"]}, "sector.csv: roads"),
    ],
)
def test_each_fault_is_named_with_its_place(
    folder: Path, project: dict[str, Any], said: str
) -> None:
    (fault,) = faults(Standard(folder), {"projects": [project]})
    assert fault.startswith(said)


def test_the_command_says_how_many_and_ends_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "works.json"
    for projects, ended in (([GOOD], 0), ([{**GOOD, "sector": ["roads"]}], 1)):
        file.write_text(json.dumps({"projects": projects}), encoding="utf-8")
        assert main(str(folder), str(file)) == ended
    assert capsys.readouterr().out.splitlines() == [
        "1 projects, 1 codelists, 0 faults",
        "sector.csv: roads",
        "1 projects, 1 codelists, 1 faults",
    ]
