"""The workbook of a list of works: given out filled or empty, and taken in again.

Money stands in millions of đồng with every đồng kept; days are days; stages and types are chosen
from lists. A second sheet has the contracts, a third the codes that the first may name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.core.capital.line import SOURCE_TITLES, Source
from chungtay.core.kernel.money import MILLION, Dong
from chungtay.core.works.listing.columns import CODES, CONTRACT_FIELDS, DAYS, TITLES, Column, Field
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES
from chungtay.formats.cells import Look
from chungtay.formats.contracts_sheet import write_contracts
from chungtay.formats.workbook import A3, Target, Workbook

TITLE = "DANH MỤC CÔNG TRÌNH"
UNIT = "Đơn vị tính: triệu đồng"
ADVICE = (
    "Mỗi công trình một dòng, không gộp ô, không thêm dòng tổng. Ô trống nghĩa là giữ nguyên số "
    "đang có trong hệ thống. Ngày viết như 30/09/2020."
)
COLUMNS: tuple[Field | Source, ...] = (
    *(one for one in Field if one not in CONTRACT_FIELDS),
    *Source,
)
"""The columns, in order; contracts, of which a work has several, have a sheet of their own."""
ROOM = 2_000
"""Rows for which the lists of choices are offered."""
HEAD = Look(bold=True, align="center", shaded=True)
TEXT = Look()
DAY = Look(align="center", number="dd/mm/yyyy")
MONEY = Look(align="right", number="#,##0.######")
WHOLE = Look(align="right", number="0")
DEGREES = Look(align="right", number="0.000000")
WIDE = frozenset({Field.NAME, Field.REASON, Field.MAINTAINER, Field.COMMUNE})
HEADED = 3
"""The row of the heads, which every printed page repeats."""
ACROSS = 6
"""Pages that the columns are printed on, side by side."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A work in the list: how it stands, its commune's title, the parts of its cost in đồng."""

    work: WorkSummary
    commune: str
    parts: Mapping[Source, int]


@dataclass(frozen=True, slots=True)
class Lists:
    """Codes and titles that the list may name."""

    projects: tuple[tuple[str, str], ...]
    holders: tuple[tuple[str, str], ...]


def write_list(target: Target, listed: Sequence[Listed], *, lists: Lists, on: dt.date) -> None:
    """Write the workbook of some works; none gives an empty one to fill in."""
    book = Workbook(target, title="Danh mục công trình", on=on)
    _works(book, listed)
    write_contracts(book, (contract for one in listed for contract in one.work.contracts))
    _codes(book, lists)
    book.close()


def _works(book: Workbook, listed: Sequence[Listed]) -> None:
    sheet = book.book.add_worksheet("Công trình")
    plain = Look(bold=True, border=False, size=13, number="@")
    sheet.write_string(0, 0, TITLE, book.format(plain))
    sheet.write_string(1, 0, ADVICE, book.format(Look(italic=True, border=False, number="@")))
    sheet.write_string(2, 0, UNIT, book.format(Look(italic=True, border=False, number="@")))
    for place, column in enumerate(COLUMNS):
        sheet.write_string(3, place, title_of(column), book.format(HEAD))
        sheet.set_column(place, place, 42 if column in WIDE else 16)
    for at, one in enumerate(listed, 4):
        said = _said(one)
        for place, column in enumerate(COLUMNS):
            _write(book, sheet, (at, place), said.get(column))
    for column, choices in ((Field.TYPE, TYPE_TITLES), (Field.STAGE, STAGE_TITLES)):
        place = COLUMNS.index(column)
        rule = {"validate": "list", "source": list(choices.values()), "error_type": "warning"}
        sheet.data_validation(4, place, 4 + max(ROOM, len(listed)), place, rule)
    sheet.set_row(HEADED, 45)
    sheet.freeze_panes(HEADED + 1, 2)
    sheet.set_paper(A3)
    sheet.set_landscape()
    sheet.fit_to_pages(ACROSS, 0)
    sheet.repeat_rows(HEADED)
    sheet.repeat_columns(0, 1)
    sheet.set_footer('&C&"Times New Roman,Regular"&12&P/&N')


def title_of(column: Field | Source) -> str:
    """Give the head of a column."""
    return TITLES[column] if isinstance(column, Field) else f"Vốn: {SOURCE_TITLES[column]}"


def _write(book: Workbook, sheet: Any, spot: tuple[int, int], value: object) -> None:
    match value:
        case None | "":
            return
        case dt.date():
            sheet.write_datetime(*spot, dt.datetime.combine(value, dt.time()), book.format(DAY))
        case Dong(amount):
            sheet.write_number(*spot, amount / MILLION, book.format(MONEY))
        case int():
            sheet.write_number(*spot, value, book.format(WHOLE))
        case float():
            sheet.write_number(*spot, value, book.format(DEGREES))
        case _:
            text = str(value)
            sheet.write_string(*spot, text, book.format(TEXT.defused(text)))


def _said(one: Listed) -> dict[Column, object]:
    work, state, card = one.work, one.work.state, one.work.card
    said: dict[Column, object] = {
        Field.WORK: work.code,
        Field.NAME: work.name,
        Field.PROJECT: state.project,
        Field.TYPE: TYPE_TITLES[state.work_type],
        Field.UNIT: state.unit,
        Field.COMMUNE: one.commune,
        Field.PLAN_YEAR: state.plan_year,
        Field.STAGE: STAGE_TITLES[state.stage],
        Field.COST: state.cost,
        Field.PROGRESS: state.progress,
    }
    said |= {column: work.days.get(stage) for column, stage in DAYS.items()}
    said |= {source: Dong(amount) for source, amount in one.parts.items()}
    if card is None:
        return said
    said |= {column: getattr(card, column.value) for column in _OF_CARD}
    said[Field.SPECIAL] = "có" if card.special_mechanism else None
    if card.point:
        said[Field.LAT], said[Field.LON] = (part / MILLION for part in card.point)
    return said


_OF_CARD = tuple(
    column
    for column in list(Field)[list(Field).index(Field.INVESTOR) :]
    if column is not Field.SPECIAL and column not in CONTRACT_FIELDS
)


def _codes(book: Workbook, lists: Lists) -> None:
    sheet = book.book.add_worksheet(CODES)
    told = (
        ("Dự án", lists.projects),
        ("Chủ đầu tư", lists.holders),
        ("Loại công trình", [(kind.value, title) for kind, title in TYPE_TITLES.items()]),
        ("Bước thực hiện", [(stage.value, title) for stage, title in STAGE_TITLES.items()]),
    )
    for place, (title, pairs) in enumerate(told):
        sheet.set_column(3 * place, 3 * place, 16)
        sheet.set_column(3 * place + 1, 3 * place + 1, 44)
        sheet.write_string(0, 3 * place, f"{title}: mã", book.format(HEAD))
        sheet.write_string(0, 3 * place + 1, "Tên", book.format(HEAD))
        for at, (code, name) in enumerate(pairs, 1):
            sheet.write_string(at, 3 * place, code, book.format(TEXT.defused(code)))
            sheet.write_string(at, 3 * place + 1, name, book.format(TEXT.defused(name)))
