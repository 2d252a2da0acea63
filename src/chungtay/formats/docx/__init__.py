"""Word: write a report, and tell later whether its figures still stand as written."""

from __future__ import annotations

from chungtay.formats.docx.verifying import verify
from chungtay.formats.docx.writing import write

__all__ = ["verify", "write"]
