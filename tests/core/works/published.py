"""The published schema of OC4IDS, to hold our export against; `oc4ids/README` says where from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft4Validator

HERE = Path(__file__).parent / "oc4ids"
OURS = frozenset({"links"})
"""What the standard does not name, and its schema allows: the next page of a package."""


def read(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


@cache
def schema() -> dict[str, Any]:
    """Give the schema of a package with that of its projects inside."""
    package, project = read("project-package-schema"), _plain(read("project-schema"))
    definitions = {**project.pop("definitions"), "Project": project}
    package["properties"]["projects"]["items"] = {"$ref": "#/definitions/Project"}
    return {**package, "definitions": definitions}


def faults(package: Mapping[str, Any]) -> list[str]:
    """Say where a package is not what the schema asks."""
    checking = Draft4Validator(_plain(schema()), validate_formats=True)
    return [f"{list(e.instance_path)}: {e.message}" for e in checking.iter_errors(package)]


def unnamed(package: Mapping[str, Any]) -> set[str]:
    """Name the fields of a package that the schema does not have; it lets any through."""
    return set(_unnamed(package, schema(), "")) - OURS


def codes(package: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each code that a package takes from a list, with the list."""
    yield from _codes(package, schema())


def _resolved(told: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = told.get("$ref", "")
    return schema()["definitions"][reference.rpartition("/")[2]] if reference else told


def _unnamed(value: Any, told: Mapping[str, Any], path: str) -> Iterator[str]:
    told = _resolved(told)
    if isinstance(value, list):
        for one in value:
            yield from _unnamed(one, told.get("items", {}), path)
    elif isinstance(value, dict):
        known = told.get("properties", {})
        for name, inside in value.items():
            here = f"{path}/{name}" if path else name
            if name in known:
                yield from _unnamed(inside, known[name], here)
            else:
                yield here


def _codes(value: Any, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    told = _resolved(told)
    if "codelist" in told:
        for one in value if isinstance(value, list) else [value]:
            yield told["codelist"], one
    if isinstance(value, list):
        for one in value:
            yield from _codes(one, told.get("items", {}))
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield from _codes(inside, told.get("properties", {}).get(name, {}))


def _plain(told: Any) -> Any:
    """Leave out the ids, by which references would be looked for elsewhere."""
    return {name: one for name, one in told.items() if name != "id"}
