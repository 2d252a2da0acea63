"""Every page, asked for by everybody: nobody is let in whom the table does not name."""

from __future__ import annotations

import json
import re
from pprint import pformat
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from chungtay.apps.people.models import Account
from tests.api.conftest import Join
from tests.site.pages import PAGES, Page
from tests.site.people import NAMES, WHO, grant
from tests.site.who import ANON

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("target")
def test_a_person_is_let_in_where_the_table_names_them(name: str, join: Join) -> None:
    browser = Client()
    if name != ANON:
        browser.force_login(Account.objects.get(pk=join(name, WHO[name])))
    number, wrong = grant(), {}
    for title, page in PAGES.items():
        for way, expected in (("read", page.read), ("write", page.write)):
            if expected is not None:
                found = let_in(browser, page, page.address.replace("{grant}", number), way)
                if found != (name in expected):
                    wrong[f"{way} {title}"] = "in" if found else "out"
    assert not wrong, pformat(wrong)


def let_in(browser: Client, page: Page, address: str, way: str) -> bool:
    """Tell whether somebody gets past the door; what a page answers then is not asked here."""
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
