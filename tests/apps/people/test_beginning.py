"""The first people of a site."""

from __future__ import annotations

import pytest

from chungtay.apps.people import queries, services
from chungtay.apps.people.models import Account
from chungtay.core.people.actions import MANAGE, OPERATE
from tests.apps.people.conftest import DAY, who

pytestmark = pytest.mark.usefixtures("everybody")


def test_the_first_administrator_has_a_password_printed_once() -> None:
    password = services.create_first_administrator(province="62", on=DAY)
    account = Account.objects.get(username="quan-tri")
    assert password is not None
    assert account.check_password(password)
    assert account.must_change
    assert all(who("quan-tri").may(action, unit="62") for action in (MANAGE, OPERATE))
    assert services.create_first_administrator(province="62", on=DAY) is None


def test_an_administrator_locked_out_is_made_anew() -> None:
    services.create_first_administrator(province="62", on=DAY)
    Account.objects.filter(username="quan-tri").update(is_active=False)
    password = services.create_first_administrator(province="62", on=DAY)
    account = Account.objects.get(username="quan-tri")
    assert account.is_active
    assert password is not None
    assert account.check_password(password)


def test_accounts_of_the_demonstration_are_marked_and_made_once() -> None:
    new = [(services.NewAccount("van-hanh", "Ai đó", "62"), ())]
    assert services.append_accounts(new, password="x", since=DAY) == 0  # noqa: S106
    assert len(queries.demonstration_accounts()) == 8
