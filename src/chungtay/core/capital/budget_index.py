"""The state budget index (mục lục ngân sách): chapters, kind-items and programme codes, dated.

A line carries `chapter-kind-item`; each part must be in the list of the day. Codes are reused and
rearranged from year to year, so that a list without a day says nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.ledger import Entry
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts


class IndexPart(StrEnum):
    """What a code of the index tells."""

    CHAPTER = "chapter"
    KIND = "kind"
    ITEM = "item"
    PROGRAMME = "programme"
    TREASURY = "treasury"


PART_TITLES: dict[IndexPart, str] = {
    IndexPart.CHAPTER: "chương",
    IndexPart.KIND: "loại",
    IndexPart.ITEM: "khoản",
    IndexPart.PROGRAMME: "mã chương trình, mục tiêu",
    IndexPart.TREASURY: "mã Kho bạc Nhà nước",
}


@dataclass(frozen=True, slots=True)
class IndexCode:
    """One code of the index from `since` up to, not including, `until`.

    `under` is the kind an item belongs to; `stands_for` the code of the programme or the unit that
    a programme code or a treasury code means here.
    """

    part: IndexPart
    code: str
    title: str
    since: dt.date
    cite: str
    until: dt.date | None = None
    under: str = ""
    stands_for: str = ""
    verified: bool = False

    def holds(self, on: dt.date) -> bool:
        """Tell whether the code was in use on a day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class BudgetIndex:
    """The codes of all years."""

    codes: tuple[IndexCode, ...]

    def listed(self, part: IndexPart, *, on: dt.date) -> Mapping[str, IndexCode]:
        """Give the codes of a part in use on a day."""
        return {c.code: c for c in self.codes if c.part is part and c.holds(on)}

    def faults(self, text: str, *, on: dt.date) -> tuple[tuple[str, Facts], ...]:
        """Say what is wrong with `chapter-kind-item` on a day: sentences by name, with their facts.

        There is nothing wrong with the empty text.
        """
        if not text:
            return ()
        if not any(code.holds(on) for code in self.codes):
            return (("no_list", {"text": text, "on": on}),)
        parts = text.split("-")
        named = (IndexPart.CHAPTER, IndexPart.KIND, IndexPart.ITEM)
        if len(parts) != len(named):
            return (("not_three", {"text": text}),)
        found: list[tuple[str, Facts]] = []
        for part, code in zip(named, parts, strict=True):
            known = self.listed(part, on=on)
            if code not in known:
                found.append(("no_code", {"part": PART_TITLES[part], "code": code, "on": on}))
            elif part is IndexPart.ITEM and known[code].under != parts[1]:
                found.append(("other_kind", {"code": code, "under": known[code].under}))
        return tuple(found)


SENTENCES: Mapping[str, str] = {
    "not_three": "Mục lục ngân sách: “{text}” phải viết “chương-loại-khoản”.",
    "no_code": "Mục lục ngân sách: không có {part} “{code}” ngày {on:%d/%m/%Y}.",
    "other_kind": "Mục lục ngân sách: khoản “{code}” thuộc loại “{under}”.",
    "no_list": (
        "Mục lục ngân sách: chưa có danh mục của ngày {on:%d/%m/%Y}, nên “{text}” không được soát."
    ),
}


def check_index(entry: Entry, index: BudgetIndex) -> tuple[Finding, ...]:
    """Remark on budget-index codes of an entry that the list of its day does not have."""
    texts: Iterable[str] = dict.fromkeys(p.account.line.budget_index for p in entry.postings)
    return tuple(
        Finding("capital.unknown_index", Severity.WARNING, entry.id, SENTENCES[name], facts)
        for text in texts
        for name, facts in index.faults(text, on=entry.on)
    )
