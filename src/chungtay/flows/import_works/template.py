"""Give the workbook out that a list of works is filled in with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from chungtay.apps.capital.queries import holders_in
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.core.capital.line import Source
from chungtay.core.works.funding import Funding
from chungtay.core.works.whole import WorkSummary
from chungtay.formats.workbook import Target
from chungtay.formats.works_book import Listed, Lists, write_list
from chungtay.packs import loader


def write_template(target: Target, *, on: dt.date, unit: str = "") -> int:
    """Write the workbook, with the works of a unit and all under it; answer how many works.

    Without a unit it is empty. Handed in as it is given out it changes nothing.
    """
    codes = [one.code for one in units.subtree(unit, on=on)] if unit else []
    found: Sequence[WorkSummary] = queries.works(codes, on=on) if codes else ()
    parts = queries.fundings([one.code for one in found], on=on)
    named = units.units({one.state.unit for one in found}, on=on)
    titles = {code: one.title for code, one in named.items()}
    listed = [
        Listed(one, titles.get(one.state.unit, ""), _by_source(parts.get(one.code, ())))
        for one in found
    ]
    write_list(target, listed, lists=_lists(codes), on=on)
    return len(listed)


def _by_source(parts: Iterable[Funding]) -> dict[Source, int]:
    return {part.source: part.amount.amount for part in parts if not part.provider}


def _lists(codes: Sequence[str]) -> Lists:
    projects = [
        (project.code, project.title.vi)
        for programme in loader.programmes()
        for project in programme.walk()
    ]
    return Lists(
        projects=tuple(projects),
        holders=tuple((holder.code, holder.name) for holder in holders_in(codes)),
    )
