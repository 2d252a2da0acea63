"""What the registers know, put together once for a list to be set against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.treasury.payments import documents, given_since, payments
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.capital.decisions import Decisions
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.reconcile.checks import Past, usual
from chungtay.core.capital.reconcile.directory import Directory, once
from chungtay.core.capital.reconcile.line import Payment
from chungtay.core.capital.reconcile.profile import fold
from chungtay.core.units.unit import Unit
from chungtay.core.works.whole import WorkSummary
from chungtay.packs import loader
from chungtay.packs.capital import budget_index

HISTORY = 400
"""Days of the ledger before a list that tell what payments are usual."""


@dataclass
class Knowledge:
    """Holders, works, projects and payments around a list's days; each is read once."""

    since: dt.date
    until: dt.date
    window: int

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Give every holder."""
        return capital.holders()

    @cached_property
    def works(self) -> tuple[WorkSummary, ...]:
        """Give every work known by the last day of the list."""
        return works.works(None, on=self.until)

    @cached_property
    def directory(self) -> Directory:
        """Give what words may stand for."""
        papers = [(one.code, one.card) for one in self.works if one.card]
        works_named = [
            *((one.name, one.code) for one in self.works),
            *((one.code, one.code) for one in self.works),
            *((card.project_code, code) for code, card in papers if card.project_code),
        ]
        return Directory(
            holders=once(_holder_names(self.holders)),
            projects=dict(_project_names()),
            works=once(works_named),
            treasury=once((card.treasury_code, card.investor) for _, card in papers),
            known_holders=frozenset(one.code for one in self.holders),
        )

    @cached_property
    def payments(self) -> Sequence[Payment]:
        """Give what the ledger paid around the list's days."""
        span = dt.timedelta(days=max(self.window, 31))
        return tuple(payments(since=self.since - span, until=self.until + span))

    @cached_property
    def decisions(self) -> Decisions:
        """Give the documents that are listed or that entries rest on."""
        return Decisions(_decisions())

    @cached_property
    def past(self) -> Past:
        """Give what is usual, and since when what exists."""
        before = self.until - dt.timedelta(days=HISTORY)
        least, most = usual(payments(since=before, until=self.until))
        return Past(
            least=least,
            most=most,
            given=given_since(until=self.until),
            decisions=self.decisions,
            works={one.code: min(one.days.values()) for one in self.works if one.days},
            unit_stood=self._unit_stood,
            index=budget_index(),
        )

    @cached_property
    def _borne(self) -> dict[str, tuple[Unit, ...]]:
        """Keep the bearers of each unit's code: thousands of days are asked of few units."""
        return {"": ()}

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {one.code: one.unit for one in self.holders}

    def _unit_stood(self, holder: str, on: dt.date) -> bool:
        unit = self._units.get(holder, "")
        if unit not in self._borne:
            self._borne[unit] = units.bearers(unit)
        return not unit or any(one.stands(on) for one in self._borne[unit])


def _holder_names(holders: Iterable[Holder]) -> Iterator[tuple[str, str]]:
    """Give the names lists use for holders: in full, and as offices shorten them."""
    for one in holders:
        yield one.name, one.code
        yield one.code, one.code
        short = fold(one.name)
        for whole, brief in (
            ("ban quan ly du an dau tu xay dung", "ban qlda dtxd"),
            ("ban qlda dtxd", "ban qlda"),
            ("uy ban nhan dan", "ubnd"),
            ("thanh pho", "tp"),
        ):
            if whole in short:
                short = short.replace(whole, brief)
                yield short, one.code


def _project_names() -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the names and codes of projects, and of programmes as money of no project."""
    for code, term in loader.terms("standalone_projects").items():
        yield from ((fold(code), ("", code)), (fold(term.title.vi), ("", code)))
    for programme in loader.programmes():
        for words in (programme.code, programme.title.vi):
            yield fold(words), (programme.code, "")
        for project in programme.walk():
            for words in (project.code, project.title.vi):
                yield fold(words), (programme.code, project.code)


def _decisions() -> Iterator[str]:
    yield from documents()
    for key, instrument in loader.instruments().items():
        yield from (key, instrument.symbol)
