"""Lists of works that were handed in: the tray where they wait until they are taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.handing_in import Handed, Tray, handed
from chungtay.apps.works.models import WorksList
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.listing.telling import ListTold, UnknownList, keep, read_kept

TRAY = Tray(
    WorksList,
    lambda token: UnknownList(token=token),
    outcome="taken",
    heavy=("content", "found"),
)
LISTED = 10
"""How many lists a person is shown of their own."""


@dataclass(frozen=True, slots=True)
class ListCard(Handed):
    """A list handed in: whose it is, how far it has come, what it says anew, what was written."""

    as_of: dt.date
    scale: int
    document: str
    found: ListTold | None
    taken: dict[str, int]


@transaction.atomic
def keep_list(
    *,
    by: Actor,
    name: str,
    content: bytes,
    as_of: dt.date,
    scale: int,
    document: str,
    on: dt.date,
) -> ListCard:
    """Keep a list as handed in on a day, before anything is read of it."""
    row = TRAY.keep(
        user=by.user, name=name, content=content, on=on, as_of=as_of, scale=scale,
        document=document,
    )  # fmt: skip
    details = {"name": row.name, "size": row.size, "sha256": row.sha256}
    note(IMPORT, by=by, subject=f"works-list:{row.token}", details=details)
    return _card(row)


def keep_found(token: str, told: ListTold) -> None:
    """Keep what was found in a list: from here a person decides."""
    TRAY.end_reading(token, found=keep(told))


def list_card(token: str, *, user: int | None = None) -> ListCard:
    """Give a list: to its sender, or to whoever works on it (`works.unknown_list` otherwise)."""
    return _card(TRAY.find(token, user=user))


def lists_of(user: int) -> tuple[ListCard, ...]:
    """Give what somebody handed in, the latest first."""
    rows: QuerySet[WorksList] = QuerySet(WorksList).defer("content").filter(user=user)
    return tuple(_card(row) for row in rows.order_by("-pk")[:LISTED])


def _card(row: WorksList) -> ListCard:
    return ListCard(
        **handed(row),
        as_of=row.as_of,
        scale=row.scale,
        document=row.document,
        found=read_kept(row.found),
        taken=row.taken,
    )
