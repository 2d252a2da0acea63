"""Vietnamese text: how to look a name up without its marks, and how to put names in order.

Order follows the alphabet a ă â b c d đ e ê … : letters first over the whole text, then tones
(ngang, huyền, hỏi, ngã, sắc, nặng) where the letters are the same. It needs nothing from the
database: the key is stored beside the name and compared as plain text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = {"\u0306": "1", "\u0302": "2", "\u031b": "2"}
"""Marks that make another letter: ă after a; â, ê, ô after their base; ơ, ư after those."""
_HORN_AFTER_O = "3"
_APOSTROPHE = re.compile(r"['’‘ʼ`´]\s*")
_NOT_A_WORD = re.compile(r"[^\w]+")
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 4
_UNSEEN = dict.fromkeys((0, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def fold(text: str) -> str:
    """Bring a text down to unmarked small letters, digits and single blanks.

    Spellings that differ by marks, apostrophes, hyphens or blanks fold to the same text.

    >>> fold("Thị trấn Đắk Hà"), fold("Ia H’ Drai") == fold("ia h'drai")
    ('thi tran dak ha', True)
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = _APOSTROPHE.sub("", bare.casefold().replace("đ", "d"))
    return _NOT_A_WORD.sub(" ", plain).strip()


def straight(text: str) -> str:
    r"""Take out NUL and the marks that turn the direction of reading, which no text here needs.

    Nobody sees them, and what stands after them is seen in another order than it was written.

    >>> straight("12\u202e3.4\u202c/QĐ-UBND")
    '123.4/QĐ-UBND'
    """
    return text.translate(_UNSEEN)


@lru_cache(maxsize=16_384)
def sort_key(text: str) -> str:
    """Give a key that sorts, as plain text, the way Vietnamese names are listed.

    The key holds only `0-9a-z`, so every database compares it alike. Numbers in names sort by
    value: Phường 2 before Phường 10.

    >>> sorted(["Đăk", "Dak", "Đak", "Ân", "Ăn", "An"], key=sort_key)
    ['An', 'Ăn', 'Ân', 'Dak', 'Đak', 'Đăk']
    >>> sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key)
    ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    """
    letters: list[str] = []
    tones: list[str] = []
    padded = _NUMBER.sub(lambda number: number.group().zfill(_DIGITS), text)
    for char in unicodedata.normalize("NFD", padded.casefold()):
        if char in _TONES and tones:
            tones[-1] = str(_TONES.index(char) + 1)
        elif char in _SHAPES and letters:
            letters[-1] = letters[-1][0] + _shape(letters[-1][0], char)
        elif not unicodedata.combining(char):
            letters.append(_letter(char))
            tones.append("0")
    return "".join(letters) + "00" + "".join(tones)


def _letter(char: str) -> str:
    """Give two places of the key: blank, then other signs, then digits, then letters."""
    if char.isascii() and char.isdigit():
        return "1" + char
    if char == "đ":
        return "d1"
    if char.isascii() and char.isalpha():
        return char + "0"
    return "02" if char.isspace() else "03"


def _shape(base: str, mark: str) -> str:
    return _HORN_AFTER_O if (base, mark) == ("o", "\u031b") else _SHAPES[mark]
