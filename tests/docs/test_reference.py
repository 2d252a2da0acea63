"""The generated pages of docs/reference say what the code says today."""

from __future__ import annotations

import pytest

from chungtay.site.reference.pages import DOCUMENTS, FOLDER, PAGES, written


@pytest.mark.parametrize("name", list(PAGES))
def test_the_committed_page_is_the_generated_one(name: str) -> None:
    committed = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert committed == written(name), "run ./ct reference and commit docs/reference"


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_the_committed_document_is_the_generated_one(name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert committed == DOCUMENTS[name](), "run ./ct reference and commit docs/reference"


def test_no_page_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(PAGES)
