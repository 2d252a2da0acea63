"""How Sphinx builds the documentation: no page fetches anything from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

project = "Chung Tay"
copyright = "2026, the Chung Tay contributors"  # noqa: A001 - Sphinx's name
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
language = "en"
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Chung Tay"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["wide.css"]

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "readme",
    "README.vi.md": "readme.vi",
    "ARCHITECTURE.md": "architecture",
    "CONTRIBUTING.md": "contributing",
    "GLOSSARY.md": "glossary",
    "CHANGELOG.md": "changelog",
}
"""Pages that stand at the root of the repository, and their names in the documentation."""
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)")


def _link(found: re.Match[str]) -> str:
    text, target = found.groups()
    if target in PAGES:
        return f"[{text}]({PAGES[target]}.md)"
    if target.startswith("docs/"):
        return f"[{text}]({target.removeprefix('docs/')})"
    return text


def _take_root_page(_app: Sphinx, name: str, source: list[str]) -> None:
    for file, page in PAGES.items():
        if name == page:
            source[0] = LINK.sub(_link, (ROOT / file).read_text(encoding="utf-8"))


def setup(app: Sphinx) -> None:
    """Let the pages of the repository's root appear here too, with their links turned."""
    app.connect("source-read", _take_root_page)
