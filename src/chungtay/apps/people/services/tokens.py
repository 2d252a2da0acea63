"""Access tokens: made, used, revoked; and answers kept for requests that come again."""

from __future__ import annotations

import datetime as dt
import secrets
import string
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.people.models import Account, KeptAnswerRow, TokenRow
from chungtay.apps.people.queries.tokens import Bearer, known_scopes
from chungtay.core.people.actor import Action, Actor
from chungtay.core.people.management import UnknownAccount
from chungtay.core.people.token import (
    KEPT_FOR,
    KeptAnswer,
    KeyReused,
    UnknownToken,
    digest,
    require_expiry,
    require_key,
    require_scopes,
    written,
)

CREATE_TOKEN = Action("people.create_token", "Lập mã truy cập")
REVOKE_TOKEN = Action("people.revoke_token", "Thu hồi mã truy cập")
SEEN_EVERY = dt.timedelta(minutes=5)
"""How exactly the last use of a token is known: noting every use would make readers writers."""
_NAME = string.ascii_lowercase + string.digits


@transaction.atomic
def create_token(
    *, by: Actor, title: str, scopes: Collection[str], until: dt.date, on: dt.date
) -> tuple[int, str]:
    """Make a token of one's own; answer its number and the token, which is told this once."""
    account = Account.objects.select_for_update().filter(pk=by.user, is_active=True).first()
    if account is None:
        raise UnknownAccount(username=by.name)
    wanted = require_scopes(scopes, known=known_scopes())
    require_expiry(until, on=on)
    name = "".join(secrets.choice(_NAME) for _ in range(12))
    secret = secrets.token_urlsafe(32)
    row = TokenRow.objects.create(
        account=account,
        title=" ".join(title.split()),
        name=name,
        digest=digest(secret),
        scopes=list(wanted),
        since=on,
        until=until,
    )
    note(CREATE_TOKEN, by=by, subject=f"{account.username}: {row.pk} {name}")
    return row.pk, written(name, secret)


@transaction.atomic
def revoke_token(*, by: Actor, number: int) -> None:
    """End one of one's own tokens at once."""
    rows = TokenRow.objects.select_for_update().filter(account=by.user, revoked_at=None)
    row = rows.filter(pk=number).first()
    if row is None:
        raise UnknownToken(number=number)
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    note(REVOKE_TOKEN, by=by, subject=f"{row.pk} {row.name}")


def note_use(*, of: Bearer) -> None:
    """Note that a token was used, to within five minutes."""
    now = timezone.now()
    if of.last_used is None or now - of.last_used > SEEN_EVERY:
        TokenRow.objects.filter(pk=of.number).update(last_used=now)


def begin_answer(*, holder: str, key: str, asked: str) -> KeptAnswer | None:
    """Claim a key for a request, in the caller's transaction; give the answer already kept, if any.

    `asked` is the digest of the request. Whoever claims the same key meanwhile waits for that
    transaction to end. Refuses a key that bore another request (`people.key_reused`).
    """
    require_key(key)
    now = timezone.now()
    KeptAnswerRow.objects.filter(holder=holder, at__lte=now - KEPT_FOR).delete()
    row, fresh = KeptAnswerRow.objects.get_or_create(
        holder=holder, key=key, defaults={"digest": asked, "at": now}
    )
    if row.digest != asked:
        raise KeyReused(key=key)
    return None if fresh else KeptAnswer(row.status, row.media_type, bytes(row.body))


def keep_answer(*, holder: str, key: str, answer: KeptAnswer) -> None:
    """Keep what was answered, in the same transaction as what was done."""
    KeptAnswerRow.objects.filter(holder=holder, key=key).update(
        status=answer.status, media_type=answer.media_type, body=answer.body
    )
