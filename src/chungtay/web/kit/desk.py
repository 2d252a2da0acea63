"""Where a page asks for its numbers: the engine, the day and the unit of money of one address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Answer, Question, Receipt
from chungtay.core.measures.measure import Measure, Where
from chungtay.flows import frames
from chungtay.web.kit.address import MoneyUnit, View
from chungtay.web.kit.figure import NONE, Num, Style, receipt_hrefs
from chungtay.web.kit.names import Names

Keys = tuple[str, ...]


class Asker(Protocol):
    """What a page needs of the measures engine."""

    def measure(self, name: str) -> Measure:
        """Find a measure."""
        ...

    def ask_many(
        self, names: Sequence[str], *, by: Sequence[str] = (), question: Question
    ) -> dict[str, Answer]:
        """Ask several measures over the same dimensions."""
        ...

    def ask_sets(
        self,
        names: Sequence[str],
        *,
        sets: Sequence[Sequence[str]],
        question: Question,
        days: Sequence[dt.date] = (),
    ) -> dict[tuple[Keys, dt.date], dict[str, Answer]]:
        """Ask several measures over several sets of dimensions and days at once."""
        ...

    def receipt(self, name: str, question: Question, *, limit: int = 200) -> Receipt:
        """Give everything behind one number."""
        ...

    def rests_on(self, provenance: Provenance, name: str, question: Question) -> bool:
        """Tell whether any row behind a number is of a provenance."""
        ...

    def still(self) -> AbstractContextManager[None]:
        """Answer everything in a block from one moment of the registers."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Asks measures for one view, and dresses the answers as numbers with receipts."""

    engine: Asker
    view: View

    def in_dong(self) -> Desk:
        """Show money whole, as books of entries do, whatever unit the address goes along with."""
        return replace(self, view=replace(self.view, money=MoneyUnit.DONG))

    @property
    def names(self) -> Names:
        """Give the names of the units that the page speaks of."""
        return Names(self.view.places_on, frames.home(self.view.frame))

    def one(
        self,
        name: str,
        where: Where | None = None,
        *,
        on: dt.date | None = None,
        against: dt.date | None = None,
    ) -> Num:
        """Ask one number."""
        return self.by([name], (), where, on=on, against=against)[name].get((), NONE)

    def of(
        self, names: Sequence[str], where: Where | None = None, *, on: dt.date | None = None
    ) -> dict[str, Num]:
        """Ask several numbers over the same rows."""
        found = self.by(names, (), where, on=on)
        return {name: found[name].get((), NONE) for name in names}

    def by(
        self,
        names: Sequence[str],
        by: Sequence[str],
        where: Where | None = None,
        *,
        on: dt.date | None = None,
        against: dt.date | None = None,
    ) -> dict[str, dict[Keys, Num]]:
        """Ask several measures divided by the same dimensions: name → place → number."""
        here = self._here(names, where or {})
        view = self.view
        question = Question(here, on or view.on, view.as_known, against, view.frame)
        answers = self.engine.ask_many(names, by=by, question=question)
        return {name: self._dress(answer, question) for name, answer in answers.items()}

    def through(
        self, names: Sequence[str], by: Sequence[str], where: Where, days: Sequence[dt.date]
    ) -> list[dict[str, dict[Keys, Num]]]:
        """Ask several measures on several days at once, as `by` would on each, in their order."""
        view = self.view
        here = self._here(names, where)
        question = Question(here, max(days), view.as_known, frame=view.frame)
        told = self.engine.ask_sets(names, sets=[by], question=question, days=days)
        return [
            {
                name: self._dress(answer, replace(question, on=day))
                for name, answer in told[tuple(by), day].items()
            }
            for day in days
        ]

    def _here(self, names: Sequence[str], where: Where) -> Where:
        """Narrow a question to this site's province, where the measures can be so narrowed."""
        narrow = all("province" in self.engine.measure(name).dimensions for name in names)
        return {"province": (frames.home(self.view.frame),), **where} if narrow else where

    def _dress(self, answer: Answer, question: Question) -> dict[Keys, Num]:
        measure = answer.measure
        style = Style(measure.unit, measure.decimals, self.view.money)
        href = receipt_hrefs(measure.name, question)
        return {
            cell.by: style.show(cell.value, href(_where(question, answer.by, cell.by)))
            for cell in answer.cells
        }


def narrowed(question: Question, by: Sequence[str], at: Keys) -> Question:
    """Give the question that one cell of an answer alone would answer."""
    return replace(question, where=_where(question, by, at))


def _where(question: Question, by: Sequence[str], at: Keys) -> Where:
    here = {name: (value,) for name, value in zip(by, at, strict=True)}
    return {**question.where, **here}
