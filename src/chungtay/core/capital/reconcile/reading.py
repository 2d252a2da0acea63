"""Every row of a list is one thing: a line, a total, a heading, a head said again, or blank.

What is neither is a fault with its place; no row is passed over without a word. A total is told by
its words or by its amount, which agrees with the sum of the lines above or below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from chungtay.core.capital.reconcile import values
from chungtay.core.capital.reconcile.heads import Heads, ListUnread, find_heads, is_numbering
from chungtay.core.capital.reconcile.layout import hidden_sheet, laid_out
from chungtay.core.capital.reconcile.line import ListFinding, ListLine, keyed
from chungtay.core.capital.reconcile.profile import (
    FIELD_TITLES,
    NEEDED,
    SCALES,
    Field,
    Profile,
    fold,
)
from chungtay.core.capital.reconcile.rows import LONGEST, Passed, RowKind
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.sheet import Sheet
from chungtay.core.capital.reconcile.values import Cell, UnclearError
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Severity

_TEXTS: dict[Field, str] = {
    Field.PAPER: "paper", Field.HOLDER_CODE: "holder", Field.HOLDER: "holder_words",
    Field.TREASURY_CODE: "treasury_code", Field.PROJECT_CODE: "project_code",
    Field.WORK_CODE: "subject", Field.WORK: "work_words", Field.PROJECT: "project_words",
    Field.SOURCE: "source_words", Field.KIND: "kind_words", Field.BUDGET_INDEX: "budget_index",
    Field.DECISION: "decision", Field.CONTENT: "content",
}  # fmt: skip
_IDENTITY = (
    Field.PAPER, Field.TREASURY_CODE, Field.PROJECT_CODE, Field.WORK_CODE, Field.HOLDER_CODE,
    Field.BUDGET_INDEX,
)  # fmt: skip
_ASIDE = ("total_differs", "list_year")
"""Remarks of this reading that stop nothing."""
_TOTAL = (RowKind.TOTAL, "passed_total")
_WORDS = (RowKind.HEADING, "passed_words")


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as read: its lines, the rows passed over, remarks, and how many rows of each kind.

    `unread` are the heads of columns that the profile gives no meaning.
    """

    lines: tuple[ListLine, ...]
    passed: tuple[Passed, ...]
    findings: tuple[ListFinding, ...]
    counts: Mapping[RowKind, int]
    unread: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[ListFinding, ...]:
        """Give the remarks that stop the list."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


@dataclass(slots=True)
class _Open:
    """A sheet while it is read: sums so far, where rows that are no lines stand, and doubts."""

    name: str
    heads: Heads
    profile: Profile
    lines: list[ListLine] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    findings: list[ListFinding] = field(default_factory=list)
    counts: dict[RowKind, int] = field(default_factory=dict)
    sums: list[int] = field(default_factory=lambda: [0])
    edges: list[int] = field(default_factory=lambda: [0])
    doubts: list[tuple[int, int, str, int, bool]] = field(default_factory=list)
    under: str = ""

    def count(self, kind: RowKind) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def skip(self, row: int, kind: RowKind, words: str, why: str) -> None:
        self.count(kind)
        self.passed.append(Passed(self.name, row, kind, words[:LONGEST], why))
        self.edges.append(len(self.lines))

    def find(
        self, row: int, column: Field, code: str, *, said: str = "", why: str = "",
        **facts: str | int,
    ) -> None:  # fmt: skip
        """Remark on a cell, in the sentence of the code or another."""
        title, why = FIELD_TITLES[column], why or SENTENCES[code]
        severity = Severity.WARNING if code in _ASIDE else Severity.ERROR
        made = ListFinding(
            f"capital.{code}", severity, self.name, row, title, said[:120], why, facts
        )
        self.findings.append(made)

    def unclear(self, row: int, column: Field, cell: Cell, unclear: UnclearError) -> None:
        """Remark on a cell that cannot be understood."""
        why, told = unclear.why, unclear.cell
        self.find(row, column, "list_unclear", said=_said(cell), why=why, cell=told)


def read_list(sheets: Sequence[Sheet], profile: Profile, *, name: str) -> Reading:
    """Read the sheets of a list; refuse it (`ListUnread`) where none has the profile's heads.

    Sheets without heads and hidden ones are left out, and said so.
    """
    read: list[_Open] = []
    passed: list[Passed] = []
    for sheet in sheets:
        heads = find_heads(sheet.rows, profile) if sheet.seen else None
        if heads is not None:
            read.append(_sheet(sheet, heads, profile))
        elif sheet.seen:
            passed.append(Passed(sheet.name, 1, RowKind.HEADING, "", SENTENCES["passed_sheet"]))
    if not read:
        wanted = ", ".join(f"“{FIELD_TITLES[one]}”" for one in NEEDED)
        raise ListUnread(profile=profile.title, name=name, heads=wanted)
    counts = {kind: sum(one.counts.get(kind, 0) for one in read) for kind in RowKind}
    unseen = [remark for one in sheets if not one.seen for remark in hidden_sheet(one)]
    return Reading(
        lines=tuple(keyed(line for one in read for line in one.lines)),
        passed=(*passed, *(skip for one in read for skip in one.passed)),
        findings=(*unseen, *(remark for one in read for remark in one.findings)),
        counts=counts,
        unread=tuple(dict.fromkeys(head for one in read for head in one.heads.unread)),
    )


def _sheet(told: Sheet, heads: Heads, profile: Profile) -> _Open:
    sheet = _Open(told.name, heads, profile)
    for number in range(heads.below, len(told.rows)):
        _row(sheet, number + 1, told.rows[number])
    sheet.edges.append(len(sheet.lines))
    _settle_doubts(sheet)
    sheet.findings += laid_out(told, heads, sheet.lines)
    sheet.passed.sort(key=lambda one: one.row)
    sheet.findings.sort(key=lambda one: one.row)
    return sheet


def _row(sheet: _Open, number: int, row: Sequence[Cell]) -> None:
    at = sheet.heads.at
    told = {one: _cell(row, column) for one, column in at.items()}
    if all(cell is None or cell == "" for cell in row):
        sheet.count(RowKind.BLANK)
        return
    words = _first_words(row)
    money, when = told[Field.AMOUNT], told[Field.DAY]
    bare = not (isinstance(money, int | float) or _has_digit(_said(money)))
    if (bare and sheet.heads.again(row)) or is_numbering(row):
        sheet.skip(number, RowKind.HEAD, words, SENTENCES["passed_head"])
        return
    named = any(_has_digit(_said(told.get(one))) for one in _IDENTITY)
    totals = sheet.profile.totals
    is_total = fold(words).startswith(totals) and not (_said(when) and named)
    if _is_words(money) and (is_total or not (_said(when) or named)):
        kind, why = _TOTAL if is_total else _WORDS
        sheet.skip(number, kind, words, SENTENCES[why])
    elif not _said(money) and not is_total:
        _without_money(sheet, number, words, paid=bool(_said(when) and named))
    elif is_total or not (_said(when) or named):
        _maybe_total(sheet, number, money, words, worded=is_total)
    else:
        _line(sheet, number, told)


def _without_money(sheet: _Open, number: int, words: str, *, paid: bool) -> None:
    if paid:
        sheet.count(RowKind.FAULT)
        sheet.find(number, Field.AMOUNT, "list_no_amount")
        return
    sheet.under = words
    sheet.skip(number, RowKind.HEADING, words, SENTENCES["passed_heading"])


def _maybe_total(sheet: _Open, number: int, money: Cell, words: str, *, worded: bool) -> None:
    try:
        dong = values.amount(money, SCALES[sheet.profile.scale]) if _said(money) else 0
    except UnclearError as unclear:
        sheet.count(RowKind.FAULT)
        sheet.unclear(number, Field.AMOUNT, money, unclear)
        return
    sheet.edges.append(len(sheet.lines))
    sheet.doubts.append((number, dong, words, len(sheet.lines), worded))
    if not worded:
        sheet.under = words


def _settle_doubts(sheet: _Open) -> None:
    """Tell totals from faults, now that all sums are known."""
    sums = sheet.sums
    edges = sorted(set(sheet.edges))
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    for edge in edges:
        above.setdefault(sums[edge], edge)
        below[sums[edge]] = edge
    for number, dong, words, at, worded in sheet.doubts:
        agrees = (
            above.get(sums[at] - dong, at + 1) <= at or below.get(sums[at] + dong, at - 1) >= at
        )
        if agrees and (dong or worded):
            sheet.skip(number, RowKind.TOTAL, words, SENTENCES["passed_sum"])
        elif worded:
            sheet.skip(number, RowKind.TOTAL, words, SENTENCES["passed_total"])
            last = max((edge for edge in edges if edge < at), default=0)
            near = min(sums[at] - sums[last], sums[at], key=lambda summed: abs(dong - summed))
            _differs(sheet, number, dong, words, summed=near)
        elif not dong:
            sheet.skip(number, RowKind.HEADING, words, SENTENCES["passed_heading"])
        else:
            sheet.count(RowKind.FAULT)
            sheet.find(number, Field.DAY, "list_no_day", said=words, why=SENTENCES["no_sum"])


def _differs(sheet: _Open, number: int, dong: int, words: str, *, summed: int) -> None:
    off, where = dong - summed, Field.AMOUNT
    sheet.find(number, where, "total_differs", said=words, told=dong, summed=summed, off=off)


def _line(sheet: _Open, number: int, told: Mapping[Field, Cell]) -> None:
    profile, faults = sheet.profile, len(sheet.findings)
    try:
        on = values.day(told[Field.DAY], profile.days) if _said(told[Field.DAY]) else None
        if on is None:
            sheet.find(number, Field.DAY, "list_no_day")
    except UnclearError as unclear:
        on = None
        sheet.unclear(number, Field.DAY, told[Field.DAY], unclear)
    try:
        dong = values.amount(told[Field.AMOUNT], SCALES[profile.scale])
    except UnclearError as unclear:
        dong = 0
        sheet.unclear(number, Field.AMOUNT, told[Field.AMOUNT], unclear)
    texts = {
        name: _said(told.get(one)) or profile.said.get(one, "") for one, name in _TEXTS.items()
    }
    refund = dong < 0 and _is_refund(texts, profile)
    if dong < 0 and not refund:
        sheet.find(number, Field.AMOUNT, "list_negative", said=vietnamese(dong))
    if on is None or len(sheet.findings) > faults:
        sheet.count(RowKind.FAULT)
        return
    sheet.count(RowKind.LINE)
    bare = ListLine(sheet.name, number, on, dong, under=sheet.under, refund=refund)
    year = _year(sheet, number, told.get(Field.YEAR))
    sheet.lines.append(replace(bare, year=year, **texts))  # type: ignore[arg-type]
    sheet.sums.append(sheet.sums[-1] + dong)


def _is_refund(texts: Mapping[str, str], profile: Profile) -> bool:
    said = fold(texts["content"]) if texts["content"] else ""
    return any(word in said for word in profile.refunds)


def _year(sheet: _Open, number: int, cell: Cell) -> int:
    said = _said(cell) or sheet.profile.said.get(Field.YEAR, "")
    year = int(said[-4:]) if said[-4:].isdecimal() and len(said) >= 4 else 0
    if said and year not in values.YEARS:
        sheet.find(number, Field.YEAR, "list_year", said=said, cell=said)
        return 0
    return year


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _said(cell: Cell) -> str:
    """Give a cell as text without blanks around it; a whole number without its decimals."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())[:LONGEST]


def _is_words(money: Cell) -> bool:
    """Tell a cell of the column of amounts that holds words: who signs, or a sum not worked out."""
    said = _said(money)
    return said[:1].isalpha() or said == values.UNVALUED


def _has_digit(said: str) -> bool:
    """Tell whether a cell holds a number of something, not words that strayed into its column."""
    return any(char.isdigit() for char in said)


def _first_words(row: Sequence[Cell]) -> str:
    """Give the first cell of a row that holds words, not an ordinal."""
    texts = [" ".join(cell.split()) for cell in row if isinstance(cell, str) and cell.strip()]
    long = (text for text in texts if len(text) > 3)
    return next(long, texts[0] if texts else "")
