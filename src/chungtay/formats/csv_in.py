"""CSV as offices write it: whatever signs part the cells, and in whatever code page.

Excel in Vietnamese writes semicolons and often UTF-16 or the old code page 1258. What is none of
these is refused, never guessed at.
"""

from __future__ import annotations

import csv
import io
import unicodedata

from chungtay.core.kernel.vietnamese import straight
from chungtay.core.submissions.book import NotABook
from chungtay.core.submissions.unread import because

ENCODINGS = ("utf-8-sig", "cp1258")
DELIMITERS = ";\t,|"
MOST_ROWS = 300_000


def rows_of(content: bytes, name: str) -> list[list[str]]:
    r"""Give the cells of a CSV file, row by row; refuse (`NotABook`) what is none.

    >>> rows_of("Xã;Số\r\nĐắk Ang;1\r\n".encode("utf-16"), "a.csv")
    [['Xã', 'Số'], ['Đắk Ang', '1']]
    """
    text = text_of(content, name)
    head = "\n".join(text.splitlines()[:20])
    lines = csv.reader(io.StringIO(text), delimiter=max(DELIMITERS, key=head.count))
    try:
        rows = list(lines)
    except csv.Error as fault:
        raise NotABook(name, because("csv", fault=str(fault))) from fault
    if len(rows) > MOST_ROWS:
        raise NotABook(name, because("rows", most=MOST_ROWS))
    return rows


def text_of(content: bytes, name: str) -> str:
    """Give a text file's letters, each whole; refuse (`NotABook`) what is no text."""
    # Without its mark nearly any bytes would pass for UTF-16.
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not marked:
        raise NotABook(name, because("no_text"))
    for encoding in ("utf-16",) if marked else ENCODINGS:
        try:
            return straight(unicodedata.normalize("NFC", content.decode(encoding)))
        except UnicodeError:
            continue
    raise NotABook(name, because("encoding"))
