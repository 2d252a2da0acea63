# ruff: noqa: INP001
"""Indicator values of the report, and the figures it prints, to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tables import DEMO, PROVINCE, REPORT, REPORT_DAY, read_seed

CREDIT = "kontum.nhcsxh:455/BC-NHCS:2020-09-03"
CREDIT_DAY = date(2020, 9, 3)
YEAR = (date(2020, 1, 1), date(2020, 12, 31))
FAMILIES = ("launch.", "credit.", "chain.", "ocop.", "health.", "edu.", "road.", "info.", "est.")
SINGLE = (
    "org.districts.steering_reorganised",
    "org.communes.parttime_staff.pct",
    "ntm.arrears",
    "voc.trained",
    "gn.p1.labexp.done",
    "gn.p2.capacity.conferences",
    "gn.p2.capacity.participants",
    "gn.p4.leaflets",
    "gn.p5.inspected.communes",
    "gn.p5.inspected.districts",
)
RENAMED = {"rural.water.pct.a": "rural.water.pct"}
"""The report prints the rural water share twice; it is one indicator."""

Row = tuple[object, ...]


def results() -> Iterator[Row]:
    """Yield every indicator value of the report, then the plans that its percentages imply."""
    for row in read_seed("figures.csv"):
        figure = row["figure"]
        if figure.startswith(FAMILIES) or figure in SINGLE or figure in RENAMED:
            yield _result(row)
    yield _target("est.ntm.gain_others.max", "2")
    for indicator, plan in (("voc.trained", 3501), ("gn.p2.capacity.participants", 1395)):
        head = (indicator, PROVINCE, "plan", "official", plan, YEAR[0], *YEAR)
        yield (*head, 1, "", DEMO, REPORT_DAY, "derived")


def _result(row: dict[str, str]) -> Row:
    figure, value = row["figure"], row["value"]
    if figure.startswith("est."):
        return _target(figure, value, row["standing"], int(row["stated_base"]))
    tail = (int(row["stated_base"]), row["qualifier"])
    if figure.startswith("credit."):
        head = (figure, PROVINCE, "estimate", "preliminary", value, CREDIT_DAY, *YEAR)
        return (*head, *tail, CREDIT, CREDIT_DAY, "published")
    on, since = date.fromisoformat(row["as_of"]), row["from"]
    period = (date.fromisoformat(since) if since else on, on)
    head = (RENAMED.get(figure, figure), PROVINCE, "actual", "official", value, on, *period)
    return (*head, *tail, REPORT, REPORT_DAY, "published")


def _target(figure: str, value: str, standing: str = "target", stated_base: int = 1) -> Row:
    """Return a value that the report expects at the end of the year."""
    head = (figure, PROVINCE, standing, "preliminary", value, REPORT_DAY, *YEAR)
    return (*head, stated_base, "", REPORT, REPORT_DAY, "published")


def statements() -> Iterator[Row]:
    """Yield every printed figure as a control statement."""
    for row in read_seed("figures.csv"):
        yield (row["figure"], row["value"], row["unit"], row["decimals"], REPORT)
