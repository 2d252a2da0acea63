"""The statement of capital: the page, and the same table as a workbook or as CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.analytics.engine import engine
from chungtay.web.capital.statement.asked import asked
from chungtay.web.capital.statement.files import as_csv, as_xlsx
from chungtay.web.capital.statement.pages import statement_page
from chungtay.web.kit import page


def index(request: HttpRequest) -> HttpResponse:
    """Show the statement that the address asks for."""
    made = statement_page(engine(), asked(request))
    return page.show(request, "capital/statement.html", made.view, made)


def xlsx(request: HttpRequest) -> HttpResponse:
    """Send the statement as a workbook, with every row of it."""
    return as_xlsx(engine(), asked(request))


def csv(request: HttpRequest) -> HttpResponse:
    """Send the statement as CSV, in whole đồng, a column a dimension."""
    return as_csv(engine(), asked(request))
