"""One line of a list: what the sender says was paid, and what was found out about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chungtay.core.capital.line import Line
from chungtay.core.capital.reconcile.profile import fold
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Facts, Said, fill, keep_facts, read_facts


@dataclass(frozen=True, slots=True)
class ListLine:
    """A payment as a list tells it. The words are the sender's; the codes are ours, or empty.

    `key` tells the line from all others of its sender, whatever its amount: when the sender says
    it again with another amount, that is a correction. `under` is the heading it stands beneath.
    """

    sheet: str
    row: int
    on: dt.date
    dong: int
    paper: str = ""
    holder_words: str = ""
    treasury_code: str = ""
    project_code: str = ""
    work_words: str = ""
    project_words: str = ""
    source_words: str = ""
    kind_words: str = ""
    budget_index: str = ""
    decision: str = ""
    content: str = ""
    under: str = ""
    year: int = 0
    refund: bool = False
    key: str = ""
    holder: str = ""
    programme: str = ""
    project: str = ""
    source: str = ""
    kind: str = ""
    subject: str = ""

    @property
    def digest(self) -> str:
        """Sum up what the sender says, so that the same said again is known to be the same."""
        said = (
            self.on.isoformat(), str(self.dong), self.paper, self.holder_words, self.treasury_code,
            self.project_code, self.work_words, self.project_words, self.source_words,
            self.kind_words, self.budget_index, self.decision, self.content, str(self.year),
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ListFinding:
    """A remark about a place in a list; an error stops the list, a warning goes with its line.

    `why` is a sentence of `sentences`, or ends one, and `facts` what it names: numbers are written
    for whoever reads them.
    """

    code: str
    severity: Severity
    sheet: str
    row: int
    column: str
    said: str
    why: str
    facts: Facts = field(default_factory=dict)

    @property
    def message(self) -> str:
        """Say why in Vietnamese, as files and commands do."""
        return whole_sentence(fill(self.why, self.facts))

    @property
    def whole(self) -> Said:
        """Say where and why."""
        reason = Said(self.why, self.facts)
        facts: Facts = {"sheet": self.sheet, "row": str(self.row), "reason": reason}
        return Said(SENTENCES["at"], facts)


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning that goes with a line: why, and the facts that it names."""

    why: str
    facts: Facts = field(default_factory=dict)


def keep_remark(remark: Remark) -> dict[str, Any]:
    """Give a remark as a line keeps it."""
    return {"why": remark.why, "facts": keep_facts(remark.facts)}


def read_remark(kept: str | Mapping[str, Any]) -> Remark:
    """Give back a remark; lines of old hold whole sentences, which name no facts."""
    if isinstance(kept, str):
        return Remark(kept)
    return Remark(kept["why"], read_facts(kept["facts"]))


@dataclass(frozen=True, slots=True)
class Payment:
    """What the ledger says was paid by one entry out of one account, net of what it paid back.

    `place` is where it stands on a budget line; `paper` the document that the entry rests on.
    """

    entry: str
    holder: str
    line: Line
    subject: str
    dong: int
    on: dt.date
    paper: str = ""

    @property
    def ref(self) -> str:
        """Name it among all payments."""
        line = self.line
        parts = (
            self.entry, self.holder, line.programme, line.project, line.item, line.source.value,
            line.kind.value, str(line.origin_year), line.provider, line.budget_index, self.subject,
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def keyed(lines: Iterable[ListLine]) -> Iterator[ListLine]:
    """Give lines their keys: number of paper and year where there is one, else day, and codes.

    Lines that agree in all of it are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for line in lines:
        when = str(line.on.year) if line.paper else line.on.isoformat()
        named = (
            line.paper, when, line.treasury_code, line.holder, line.subject,
            fold(line.holder_words or line.under), line.project_code, fold(line.work_words),
            fold(line.project_words), fold(line.source_words), fold(line.kind_words),
            str(line.year), line.budget_index,
            fold(line.content) if not line.paper else "", "-" if line.refund else "",
        )  # fmt: skip
        same = "\x1f".join(named)
        seen[same] += 1
        told = hashlib.sha256(f"{same}\x1f{seen[same]}".encode()).hexdigest()[:24]
        yield replace(line, key=told)


def whole_sentence(text: str) -> str:
    """Make a sentence of words about a cell, which end one."""
    return text if text.endswith(".") else f"{text[:1].upper()}{text[1:]}."
