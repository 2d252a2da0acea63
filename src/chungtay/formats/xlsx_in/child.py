"""The process that opens a stranger's workbook: bounded memory and time, nothing but its cells.

Run as a script with a workbook on its standard input; answers on its standard output with
`marshal`, which the parent reads. A five-kilobyte file can make a reader ask for half a terabyte:
then this process dies, and nothing else does.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import marshal
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import python_calamine

MOST_MEMORY = 2 * 1024**3
MOST_SECONDS = 60
MOST_CELLS = 4_000_000
"""A list of 100,000 lines has some two million; whoever asked has to hold them all too."""
MOST_TEXT = 200_000_000
"""Letters in all cells: a text that a file holds once may stand in each of them."""
MOST_COLUMNS = 16_384
LOCKED, BROKEN, TOO_MANY, TOO_LONG = 3, 4, 5, 6
"""Exit codes: the workbook has a password; is damaged; has too many cells; too many letters."""

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REF = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]+)["']""")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_TEXT = re.compile(rb"""\bt=["']str["']""")
"""A formula that gave a text, which may be an empty one."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>[^<]*[^<\s]|<(?:\w+:)?is>")
_XF = re.compile(rb"""<(?:\w+:)?xf\s[^>]*?numFmtId=["']([0-9]+)["']""")
_XFS = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_NUMBER_FORMAT = re.compile(
    rb"""<(?:\w+:)?numFmt\s[^>]*?numFmtId=["']([0-9]+)["'][^>]*?formatCode=["']([^"']*)["']"""
)
_QUOTED = re.compile(rb"&quot;.*?&quot;|\\.|\[.*?\]")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)/?>")
_PERCENTS = {b"9", b"10"}
"""The number formats of Excel's own that show hundredths as percent."""


def main() -> int:
    """Read the workbook on standard input; write its sheets to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        told = list(_sheets(content))
    except python_calamine.PasswordError:
        return LOCKED
    except TooMuchError as beyond:
        return beyond.code
    except (python_calamine.CalamineError, zipfile.BadZipFile, KeyError, UnicodeError):
        return BROKEN
    marshal.dump(told, sys.stdout.buffer)
    return 0


class TooMuchError(Exception):
    """A workbook has more cells, or more letters in them, than are read; `code` says which."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


class Room:
    """How many cells and letters may still come; raises `TooMuchError` beyond."""

    def __init__(self) -> None:
        self._cells, self._text = MOST_CELLS, MOST_TEXT

    def take_cells(self, count: int) -> None:
        """Take room for cells, those between two filled ones with them."""
        self._cells -= count
        if self._cells < 0:
            raise TooMuchError(TOO_MANY)

    def take_text(self, count: int) -> None:
        """Take room for letters."""
        self._text -= count
        if self._text < 0:
            raise TooMuchError(TOO_LONG)


def _sheets(content: bytes) -> Iterator[dict[str, Any]]:
    """Give each sheet: name, whether it is seen, its rows, and the places of odd cells."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    room = Room()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = _parts(archive)
        percents = _percent_styles(archive)
        for at, about in enumerate(book.sheets_metadata):
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(at)
            room.take_cells(sheet.total_height * sheet.total_width)
            rows = [
                [_told(value) for value in row] for row in sheet.to_python(skip_empty_area=False)
            ]
            room.take_text(sum(len(cell) for row in rows for cell in row if type(cell) is str))
            part = parts[at] if at < len(parts) else ""
            xml = archive.read(part) if part else b""
            yield {
                "name": about.name,
                "seen": about.visible == python_calamine.SheetVisibleEnum.Visible,
                "rows": rows,
                **_odd_cells(xml, percents),
                **_hidden(xml),
            }


def _told(value: Any) -> Any:
    """Give a value as marshal can write it: days as text behind a mark, nothing as None."""
    if value == "":
        return None
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return ("day", str(value))
    return value


def _parts(archive: zipfile.ZipFile) -> list[str]:
    """Name the archive's part of each sheet, in the order of the workbook."""
    targets = {}
    with contextlib.suppress(KeyError):
        for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
            target = _said(relation, b"Target").lstrip("/")
            full = target if target.startswith("xl/") else f"xl/{target}"
            targets[_said(relation, b"Id")] = full
    names = set(archive.namelist())
    sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
    found = [targets.get(_said(sheet, rb"\w+:id"), "") for sheet in sheets]
    return [part if part in names else "" for part in found]


def _said(tag: bytes, name: bytes) -> str:
    found = re.search(rb"(?:^|\s)" + name + rb"""\s*=\s*["']([^"']*)["']""", tag)
    return found[1].decode() if found else ""


def _percent_styles(archive: zipfile.ZipFile) -> set[bytes]:
    """Give the styles whose numbers are shown a hundred times as large, with a percent sign."""
    try:
        styles = archive.read("xl/styles.xml")
    except KeyError:
        return set()
    formats = {
        number for number, code in _NUMBER_FORMAT.findall(styles) if b"%" in _QUOTED.sub(b"", code)
    }
    block = _XFS.search(styles)
    used = _XF.findall(block[0]) if block else []
    return {str(at).encode() for at, number in enumerate(used) if number in formats | _PERCENTS}


def _odd_cells(xml: bytes, percents: set[bytes]) -> dict[str, list[tuple[int, int]]]:
    """Give the places of formulas saved without a value, of errors, and of percent cells."""
    odd: dict[str, list[tuple[int, int]]] = {"unvalued": [], "errors": [], "percents": []}
    shown = any(b's="' + style + b'"' in xml for style in percents)
    if not (_FORMULA.search(xml) or _ERROR.search(xml) or shown):
        return odd
    for attributes, inside in _CELL.findall(xml):
        ref = _REF.search(attributes)
        if ref is None:
            continue
        place = (int(ref[2]) - 1, _column(ref[1]))
        if _ERROR.search(attributes):
            odd["errors"].append(place)
        elif _FORMULA.search(inside) and not (_VALUE.search(inside) or _TEXT.search(attributes)):
            odd["unvalued"].append(place)
        style = _STYLE.search(attributes)
        if style and style[1] in percents:
            odd["percents"].append(place)
    return odd


def _hidden(xml: bytes) -> dict[str, list[int]]:
    """Give the rows and columns that are hidden, by hand or by a filter, counted from 0."""
    found: dict[str, list[int]] = {"hidden_rows": [], "hidden_columns": []}
    if not _HIDDEN.search(xml):
        return found
    number = 0
    for attributes in _ROW.findall(xml):
        said = _said(attributes, b"r")
        number = int(said) if said.isdecimal() else number + 1
        if _HIDDEN.search(attributes):
            found["hidden_rows"].append(number - 1)
    for attributes in _COLUMN.findall(xml):
        first, last = _said(attributes, b"min"), _said(attributes, b"max")
        if _HIDDEN.search(attributes) and first.isdecimal() and last.isdecimal():
            found["hidden_columns"] += range(int(first) - 1, min(int(last), MOST_COLUMNS))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


if __name__ == "__main__":
    sys.exit(main())
