"""Workbooks that are handed in: letterhead, title, tables one to a sheet, room for signatures.

The head is that of Decree 30/2020/NĐ-CP, as far as a sheet can have it: who issues on the left, the
country's name and motto on the right. Equal input gives equal bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from chungtay.core.reports.document import Head, Signature, Table
from chungtay.formats.cells import Look, line_height
from chungtay.formats.workbook import A3, Target
from chungtay.formats.xlsx_out import ACCOMPANIES, CENTRED, Drawn, Form, TableBook

WIDE = 375.0
"""Millimetres between the margins of a landscape page of A3."""
COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DRAWN_UP: Final = "NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)"
NUMBER: Final = "Số:          /"
DAY: Final = "ngày      tháng      năm 20…"
LETTERHEAD: Final = 2
"""Rows of the letterhead."""
ROOM: Final = 60.0
"""Points left free for a signature."""
SIGNED: Final = "(Ký, ghi rõ họ tên, đóng dấu)"
HEAD = Look(bold=True, align="center", border=False, size=12)
DATE = Look(italic=True, align="center", border=False, size=12)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet: its name, its table, a line under the title; `wide` ones are printed on A3."""

    name: str
    table: Table
    line: str = ""
    wide: bool = False


def write_official(
    leaves: Sequence[Leaf],
    target: Target,
    *,
    head: Head,
    signature: Signature,
    note: str,
    on: dt.date,
) -> None:
    """Write a workbook to be handed in; the first sheet is the one that is signed."""
    author = " ".join(head.issuer.split("\n"))
    book = _Official(target, title=head.subject, author=author, on=on)
    drawn = [book.leaf(leaf, head, note) for leaf in leaves]
    book.signatures(drawn[0], signature)
    book.close()


class _Official(TableBook):
    """A workbook of tables under a letterhead."""

    def leaf(self, leaf: Leaf, head: Head, note: str) -> Drawn:
        """Write a sheet: letterhead, title, note, table."""
        lines = [
            (head.kind, CENTRED),
            (head.subject, CENTRED),
            (leaf.line, ACCOMPANIES),
            (note, ACCOMPANIES),
        ]
        form = Form(above=LETTERHEAD, wordy=True)
        if leaf.wide:
            form = replace(form, width=WIDE, paper=A3)
        drawn = self.sheet(leaf.name, lines, leaf.table, leaf.table.unit, form=form)
        issuer = "\n".join(part for part in (head.superior, head.issuer) if part)
        self._beside(drawn, 0, (issuer, COUNTRY), HEAD)
        self._beside(drawn, 1, (NUMBER, f"{head.place}, {DAY}"), DATE)
        return drawn

    def signatures(self, drawn: Drawn, signature: Signature) -> None:
        """Leave room under a table for who drew it up and who signs."""
        signs = "\n".join((*signature.lines, SIGNED))
        self._beside(drawn, drawn.end + 1, (DRAWN_UP, signs), HEAD)
        drawn.sheet.set_row(drawn.end + 2, ROOM)

    def _beside(self, drawn: Drawn, row: int, texts: tuple[str, str], look: Look) -> None:
        """Write two texts in the halves of a row."""
        half, columns = _half(drawn.widths), len(drawn.widths)
        for first, last, text in ((0, half - 1, texts[0]), (half, columns - 1, texts[1])):
            if last > first:
                drawn.sheet.merge_range(row, first, row, last, "", self.format(look))
            drawn.sheet.write_string(row, first, text, self.format(look))
        lines = max(text.count("\n") + 1 for text in texts)
        drawn.sheet.set_row(row, line_height(look.size) * lines)


def _half(widths: Sequence[float]) -> int:
    """Give the first column of the right half."""
    whole, left, count = sum(widths), 0.0, 0
    while count < len(widths) - 1 and left + widths[count] / 2 < whole / 2:
        left += widths[count]
        count += 1
    return max(1, count)
