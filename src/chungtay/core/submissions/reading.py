"""What people write into cells, read exactly; and cells written the way people read them.

Numbers are Vietnamese: dots part thousands, a comma stands before decimals. What could mean two
things is not guessed but kept as written, with a note that says how to write it. `write` is the
inverse of `read`: reading what was written gives the same cell.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from chungtay.core.kernel.saying import Listed, Said
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.submissions.form import CellType, Choice, Column
from chungtay.core.submissions.sheet import NOT_APPLICABLE, Cell, CellKind
from chungtay.core.submissions.unclear import UnclearError

LONGEST = 10_000
"""The most characters of a cell that are kept."""
MOST_DIGITS = (12, 30, 1100)
"""How many decimals to try: what cells keep, what workbooks show, what they can hold at most."""
LONGEST_NUMBER = 60
SMALL = 10**6
"""Whole numbers below this fit whatever a column multiplies them with."""
LARGEST = 2**53 - 1
"""The largest integer a cell keeps: nine million tỷ đồng, and what every program reads exactly."""
NOT_APPLICABLE_TEXT = "–"
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
_BLANKS: dict[int, str | None] = {ord(c): " " for c in "\u00a0\u2007\u2009\u202f\u2002\u2003\u3000"}
_BLANKS.update({ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff"})
_UNSEEN = frozenset({"Cc", "Cs"})
"""Control characters and halves of characters, which no database takes."""
_DASHES = frozenset({"-", "–", "—", "−", "--", "---"})
_NOT_APPLICABLE_WORDS = frozenset({"khong ap dung", "kad", "k a d", "n a", "not applicable"})
_SIGNS = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−–])?\s*(?P<body>.*?)\s*(?P<close>\))?", re.DOTALL
)
_BODY = re.compile(r"(?P<digits>\d[\d., ]*)\s*(?P<unit>.*)", re.DOTALL)
_SMALL = re.compile(r"\d{1,6}|\d{1,3}\.\d{3}")
_PLAIN = re.compile(r"\d+(,\d+)?")
_DOTS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_SPACES = re.compile(r"\d{1,3}( \d{3})+(,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})")
_MONEY_WORDS: dict[str, int] = {
    "dong": 1, "d": 1, "vnd": 1,
    "nghin": 10**3, "nghin dong": 10**3, "ngan dong": 10**3, "ngan": 10**3,
    "trieu": 10**6, "trieu dong": 10**6, "tr": 10**6, "trd": 10**6, "tr d": 10**6,
    "ty": 10**9, "ty dong": 10**9, "ti": 10**9, "ti dong": 10**9,
}  # fmt: skip
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_FILE = re.compile(r"[0-9a-f]{64}")
_EXCEL_ZERO = dt.date(1899, 12, 30)
_FIRST_SERIAL = 61
"""Before it Excel counts a day that never was (29/02/1900)."""


def read(value: object, column: Column) -> Cell | None:
    """Read what stands in a cell: a text, or a value as a workbook holds it; None when empty.

    Numbers of workbooks are taken as the 15 digits Excel shows, never as binary fractions. What
    cannot be understood comes back as an `INVALID` cell that keeps the text and says why.
    """
    if type(value) is int and column.numeric and abs(value) < SMALL:
        return Cell.number(value * column.parts)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _native(value, column)
    bare = _bare(_text(value))
    return _worded(bare, column) if bare else None


def unclear(text: str, column: Column) -> Said | None:
    """Say why a text cannot be understood in a column; None where it can, or there is none."""
    try:
        _read_text(text, column) if text else None
    except UnclearError as found:
        return found.said
    return None


def write(cell: Cell | None, column: Column) -> str:
    """Write a cell as a Vietnamese reader expects it, all its digits; empty is an empty text."""
    if cell is None:
        return ""
    match cell.kind:
        case CellKind.NUMBER:
            return _written(Fraction(cell.amount, column.parts))
        case CellKind.NOT_APPLICABLE:
            return NOT_APPLICABLE_TEXT
        case CellKind.INVALID:
            return cell.text
        case CellKind.TEXT:
            return _written_text(cell.text, column)


def _written(number: Fraction) -> str:
    """Write a number with dots for thousands and a comma before its decimals, none lost."""
    whole, rest = divmod(abs(number.numerator), number.denominator)
    digits = next(n for n in MOST_DIGITS if not rest * 10**n % number.denominator)
    decimals = str(rest * 10**digits // number.denominator).zfill(digits).rstrip("0")
    grouped = f"{whole:,}".replace(",", ".")
    return ("-" if number < 0 else "") + grouped + (f",{decimals}" if decimals else "")


def _written_text(text: str, column: Column) -> str:
    if column.type is CellType.CHOICE:
        return next((c.title.vi for c in column.choices if c.code == text), text)
    if column.type is CellType.DATE:
        found = _ISO_DAY.fullmatch(text)
        return f"{found[3]}/{found[2]}/{found[1]}" if found else text
    return text


def _native(value: float | Decimal, column: Column) -> Cell:
    """Read a number that a workbook holds as a number."""
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        return _worded(str(value), column)
    if not column.numeric and column.type is not CellType.DATE:
        return _worded(f"{number:f}".replace(".", ","), column)
    text = _written(Fraction(number))
    try:
        if column.type is CellType.DATE:
            return Cell.words(_serial(number))
        return Cell.number(_kept(_measured(text, Fraction(number)), column))
    except UnclearError as found:
        return Cell(CellKind.INVALID, text=text[:LONGEST], note=str(found))


def _measured(digits: str, number: Fraction) -> Fraction:
    if len(digits.removeprefix("-")) > LONGEST_NUMBER:
        raise UnclearError("too_large")
    return number


def _text(value: object) -> str:
    """Give the text of what is no number: dates as people write them."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)


