"""Where the heads of a list stand, over one row or several merged ones, and what each means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.core.capital.reconcile.profile import NEEDED, Field, Profile, fold
from chungtay.core.capital.reconcile.sheet import Rows
from chungtay.core.capital.reconcile.values import Cell
from chungtay.core.kernel.refusal import Refusal

SEARCHED = 60
"""Rows from the top among which the heads are looked for."""
ORDINALS = ("stt", "tt", "so tt", "so thu tu")
"""Heads of columns that only number the rows."""
DEEPEST = 3
"""Rows that heads are stacked in at most."""
_NUMBERED = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])\s*\)?(?:\s*=.*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet: the first row below them, the column of each field, and the words.

    Rows and columns count from 0; `cells` are the folded words by column. `unread` are the heads
    of columns that mean no field, `again_at` further columns that a field's head stands over.
    """

    below: int
    at: Mapping[Field, int]
    cells: frozenset[tuple[int, str]]
    unread: tuple[str, ...] = ()
    again_at: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)

    def again(self, row: Sequence[Cell]) -> bool:
        """Tell a row that says the heads again: all its words stand where they stood there."""
        said = [(at, fold(cell)) for at, cell in enumerate(row) if isinstance(cell, str) and cell]
        return len(said) > 1 and self.cells.issuperset(said)


@dataclass(eq=False)
class ListUnread(Refusal):
    """No sheet of a list has the heads that its profile names; nothing was read."""

    code = "capital.list_unread"
    message = (
        "Không tìm thấy dòng tiêu đề của mẫu đọc “{profile}” trong tệp “{name}”: cần có cột "
        "{heads}. Hãy chọn mẫu đọc khác hoặc khớp lại cột; chưa ghi gì."
    )

    profile: str
    name: str
    heads: str


def find_heads(rows: Rows, profile: Profile) -> Heads | None:
    """Find the heads: the place that names most fields, the needed ones among them."""
    best: Heads | None = None
    for first in range(min(SEARCHED, len(rows))):
        for depth in range(1, DEEPEST + 1):
            over = rows[first : first + depth]
            columns = _fields(stacked(over), profile)
            at = {one: found[0] for one, found in columns.items()}
            whole = all(one in at for one in NEEDED)
            if whole and (best is None or len(at) > len(best.at)):
                below = rows[first + depth] if first + depth < len(rows) else ()
                again = {
                    one: (*also, *(_spanned(over, below, column) if one in NEEDED else ()))
                    for one, (column, *also) in columns.items()
                }
                again = {one: others for one, others in again.items() if others}
                best = Heads(first + depth, at, _cells(over), tuple(_unread(over, at)), again)
    return best


def stacked(rows: Rows) -> list[tuple[str, ...]]:
    """Give what stands over each column, from the upper row down, folded.

    A merged head stands in its first cell alone: over the cells after it that are empty it holds
    too, where a lower row says more.
    """
    width = max((len(row) for row in rows), default=0)
    over: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        last = ""
        for column in range(width):
            cell = row[column] if column < len(row) else None
            said = fold(cell) if isinstance(cell, str) else ""
            lower = rows[depth + 1 : depth + 2]
            spans = bool(lower) and column < len(lower[0]) and isinstance(lower[0][column], str)
            last = said or (last if spans else "")
            if said or (last and spans):
                over[column].append(last)
    return [tuple(words) for words in over]


def shown_heads(rows: Rows) -> tuple[int, tuple[str, ...]]:
    """Give the row that looks most like heads, from 1, and its words: for mapping by hand."""
    texts = [
        sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)
        - 2 * sum(isinstance(cell, int | float) for cell in row)
        for row in rows[:SEARCHED]
    ]
    at = max(range(len(texts)), key=lambda number: (texts[number], -number), default=0)
    row = rows[at] if rows else ()
    return at + 1, tuple(" ".join(str(c).split()) for c in row if isinstance(c, str) and c.strip())


def full_heads(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[str, ...]:
    """Give heads over two rows in full, where the lower words alone stand over several columns.

    >>> full_heads(["Trong nước", None, "ODA"], ["Số tiền", "Ngày", "Số tiền"])
    ('Trong nước Số tiền', 'ODA Số tiền')
    """
    words = [_words(cell) for cell in lower]
    over, found = "", list[str]()
    for column, said in enumerate(words):
        over = _words(upper[column] if column < len(upper) else None) or over
        if said and over and words.count(said) > 1:
            found.append(f"{over} {said}")
    return tuple(dict.fromkeys(found))


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def is_numbering(row: Sequence[Cell]) -> bool:
    """Tell a row that numbers columns: 1 2 3, (1) (2) (3), A B C.

    >>> is_numbering(["A", "B", 1, 2, "3=1+2"]), is_numbering([1, "Đường thôn 1", 250000])
    (True, False)
    """
    said = [cell for cell in row if cell is not None and cell != ""]
    return len(said) > 2 and all(
        _NUMBERED.fullmatch(str(int(c) if isinstance(c, float) and c.is_integer() else c))
        for c in said
    )


def _spanned(over: Rows, below: Sequence[Cell], column: int) -> Iterator[int]:
    """Give the columns after one that its merged head stands over, each under words of its own."""
    if not _words(_cell(below, column)):
        return
    for other in range(column + 1, len(below)):
        headed = any(_cell(row, other) not in {None, ""} for row in over)
        if headed or not _words(below[other]):
            return
        yield other


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _unread(rows: Rows, at: Mapping[Field, int]) -> Iterator[str]:
    """Give the lowest words over each column that means no field; ordinals mean none anywhere."""
    for column in range(max((len(row) for row in rows), default=0)):
        cells = (row[column] for row in reversed(rows) if column < len(row))
        words = next((" ".join(one.split()) for one in cells if isinstance(one, str) and one), "")
        if words and column not in at.values() and fold(words) not in ORDINALS:
            yield words


def _cells(rows: Rows) -> frozenset[tuple[int, str]]:
    return frozenset(
        (at, fold(cell))
        for row in rows
        for at, cell in enumerate(row)
        if isinstance(cell, str) and cell
    )


def _fields(over: Sequence[tuple[str, ...]], profile: Profile) -> dict[Field, list[int]]:
    """Give the columns whose heads mean each field, from the left; the first is the one read."""
    found: dict[Field, list[int]] = {}
    for column, words in enumerate(over):
        if not words:
            continue
        told = {words[-1], " ".join(words)}
        for one, heads in profile.columns.items():
            if not told.isdisjoint(heads):
                found.setdefault(one, []).append(column)
    return found
