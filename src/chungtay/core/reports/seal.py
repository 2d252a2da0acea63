"""The seal of a report: which figures it displayed when written, to compare with what it says now.

A seal lists every figure of the document with the text displayed, how many times, and a digest of
the register rows behind it, and digests of every table of the appendices. Whoever edits a number in
the file leaves the seal speaking against it; whoever rewrites the seal too is caught by the digest
that the site keeps (`against`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chungtay.core.reports.sealed_tables import Line, SealedTable, Tables, compare_tables


@dataclass(frozen=True, slots=True)
class SealedFigure:
    """A figure as written: its id, its text, how often it stands there, its rows' digest."""

    id: str
    text: str
    times: int
    rows: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What a report displayed when written: its code, its figures by id, its tables in order."""

    report: str
    figures: tuple[SealedFigure, ...]
    tables: tuple[SealedTable, ...] = ()

    def canonical(self) -> str:
        """Write the seal as one unambiguous text, over which its digest is taken.

        >>> Seal("bc", (SealedFigure("a", "1,5", 2, "ff"),)).canonical()
        'chungtay-seal/2|2:bc|1:1|1:a|3:1,5|1:2|2:ff'
        """
        parts = [self.report, str(len(self.figures))]
        for figure in self.figures:
            parts += [figure.id, figure.text, str(figure.times), figure.rows]
        for table in self.tables:
            parts += [table.appendix, str(table.place), table.digest]
            parts += [str(len(table.rows)), *table.rows, str(len(table.columns)), *table.columns]
        return "|".join(["chungtay-seal/2", *(f"{len(part)}:{part}" for part in parts)])


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure whose text is no longer the sealed one: what it was, what now stands there."""

    id: str
    sealed: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a comparison of a document with its seal says.

    `missing` are figures that stand there less often than sealed; `unknown` are controls the seal
    does not name. `intact` is false where the seal contradicts its own digest. `genuine` answers
    whether the digest is the one the site keeps, and is None where nobody asked.
    """

    report: str
    unchanged: tuple[str, ...]
    changed: tuple[Changed, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    seal_digest: str
    intact: bool
    genuine: bool | None = None
    tables: Tables = field(default_factory=Tables)

    @property
    def faithful(self) -> bool:
        """Tell whether figures and tables stand as sealed and nothing speaks against the seal."""
        return (
            self.intact
            and self.genuine is not False
            and not (self.changed or self.missing or self.unknown)
            and not (self.tables.changed or self.tables.missing)
        )


def plain(text: str) -> str:
    r"""Bring white space to single blanks: word processors exchange its kinds freely.

    >>> plain(" 1.250\u00a0triệu ")
    '1.250 triệu'
    """
    return " ".join(text.split())


def compare(
    seal: Seal,
    found: Iterable[tuple[str, str]],
    *,
    digest: str,
    intact: bool,
    against: str | None = None,
    tables: Sequence[Sequence[Line]] = (),
) -> Verification:
    """Compare a seal with what is found in the document.

    `found` are the (id, text) pairs of its figures in any order, `tables` all its tables in order.
    """
    texts: dict[str, list[str]] = {}
    for figure_id, text in found:
        texts.setdefault(figure_id, []).append(plain(text))
    unchanged: list[str] = []
    changed: list[Changed] = []
    missing: list[str] = []
    for figure in seal.figures:
        now = texts.pop(figure.id, [])
        others = tuple(dict.fromkeys(text for text in now if text != plain(figure.text)))
        if others:
            changed.append(Changed(figure.id, figure.text, others))
        elif len(now) < figure.times:
            missing.append(figure.id)
        else:
            unchanged.append(figure.id)
    return Verification(
        report=seal.report,
        unchanged=tuple(unchanged),
        changed=tuple(changed),
        missing=tuple(missing),
        unknown=tuple(sorted(texts)),
        seal_digest=digest,
        intact=intact,
        genuine=None if against is None else digest == against.strip().lower(),
        tables=compare_tables(seal.tables, tables),
    )
