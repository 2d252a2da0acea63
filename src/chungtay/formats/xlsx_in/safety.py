"""What a workbook is and carries, told from the archive's table of contents alone.

Refused before anything is read: what is no .xlsx, macros, links to other files, embedded objects,
connections to data outside, a password, and archives that swell when opened.
"""

from __future__ import annotations

import re
import zipfile
from typing import IO, Final

from chungtay.core.kernel.saying import Said
from chungtay.core.submissions.book import BookTooLarge, NotABook, UnsafeBook
from chungtay.core.submissions.unread import because

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MEGABYTE
MOST_INFLATED: Final = 400 * MEGABYTE
MOST_ENTRIES: Final = 4_000
MOST_RATIO: Final = 200
SMALL: Final = 2 * MEGABYTE
"""Parts below this size may be as repetitive as they like."""
MOST_TYPES: Final = MEGABYTE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LETTER = "WordDocument".encode("utf-16-le")
_OLD_LOCK = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""How a workbook of old begins behind a password: its record FILEPASS right after the first."""
_TYPES = "[Content_Types].xml"
_VALUES = because("copy_values")
_CARRIED: tuple[tuple[re.Pattern[str], Said, Said], ...] = (
    (
        re.compile(r"vbaproject|(^|/)macrosheets/|(^|/)dialogsheets/", re.IGNORECASE),
        because("macro"),
        because("save_plain"),
    ),
    (re.compile(r"(^|/)externallinks?/", re.IGNORECASE), because("links"), _VALUES),
    (
        re.compile(r"(^|/)(embeddings|activex|ctrlprops|oleobjects)/", re.IGNORECASE),
        because("objects"),
        _VALUES,
    ),
    (
        re.compile(r"(^|/)(connections\.xml$|querytables/|customui|model/)", re.IGNORECASE),
        because("connections"),
        _VALUES,
    ),
)


def require_size(size: int) -> None:
    """Let a file of a size in bytes pass, or refuse (`BookTooLarge`)."""
    if size > MOST_BYTES:
        raise BookTooLarge(-(-size // MEGABYTE), MOST_BYTES // MEGABYTE)


def inspect(file: IO[bytes], name: str) -> None:
    """Refuse what is no workbook or carries what a form never needs; reads no cell.

    `file` must be seekable. Raises `BookTooLarge`, `NotABook`, `UnsafeBook`.
    """
    require_size(file.seek(0, 2))
    file.seek(0)
    head = file.read(len(_OLE))
    if head == _OLE:
        raise _old_or_locked(file, name)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _require_modest(entries, name)
            _require_book(entries, name)
            _require_plain(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as fault:
        raise NotABook(name, because("damaged")) from fault


def _old_or_locked(file: IO[bytes], name: str) -> NotABook:
    file.seek(0)
    content = file.read()
    if _LOCKED in content:
        return NotABook(name, because("password"))
    if _LETTER in content:
        return NotABook(name, because("no_book"))
    return NotABook(name, because("old_password" if _OLD_LOCK.search(content) else "old"))


def _require_modest(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse archives that swell: too many parts, too much in all, too much from too little."""
    inflated = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or inflated > MOST_INFLATED or swollen:
        size = inflated // MEGABYTE
        what = because("swollen", parts=len(entries), size=size)
        raise UnsafeBook(name, what, because("use_template"))


def _require_book(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise NotABook(name, because("twice"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotABook(name, because("password"))
    if "xl/workbook.bin" in names:
        raise NotABook(name, because("binary"))
    if _TYPES not in names or "xl/workbook.xml" not in names:
        raise NotABook(name, because("no_book"))
    for carried, what, advice in _CARRIED:
        if any(carried.search(part) for part in names):
            raise UnsafeBook(name, what, advice)


def _require_plain(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook that calls itself one with macros, whatever its parts are called."""
    if archive.getinfo(_TYPES).file_size > MOST_TYPES:
        raise NotABook(name, because("index"))
    types = archive.read(_TYPES).lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise UnsafeBook(name, *_CARRIED[0][1:])
