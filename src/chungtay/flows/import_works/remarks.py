"""What strikes one about a row of a list: remarks of the register's own rules, and of scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from chungtay.core.kernel.refusal import Severity
from chungtay.core.works.contract import WorkContract
from chungtay.core.works.findings import (
    Extent,
    on_card,
    on_contracts,
    on_direct,
    on_funding,
    on_state,
)
from chungtay.core.works.listing.columns import TITLES, Field
from chungtay.core.works.listing.line import ListFault
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.scale import is_likely, leaps
from chungtay.flows.import_works.meaning import Meaning
from chungtay.packs.works import direct_limits


def remarks(
    one: Meaning, contracts: Sequence[WorkContract], *, extent: Extent | None, on: dt.date
) -> Iterator[ListFault]:
    """Give the remarks on a row, errors of scale among them; `extent` is its province's."""
    yield from _scale(one)
    told = [
        *on_state(one.current),
        *(on_card(one.card_now, one.current, extent=extent) if one.card_now else ()),
        *on_contracts(contracts, one.current, on=on),
        *on_direct(contracts, direct_limits()),
        *(
            on_funding([part.amount for part in one.funding_now], one.current)
            if one.funding_now
            else ()
        ),
    ]
    for finding in told:
        line = one.line
        yield ListFault(line.sheet, line.row, "", finding.severity, finding.why, finding.facts)


def _scale(one: Meaning) -> Iterator[ListFault]:
    """Find a total cost written in another unit of money than the list's."""
    line, cost = one.line, one.line.cost
    if cost is None or not cost:
        return
    column, before = TITLES[Field.COST], one.before.cost if one.before else None
    where = (line.sheet, line.row, column, Severity.ERROR)
    facts = {"cost": cost.amount}
    if not is_likely(cost):
        yield ListFault(*where, SENTENCES["unlikely_cost"], facts)
    elif before and leaps(cost, before) and not line.reason:
        yield ListFault(*where, SENTENCES["cost_leaps"], facts | {"before": before.amount})
