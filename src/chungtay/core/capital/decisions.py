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
_SYMBOL = re.compile(r"\d+[A-Za-z]?(?:/\d{4})?/[^\W\d_][\w/-]*")
"""A number and its sign, as in `12/QĐ-UBND` or `12/2021/NQ-HĐND`, among other words."""
_DECIDES = re.compile(r"/(?:QĐ|NQ)", re.IGNORECASE)


def check_decision(said: str, known: Callable[[str], bool], *, where: str) -> tuple[Finding, ...]:
    """Remark on a decision that is not known; `said` is its number, or its key.

    `known` answers for what was said; `where` is put into the finding.
    """
    if known(said):
        return ()
    _issuer, colon, rest = said.partition(":")
    number = rest.rpartition(":")[0] if colon else said
    return (Finding(CODE, Severity.WARNING, where, SENTENCES[CODE], {"decision": number or said}),)


def rests_on_decision(entry: Entry) -> bool:
    """Tell whether an entry must rest on a decision or names one; bills are new each time."""
    if entry.undoes:
        return False
    return entry.movement in SETS_PLAN or bool(_DECIDES.search(entry.grounds.document))


class Decisions:
    """The documents that are listed or that the ledger rests on, to be found by what a list says.

    >>> known = Decisions(["kontum.ubnd:1234/QĐ-UBND:2019-12-10"])
    >>> known.has("QĐ số 1234/QĐ-UBND ngày 10/12/2019"), known.has("34/QĐ-UBND")
    (True, False)
    """

    def __init__(self, documents: Iterable[str]) -> None:
        self._folded = frozenset(f" {fold(one)} " for one in documents if one)
        self._answers: dict[str, bool] = {}

    def has(self, said: str) -> bool:
        """Tell whether every decision that is named is among them; nothing is known of none."""
        if said not in self._answers:
            self._answers[said] = not self._folded or all(
                map(self._lists, _SYMBOL.findall(said) or [said])
            )
        return self._answers[said]

    def _lists(self, number: str) -> bool:
        wanted = f" {fold(number)} "
        return any(wanted in one for one in self._folded)
