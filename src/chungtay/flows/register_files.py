"""Read files of rows strictly: the header is exact, every cell is parsed, every fault is named.

Reading never stops at a fault: a cell that cannot be read gives a stand-in, its row is left out,
and the fault is kept with file, line and column.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import RowFault

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,18}")
_DECIMAL = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?")
_LARGEST = 2**63 - 1
_SHOWN = 120
_FLAGS = {"1": True, "0": False}


@dataclass(slots=True)
class Cells:
    """One row of a file. Each reading method notes a fault and gives a stand-in if it must."""

    file: str
    line: int
    texts: dict[str, str]
    faults: list[RowFault] = field(default_factory=list)

    def fault(self, column: str, message: str) -> None:
        """Note a fault in a column (or, without one, in the row)."""
        self.faults.append(RowFault(self.file, self.line, column, message))

    def text(self, column: str) -> str:
        """Read a text that must not be empty."""
        if not self.texts[column]:
            self.fault(column, "không được để trống")
        return self.texts[column]

    def optional(self, column: str) -> str:
        """Read a text that may be empty."""
        return self.texts[column]

    def day(self, column: str) -> dt.date:
        """Read a day written yyyy-mm-dd."""
        day = _day(self.texts[column])
        if day is None:
            self._expected(column, "một ngày viết theo năm-tháng-ngày, ví dụ 2020-09-30")
        return day or dt.date.max

    def optional_day(self, column: str) -> dt.date | None:
        """Read a day written yyyy-mm-dd, or nothing said."""
        return self.day(column) if self.texts[column] else None

    def whole(self, column: str) -> int:
        """Read a whole number without separators."""
        text = self.texts[column]
        if not _WHOLE.fullmatch(text) or abs(int(text)) > _LARGEST:
            self._expected(column, "một số nguyên, không có dấu phân cách")
            return 1
        return int(text)

    def optional_whole(self, column: str) -> int | None:
        """Read a whole number without separators, or nothing said."""
        return self.whole(column) if self.texts[column] else None

    def year(self, column: str) -> int:
        """Read a year."""
        text = self.texts[column]
        if not (_WHOLE.fullmatch(text) and 1975 <= int(text) <= 2100):
            self._expected(column, "một năm, ví dụ 2020")
            return dt.MINYEAR
        return int(text)

    def millionths(self, column: str) -> int:
        """Read a decimal number with a point and at most six decimals, in millionths."""
        parts = _DECIMAL.fullmatch(self.texts[column])
        if parts is None:
            self._expected(
                column, "một số thập phân dùng dấu chấm, nhiều nhất 12 chữ số và 6 chữ số lẻ"
            )
            return 0
        sign, whole, decimals = parts.groups(default="")
        number = int(whole) * 10**6 + int(decimals.ljust(6, "0"))
        return -number if sign else number

    def flag(self, column: str) -> bool:
        """Read 1 for yes and 0 for no."""
        if self.texts[column] not in _FLAGS:
            self._expected(column, "1 (có) hoặc 0 (không)")
        return _FLAGS.get(self.texts[column], False)

    def optional_flag(self, column: str) -> bool | None:
        """Read 1, 0, or nothing said."""
        return self.flag(column) if self.texts[column] else None

    def choice(self, column: str, values: type[Choice]) -> Choice:
        """Read one of a closed list."""
        try:
            return values(self.texts[column])
        except ValueError:
            self._expected(column, "một trong: " + ", ".join(v.value or "(trống)" for v in values))
            return next(iter(values))

    def grounds(self) -> Grounds:
        """Read the document a row rests on, since when it is known, and how."""
        return Grounds(
            self.text("document"), self.day("known_from"), self.choice("provenance", Provenance)
        )

    def _expected(self, column: str, what: str) -> None:
        self.fault(column, f"cần {what}; đang là “{self.texts[column]}”")


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What one row says, and the row, for remarks made later."""

    value: T
    cells: Cells


@dataclass(frozen=True, slots=True)
class RowFile(Generic[T]):
    """A file of rows: its name, its columns in order, and how a row is understood.

    `later` are columns that came to the file later, with what a file without them means by it:
    a head may end before any of them. A folder may do without a file that `may_lack`.
    """

    name: str
    columns: tuple[str, ...]
    understand: Callable[[Cells], T]
    later: tuple[tuple[str, str], ...] = ()
    may_lack: bool = False

    def read(self, folder: Path, faults: list[RowFault]) -> list[Told[T]]:
        """Give every row that can be understood; add the faults of the others."""
        told = []
        for cells in self._rows(folder, faults):
            value = self._understood(cells)
            faults += cells.faults
            if value is not None and not cells.faults:
                told.append(Told(value, cells))
            cells.faults = faults
        return told

    def _understood(self, cells: Cells) -> T | None:
        try:
            return self.understand(cells)
        except Refusal as refusal:
            if not cells.faults:  # a stand-in may well be refused; its own fault says enough
                cells.fault("", str(refusal))
            return None

    def _rows(self, folder: Path, faults: list[RowFault]) -> Iterator[Cells]:
        try:
            text = (folder / self.name).read_text(encoding="utf-8-sig")  # Excel writes a mark
        except FileNotFoundError:
            if self.may_lack:
                return
            faults.append(RowFault(self.name, 1, "", "thiếu tệp này trong thư mục dữ liệu"))
            return
        except UnicodeDecodeError:
            faults.append(RowFault(self.name, 1, "", "tệp phải viết bằng UTF-8"))
            return
        except OSError:
            faults.append(RowFault(self.name, 1, "", "không đọc được tệp này"))
            return
        composed = unicodedata.normalize("NFC", text)  # so that one name is not two
        reader = csv.reader(io.StringIO(composed), strict=True)
        try:
            yield from self._parsed(reader, faults)
        except csv.Error as error:
            message = f"tệp CSV viết sai ({error})"
            faults.append(RowFault(self.name, reader.line_num, "", message))

    def _parsed(self, reader: Iterator[list[str]], faults: list[RowFault]) -> Iterator[Cells]:
        head = tuple(next(reader, []))
        whole = (*self.columns, *(name for name, _ in self.later))
        if head != whole[: max(len(head), len(self.columns))]:
            found = ",".join(head)[:_SHOWN] or "(trống)"
            message = f"dòng đầu phải đúng là: {','.join(self.columns)}; đang là: {found}"
            faults.append(RowFault(self.name, 1, "", message))
            return
        line = 2
        for texts in reader:
            if len(texts) == len(head):
                told = {**dict(self.later), **dict(zip(head, texts, strict=True))}
                yield Cells(self.name, line, told)
            else:
                message = f"cần {len(head)} ô, đang có {len(texts)}"
                faults.append(RowFault(self.name, line, "", message))
            line += 1 + sum(text.count("\n") for text in texts)


def columns(own: str, *, grounds: bool = True, after: str = "") -> tuple[str, ...]:
    """Give a file's columns: its own, those of the grounds, and those after them."""
    names = [own, *(("document,known_from,provenance",) if grounds else ()), after]
    return tuple(",".join(name for name in names if name).split(","))


def once(rows: list[Told[T]], key: Callable[[T], str]) -> list[Told[T]]:
    """Note a fault in every row that says again what an earlier row of its file has said."""
    seen: dict[str, int] = {}
    for row in rows:
        first = seen.setdefault(key(row.value), row.cells.line)
        if first != row.cells.line:
            row.cells.fault("", f"trùng mã với dòng {first}")
    return rows


@lru_cache(maxsize=4096)
def _day(text: str) -> dt.date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
