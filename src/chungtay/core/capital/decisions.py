"""Whether anybody knows the decision that a paper names: asked alike of lists, pages and programs.

A number nobody has listed may be new, or mistyped. It is remarked on and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.movement import SETS_PLAN
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.vietnamese import fold

CODE = "capital.unknown_decision"
SENTENCES: Mapping[str, str] = {
    CODE: (
        "Số “{decision}” không có trong danh mục văn bản và chưa bút toán nào trong sổ vốn dựa vào "
        "nó. Hãy kiểm tra số, ngày ký và cơ quan ban hành; nếu đúng thì vẫn ghi được."
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
_NOUGHTS = re.compile(r"^0+(?=\d)")


def check_decision(said: str, known: Callable[[str], bool], *, where: str) -> tuple[Finding, ...]:
    """Remark on a decision that is not known; `said` is its number, or its key.

    `known` answers for what was said; `where` is put into the finding.
    """
    if known(said):
        return ()
    facts = {"decision": _without_issuer(said)}
    return (Finding(CODE, Severity.WARNING, where, SENTENCES[CODE], facts),)


def rests_on_decision(entry: Entry) -> bool:
    """Tell whether an entry must rest on a decision or names one; bills are new each time."""
    if entry.undoes:
        return False
    return entry.movement in SETS_PLAN or bool(_DECIDES.search(entry.grounds.document))


class Decisions:
    """The documents that are listed or that the ledger rests on, to be found by what a list says.

    A document is known by its whole number and sign; how they are spelt does not matter.

    >>> known = Decisions(["kontum.ubnd:1234/QĐ-UBND:2019-12-10"])
    >>> known.has("QĐ số 01234/qd-ubnd ngày 10/12/2019"), known.has("34/QĐ-UBND")
    (True, False)
    """

    def __init__(self, documents: Iterable[str]) -> None:
        self._numbers = frozenset(number for one in documents for number in _numbers(one))
        self._answers: dict[str, bool] = {}

    def has(self, said: str) -> bool:
        """Tell whether every decision that is named is among them; nothing is known of none."""
        if said not in self._answers:
            self._answers[said] = not self._numbers or _numbers(said) <= self._numbers
        return self._answers[said]


def _numbers(said: str) -> frozenset[str]:
    """Give the numbers and signs in a text or a key, spelt alike; of what has none, its words.

    >>> sorted(_numbers("QĐ 07/QĐ-UBND, NQ 12/2021/NQ-HĐND"))
    ['12 2021 nq hdnd', '7 qd ubnd']
    """
    named = _SYMBOL.findall(said) or [_without_issuer(said)]
    return frozenset(_NOUGHTS.sub("", fold(one)) for one in named if one)


def _without_issuer(said: str) -> str:
    """Give the number that stands in a key between issuer and day; what is no key, as it is."""
    _issuer, _colon, rest = said.partition(":")
    return rest.rpartition(":")[0] or said