def _bare(text: str) -> str:
    """Drop blanks around a text and characters nobody sees, and the mark of text in Excel."""
    if text.isascii() and text.isprintable():
        return text.strip().removeprefix("'").strip()
    clean = unicodedata.normalize("NFC", text).translate(_BLANKS)
    kept = "".join(c for c in clean if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return kept.strip().removeprefix("'").strip()


def _worded(bare: str, column: Column) -> Cell:
    """Read a text, or keep it with the reason why it cannot be read."""
    try:
        return _read_text(bare, column)
    except UnclearError as found:
        return Cell(CellKind.INVALID, text=bare[:LONGEST], note=str(found))


def _read_text(text: str, column: Column) -> Cell:
    chosen = _choices(column.choices).get(fold(text) or text) if column.choices else None
    if chosen is not None:
        return Cell.words(chosen)
    if text in _DASHES or (text[0] in "KkNn" and fold(text) in _NOT_APPLICABLE_WORDS):
        return NOT_APPLICABLE
    if column.numeric:
        return Cell.number(_number(text, column))
    return Cell.words(_words(text, column))


def _words(text: str, column: Column) -> str:
    """Read what is no number and no choice of the column, or raise what to say."""
    match column.type:
        case CellType.DATE:
            return _day(text)
        case CellType.CHOICE:
            known = Listed(tuple(choice.title for choice in column.choices), "; ")
            raise UnclearError("not_in_list", cell=_short(text), known=known)
        case CellType.FILE if not _FILE.fullmatch(text):
            raise UnclearError("wants_file")
        case _:
            return text[:LONGEST]


@lru_cache(maxsize=256)
def _choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Give the code of each choice by every way to write it, without marks."""
    ways = {fold(choice.title.en): choice.code for choice in choices}
    ways.update({fold(choice.title.vi): choice.code for choice in choices})
    ways.update({fold(choice.code): choice.code for choice in choices})
    return ways


def _number(text: str, column: Column) -> int:
    """Read a number in the integers kept, or raise what to say."""
    if _SMALL.fullmatch(text):
        return int(text.replace(".", "")) * column.parts
    signed = _SIGNS.fullmatch(text)
    found = _BODY.fullmatch(signed["body"]) if signed else None
    if signed is None or found is None or bool(signed["open"]) != bool(signed["close"]):
        raise UnclearError("not_a_number", cell=_short(text))
    number = _digits(found["digits"].strip(), column)
    if signed["open"] or (signed["sign"] or "+") != "+":
        number = -number
    return _kept(number * _factor(found["unit"].strip(), column), column)


def _digits(digits: str, column: Column) -> Fraction:
    """Read the digits of a number: thousands by dots or blanks, decimals after a comma."""
    if len(digits) > LONGEST_NUMBER:
        raise UnclearError("too_large")
    if _PLAIN.fullmatch(digits) or _DOTS.fullmatch(digits) or _SPACES.fullmatch(digits):
        return Fraction(digits.replace(".", "").replace(" ", "").replace(",", "."))
    if _ENGLISH.fullmatch(digits):
        return Fraction(digits.replace(",", ""))
    raise _unclear_marks(digits, column)


def _unclear_marks(digits: str, column: Column) -> UnclearError:
    """Say how to write a number whose marks could mean two things."""
    if not re.fullmatch(r"\d+\.\d+", digits):
        return UnclearError("unclear_points", cell=_short(digits))
    whole = digits.replace(".", "").lstrip("0") or "0"
    if column.type is CellType.COUNT:
        return UnclearError("unclear_count", cell=digits, whole=whole)
    what = "unclear" if digits.startswith("0") else "unclear_either"
    return UnclearError(what, cell=digits, decimal=digits.replace(".", ","), whole=whole)


def _factor(unit: str, column: Column) -> Fraction:
    """Give by how much to multiply for the words after a number; refuse words we cannot keep."""
    if not unit or (unit == "%" and column.type is CellType.PERCENT):
        return Fraction(1)
    if unit == "%":
        raise UnclearError("no_percent")
    words = fold(unit)
    if column.type is CellType.DONG and words in _MONEY_WORDS:
        return Fraction(_MONEY_WORDS[words], column.scale)
    raise UnclearError("words", words=_short(unit))


def _kept(number: Fraction, column: Column) -> int:
    """Turn a number in the unit typed in into the integer kept; nothing is rounded away."""
    kept = number * column.parts
    if kept.denominator != 1:
        raise _too_fine(number, column)
    if abs(kept.numerator) > LARGEST:
        raise UnclearError("too_large")
    return kept.numerator


def _too_fine(number: Fraction, column: Column) -> UnclearError:
    said = _written(number)
    if column.type is CellType.COUNT:
        grouped = said.replace(",", ".")
        thousands = re.fullmatch(r"-?\d{1,3}\.\d{3}", grouped)
        what = "fraction_or_thousands" if thousands else "fraction"
        return UnclearError(what, cell=said, whole=grouped)
    return UnclearError("below_dong" if column.type is CellType.DONG else "too_fine", cell=said)


def _day(text: str) -> str:
    """Read a day written dd/mm/yyyy (or yyyy-mm-dd) into yyyy-mm-dd, or raise what to say."""
    found = _DAY.fullmatch(text)
    parts = (found[3], found[2], found[1]) if found else ()
    if iso := _ISO_DAY.fullmatch(text):
        parts = (iso[1], iso[2], iso[3])
    try:
        day = dt.date(*map(int, parts)) if parts else None
    except ValueError:
        day = None
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise UnclearError("not_a_day", cell=_short(text))
    return day.isoformat()


def _serial(number: Decimal) -> str:
    """Read the number by which a workbook keeps a day; hours are dropped."""
    days = int(number)
    last = (dt.date(LATEST_YEAR, 12, 31) - _EXCEL_ZERO).days
    if not _FIRST_SERIAL <= days <= last:
        said = _short(_written(Fraction(number)))
        raise UnclearError("not_a_day", cell=said)
    return (_EXCEL_ZERO + dt.timedelta(days=days)).isoformat()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
