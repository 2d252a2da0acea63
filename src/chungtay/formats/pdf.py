"""PDF of a Word file, by LibreOffice without a window.

Each conversion has a profile directory of its own, so that two may run at once and nobody's own
settings or macros take part.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from chungtay.core.reports.files import NoLibreOffice, PdfFailed

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 180
# Tagged for screen readers; content controls stay text instead of becoming form fields.
FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportFormFields":{"type":"boolean","value":"false"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def require() -> str:
    """Find LibreOffice's program, or raise NoLibreOffice."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NoLibreOffice
    return program


def convert(docx_path: Path, out_dir: Path) -> Path:
    """Convert a .docx to a PDF of the same name in a directory, and answer its path.

    Raises NoLibreOffice where it is not installed, PdfFailed where it makes no file.
    """
    program = require()
    out_dir.mkdir(parents=True, exist_ok=True)
    made = out_dir / f"{docx_path.stem}.pdf"
    made.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="chungtay-pdf-") as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", FILTER, "--outdir", str(out_dir)]
        try:
            answer = subprocess.run(  # noqa: S603 - fixed program, no shell
                [*command, str(docx_path.resolve())],
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            reason = f"quá {SECONDS} giây chưa xong"
            raise PdfFailed(name=docx_path.name, reason=reason) from late
    if not made.exists():
        said = answer.stderr.decode(errors="replace").strip() or f"mã thoát {answer.returncode}"
        raise PdfFailed(name=docx_path.name, reason=said.splitlines()[-1].rstrip("."))
    return made
