"""What people say beside the numbers: reasons, remarks, explanations, names of files.

It is kept as written, without the signs that nobody sees and that a database may not take.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal

MOST = 4_000
"""The most characters of a remark or an explanation."""
MOST_OF_A_REASON = 2_000
"""The most characters of the reason of a step."""
_UNSEEN = frozenset({"Cc", "Cs"})
_KEPT = "\n\t"


@dataclass(eq=False)
class TooManyWords(Refusal):
    """A text that is longer than what is kept; nothing is cut off in silence."""

    code = "submissions.too_many_words"
    message = "Nội dung “{begins}…” dài {length} ký tự; chỉ ghi tối đa {most} ký tự."

    begins: str
    length: int
    most: int


def plain(text: str, *, most: int = MOST) -> str:
    r"""Give a text without what nobody sees, or refuse one that is too long.

    >>> plain(" Đã\0 kiểm tra.\r\n")
    'Đã kiểm tra.'
    """
    unbroken = text.replace("\r\n", "\n")
    seen = (c for c in unbroken if c in _KEPT or unicodedata.category(c) not in _UNSEEN)
    kept = "".join(seen).strip()
    if len(kept) > most:
        raise TooManyWords(begins=kept[:40], length=len(kept), most=most)
    return kept
