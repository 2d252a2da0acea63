# ruff: noqa: INP001, T201 - a script, not a package
"""Hold an export of works against the schema of OC4IDS as its publisher gives it out.

`python tools/check_oc4ids.py FOLDER FILE`: FOLDER is what a release of the standard calls
`schema/project-level` (`project-schema.json`, `project-package-schema.json` and, if there,
`codelists/*.csv`), FILE what `chungtay works export` wrote. Says what the schema finds wrong, which
fields it does not name (it lets any through), and which codes its lists do not have; ends with 1
where there is any. The standard is its publisher's: it is not kept in this repository.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft4Validator

Told = Mapping[str, Any]
OURS = frozenset({"links", "partyRole.csv: maintainer"})
"""What we tell that the standard has no name for; the reference says so."""


class Standard:
    """A release of the standard: the schema of a package with that of its projects, and lists."""

    def __init__(self, folder: Path) -> None:
        package, project = (
            _without_id(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
            for name in ("project-package-schema", "project-schema")
        )
        definitions = {**project.pop("definitions", {}), "Project": project}
        package["properties"]["projects"]["items"] = {"$ref": "#/definitions/Project"}
        self.schema = {**package, "definitions": definitions}
        self.lists = {path.name: _codes_of(path) for path in folder.glob("codelists/*.csv")}

    def wrong(self, package: Told) -> Iterator[str]:
        """Say where a package is not what the schema asks."""
        checking = Draft4Validator(self.schema, validate_formats=True)
        for error in checking.iter_errors(package):
            path = "/".join(map(str, error.instance_path))
            yield f"{path}: {error.message}"

    def unnamed(self, value: Any, told: Told | None = None, path: str = "") -> Iterator[str]:
        """Name the fields that the schema does not have."""
        for name, inside, schema in self._fields(value, told or self.schema):
            here = f"{path}/{name}" if path else name
            if schema is None:
                yield here
            else:
                yield from self.unnamed(inside, schema, here)

    def unlisted(self, value: Any, told: Told | None = None) -> Iterator[str]:
        """Name the codes that the list they should be of does not have, where it is at hand."""
        for _, inside, schema in self._fields(value, told or self.schema):
            codelist = (schema or {}).get("codelist", "")
            if codelist in self.lists:
                for code in inside if isinstance(inside, list) else [inside]:
                    if code not in self.lists[codelist]:
                        yield f"{codelist}: {code}"
            if schema is not None:
                yield from self.unlisted(inside, schema)

    def _fields(self, value: Any, told: Told) -> Iterator[tuple[str, Any, Told | None]]:
        """Give each field of an object, or of the objects of a list, with what tells of it."""
        told = self._resolved(told)
        if isinstance(value, list):
            for one in value:
                yield from self._fields(one, told.get("items", {}))
        elif isinstance(value, dict):
            known = told.get("properties", {})
            for name, inside in value.items():
                yield name, inside, known.get(name)

    def _resolved(self, told: Told) -> Told:
        name = told.get("$ref", "").rpartition("/")[2]
        return self.schema["definitions"][name] if name else told


def faults(standard: Standard, package: Told) -> list[str]:
    """Give all that is not as published, each once."""
    told = [*standard.wrong(package), *standard.unnamed(package), *standard.unlisted(package)]
    return [fault for fault in dict.fromkeys(told) if fault not in OURS]


def main(folder: str, file: str) -> int:
    """Print what is wrong."""
    package = json.loads(Path(file).read_text(encoding="utf-8"))
    standard = Standard(Path(folder))
    found = faults(standard, package)
    for fault in found:
        print(fault)
    print(f"{len(package['projects'])} projects, {len(standard.lists)} codelists, "
          f"{len(found)} faults")  # fmt: skip
    return 1 if found else 0


def _codes_of(path: Path) -> frozenset[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["Code"] for row in csv.DictReader(lines))


def _without_id(told: dict[str, Any]) -> dict[str, Any]:
    """Leave out the id, by which references would be looked for elsewhere."""
    return {name: one for name, one in told.items() if name != "id"}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
