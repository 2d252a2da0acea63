"""Who asks for every address, and how the places of an address are filled."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from chungtay.apps.people.models import GrantRow
from chungtay.apps.people.services.beginning import Given
from tests.site.who import ANON

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
ASKED_FIRST = frozenset({ANON, "officer", "coordinator", "stranger"})
"""Of every kind of right one: the others are asked for by `./ct slow`."""
NAMES = [
    pytest.param(name, marks=() if name in ASKED_FIRST else pytest.mark.slow)
    for name in (ANON, *WHO)
]
PLACES = {
    "form": "von-thang", "unit": "23380", "period": "2020-09", "username": "target",
    "name": "capital.disbursed", "sha256": "0" * 64, "number": "{grant}",
    "file": "23380-standard-2020-1", "obstacle": "v01", "remark": "x",
}  # fmt: skip


def filled(path: str) -> str:
    """Fill the places of a path with those of the report and the person asked for."""
    code = "von-thang" if "/forms/" in path else "62"
    names = {**PLACES, "code": code, "number": grant(), "review": "1"}
    return quote(re.sub(r"{(\w+)}", lambda found: names[found[1]], path), safe="/.-")


def grant() -> str:
    return str(GrantRow.objects.get(account__username="target").pk)
