"""The seal of a report: which figures it displayed when written, to compare with what it says now.

A seal lists every figure of the document with the text displayed, how many times, and a digest of
the register rows behind it. Whoever edits a number in the file leaves the seal speaking against
it; whoever rewrites the seal too is caught by the digest that the site keeps (`against`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SealedFigure:
    """A figure as written: its id, its text, how often it stands there, its rows' digest."""

    id: str
    text: str
    times: int
    rows: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What a report displayed when it was written: its code and its figures, by id."""

    report: str
    figures: tuple[SealedFigure, ...]

    def canonical(self) -> str:
        """Write the seal as one unambiguous text, over which its digest is taken.

        >>> Seal("bc", (SealedFigure("a", "1,5", 2, "ff"),)).canonical()
        'chungtay-seal/1|2:bc|1:a|3:1,5|1:2|2:ff'
        """
        parts = [self.report]
        for figure in self.figures:
            parts += [figure.id, figure.text, str(figure.times), figure.rows]
        return "|".join(["chungtay-seal/1", *(f"{len(part)}:{part}" for part in parts)])


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

    @property
    def faithful(self) -> bool:
        """Tell whether every figure stands as sealed and nothing speaks against the seal."""
        return (
            self.intact
            and self.genuine is not False
            and not (self.changed or self.missing or self.unknown)
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
) -> Verification:
    """Compare a seal with the (id, text) pairs found in the document, in any order."""
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
    )
