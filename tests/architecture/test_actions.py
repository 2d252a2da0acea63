"""Every action is declared by its own domain, once, with a title a person reads."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from chungtay import core
from chungtay.core.people.actor import Action

OF_NO_DOMAIN = {"audit": "people", "site": "people"}
"""What people may do with what has no domain of the core beneath `people`."""
DECLARED = [
    (module.name.split(".")[2], value)
    for module in pkgutil.walk_packages(core.__path__, "chungtay.core.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Action) and name.isupper()
]
ACTIONS = {value.code: value for _, value in DECLARED}


@pytest.mark.parametrize("action", list(ACTIONS.values()), ids=list(ACTIONS))
def test_an_action_is_of_the_domain_that_declares_it(action: Action) -> None:
    domain, _, deed = action.code.partition(".")
    assert OF_NO_DOMAIN.get(domain, domain) in {where for where, one in DECLARED if one is action}
    assert deed.isidentifier()
    assert action.title.strip() == action.title != ""


def test_no_code_is_declared_twice() -> None:
    assert all(value is ACTIONS[value.code] for _, value in DECLARED)
