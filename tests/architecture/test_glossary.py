"""Every domain has its word in the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOMAINS = sorted(
    path.name for path in (ROOT / "src/chungtay/core").iterdir() if (path / "__init__.py").exists()
)


@pytest.mark.parametrize("domain", DOMAINS)
def test_domain_stands_in_the_glossary(domain: str) -> None:
    assert f"| `{domain}` |" in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def test_domains_of_the_apps_are_domains_of_the_core() -> None:
    apps = {
        path.name
        for path in (ROOT / "src/chungtay/apps").iterdir()
        if (path / "models.py").exists()
    }
    assert apps - {"audit"} <= set(DOMAINS)
