"""Signing in through the province's identity provider, and when it does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account
from tests.web.people.conftest import SIGN_IN, Enter

pytestmark = [
    pytest.mark.usefixtures("everybody"),
    # The provider under test runs in a thread of ours; how it uses its own libraries is its own.
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
]
ENTRANCE = "/tai-khoan/ket-noi/oidc/"
BACK = "/tai-khoan/ket-noi/oidc/ve/"
MAIL = "can.bo@kontum.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def nobody_made_up(everybody: None) -> None:
    """The demonstration's people are nobody a provider could vouch for."""
    Account.objects.update(demonstration=False)


def configured(settings: Settings, url: str, match: str = "email") -> None:
    app = {"provider_id": "oidc", "name": "tài khoản của tỉnh", "client_id": "chungtay",
           "secret": "s", "settings": {"server_url": url}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    settings.OIDC_MATCH = match


def person(provider: str, sub: str, **claims: str | bool) -> None:
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=5)


def walk(client: Client, sub: str, entrance: str = ENTRANCE) -> object:
    """Go to the provider, sign in there as somebody, and come back."""
    away = client.get(entrance)
    assert away.status_code == 302
    granted = requests.post(
        away.headers["Location"], data={"sub": sub}, allow_redirects=False, timeout=5
    )
    back = urlsplit(granted.headers["Location"])
    assert back.path == BACK
    return client.get(BACK, {name: values[0] for name, values in parse_qs(back.query).items()})


def status(answer: object) -> int:
    code = getattr(answer, "status_code", 0)
    assert isinstance(code, int)
    return code


def known(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_who_is_known_by_a_verified_address_is_let_in(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider)
    Account.objects.filter(username="xa-23281").update(email=MAIL)
    person(provider, "s1", email=MAIL, email_verified=True)
    assert status(walk(client, "s1")) == 302
    assert "Ông xa-23281" in client.get("/tai-khoan/").content.decode()


@pytest.mark.parametrize("claims", [
    {"email": "ai.do@kontum.example", "email_verified": True},
    {"email": MAIL, "email_verified": False},
    {"preferred_username": "van-hanh"},
    {},
])  # fmt: skip
def test_a_stranger_gets_a_page_and_no_account(
    settings: Settings, provider: str, client: Client, claims: dict[str, str | bool]
) -> None:
    configured(settings, provider)
    Account.objects.filter(username="xa-23281").update(email=MAIL)
    before = Account.objects.count()
    person(provider, "s2", **claims)
    answer = walk(client, "s2")
    assert status(answer) == 403
    assert "chưa có tài khoản" in getattr(answer, "content", b"").decode()
    assert not known(client)
    assert Account.objects.count() == before


def test_an_address_two_accounts_have_names_nobody(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider)
    Account.objects.filter(username__in=["xa-23281", "xa-23380"]).update(email=MAIL)
    person(provider, "s3", email=MAIL, email_verified=True)
    assert status(walk(client, "s3")) == 403


def test_a_provider_that_gives_out_names_is_taken_at_its_word_where_told(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider, match="username")
    person(provider, "s4", preferred_username="xa-23281")
    walk(client, "s4")
    assert known(client)


def test_one_joins_an_identity_to_ones_own_account(
    settings: Settings, provider: str, enter: Enter, client: Client
) -> None:
    configured(settings, provider, match="none")
    person(provider, "s5", email="khac@kontum.example")
    assert (
        "Kết nối với tài khoản của tỉnh"
        in enter("xa-23281").get("/tai-khoan/ket-noi/").content.decode()
    )
    walk(enter("xa-23281"), "s5", f"{ENTRANCE}?process=connect")
    walk(client, "s5")
    assert "Ông xa-23281" in client.get("/tai-khoan/").content.decode()


def test_a_shut_account_stays_shut(settings: Settings, provider: str, client: Client) -> None:
    configured(settings, provider)
    Account.objects.filter(username="xa-23281").update(email=MAIL, is_active=False)
    person(provider, "s6", email=MAIL, email_verified=True)
    walk(client, "s6")
    assert not known(client)


def test_a_provider_that_is_not_there_is_a_page(settings: Settings, client: Client) -> None:
    configured(settings, "http://127.0.0.1:9")
    assert ENTRANCE in client.get(SIGN_IN).content.decode()
    answer = client.get(ENTRANCE)
    assert answer.status_code == 503
    assert "Không liên lạc được với hệ thống xác thực" in answer.content.decode()
    assert SIGN_IN in answer.content.decode()


def test_a_provider_that_talks_nonsense_is_a_page(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, f"{provider}/khong-co")
    assert client.get(ENTRANCE).status_code == 503


def test_a_provider_lost_on_the_way_back_is_a_page(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider)
    state = parse_qs(urlsplit(client.get(ENTRANCE).headers["Location"]).query)["state"][0]
    configured(settings, "http://127.0.0.1:9")
    assert client.get(BACK, {"state": state, "code": "x"}).status_code == 503


def test_a_way_back_nobody_went_is_refused(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider)
    answer = client.get(BACK, {"state": "giả", "code": "x"})
    assert "không xác nhận lần đăng nhập này" in answer.content.decode()
    assert not known(client)


def test_nobody_comes_in_as_somebody_made_up(
    settings: Settings, provider: str, client: Client
) -> None:
    configured(settings, provider)
    Account.objects.filter(username="xa-23281").update(email=MAIL, demonstration=True)
    person(provider, "s7", email=MAIL, email_verified=True)
    assert status(walk(client, "s7")) == 403


def test_without_a_provider_there_is_no_such_way(client: Client) -> None:
    assert client.get(ENTRANCE).status_code == 404
