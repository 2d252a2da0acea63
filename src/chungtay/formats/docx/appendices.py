"""Appendices: each its own landscape section, headed by its number, title and report."""

from __future__ import annotations

from collections.abc import Iterable

from chungtay.core.reports.document import Appendix, Head
from chungtay.formats.docx.markup import Element, paragraph, run
from chungtay.formats.docx.page import LANDSCAPE_TEXT_WIDTH
from chungtay.formats.docx.tables import table
from chungtay.formats.wording import accompanies


def appendix(source: Appendix, head: Head, year: int) -> Iterable[Element]:
    """Draw an appendix, without the section mark that ends it."""
    yield paragraph("AppendixTitle", run(f"PHỤ LỤC SỐ {source.number}"))
    yield paragraph("AppendixTitle", run(source.title.upper()))
    yield paragraph("AppendixNote", run(accompanies(head, year)))
    for place, each in enumerate(source.tables, 1):
        several = len(source.tables) > 1
        title = f"{source.title} ({place})" if several else source.title
        yield from table(each, LANDSCAPE_TEXT_WIDTH, title=title)
