"""Tokens do less than their owners, for a time, and their secrets are kept nowhere."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account, TokenRow
from chungtay.apps.people.queries import actor_of
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.people.services.tokens import create_token, revoke_token
from chungtay.core.people.token import BadExpiry, NoScope, UnknownScope, UnknownToken
from tests.api.conftest import DAY, Asker, Join, asker

YEAR_END = dt.date(2021, 1, 1)


def test_a_token_opens_for_its_scopes_alone(join: Join) -> None:
    user = join("an", Given("commune_officer", "23281"))
    said = asker(user, "submissions.read").get("/me")
    assert said["name"] == "Người an"
    assert [(g["action"], g["unit"]) for g in said["grants"]] == [("submissions.read", "23281")]


def test_a_scope_its_owner_lacks_opens_nothing(join: Join) -> None:
    user = join("an", Given("commune_officer", "23281"))
    assert asker(user, "people.manage").get("/me")["grants"] == []


def test_the_secret_is_not_kept(join: Join) -> None:
    token = asker(join("an", Given("commune_officer", "23281"))).token
    _, _, secret = token.split("_", 2)
    row = TokenRow.objects.get()
    assert len(secret) == 43
    assert secret not in json.dumps([row.digest, row.name, row.scopes])


@pytest.mark.parametrize("wrong", ["", "ct_x", "ct_abcdefghjkmn_" + "x" * 43, "Basic abc"])
def test_what_is_no_token_is_nobody(join: Join, wrong: str) -> None:
    join("an")
    assert Asker(wrong).refused("GET", "/me") == (401, "api.not_signed_in")


def test_an_ended_token_is_nobody(join: Join, settings: Settings) -> None:
    user = join("an", Given("commune_officer", "23281"))
    short, revoked = asker(user, until=dt.date(2020, 10, 14)), asker(user)
    number = TokenRow.objects.latest("id").pk
    revoke_token(by=actor_of(user, on=DAY), number=number)
    assert revoked.refused("GET", "/me") == (401, "api.not_signed_in")
    with pytest.raises(UnknownToken):
        revoke_token(by=actor_of(user, on=DAY), number=number)
    assert short.get("/me")
    settings.CHUNGTAY_DAY = "2020-10-14"
    assert short.refused("GET", "/me") == (401, "api.not_signed_in")


def test_a_shut_account_shuts_its_tokens(join: Join) -> None:
    user = join("an", Given("commune_officer", "23281"))
    held = asker(user)
    Account.objects.filter(pk=user).update(is_active=False)
    assert held.refused("GET", "/me") == (401, "api.not_signed_in")


def test_a_password_set_anew_by_somebody_else_ends_the_tokens(some_units: None, join: Join) -> None:
    held = asker(join("an", Given("commune_officer", "23380")))
    manager = asker(join("manager", Given("operator", "62")), "people.manage")
    assert manager.ask("POST", "/people/an/password").status_code == 200
    assert held.refused("GET", "/me") == (401, "api.not_signed_in")


def test_nobody_ends_the_token_of_another(join: Join) -> None:
    asker(join("an", Given("commune_officer", "23281")))
    other = join("binh", Given("commune_officer", "23284"))
    with pytest.raises(UnknownToken):
        revoke_token(by=actor_of(other, on=DAY), number=TokenRow.objects.get().pk)


def test_a_token_that_would_do_nothing_or_last_too_long_is_not_made(join: Join) -> None:
    by = actor_of(join("an", Given("commune_officer", "23281")), on=DAY)
    with pytest.raises(NoScope):
        create_token(by=by, title="x", scopes=(), until=YEAR_END, on=DAY)
    with pytest.raises(UnknownScope):
        create_token(by=by, title="x", scopes=("đọc",), until=YEAR_END, on=DAY)
    for until in (DAY, dt.date(2022, 1, 1)):
        with pytest.raises(BadExpiry):
            create_token(by=by, title="x", scopes=("audit.read",), until=until, on=DAY)


def test_a_token_makes_no_tokens(join: Join) -> None:
    held = asker(join("an", Given("commune_officer", "23281")))
    assert held.refused("GET", "/tokens") == (403, "people.by_sign_in_only")


def test_somebody_who_signed_in_makes_sees_and_ends_a_token(join: Join) -> None:
    user = join("an", Given("commune_officer", "23281"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(pk=user))
    body = {"title": "Kế toán", "scopes": ["submissions.read"], "until": "2021-01-01"}
    forged = client.post("/api/tokens", body, content_type="application/json")
    assert (forged.status_code, forged.json()["code"]) == (403, "api.no_csrf")
    client.cookies["csrftoken"] = "x" * 32
    own = {"X-CSRFToken": "x" * 32}
    made = client.post("/api/tokens", body, content_type="application/json", headers=own)
    assert made.status_code == 201, made.content
    assert Asker(made.json()["token"]).get("/me")["user"] == user
    (seen,) = client.get("/api/tokens").json()["items"]
    assert (seen["title"], seen["revoked"], "token" in seen) == ("Kế toán", False, False)
    assert client.delete(f"/api/tokens/{seen['number']}", headers=own).status_code == 204
    assert Asker(made.json()["token"]).refused("GET", "/me")[0] == 401


def test_one_caller_may_not_ask_without_end(join: Join, settings: Settings) -> None:
    settings.CHUNGTAY_API_RATE = 2
    held = asker(join("an", Given("commune_officer", "23281")))
    for _ in range(2):
        held.ask("GET", "/me")
    answer = held.ask("GET", "/me")
    assert answer.status_code in (200, 429)  # a minute may have ended between
    third = held.ask("GET", "/me")
    assert third.status_code == 429
    assert 0 < int(third.headers["Retry-After"]) <= 60
    assert json.loads(third.content)["code"] == "api.too_many"
