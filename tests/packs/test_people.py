"""Roles name actions that exist, and the demonstration gives roles that can be given."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from chungtay import core
from chungtay.core.people.actor import Action
from chungtay.core.people.role import Role, UnknownRole, require_subject
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.packs import people

ACTIONS = {
    value.code
    for module in pkgutil.walk_packages(core.__path__, "chungtay.core.")
    for value in vars(importlib.import_module(module.name)).values()
    if isinstance(value, Action)
}
DEMO = people.demo_people()


@pytest.mark.parametrize("role", people.roles().values(), ids=lambda role: role.code)
def test_a_role_lists_actions_that_some_domain_declares(role: Role) -> None:
    assert set(role.actions) <= ACTIONS
    assert role.levels


def test_a_role_nobody_lists_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownRole, match="commune_officer"):
        people.role("king")


def test_the_demonstration_has_somebody_for_every_role() -> None:
    given = {grant.role for account in DEMO.accounts for grant in account.grants}
    assert given == set(people.roles())


@pytest.mark.parametrize("account", DEMO.accounts, ids=lambda account: account.username)
def test_an_account_of_the_demonstration_could_be_given_its_roles(
    account: people.DemoAccount, places: Gazetteer
) -> None:
    assert "(trình diễn)" in account.name
    assert account.agency in {agency.code for agency in people.demo_agencies()}
    for grant in account.grants:
        role, bearer = people.role(grant.role), places.bearer(grant.unit, on=DEMO.since)
        require_subject(role, grant.subject)
        assert bearer is not None
        assert bearer.level in role.levels
