"""Every call of the API, made by everybody: nobody is answered whom the table does not name."""

from __future__ import annotations

import json
from pprint import pformat

import pytest
from django.db import transaction
from django.http import HttpResponse

from chungtay.apps.people.queries.tokens import known_scopes
from tests.api.conftest import Asker, Join, asker
from tests.site.calls import CALLS, Call
from tests.site.people import NAMES, WHO, filled
from tests.site.who import ANON

pytestmark = pytest.mark.one_database
SHUT = {
    "people.not_allowed", "people.not_allowed_anywhere", "people.unknown_account",
    "people.by_sign_in_only", "api.not_signed_in",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("target")
def test_a_person_is_answered_where_the_table_names_them(
    name: str, join: Join, book: bytes
) -> None:
    one = asker(join(name, WHO[name]), *known_scopes()) if name != ANON else Asker("")
    wrong = {}
    for title, call in CALLS.items():
        found = answered(one, title, call, book)
        if found != (name in call.let_in):
            wrong[title] = "in" if found else "out"
    assert not wrong, pformat(wrong)


@pytest.fixture
def book(join: Join) -> bytes:
    """The form of the report as a workbook, as one who may have it gets it."""
    helper = asker(join("helper", WHO["coordinator"]), *known_scopes())
    address = filled("/submissions/{form}/{unit}/{period}/template.xlsx")
    return helper.ask("GET", address).content


def answered(one: Asker, name: str, call: Call, book: bytes) -> bool:
    """Tell whether the API answers, or refuses for another reason than who asks."""
    method, path = name.split()
    address = filled(path.removeprefix("/api")) + (f"?{call.query}" if call.query else "")
    if method == "GET":
        return not shut(one.ask(method, address))
    with transaction.atomic():
        if call.file:
            content = book if call.file.endswith("x") else b"%PDF-1.7"
            answer = one.send_file(address, call.file, content, **(call.body or {}))
        else:
            answer = one.ask(method, address, call.body)
        transaction.set_rollback(True)
    return not shut(answer)


def shut(answer: HttpResponse) -> bool:
    """Tell whether the API declined because of who asked."""
    return answer.status_code >= 400 and json.loads(answer.content)["code"] in SHUT
