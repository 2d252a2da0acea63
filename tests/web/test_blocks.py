"""Tables whose rows become blocks on a phone, without their heads: each cell names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chungtay import web

TEMPLATES = Path(web.__file__).parent / "templates"
TABLE = re.compile(r'<table class="(?:[^"]* )?cards(?: [^"]*)?">(.*?)</table>', re.DOTALL)
NUMBER = re.compile(r'<td class="n[ "{][^>]*>')


def tables() -> Iterator[tuple[str, str]]:
    for file in sorted(TEMPLATES.rglob("*.html")):
        for table in TABLE.findall(file.read_text(encoding="utf-8")):
            yield file.relative_to(TEMPLATES).as_posix(), table


@pytest.mark.parametrize(("template", "table"), list(tables()))
def test_every_number_of_a_block_says_what_it_is(template: str, table: str) -> None:
    silent = [cell for cell in NUMBER.findall(table) if "data-head" not in cell]
    assert not silent, template


def test_the_pages_of_money_are_among_them() -> None:
    found = {template for template, _table in tables()}
    assert {
        "alerts/list.html", "capital/arrears.html", "capital/book/book.html",
        "capital/book/entry.html", "capital/book/write.html", "capital/foresight/risk.html",
        "capital/reconcile/differences.html", "capital/rotation.html",
    } <= found  # fmt: skip
