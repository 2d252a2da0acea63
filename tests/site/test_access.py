"""Every address, asked for by everybody: nobody is let in whom the table does not name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pprint import pformat
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver
from pytest_django import Settings

from chungtay.analytics import engine
from chungtay.api.root import api
from chungtay.apps.people.models import Account, GrantRow
from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.core.submissions.filing import Key
from chungtay.site.urls import urlpatterns
from tests.api.conftest import Asker, Join, asker
from tests.site.table import ANON, CALLS, EVERYBODY, PAGES, Call, Page

pytestmark = pytest.mark.one_database

WHO = {
    "officer": Given("commune_officer", "23380"),
    "chairman": Given("commune_approver", "23380"),
    "neighbour": Given("commune_officer", "23377"),
    "district": Given("district_officer", "611"),
    "district-leader": Given("district_approver", "611"),
    "stranger": Given("district_officer", "608"),
    "department": Given("department", "62", "form:von-thang"),
    "other-department": Given("department", "62", "form:tieu-chi-quy"),
    "coordinator": Given("coordinator", "62"),
    "leader": Given("leader", "62"),
    "auditor": Given("auditor", "62"),
    "operator": Given("operator", "62"),
    "keeper": Given("capital_officer", "62"),
}
SHUT = {
    "people.not_allowed", "people.unknown_account", "people.by_sign_in_only", "api.not_signed_in",
}  # fmt: skip
PLACES = {
    "form": "von-thang", "unit": "23380", "period": "2020-09", "username": "target",
    "name": "capital.disbursed", "sha256": "0" * 64, "number": "{grant}",
}  # fmt: skip
REPORT = "/submissions/{form}/{unit}/{period}"


@pytest.fixture
def everybody(september: Key, join: Join, settings: Settings) -> dict[str, int]:
    """All of them, and `target`, an officer of another commune; by name, the account's number."""
    settings.CHUNGTAY_READERS = "signed-in"
    settings.CHUNGTAY_DAY = "2020-10-13"
    engine.forget()
    join("target", Given("commune_officer", "23377"))
    return {name: join(name, given) for name, given in WHO.items()}


def patterns(given: Any, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in given:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, f"{before}{one.pattern}")
        else:
            yield f"{before}{one.pattern}", one


def test_every_address_stands_in_the_table() -> None:
    pages = {one.name for place, one in patterns(urlpatterns) if not place.startswith("api/")}
    document = api.get_openapi_schema()
    calls = {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert pages == set(PAGES)
    assert calls == set(CALLS)


def test_nobody_is_let_in_to_a_page_whom_the_table_does_not_name(
    everybody: dict[str, int],
) -> None:
    browsers = {ANON: Client()}
    for name, number in everybody.items():
        browsers[name] = Client()
        browsers[name].force_login(Account.objects.get(pk=number))
    wrong = {}
    for name, page in PAGES.items():
        for way, expected in (("read", page.read), ("write", page.write)):
            if expected is not None:
                found = {who for who, one in browsers.items() if let_in(one, page, way)}
                if found != expected:
                    wrong[f"{way} {name}"] = {"in": found - expected, "out": expected - found}
    assert not wrong, pformat(wrong)


def test_nobody_is_answered_by_the_api_whom_the_table_does_not_name(
    everybody: dict[str, int],
) -> None:
    askers = {who: asker(number, *known_scopes()) for who, number in everybody.items()}
    askers[ANON] = Asker("")
    book = askers["coordinator"].ask(
        "GET", filled("/submissions/{form}/{unit}/{period}/template.xlsx")
    )
    wrong = {}
    for name, call in CALLS.items():
        found = {who for who, one in askers.items() if answered(one, name, call, book.content)}
        if found != call.let_in:
            wrong[name] = {"in": found - call.let_in, "out": call.let_in - found}
    assert not wrong, pformat(wrong)


def test_a_token_reaches_no_further_than_its_scopes(everybody: dict[str, int]) -> None:
    reading = asker(everybody["coordinator"], "submissions.read")
    here = filled(REPORT)
    assert reading.get(here)
    for deed in ("send", "recall", "accept"):
        assert reading.refused("POST", f"{here}/{deed}", {} if deed == "send" else None)[0] == 403
    assert reading.refused("PATCH", f"{here}/cells", {}) == (403, "people.not_allowed")


def test_a_right_elsewhere_does_not_widen_one_limited_to_a_form(
    everybody: dict[str, int], join: Join
) -> None:
    number = join("ca-hai", Given("commune_officer", "23377"), WHO["other-department"])
    both, browser = asker(number, *known_scopes()), Client()
    seen = {(one["form"], one["unit"]) for one in both.get("/submissions?limit=500")["items"]}
    assert seen == {("von-thang", "23377")}
    assert both.get("/submissions/matrix?period=2020-09&unit=62")[0]["count"] == 1
    browser.force_login(Account.objects.get(pk=number))
    shown = browser.get("/bao-cao-ky/ma-tran/?xem=tung-don-vi").content.decode()
    assert "/bao-cao-ky/von-thang/23377/2020-09/" in shown
    assert "/bao-cao-ky/von-thang/23380/2020-09/" not in shown


def let_in(browser: Client, page: Page, way: str) -> bool:
    """Tell whether somebody gets past the door; what a page answers then is not asked here."""
    address = page.address.replace("{grant}", grant())
    if way == "read":
        return open_door(browser.get(address), page)
    with transaction.atomic():
        answer = posted(browser, address, page)
        transaction.set_rollback(True)
    return open_door(answer, page)


def posted(browser: Client, address: str, page: Page) -> Any:
    if page.type == "application/json":
        return browser.post(address, json.dumps(page.form), content_type=page.type)
    return browser.post(address, page.form)


def open_door(answer: Any, page: Page) -> bool:
    if answer.status_code in (302, 303):
        return not answer.headers["Location"].startswith("/tai-khoan/dang-nhap/")
    refused = re.search(rb"people\.(not_allowed|unknown_account)", getattr(answer, "content", b""))
    closed = (403, 404, 405) if page.hidden else (403, 405)
    return answer.status_code not in closed and refused is None


def answered(one: Asker, name: str, call: Call, book: bytes) -> bool:
    """Tell whether the API answers, or refuses for another reason than who asks."""
    method, path = name.split()
    address = filled(path.removeprefix("/api")) + (f"?{call.query}" if call.query else "")
    if method == "GET":
        return not shut(one.ask(method, address))
    with transaction.atomic():
        if call.file:
            answer = one.send_file(address, call.file, book if call.file.endswith("x") else b"%PDF")
        else:
            answer = one.ask(method, address, call.body)
        transaction.set_rollback(True)
    return not shut(answer)


def shut(answer: HttpResponse) -> bool:
    """Tell whether the API declined because of who asked."""
    return answer.status_code >= 400 and json.loads(answer.content)["code"] in SHUT


def filled(path: str) -> str:
    """Fill the places of a path with those of the report and the person asked for."""
    code = "von-thang" if "/forms/" in path else "62"
    names = {**PLACES, "code": code, "number": grant()}
    return quote(re.sub(r"{(\w+)}", lambda found: names[found[1]], path), safe="/.-")


def grant() -> str:
    return str(GrantRow.objects.get(account__username="target").pk)


def test_the_table_names_only_people_there_are() -> None:
    named = set().union(*(page.read | (page.write or set()) for page in PAGES.values()))
    named |= set().union(*(call.let_in for call in CALLS.values()))
    assert named <= EVERYBODY == {ANON, *WHO}
