"""More was done than planned."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    number,
    one,
    plain,
    say,
    shown,
    title,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find actuals above a percentage (`most`) of the plan, where there is a plan."""
    column, plan = sheet.form.column(one(rule, "actual")), one(rule, "plan")
    most = number(rule, "most", 100)
    for row in listed(sheet, rule):
        said, planned = sheet.amount(row.code, column.code), sheet.amount(row.code, plan)
        if said is None or planned is None or said * 100 <= planned * most:
            continue
        place = Place(row.code, column.code)
        yield finding(
            rule,
            sheet,
            place,
            say(
                "plan" if most == 100 else "plan.share",
                value=shown(said, column),
                share=say("percent", amount=most),
                plan=title(sheet, plan),
                planned=shown(planned, column),
            ),
            value=plain(said, column),
            plan=plain(planned, column),
        )
