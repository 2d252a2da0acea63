"""The small shapes that the standard is made of: moments, values, references; and what is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.core.kernel.money import Dong
from chungtay.core.works.contract import ContractCase
from chungtay.core.works.funding import Funding
from chungtay.core.works.oc4ids.codes import CURRENCY
from chungtay.core.works.payment import Payment
from chungtay.core.works.photo import Photo
from chungtay.core.works.whole import WorkSummary

Json = dict[str, Any]
VIETNAM = dt.timezone(dt.timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Told:
    """A work and what stands around it: titles of places and bodies, money, pictures.

    `places` name the unit and those above it, the nearest first; `investor` is the holder's name,
    `programme` the project's title; `contracts` are those that count.
    """

    work: WorkSummary
    places: Sequence[str]
    investor: str
    programme: str
    funding: Sequence[Funding]
    payments: Sequence[Payment]
    photos: Sequence[Photo]
    contracts: Sequence[ContractCase] = ()


def moment(day: dt.date) -> str:
    """Write a day as the moment it began in Vietnam.

    >>> moment(dt.date(2020, 9, 30))
    '2020-09-30T00:00:00+07:00'
    """
    return dt.datetime.combine(day, dt.time(), VIETNAM).isoformat()


def known(told: Json) -> Json:
    """Leave out what nobody has said."""
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def value(amount: Dong | None) -> Json | None:
    """Write an amount with its currency."""
    return None if amount is None else {"amount": amount.amount, "currency": CURRENCY}


def moment_of(day: dt.date | None) -> str | None:
    """Write a day that may be unknown."""
    return moment(day) if day else None


def reference(parties: Mapping[str, Json], role: str) -> Json | None:
    """Refer to the party of a role."""
    party = parties.get(role)
    return {"id": party["id"], "name": party["name"]} if party else None


def holder_id(holder: str) -> str:
    """Name a holder of the ledger among the parties."""
    return f"VN-HOLDER-{holder}"


def paying(parties: Mapping[str, Json], holder: str) -> Json:
    """Refer to the party that a holder is."""
    party = next(one for one in parties.values() if one["id"] == holder_id(holder))
    return {"id": party["id"], "name": party["name"]}
