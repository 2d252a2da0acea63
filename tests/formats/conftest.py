"""The sample report, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from chungtay.formats import docx
from tests.formats.sample import DOCUMENT, FIGURES


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a Word file."""
    path = tmp_path_factory.mktemp("report") / "report.docx"
    docx.write(DOCUMENT, FIGURES, path)
    return path
