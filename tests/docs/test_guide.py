"""The guide's pictures are there, shown, described, small and few."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/guide/pictures"
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs/guide").glob("*.md"))]


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    shown = {
        (page.parent / address).resolve()
        for page in PAGES
        for _, address in SHOWN.findall(page.read_text(encoding="utf-8"))
    }
    assert shown == set(PICTURES.resolve().iterdir())


def test_pictures_are_described_for_those_who_cannot_see_them() -> None:
    for page in PAGES:
        for words, address in SHOWN.findall(page.read_text(encoding="utf-8")):
            assert len(words.split()) > 4, address


def test_pictures_are_few_and_small() -> None:
    sizes = [picture.stat().st_size for picture in PICTURES.iterdir()]
    assert len(sizes) <= 32
    assert max(sizes) <= 150_000
    assert sum(sizes) <= 1_900_000


def test_guide_shows_every_page_in_its_contents() -> None:
    contents = (ROOT / "docs/guide/index.md").read_text(encoding="utf-8")
    names = {page.stem for page in PAGES if page.parent.name == "guide"} - {"index"}
    assert names <= set(contents.split())
