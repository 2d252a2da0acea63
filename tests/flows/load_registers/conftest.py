"""The small data set as files, to be spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from chungtay.apps.units.services import load_units
from tests.apps.conftest import PLACES
from tests.flows.load_registers.small import FILES, Spoil


@pytest.fixture(autouse=True)
def _units(db: None) -> None:
    load_units(by="thử nghiệm", places=PLACES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Write one file anew with some words replaced by others."""

    def write(name: str, old: str, new: str) -> None:
        path = folder / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return write
