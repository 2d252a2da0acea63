"""Lists handed in on a page: read, looked at, taken, here or by a worker.

Work is handed to workers where some run and the file is large; else it is done at once. It may be
handed out twice (a worker was killed), so each piece may be done twice.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass

from chungtay.apps.capital.treasury import queries, uploads
from chungtay.apps.capital.treasury.queries import ListCard
from chungtay.apps.capital.treasury.tray import TRAY
from chungtay.apps.people import queries as people
from chungtay.core.capital.reconcile.heads import full_heads, shown_heads
from chungtay.core.capital.reconcile.profile import Field, suggest
from chungtay.core.capital.reconcile.values import Cell
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.people.actor import Actor
from chungtay.flows.handing_out import Told, hand_out, teller
from chungtay.flows.import_treasury.proposing import Asked, Proposal, propose, summary
from chungtay.flows.import_treasury.proposing import Told as NamedTold
from chungtay.flows.import_treasury.sheets import read_sheets
from chungtay.flows.import_treasury.taking import take

LARGE = 500_000
"""Bytes from which a list is handed to a worker, if some run."""
SHOWN_ROWS = 12


@dataclass(frozen=True, slots=True)
class Mapping:
    """The top of a list for mapping by hand: its heads, what each may be, its first rows."""

    heads: tuple[str, ...]
    guessed: dict[Field, str]
    rows: tuple[tuple[str, ...], ...]


def receive(*, by: Actor, scope: str, profile: str, name: str, content: bytes, on: dt.date) -> str:
    """Take a list in and have it read; answer its token. Without a profile it is mapped first.

    What cannot be mapped, being no table at all, is refused here and not kept.
    """
    if not profile:
        read_sheets(io.BytesIO(content), name)
    token = uploads.keep_list(
        by=by, scope=scope, profile=profile, name=name, content=content, on=on
    )
    if profile:
        _hand_out(token, read_upload, len(content))
    return token


def read_by(*, by: Actor, token: str, profile: str) -> None:
    """Have a list read (anew) by a profile."""
    if uploads.choose_profile(by=by, token=token, profile=profile):
        _hand_out(token, read_upload, queries.list_card(token).size)


def decide(*, by: Actor, token: str) -> None:
    """Have a list taken; the same click twice is one."""
    if TRAY.agree(token, user=by.user):
        _hand_out(token, write_upload, queries.list_card(token).size)


def resume(*, by: Actor, token: str) -> None:
    """Do here what waits for a worker that does not come; what is done already stays as it is."""
    queries.list_card(token, user=by.user)
    read_upload(token)
    write_upload(token)


def read_upload(token: str) -> None:
    """Read a list and keep what is found in it, or that it is refused and why."""

    def read() -> None:
        card = queries.list_card(token)
        uploads.keep_found(token, summary(proposed(card, teller(TRAY, token))))

    TRAY.read(token, read)


def write_upload(token: str) -> None:
    """Take a list that was agreed to: all of it, once, or nothing."""
    card = queries.list_card(token)
    TRAY.take(token, lambda: _written(card))


def proposed(card: ListCard, say: Told | None = None) -> Proposal:
    """Read a list that was handed in against the registers as they are now."""
    asked = Asked(queries.profile(card.profile), card.scope, card.name)
    file = io.BytesIO(TRAY.content(card.token))
    return propose(file=file, asked=asked, on=card.on, told=_unnamed(say))


def _unnamed(say: Told | None) -> NamedTold | None:
    """Say how far the reading is without its steps' names, which a page has its own words for."""
    return None if say is None else lambda _what, done, of: say(done, of)


def mapping(card: ListCard) -> Mapping:
    """Give the top of a list, for a person to say which column is what."""
    sheets = read_sheets(io.BytesIO(TRAY.content(card.token)), card.name)
    rows = max((sheet.rows for sheet in sheets if sheet.seen), key=len, default=())
    first, heads = shown_heads(rows)
    lower = rows[first] if first < len(rows) else ()
    words = [" ".join(cell.split()) for cell in lower if isinstance(cell, str) and len(cell) > 3]
    if len(words) > 1 and len(words) == sum(cell not in {None, ""} for cell in lower):
        heads = (*heads, *words, *full_heads(rows[first - 1], lower))
    if first > 1:
        heads = (*heads, *full_heads(rows[first - 2], rows[first - 1]))
    heads = tuple(dict.fromkeys(heads))
    top = rows[: first + SHOWN_ROWS]
    shown = tuple(tuple(map(_shown, row[:20])) for row in top)
    return Mapping(heads, suggest(heads), shown)


def _shown(cell: Cell) -> str:
    """Write a cell of the top of a list as people write it."""
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return vietnamese(int(cell))
    return "" if cell is None else str(cell)[:40]


def _written(card: ListCard) -> dict[str, int]:
    by = people.actor_of(card.user, on=card.on)
    taken = take(by=by, proposal=proposed(card), on=card.on)
    return {
        "fresh": taken.fresh,
        "changed": taken.changed,
        "known": taken.known,
        "matched": taken.matched,
    }


def _hand_out(token: str, work: Callable[[str], None], size: int) -> None:
    hand_out(work, token, name="treasury", large=size > LARGE)
