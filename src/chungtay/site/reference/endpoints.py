"""The page of the API, and its OpenAPI document as committed."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from chungtay.api.root import api
from chungtay.site.reference.markdown import code, codes, table

DOCUMENT = "openapi.json"


def document() -> str:
    """Write the OpenAPI document."""
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1) + "\n"


def page() -> str:
    """Write the page."""
    told = api.get_openapi_schema()
    lines = [
        (operation["tags"][0], method.upper(), path, operation)
        for path, methods in told["paths"].items()
        for method, operation in methods.items()
    ]
    parts = [
        "# API\n",
        f"{told['info']['description']}\n",
        f"The whole document, with every field and example: [{DOCUMENT}]({DOCUMENT}) (also at "
        "`/api/openapi.json` of a running site). A refusal's `code` is one of "
        "[these](refusals.md).\n",
    ]
    for tag, group in groupby(lines, key=lambda line: line[0]):
        parts += [f"## {tag}\n", table(("", "địa chỉ", "việc", "tham số"), map(_row, group))]
    return "\n".join(parts)


def _row(line: tuple[str, str, str, dict[str, Any]]) -> tuple[str, ...]:
    _tag, method, path, operation = line
    asked = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
    return code(method), code(path), operation["summary"], codes(asked)
