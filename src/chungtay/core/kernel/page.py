"""Pages of a long list: each says from where the next one goes on.

A cursor is opaque to whoever holds it. It names the last line seen, not a count of lines, so lines
that are added or removed meanwhile neither repeat nor hide others.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from chungtay.core.kernel.refusal import Refusal

T = TypeVar("T")
Mark = tuple[str, ...]
"""The order key of a line, as texts."""


@dataclass(eq=False)
class BadCursor(Refusal):
    """A cursor that this list never gave."""

    code = "kernel.bad_cursor"
    message = "Con trỏ trang “{cursor}” không phải do danh sách này cấp; hãy đọc lại từ trang đầu."

    cursor: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some lines of a list, and the cursor of the next page; "" on the last."""

    items: tuple[T, ...]
    next: str


def cursor(of: str, mark: Mark) -> str:
    """Write down where a list, named `of`, is to go on.

    >>> marked("units", cursor("units", ("62", "b")), size=2)
    ('62', 'b')
    """
    told = json.dumps([of, *mark], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def marked(of: str, text: str, *, size: int) -> Mark | None:
    """Read a cursor of a list whose marks hold so many texts; None for "", the beginning."""
    if not text:
        return None
    try:
        padded = text + "=" * (-len(text) % 4)
        told = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise BadCursor(cursor=text[:40]) from None
    if not isinstance(told, list) or len(told) != size + 1 or told[0] != of:
        raise BadCursor(cursor=text[:40])
    if not all(isinstance(part, str) for part in told):
        raise BadCursor(cursor=text[:40])
    return tuple(told[1:])


def numbered(of: str, text: str) -> int | None:
    """Read a cursor of a list in order of its rows' numbers; None for "", the beginning.

    >>> numbered("log", cursor("log", ("17",)))
    17
    """
    mark = marked(of, text, size=1)
    if mark is None:
        return None
    if not mark[0].isdecimal() or len(mark[0]) > 18:
        raise BadCursor(cursor=text[:40])
    return int(mark[0])


def cut(of: str, items: Sequence[T], limit: int, mark: Callable[[T], Mark]) -> Page[T]:
    """Make a page of the lines at hand: one more than `limit` of them says there is another."""
    shown = tuple(items[:limit])
    more = len(items) > limit and bool(shown)
    return Page(shown, cursor(of, mark(shown[-1])) if more else "")


def page(
    of: str, items: Iterable[T], *, after: str, limit: int, mark: Callable[[T], Mark]
) -> Page[T]:
    """Cut a page out of a whole list, whose lines are put in order of their marks."""
    ordered = sorted(items, key=mark)
    size = len(mark(ordered[0])) if ordered else 1
    start = marked(of, after, size=size)
    rest = [one for one in ordered if start is None or mark(one) > start]
    return cut(of, rest, limit, mark)
