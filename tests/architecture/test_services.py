"""A service is told everything by name, and first who acts."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

from chungtay import apps

Service = Callable[..., object]


def _services() -> Iterator[tuple[str, Service]]:
    for module in pkgutil.walk_packages(apps.__path__, "chungtay.apps."):
        if ".services" in module.name:
            for name, value in vars(importlib.import_module(module.name)).items():
                own = inspect.isfunction(value) and value.__module__ == module.name
                if own and "Actor" in str(value.__annotations__.get("by", "")):
                    yield name, value


def _by_name_alone(service: Service) -> bool:
    """Tell a service from a part of one, which its own domain may call with places."""
    told = inspect.signature(service).parameters.values()
    return all(parameter.kind is parameter.KEYWORD_ONLY for parameter in told)


OFFERED = {
    f"{service.__module__.removeprefix('chungtay.apps.')}.{name}": service
    for name, service in _services()
    if not name.startswith("_") and _by_name_alone(service)
}


@pytest.mark.parametrize("service", list(OFFERED.values()), ids=list(OFFERED))
def test_a_service_is_documented(service: Service) -> None:
    assert service.__doc__


@pytest.mark.parametrize("service", list(OFFERED.values()), ids=list(OFFERED))
def test_who_acts_comes_first(service: Service) -> None:
    assert next(iter(inspect.signature(service).parameters)) == "by"
