"""LibreOffice makes the PDF; where it is absent the refusal says how to get it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from chungtay.core.reports.files import NoLibreOffice, PdfFailed
from chungtay.formats import pdf


def test_absent_libreoffice_is_refused_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, report: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoLibreOffice, match="apt-get install libreoffice-writer"):
        pdf.convert(report, tmp_path)


def test_libreoffice_that_makes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, report: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/false")
    with pytest.raises(PdfFailed, match="mã thoát 1"):
        pdf.convert(report, tmp_path)


@pytest.mark.libreoffice
def test_report_becomes_an_official_looking_pdf(report: Path, tmp_path: Path) -> None:
    made = pdf.convert(report, tmp_path / "out")
    pages = _text(made).split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert "Bản dựng từ dữ liệu mô phỏng" in pages[0]
    assert pages[1].split()[0] == "2"  # numbered at the top from the second page on
    appendix = next(n for n, page in enumerate(pages) if "PHỤ LỤC SỐ 04" in page)
    assert pages[appendix + 1].split()[0] == "2"  # an appendix counts its own pages
    assert "Huyện, thành phố" in pages[appendix + 1]  # its header is repeated


def _text(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()
