"""The appendices of capital that go with reports, as workbooks of any day and any place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.flows.statement.wish import Wish
from chungtay.web.capital.statement.asked import asked
from chungtay.web.kit.appendix import sent


def xlsx(request: HttpRequest, number: str) -> HttpResponse:
    """Send an appendix about capital, as of the day and within the place of the address."""
    asking = asked(request)
    wish = asking.wish
    return sent(number, view=asking.view, on=wish.on, where=_within(wish), of_capital=True)


def _within(wish: Wish) -> dict[str, tuple[str, ...]]:
    kept = ("district", "unit", "holder")
    return {name: values for name, values in wish.where.items() if name in kept}
