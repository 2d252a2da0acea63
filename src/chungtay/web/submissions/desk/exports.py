"""The matrix as a workbook, as its address shows it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from chungtay.core.reports import document
from chungtay.web.submissions.desk.matrix import MatrixPage
from chungtay.web.submissions.desk.matrix_rows import Cell

WIDE, NARROW = 50.0, 30.0


def table(page: MatrixPage) -> document.Table:
    """Give the matrix as a table of words."""
    heads = (_("Đơn vị"), *(f"{head.title} {head.period}" for head in page.heads))
    body = tuple(
        document.Row(tuple(document.Cell(text) for text in (line.title, *map(_text, line.cells))))
        for line in page.lines
    )
    header = document.Row(tuple(document.Cell(text) for text in heads))
    return document.Table((header,), body, (WIDE, *((NARROW,) * len(page.heads))))


def _text(cell: Cell) -> str:
    if cell.mark:
        return ", ".join(part for part in (cell.mark.word, cell.when, cell.gaps) if part)
    told = [f"{count.mark.word} {count.count}" for count in cell.counts]
    return ", ".join((*told, cell.gaps) if cell.gaps else told)
