"""Compare a Word file with the seal inside it, offline."""

from __future__ import annotations

from pathlib import Path

from chungtay.core.reports.files import NoSeal
from chungtay.core.reports.seal import Verification, compare
from chungtay.formats.docx import seal
from chungtay.formats.docx.lines import found
from chungtay.formats.docx.reading import CUSTOM_PART, Package, controls, require_text_read


def verify(path: Path, *, against: str | None = None) -> Verification:
    """Tell which figures and tables of a report are as sealed, changed, missing or unknown.

    `against` is the digest the site keeps: whoever rewrote figures and seal alike is caught by
    it. Raises NotAReport for what is not a readable .docx and NoSeal where no seal is found.
    """
    package = Package(path)
    require_text_read(package)
    custom = package.xml(CUSTOM_PART)
    read = None if custom is None else seal.read(seal.properties(custom))
    if read is None:
        raise NoSeal(name=path.name)
    sealed, stated = read
    digest = seal.digest(sealed)
    return compare(
        sealed,
        controls(package),
        digest=digest,
        intact=digest == stated,
        against=against,
        tables=found(package),
    )
