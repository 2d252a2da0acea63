"""Keep lists that are handed in, and what is chosen for them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.capital.treasury.tray import TRAY
from chungtay.apps.units.queries import superiors
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.reconcile.handing_in import ListTold, keep
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.people.actor import COUNTRY, Actor, require


@transaction.atomic
def keep_list(
    *, by: Actor, scope: str, profile: str, name: str, content: bytes, on: dt.date
) -> str:
    """Keep a list as handed in, before anything is read of it; answer its token.

    Without a profile it waits for its heads to be mapped.
    """
    require_reconciler(by, scope=scope, on=on)
    row = TRAY.keep(
        user=by.user,
        name=name,
        content=content,
        on=on,
        stage=Stage.WAITING if profile else Stage.TO_MAP,
        scope=scope,
        profile=profile,
    )
    details = {"name": row.name, "size": row.size, "sha256": row.sha256}
    note(RECONCILE, by=by, subject=f"treasury-list:{row.token}", unit=scope, details=details)
    return row.token


@transaction.atomic
def choose_profile(*, by: Actor, token: str, profile: str) -> bool:
    """Have a list read (anew) by a profile; False where it is being worked on, or was taken."""
    row = TRAY.own(token, user=by.user)
    if row.stage not in (Stage.TO_MAP.value, Stage.READY.value, Stage.REFUSED.value):
        return False
    row.profile, row.stage = profile, Stage.WAITING.value
    row.found, row.refused, row.why = {}, "", {}
    row.moved_at = timezone.now()
    row.save(update_fields=["profile", "stage", "found", "refused", "why", "moved_at"])
    return True


def keep_found(token: str, told: ListTold) -> None:
    """Keep what was found in a list: from here a person decides."""
    TRAY.end_reading(token, found=keep(told))


def require_reconciler(by: Actor, *, scope: str, on: dt.date) -> None:
    """Let pass who may reconcile at a place."""
    above = superiors(scope, on=on) if scope != COUNTRY else ()
    require(by, RECONCILE, unit=scope, above=above)
