"""Find a form's cells in a sheet, wherever rows and columns have gone.

What people see decides: a title found once says where its row or column is now. The hidden code
decides where a title was changed, or stands there twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.core.kernel.vietnamese import fold
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Sheet
from chungtay.formats.form_book.codes import COLUMN, ROW
from chungtay.formats.form_book.copy import open_to_typing
from chungtay.formats.xlsx_in import Grid, Spot

ABOVE, BELOW = 3, 2
"""Rows around the head in which a title may stand after cells were merged."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the open cells of a submission stand in a sheet, and what is not there any more.

    `missing` and `strange` are words for people: rows or columns of the form that the sheet lacks,
    and rows of the sheet that the form does not have.
    """

    grid: Grid
    spots: Mapping[Place, Spot]
    missing: tuple[str, ...] = field(default_factory=tuple)
    strange: tuple[str, ...] = field(default_factory=tuple)


def find(grid: Grid, sheet: Sheet) -> Found:
    """Find the cells that people fill of a sheet of a form."""
    texts = _texts(grid)
    columns = _columns(texts, sheet)
    rows = _rows(texts, sheet)
    spots = {
        Place(row.code, column.code): (rows[row.code], columns[column.code])
        for row in sheet.rows
        for column in sheet.form.columns
        if row.code in rows and column.code in columns and open_to_typing(row, column)
    }
    lost_columns = [c.title.vi for c in sheet.form.typed if c.code not in columns]
    lost_rows = [r.title.vi for r in sheet.rows if not r.total_of and r.code not in rows]
    return Found(
        grid,
        spots,
        (*(f"cột “{t}”" for t in lost_columns), *(f"dòng “{t}”" for t in lost_rows)),
        _strangers(texts, {row.code for row in sheet.rows}),
    )


def _texts(grid: Grid) -> dict[Spot, str]:
    """Give every text of a sheet by its place."""
    return {
        (row, column): value
        for row, line in enumerate(grid.rows)
        for column, value in enumerate(line)
        if isinstance(value, str)
    }


def _columns(texts: Mapping[Spot, str], sheet: Sheet) -> dict[str, int]:
    titles = {column.code: fold(column.title.vi) for column in sheet.form.columns}
    near = _near_head(texts, set(titles.values()))
    seen = _seen_at(texts, set(titles.values()), lambda spot: near(spot[0]), axis=1)
    return _placed(titles, seen, _coded(texts, COLUMN, axis=1))


def _rows(texts: Mapping[Spot, str], sheet: Sheet) -> dict[str, int]:
    titles = {row.code: fold(row.title.vi) for row in sheet.rows}
    wanted = set(titles.values())
    counted = Counter(column for (_, column), text in texts.items() if fold(text) in wanted)
    label = max(counted, key=lambda column: (counted[column], -column), default=-1)
    seen = _seen_at(texts, wanted, lambda spot: spot[1] == label, axis=0)
    return _placed(titles, seen, _coded(texts, ROW, axis=0))


def _near_head(texts: Mapping[Spot, str], titles: set[str]) -> Callable[[int], bool]:
    counted = Counter(row for (row, _), text in texts.items() if fold(text) in titles)
    head = max(counted, key=lambda row: (counted[row], -row), default=-1)
    return lambda row: head - ABOVE <= row <= head + BELOW


def _seen_at(
    texts: Mapping[Spot, str], wanted: set[str], within: Callable[[Spot], bool], *, axis: int
) -> dict[str, list[int]]:
    seen: dict[str, list[int]] = defaultdict(list)
    for spot, text in sorted(texts.items()):
        if within(spot) and (folded := fold(text)) in wanted:
            seen[folded].append(spot[axis])
    return seen


def _coded(texts: Mapping[Spot, str], mark: str, *, axis: int) -> dict[str, int]:
    return {
        text.removeprefix(mark): spot[axis] for spot, text in texts.items() if text.startswith(mark)
    }


def _placed(
    titles: Mapping[str, str], seen: Mapping[str, Sequence[int]], coded: Mapping[str, int]
) -> dict[str, int]:
    """Tell where each code's row or column is: by its title, else by its hidden code.

    Where several share a title their codes decide, or else their order, if there are as many as
    there should be. No two codes get the same place.
    """
    sharing = Counter(titles.values())
    by_title = {code for code in titles if _told(titles[code], seen, sharing)}
    for title, count in sharing.items():
        sharers = {code for code in by_title if titles[code] == title}
        if count > 1 and {coded.get(code) for code in sharers} == set(seen.get(title, ())):
            by_title -= sharers
    placed: dict[str, int] = {}
    given: Counter[str] = Counter()
    for code in (code for code in titles if code in by_title):
        placed[code] = seen[titles[code]][given[titles[code]]]
        given[titles[code]] += 1
    taken = set(placed.values())
    for code in (code for code in titles if code not in by_title):
        if code in coded and coded[code] not in taken:
            placed[code] = coded[code]
            taken.add(coded[code])
    return placed


def _told(title: str, seen: Mapping[str, Sequence[int]], sharing: Mapping[str, int]) -> bool:
    return bool(title) and len(set(seen.get(title, ()))) == sharing[title] == len(seen[title])


def _strangers(texts: Mapping[Spot, str], known: Iterable[str]) -> tuple[str, ...]:
    """Name rows given out under a code that the form no longer has."""
    return tuple(sorted(set(_coded(texts, ROW, axis=0)) - set(known)))
