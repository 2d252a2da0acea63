"""Locks hold names, versions and hashes; nothing committed says where a package was fetched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; .+)? \\$")
REGISTRIES = ("pythonhosted." + "org", "pypi." + "org", "npmjs." + "org", "npmjs." + "com")
"""Written in two parts, so that this file does not name them either."""
TEXTS = {
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".json",
    ".yaml",
    ".yml",
    ".mjs",
    ".js",
    ".html",
    ".cfg",
    "",
}
MADE = {".git", ".venv", ".ct", "out", "node_modules", "_build", "vendor"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_packages_and_hashes_and_no_address(lock: Path) -> None:
    for line in lock.read_text(encoding="utf-8").splitlines():
        assert PINNED.match(line) or line.startswith("    --hash=sha256:"), line
    assert "://" not in lock.read_text(encoding="utf-8")


def test_versions_to_run_and_to_develop_are_the_same() -> None:
    assert _pins("lock.txt").items() <= _pins("dev.txt").items()


def test_npm_lock_holds_hashes_and_no_address() -> None:
    text = (ROOT / "assets/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert "://" not in text
    assert all(told["integrity"] for name, told in packages.items() if name)


def test_no_file_names_a_registry() -> None:
    naming = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*")
        if path.suffix in TEXTS and not MADE & set(path.relative_to(ROOT).parts) and path.is_file()
        if any(host in path.read_text(encoding="utf-8", errors="ignore") for host in REGISTRIES)
    ]
    assert not naming


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for found in map(PINNED.match, lines) if found}
