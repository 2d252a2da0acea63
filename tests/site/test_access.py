"""The tables of who may do what are whole, and a right reaches no further than it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from chungtay.api.root import api
from chungtay.apps.people.models import Account
from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.site.urls import urlpatterns
from tests.api.conftest import Join, asker
from tests.site.calls import CALLS
from tests.site.pages import PAGES
from tests.site.people import WHO, filled
from tests.site.who import ANON, EVERYBODY

pytestmark = pytest.mark.one_database

REPORT = "/submissions/{form}/{unit}/{period}"


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


@pytest.mark.usefixtures("target")
def test_a_token_reaches_no_further_than_its_scopes(join: Join) -> None:
    reading = asker(join("coordinator", WHO["coordinator"]), "submissions.read")
    here = filled(REPORT)
    assert reading.get(here)
    for deed in ("send", "recall", "accept"):
        assert reading.refused("POST", f"{here}/{deed}", {} if deed == "send" else None)[0] == 403
    refused = reading.ask("PATCH", f"{here}/cells", {})
    told = json.loads(refused.content)
    assert (refused.status_code, told["code"]) == (403, "people.not_allowed")
    assert "Mã truy cập mang ít quyền hơn tài khoản" in told["detail"]


@pytest.mark.usefixtures("target")
def test_a_right_elsewhere_does_not_widen_one_limited_to_a_form(join: Join) -> None:
    number = join("ca-hai", Given("commune_officer", "23377"), WHO["other-department"])
    both, browser = asker(number, *known_scopes()), Client()
    seen = {(one["form"], one["unit"]) for one in both.get("/submissions?limit=500")["items"]}
    assert seen == {("von-thang", "23377")}
    assert both.get("/submissions/matrix?period=2020-09&unit=62")[0]["count"] == 1
    browser.force_login(Account.objects.get(pk=number))
    shown = browser.get("/bao-cao-ky/ma-tran/?xem=tung-don-vi").content.decode()
    assert "/bao-cao-ky/von-thang/23377/2020-09/" in shown
    assert "/bao-cao-ky/von-thang/23380/2020-09/" not in shown


def test_the_table_names_only_people_there_are() -> None:
    named = set().union(*(page.read | (page.write or set()) for page in PAGES.values()))
    named |= set().union(*(call.let_in for call in CALLS.values()))
    assert named <= EVERYBODY == {ANON, *WHO}
