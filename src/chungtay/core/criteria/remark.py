"""What is odd about a reading or its evidence: told in both languages, stopping nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from chungtay.core.kernel.numerals import english, vietnamese
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.title import Title

Fact = str | Fraction | dt.date
DECIMALS = 2
BASE_NOT_STATED, JUMP, WORK_ELSEWHERE = "base_not_stated", "jump", "work_elsewhere"
SENTENCES: dict[str, Title] = {
    BASE_NOT_STATED: Title(
        "Chỉ tiêu {threshold}: {value} % được nêu mà không nêu mẫu số (bao nhiêu trên bao nhiêu).",
        "Requirement {threshold}: {value} % is stated without its base (how many of how many).",
    ),
    JUMP: Title(
        "Chỉ tiêu {threshold}: {value} khác nhiều so với {before} ngày {day}.",
        "Requirement {threshold}: {value} differs much from {before} on {day}.",
    ),
    WORK_ELSEWHERE: Title(
        "Công trình {work} “{name}” thuộc đơn vị {lies}, không thuộc {unit}.",
        "Work {work} “{name}” belongs to unit {lies}, not to {unit}.",
    ),
}
"""The sentence of each remark, with places for its facts."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: which sentence, of which threshold, with which facts."""

    sentence: str
    threshold: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def words(self) -> Title:
        """Tell the remark in both languages."""
        told = SENTENCES[self.sentence]
        return Title(
            told.vi.format(threshold=self.threshold, **self._written(vietnamese)),
            told.en.format(threshold=self.threshold, **self._written(english)),
        )

    @property
    def finding(self) -> Finding:
        """Give the remark as a finding, in Vietnamese."""
        code = f"criteria.{self.sentence}"
        return Finding(code, Severity.WARNING, self.threshold, self.words.vi)

    def _written(self, write: Callable[..., str]) -> dict[str, str]:
        return {name: _text(fact, write) for name, fact in self.facts.items()}


def _text(fact: Fact, write: Callable[..., str]) -> str:
    if isinstance(fact, Fraction):
        return write(fact, DECIMALS, trim=True)
    return f"{fact:%d/%m/%Y}" if isinstance(fact, dt.date) else fact
