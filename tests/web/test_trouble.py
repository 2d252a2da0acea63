"""Pages keep their manners: absurd days, no database, faults of ours."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from chungtay.core.capital.actions import RECONCILE
from chungtay.core.people.actor import NotAllowed
from chungtay.web.kit import address, errors, methods
from chungtay.web.measures import pages as measures


def _request(query: str) -> HttpRequest:
    return RequestFactory().get(f"/von/?{query}")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1944-12-31", "2101-01-01", "abc"])
def test_a_day_beyond_reason_is_set_aside_with_a_note(day: str) -> None:
    view = address.read(_request(f"on={day}"))
    assert view.on == address.default_day()
    assert len(view.notes) == 1
    assert f"“{day}”" in view.notes[0]


@pytest.mark.parametrize("day", ["2016-01-01", "2020-02-29", "2026-01-01"])
def test_a_day_within_reason_is_taken(day: str) -> None:
    view = address.read(_request(f"on={day}"))
    assert (view.on.isoformat(), view.notes) == (day, ())


def test_a_database_not_there_is_a_page_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pages = errors.middleware(lambda _: HttpResponse())
    with caplog.at_level(logging.ERROR, logger="chungtay"):
        page = pages.process_exception(_request(""), OperationalError("no such table: units_unit"))
    assert page is not None
    assert page.status_code == 503
    assert "chưa nâng cấp theo phiên bản này" in page.content.decode()
    assert "no such table: units_unit" in caplog.text


def test_a_bug_crashes_and_is_written_to_the_servers_output() -> None:
    pages = errors.middleware(lambda _: HttpResponse())
    assert pages.process_exception(_request(""), ZeroDivisionError()) is None
    assert logging.getLogger("django.request").hasHandlers()


@pytest.mark.parametrize("address", ["/van-ban/a%00b/", "/van-ban/?q=%00", "/don-vi/%00/"])
def test_a_sign_that_no_database_takes_names_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PATCH"])
def test_pages_are_read_and_never_written(client: Client, method: str) -> None:
    answer = client.generic(method, "/van-ban/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(("method", "declined"),
                         [("POST", False), ("GET", False), ("PUT", True)])  # fmt: skip
def test_a_view_that_writes_takes_a_post_and_no_more(method: str, *, declined: bool) -> None:
    view = methods.writes(lambda _: HttpResponse("ghi"))
    pages = methods.middleware(lambda _: HttpResponse())
    answer = pages.process_view(RequestFactory().generic(method, "/ghi/"), view)
    assert (answer is not None and answer.headers["Allow"] == "GET, HEAD, POST") == declined


def test_head_is_get_without_its_content() -> None:
    pages = methods.middleware(lambda _: HttpResponse("đọc"))
    answer = pages(RequestFactory().head("/von/"))
    assert isinstance(answer, HttpResponse)
    assert (answer.content, answer.headers["Content-Length"]) == (b"", "6")


def test_an_earlier_day_that_is_none_leaves_the_question_without_one() -> None:
    request = _request("measure=criteria.average_change&against=abc")
    asked = measures.question(request.GET, address.read(request))
    assert asked.against is None


def test_whoever_may_not_is_told_whom_to_ask_in_their_own_language() -> None:
    pages = errors.middleware(lambda _: HttpResponse())
    with translation.override("en"):
        page = pages.process_exception(_request(""), NotAllowed(RECONCILE.title, "62"))
    assert page is not None
    said = page.content.decode()
    assert "Reconcile with the treasury and units" in said and "Đối chiếu" not in said
    assert "ask the user manager" in said and "mend the conditions" not in said
