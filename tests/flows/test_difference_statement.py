"""Of which lines the statement of differences tells: of all that any of the three speaks of."""

from __future__ import annotations

from chungtay.core.kernel.quantity import Missing
from chungtay.flows.difference_statement import by_line, line_of, spoken_of

ROAD = ("611", "ntm", "ntm.02", "", "central", "development", "2020")
SCHOOL = ("611", "ntm", "ntm.05", "", "central", "development", "2020")
CLINIC = ("611", "ntm", "ntm.06", "", "central", "development", "2020")


def test_what_a_unit_alone_reports_as_paid_is_told() -> None:
    reported = {line_of(SCHOOL): 5_000_000, line_of(CLINIC): 0}
    told = spoken_of(
        {ROAD: 7, CLINIC: Missing.ABSENT}, {}, reported, planned=[ROAD, SCHOOL, CLINIC]
    )
    assert told == [ROAD, SCHOOL]


def test_what_only_the_treasury_knows_is_told() -> None:
    assert spoken_of({ROAD: Missing.ABSENT}, {SCHOOL: 1}, {}, planned=[ROAD]) == [SCHOOL]


def test_rows_of_one_line_that_name_giver_or_index_are_that_line() -> None:
    aid = "610/irish.p135//oda/development/2019"
    told = by_line(
        {f"{aid}/Ai-len/": 5, f"{aid}/Ai-len/805-292-6499": 2, line_of(ROAD): Missing.ABSENT}
    )
    assert told == {aid: 7, line_of(ROAD): Missing.ABSENT}
