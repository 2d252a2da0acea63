"""Finding our codes behind a sender's words: holders, works, projects, sources and kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES, CapitalKind, Source
from chungtay.core.capital.reconcile.line import ListLine
from chungtay.core.capital.reconcile.profile import Field, fold

Codes = Mapping[str, str]
"""From folded words to a code."""
_SOURCES: dict[str, Source] = {
    "nstw": Source.CENTRAL, "tw": Source.CENTRAL, "trung uong": Source.CENTRAL,
    "ngan sach tw": Source.CENTRAL, "von trung uong": Source.CENTRAL, "nsdp": Source.PROVINCE,
    "ns tinh": Source.PROVINCE, "tinh": Source.PROVINCE, "ngan sach dia phuong": Source.PROVINCE,
    "ns huyen": Source.DISTRICT, "huyen": Source.DISTRICT, "ns xa": Source.COMMUNE,
    "xa": Source.COMMUNE, "oda": Source.ODA, "von nuoc ngoai": Source.ODA, "vien tro": Source.ODA,
}  # fmt: skip
_KINDS: dict[str, CapitalKind] = {
    "dtpt": CapitalKind.DEVELOPMENT, "dau tu": CapitalKind.DEVELOPMENT,
    "dau tu phat trien": CapitalKind.DEVELOPMENT, "xdcb": CapitalKind.DEVELOPMENT,
    "su nghiep": CapitalKind.RECURRENT, "von thuong xuyen": CapitalKind.RECURRENT,
    "chi thuong xuyen": CapitalKind.RECURRENT, "sn": CapitalKind.RECURRENT,
}  # fmt: skip
SOURCES: Codes = {
    **{fold(title): one.value for one, title in SOURCE_TITLES.items()},
    **{one.value: one.value for one in Source},
    **{words: one.value for words, one in _SOURCES.items()},
}
KINDS: Codes = {
    **{fold(title): one.value for one, title in KIND_TITLES.items()},
    **{one.value: one.value for one in CapitalKind},
    **{words: one.value for words, one in _KINDS.items()},
}


@dataclass(frozen=True, slots=True)
class Directory:
    """What words lists may use for what the ledger knows; all words are folded.

    `projects` gives a project's programme and code; `treasury` a holder or a work by its account at
    the treasury; `works` a work by its name, code or public-investment code. A name that two bear
    is in none of them.
    """

    holders: Codes
    projects: Mapping[str, tuple[str, str]]
    works: Codes = field(default_factory=dict)
    treasury: Codes = field(default_factory=dict)
    known_holders: frozenset[str] = frozenset()

    def resolve(self, line: ListLine) -> ListLine:
        """Give a line with the codes its words stand for; what is not known stays empty.

        A code that nobody bears stays as the sender's words, where it says no others.
        """
        programme, project = self._project(line)
        return replace(
            line,
            holder=self._holder(line),
            holder_words=line.holder_words
            or ("" if line.holder in self.known_holders else line.holder),
            work_words=line.work_words
            or ("" if fold(line.subject) in self.works else line.subject),
            programme=programme,
            project=project,
            source=SOURCES.get(fold(line.source_words), ""),
            kind=KINDS.get(fold(line.kind_words), ""),
            subject=self._work(line),
        )

    def unknown(self, line: ListLine) -> Iterator[tuple[Field, str]]:
        """Name the words of a line, as its sender says it, that stand for nothing known."""
        if line.project_words and fold(line.project_words) not in self.projects:
            yield Field.PROJECT, line.project_words
        if line.source_words and fold(line.source_words) not in SOURCES:
            yield Field.SOURCE, line.source_words
        if line.kind_words and fold(line.kind_words) not in KINDS:
            yield Field.KIND, line.kind_words
        if line.subject and fold(line.subject) not in self.works:
            yield Field.WORK_CODE, line.subject
        elif line.work_words and not self._work(line):
            yield Field.WORK, line.work_words
        if line.holder and line.holder not in self.known_holders and self._holder(line):
            yield Field.HOLDER_CODE, line.holder

    def _holder(self, line: ListLine) -> str:
        if line.holder in self.known_holders:
            return line.holder
        for words in (line.holder_words, line.under):
            if words and (found := self.holders.get(fold(words))):
                return found
        return self.treasury.get(fold(line.treasury_code), "") if line.treasury_code else ""

    def _work(self, line: ListLine) -> str:
        for words in (line.subject, line.project_code, line.work_words):
            if words and (found := self.works.get(fold(words))):
                return found
        return ""

    def _project(self, line: ListLine) -> tuple[str, str]:
        none = ("", "")
        found = self.projects.get(fold(line.project_words), none) if line.project_words else none
        return (
            found if found != none or not line.under else self.projects.get(fold(line.under), none)
        )


def once(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give codes by folded words, leaving out words that stand for two.

    >>> once([("Xã Đăk Ang", "1"), ("xã đăk ang", "1"), ("Tân Lập", "2"), ("Tân Lập", "3")])
    {'xa dak ang': '1'}
    """
    found: dict[str, str] = {}
    doubled: set[str] = set()
    for words, code in named:
        key = fold(words)
        if key and found.setdefault(key, code) != code:
            doubled.add(key)
    return {key: code for key, code in found.items() if key not in doubled}
