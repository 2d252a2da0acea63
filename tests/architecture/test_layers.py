"""The layers that exist are those that ARCHITECTURE.md tells of; interfaces ask no table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHUNGTAY = ROOT / "src/chungtay"
LAYERS = sorted(path.parent.name for path in CHUNGTAY.glob("*/__init__.py"))
INTERFACES = sorted(
    path for layer in ("web", "api", "cli") for path in (CHUNGTAY / layer).rglob("*.py")
)
OF_TABLES = {"objects", "_default_manager", "raw", "bulk_create", "select_related"}
OF_DATABASES = {
    "connection",
    "transaction",
    "DatabaseError",
    "OperationalError",
    "ProgrammingError",
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_stands_in_architecture(layer: str) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = text.partition("## Layers")[2].partition("```\n")[2].partition("```")[0]
    assert re.search(rf"\b{layer}\b", drawn)
    assert f"`{layer}/" in text.partition("## Where things are")[2]


@pytest.mark.parametrize("path", INTERFACES, ids=lambda path: str(path.relative_to(CHUNGTAY)))
def test_an_interface_asks_no_table(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & OF_TABLES
    assert set(_from_django_db(tree)) <= OF_DATABASES


def _from_django_db(tree: ast.AST) -> Iterator[str]:
    """Name what a file takes from Django's database layer: to fail in words, no more."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db"):
            yield from (alias.name for alias in node.names)
