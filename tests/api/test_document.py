"""The OpenAPI document tells a reader what each endpoint does, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from ninja import Schema
from pydantic import WithJsonSchema

from chungtay.api.schema import In, Out
from tests.api.committed import DOCUMENT

SCHEMAS = DOCUMENT["components"]["schemas"]
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}


def shown(schema: Any) -> bool:
    """Tell whether a schema shows by example, or by a closed list or a default, what is meant."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    said = {"examples", "example", "enum", "default", "const"} & set(schema)
    inner = [*schema.get("anyOf", ()), *schema.get("properties", {}).values()]
    if "items" in schema:
        inner.append(schema["items"])
    return bool(said) or schema.get("format") in ("date", "binary") or any(map(shown, inner))


@pytest.mark.parametrize("name", list(OPERATIONS))
def test_an_endpoint_says_what_it_does_and_shows_what_it_takes(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    for parameter in operation["parameters"]:
        if parameter["in"] == "path" or parameter["required"]:
            assert "example" in parameter or shown(parameter["schema"]), parameter["name"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        assert shown(content["schema"])


def test_names_of_operations_are_kept_apart() -> None:
    counted = Counter(operation["operationId"] for operation in OPERATIONS.values())
    assert max(counted.values()) == 1


def test_every_schema_is_described() -> None:
    silent = {
        name for name, schema in SCHEMAS.items()
        if schema.get("type") == "object" and not schema.get("description")
    }  # fmt: skip
    assert not silent


def test_schemas_of_two_modules_do_not_share_a_name() -> None:
    named: dict[str, set[str]] = {}
    for schema in (*_under(In), *_under(Out)):
        if "[" not in schema.__name__ and schema.__module__.startswith("chungtay.api"):
            named.setdefault(schema.__name__, set()).add(schema.__module__)
            for kind in _enums(get_type_hints(schema, include_extras=True).values()):
                named.setdefault(kind.__name__, set()).add(kind.__module__)
    assert not {name: places for name, places in named.items() if len(places) > 1}


def _enums(shapes: Iterable[Any]) -> Iterator[type[Enum]]:
    """Name the closed lists within types: two of one name would stand as one in the document."""
    for shape in shapes:
        if isinstance(shape, type) and issubclass(shape, Enum):
            yield shape
        inner = get_args(shape)
        if not any(isinstance(one, WithJsonSchema) for one in inner):
            yield from _enums(inner)


def _under(schema: type[Schema]) -> Iterator[type[Schema]]:
    for one in schema.__subclasses__():
        yield one
        yield from _under(one)
