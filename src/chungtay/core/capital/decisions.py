"""Whether anybody knows the decision that a paper names: asked alike of lists, pages and programs.

A number nobody has listed may be new, or mistyped. It is remarked on and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.movement import SETS_PLAN
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.vietnamese import fold

CODE = "capital.unknown_decision"
UNSIGNED = "capital.decision_without_sign"
SENTENCES: Mapping[str, str] = {
    CODE: (
        "Số “{decision}” không có trong danh mục văn bản và chưa bút toán nào trong sổ vốn dựa vào "
        "nó. Hãy kiểm tra số, ngày ký và cơ quan ban hành; nếu đúng thì vẫn ghi được."
    ),
    UNSIGNED: (
        "Số “{decision}” thiếu ký hiệu nên không rõ là văn bản nào. Hãy ghi đủ số và ký hiệu, như "
        "15/QĐ-UBND."
    ),
}
_DASH = r"[-\u2010-\u2014]"
_SYMBOL = re.compile(
    r"\d+[A-Za-z]?(?:\s*/\s*\d{4})?\s*/\s*[^\W\d_]\w*"
    rf"(?:\s*{_DASH}\s*\w+)?(?:(?:/|{_DASH})\w+)*"
)
"""A number and its sign, as in `12/QĐ-UBND` or `12/2021/NQ-HĐND`, among other words.

Lists have blanks about the first dash, and longer dashes.
"""
_DECIDES = re.compile(r"/\s*(?:Q[ĐD]|NQ)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:(?:qd|quyet dinh|nq|nghi quyet|so) )*0*(\d{1,5}[a-z]?)"
    r"(?: (?:ngay )?(?:\d{1,2} \d{1,2} )?((?:19|20)\d\d))?"
)
"""A number without a sign, folded: `1234`, or `qd so 1234 ngay 10 12 2019`."""
_NOUGHTS = re.compile(r"^0+(?=\d)")


def check_decision(said: str, known: Callable[[str], bool], *, where: str) -> tuple[Finding, ...]:
    """Remark on a decision that is not known; `said` is its number, or its key.

    `known` answers for what was said; `where` is put into the finding.
    """
    if known(said):
        return ()
    told = _without_issuer(said)
    code = UNSIGNED if bare_number(told) else CODE
    return (Finding(code, Severity.WARNING, where, SENTENCES[code], {"decision": told}),)


def rests_on_decision(entry: Entry) -> bool:
    """Tell whether an entry must rest on a decision or names one; bills are new each time."""
    if entry.undoes:
        return False
    return entry.movement in SETS_PLAN or bool(_DECIDES.search(entry.grounds.document))


class Decisions:
    """The documents that are listed or that the ledger rests on, to be found by what a list says.

    A document is known by its whole number and sign; how they are spelt does not matter. A number
    without a sign, as it stands in many a treasury's list, means the one document of its year that
    bears it; plans are mostly given out at the end of the year before, which is looked at next.

    >>> known = Decisions(["kontum.ubnd:1234/QĐ-UBND:2019-12-10"])
    >>> known.has("QĐ số 01234/qd-ubnd ngày 10/12/2019"), known.has("34/QĐ-UBND")
    (True, False)
    >>> known.has("1234", year=2020), known.has("1234", year=2021), known.has("34", year=2020)
    (True, False, False)
    """

    def __init__(self, documents: Iterable[str]) -> None:
        told = tuple(documents)
        self._numbers = frozenset(number for one in told for number in numbers_of(one))
        self._borne: dict[tuple[str, int], set[tuple[str, str]]] = {}
        for one in told:
            issuer, _colon, rest = one.partition(":")
            year = rest.rpartition(":")[2][:4]
            for number in numbers_of(one) if year.isdecimal() else ():
                self._borne.setdefault((number.partition(" ")[0], int(year)), set()).add(
                    (issuer, number)
                )
        self._answers: dict[tuple[str, int], bool] = {}

    def has(self, said: str, *, year: int = 0) -> bool:
        """Tell whether every decision that is named is among them; nothing is known of none.

        `year` is that of what rests on the decision.
        """
        asked = (said, year)
        if asked not in self._answers:
            self._answers[asked] = not self._numbers or self._names(said, year) <= self._numbers
        return self._answers[asked]

    def meant(self, said: str, *, year: int) -> str:
        """Give the whole number that a number without a sign means; empty where that is not clear.

        A year that is said beside it goes before `year`.
        """
        bare = bare_number(said)
        if not bare:
            return ""
        serial, said_year = bare
        for one in (said_year,) if said_year else (year, year - 1):
            if found := self._borne.get((serial, one)):
                return next(iter(found))[1] if len(found) == 1 else ""
        return ""

    def _names(self, said: str, year: int) -> frozenset[str]:
        meant = self.meant(said, year=year)
        return frozenset((meant,)) if meant else numbers_of(said)


def bare_number(said: str) -> tuple[str, int] | None:
    """Give a number that stands without a sign, and the year beside it (or 0); else None.

    >>> bare_number("QĐ số 01234 ngày 10/12/2019"), bare_number("1234/QĐ-UBND"), bare_number("1234")
    (('1234', 2019), None, ('1234', 0))
    """
    found = _BARE.fullmatch(fold(said))
    return (found[1], int(found[2] or 0)) if found else None


@lru_cache(maxsize=65_536)
def numbers_of(said: str) -> frozenset[str]:
    """Give the numbers and signs in a text or a key, spelt alike; of what has none, its words.

    >>> sorted(numbers_of("QĐ 07/QĐ-UBND, NQ 12/2021/NQ-HĐND"))
    ['12 2021 nq hdnd', '7 qd ubnd']
    """
    named = _SYMBOL.findall(said) or [_without_issuer(said)]
    return frozenset(_NOUGHTS.sub("", fold(one)) for one in named if one)


def _without_issuer(said: str) -> str:
    """Give the number that stands in a key between issuer and day; what is no key, as it is."""
    _issuer, _colon, rest = said.partition(":")
    return rest.rpartition(":")[0] or said
