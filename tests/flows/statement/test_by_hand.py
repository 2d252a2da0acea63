"""Statements are what adding up by hand gives: over random ledgers, and over the demonstration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.engine import engine
from chungtay.apps.capital.facts import TABLE
from chungtay.core.capital.movement import STAYS
from chungtay.core.kernel.quantity import Missing
from chungtay.flows.labels import Labels
from chungtay.flows.statement.axes import AXES
from chungtay.flows.statement.build import Statement, build
from chungtay.flows.statement.columns import Sheet, When
from chungtay.flows.statement.wish import Wish
from tests.flows.statement.abacus import Raw, by_hand, sums_of
from tests.flows.statement.ledgers import DEEDS, PLACES, PROVINCE, Deed, labels, told

WHERE = {"province": (PROVINCE,)}
TWO = [
    ("project", "source"), ("source", "kind"), ("place", "origin"), ("holder", "programme"),
    ("origin", "district"), ("kind", "given"),
]  # fmt: skip
SUMMED = sums_of(()).keys()
_STANDING = 10
"""Columns of the store before a fact table's own."""


def require_as_by_hand(made: Statement, raw: list[Raw], *, on: dt.date) -> int:
    """Compare every number of a statement; answer how many there were."""
    wish, compared = made.wish, 0
    sums = by_hand(raw, by=wish.by, year=wish.year, on=on)
    rows = {node.key: node for node in made.total.walk()}
    for key, node in rows.items():
        for slot, value in zip(made.slots, node.cells, strict=True):
            if slot.column.when is not When.NOW or slot.column.key not in SUMMED:
                continue
            if key not in sums:
                # Only last year's plan stands there.
                assert isinstance(value, Missing)
                continue
            ours, shown = sums[key][slot.column.key], None if isinstance(value, Missing) else value
            if slot.measure.unit == "dong" and value is not Missing.NOT_APPLICABLE:
                shown = shown or 0
            assert shown == ours, (slot.column.key, key)
            compared += 1
    return compared


def raw_of(deeds: list[Deed]) -> Iterator[Raw]:
    names = [column.name for column in TABLE.columns]
    for number, deed in enumerate(deeds):
        for row in deed.rows(number):
            told = dict(zip(names, row[_STANDING:], strict=False))
            members = {name: str(value) for name, value in told.items()}
            members |= {"unit": members["holder"], "district": PLACES[members["holder"]]}
            amount = told["dong"]
            assert isinstance(amount, int)
            yield Raw(
                members["pot"], members["movement"], deed.on, amount, members, members["term"]
            )


@settings(max_examples=10, deadline=None)
@given(
    DEEDS, st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), st.sampled_from(TWO),
    st.sampled_from([Sheet.PROGRESS, Sheet.ORIGIN, Sheet.PLAN, Sheet.PAYMENTS]),
)  # fmt: skip
def test_whatever_was_decided_a_statement_is_what_stands_with_its_holders(
    deeds: list[Deed], on: dt.date, axes: tuple[str, str], sheet: Sheet
) -> None:
    lawful = [deed.by_its_holder() if deed.movement in STAYS else deed for deed in deeds]
    rows, then = (AXES[code] for code in axes)
    with told(lawful) as made_of:
        made = build(made_of, Wish(on, 2020, rows, then, sheet=sheet, where=WHERE), labels(on))
    require_as_by_hand(made, list(raw_of(lawful)), on=on)


QUERY = """
SELECT p.pot, e.movement, e."on", p.dong, p.term, p.programme, p.project, p.source, p.kind,
       p.origin_year, p.plan_year, p.given_as, p.holder_id, h.unit, u.level, u.parent
FROM capital_posting p
JOIN capital_entry e ON e.ref = p.entry_id
JOIN capital_holder h ON h.code = p.holder_id
JOIN units_unit u ON u.code = h.unit AND u.since <= '2020-10-13'
     AND (u.until IS NULL OR u.until > '2020-10-13')
"""
NAMES = (
    "programme", "project", "source", "kind", "origin_year", "plan_year", "given_as", "holder",
    "unit",
)  # fmt: skip


def read_raw() -> Iterator[Raw]:
    """Read every posting of the register by plain SQL; a commune lies in its parent's district."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        for pot, movement, on, dong, term, *told, level, parent in cursor.fetchall():
            members = dict(zip(NAMES, map(str, told), strict=True))
            members["main_project"] = ".".join(members["project"].split(".")[:2])
            members["district"] = {"commune": parent, "district": members["unit"]}.get(level, "")
            carried = term == "year" and members["origin_year"] < members["plan_year"]
            members["carried"] = "1" if carried else "0"
            day = on if isinstance(on, dt.date) else dt.date.fromisoformat(on)
            yield Raw(pot, movement, day, dong, members, term)


@pytest.mark.usefixtures("demo")
@pytest.mark.django_db
def test_statements_of_the_demonstration_are_what_its_postings_add_up_to() -> None:
    """By programme, unit, source, kind and origin; today, in June, and when 2019 was over."""
    raw, compared = list(read_raw()), 0
    for on in (dt.date(2020, 10, 13), dt.date(2020, 6, 30), dt.date(2019, 12, 31)):
        words = Labels(on, PROVINCE)
        for rows, then in (("project", "source"), ("place", "kind"), ("origin", "district")):
            for sheet in (Sheet.PROGRESS, Sheet.ORIGIN, Sheet.PLAN):
                asked = Wish(on, on.year, AXES[rows], AXES[then], sheet=sheet, where=WHERE)
                compared += require_as_by_hand(build(engine(), asked, words), raw, on=on)
    assert compared > 10_000
