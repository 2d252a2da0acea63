"""A form opened, computed and saved by LibreOffice comes back whole."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chungtay.formats.form_book import find, read_map
from tests.formats.form_book.sample import CELLS, book, copy, written

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> io.BytesIO:
    """A cell is changed without its formulas being computed; LibreOffice opens, computes, saves."""
    folder = tmp_path_factory.mktemp("office")
    opened = openpyxl.load_workbook(written())
    opened.worksheets[0]["E10"] = 100
    opened.save(folder / "mau.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*told, "--outdir", str(folder / "out"), str(folder / "mau.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return io.BytesIO((folder / "out" / "mau.xlsx").read_bytes())


def test_every_cell_is_found_again(saved: io.BytesIO) -> None:
    grid = book(saved).grids[0]
    found = find(grid, copy().sheet)
    assert not found.missing
    values = {str(place): grid.value(*spot) for place, spot in found.spots.items()}
    assert (values["central|paid"], values["local|paid"]) == (1234.567891, 100)
    assert values["local|note"] == '=HYPERLINK("http://x")'
    assert values["local|count"] == "–"
    assert not grid.unvalued


def test_the_hidden_sheet_survives(saved: io.BytesIO) -> None:
    found = read_map(book(saved))
    assert found is not None
    assert found.entries[0].base == CELLS


def test_sums_are_what_the_system_computes(saved: io.BytesIO) -> None:
    values: Any = openpyxl.load_workbook(saved, data_only=True).worksheets[0]
    assert values["E12"].value == pytest.approx(1334.567891)
    assert values["F12"].value == pytest.approx(1334.567891 / 2500 * 100)
    assert values["G12"].value in (None, "")


def test_only_open_cells_stay_open(saved: io.BytesIO) -> None:
    sheet: Any = openpyxl.load_workbook(saved).worksheets[0]
    assert sheet.protection.sheet
    assert not sheet["E9"].protection.locked
    assert sheet["D9"].protection.locked
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"custom", "list"}


def test_it_can_be_printed(saved: io.BytesIO, tmp_path: Path) -> None:
    (tmp_path / "mau.xlsx").write_bytes(written().getvalue())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*told, str(tmp_path / "mau.xlsx")], check=True, capture_output=True, timeout=120
    )
    reading = ["pdftotext", "-layout", str(tmp_path / "mau.pdf"), "-"]
    text = subprocess.run(reading, check=True, capture_output=True, text=True).stdout
    assert "KẾ HOẠCH VÀ GIẢI NGÂN THEO NGUỒN" in text
    assert "1.234,568" in text
    assert "17/08/2020" in text
    assert "Trang 1/1" in text
    assert "col:paid" not in text
