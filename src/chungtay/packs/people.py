"""Roles (`vn/people/roles.yaml`) and the people of the demonstration (`demo/people`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chungtay.core.people.actor import ANY_SUBJECT
from chungtay.core.people.agency import Agency
from chungtay.core.people.role import Role, UnknownRole
from chungtay.packs import loader

ROOT = Path(__file__).parent
ROLES = ROOT / "vn" / "people" / "roles.yaml"
AGENCIES = ROOT / "demo" / "people" / "agencies.yaml"
ACCOUNTS = ROOT / "demo" / "people" / "accounts.yaml"


@dataclass(frozen=True, slots=True)
class DemoGrant:
    """A role given in the demonstration."""

    role: str
    unit: str
    subject: str = ANY_SUBJECT


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody made up for the demonstration; `name` says so to whoever reads it."""

    username: str
    name: str
    position: str
    agency: str
    grants: tuple[DemoGrant, ...]
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class DemoPeople:
    """`accounts.yaml`: one password for all, the day they begin, and who they are."""

    password: str
    since: dt.date
    accounts: tuple[DemoAccount, ...]


@cache
def roles() -> Mapping[str, Role]:
    """Give every role by code, in the order of the file."""
    return {role.code: role for role in loader.read(ROLES, tuple[Role, ...])}


def role(code: str) -> Role:
    """Find a role; refuses (`people.unknown_role`) a code nobody lists."""
    if code not in roles():
        raise UnknownRole(role=code, known=", ".join(roles()))
    return roles()[code]


@cache
def demo_agencies() -> tuple[Agency, ...]:
    """Give the agencies of the demonstration."""
    return loader.read(AGENCIES, tuple[Agency, ...])


@cache
def demo_people() -> DemoPeople:
    """Give the accounts of the demonstration."""
    return loader.read(ACCOUNTS, DemoPeople)
