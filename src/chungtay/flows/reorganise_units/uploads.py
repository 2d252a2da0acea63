"""Reorganisations handed in on a page: read, looked at, taken; here or by a worker.

Every measure is asked twice of every unit that a file names, which may take long: where workers
run, the reading is theirs. Work may be handed out twice (a worker was killed), and done twice.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.db import transaction

from chungtay.analytics.engine import Engine, engine
from chungtay.apps.audit.services import note
from chungtay.apps.people import queries as people
from chungtay.apps.units import reorganisations
from chungtay.apps.units.reorganisations import TRAY, Upload
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.kernel.saying import keep_said
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import Actor
from chungtay.flows.handing_out import hand_out
from chungtay.flows.reorganise_units.impact import Impact, impact
from chungtay.flows.reorganise_units.reading import read_file
from chungtay.flows.reorganise_units.taking import Proposal, propose, require_operator, take


def receive(*, by: Actor, name: str, content: bytes, on: dt.date) -> str:
    """Take a file in and have it read; answer its token. What is no workbook is not kept."""
    require_operator(by)
    read_file(io.BytesIO(content), name)
    with transaction.atomic():
        kept = reorganisations.keep_upload(user=by.user, name=name, content=content, on=on)
        details = {"name": kept.name, "size": kept.size, "sha256": kept.sha256}
        note(REORGANISE, by=by, subject=f"units-upload:{kept.token}", details=details)
    hand_out(read_upload, kept.token, name="units")
    return kept.token


def decide(*, by: Actor, token: str) -> None:
    """Have a file taken; the same click twice is one."""
    require_operator(by)
    if TRAY.agree(token, user=by.user):
        hand_out(write_upload, token, name="units")


def resume(*, by: Actor, token: str) -> None:
    """Do here what waits for a worker that does not come; what is done already stays as it is."""
    reorganisations.upload(token, user=by.user)
    read_upload(token)
    write_upload(token)


def read_upload(token: str) -> None:
    """Read a file and keep what is found in it, or that it is refused and why."""

    def read() -> None:
        card = reorganisations.upload(token)
        proposal = proposed(card, engine())
        reorganisations.keep_found(token, kept(proposal, moves(proposal, on=card.on)))

    TRAY.read(token, read)


def write_upload(token: str) -> None:
    """Take a file that was agreed to: all of it, once, or nothing."""
    card = reorganisations.upload(token)
    TRAY.take(token, lambda: _written(card))


def proposed(card: Upload, asking: Engine | None = None) -> Proposal:
    """Read a file that was handed in over the units as they are now."""
    source = read_file(io.BytesIO(TRAY.content(card.token)), card.name)
    return propose(source, name=card.name, sha256=card.sha256, asking=asking)


def moves(proposal: Proposal, *, on: dt.date, names: tuple[str, ...] = ()) -> Impact | None:
    """Ask what a reorganisation would move, all measures or some; None where it cannot be taken."""
    if proposal.places is None or proposal.on is None or not proposal.sound:
        return None
    asking = engine()
    return impact(
        asking, proposal.places, proposal.codes, on=proposal.on, asked_on=max(on, proposal.on),
        measures=[asking.measure(name) for name in names],
    )  # fmt: skip


def told(proposal: Proposal, found: Impact | None) -> dict[str, Any]:
    """Tell a dry run as plain values: findings, successions, and every number that moves."""
    return {
        "sound": proposal.sound,
        "effective": proposal.on.isoformat() if proposal.on else None,
        "findings": [
            {"code": one.code, "severity": one.severity.value, "where": one.where,
             "message": one.message}
            for one in proposal.findings
        ],
        "successions": [
            {"before": s.before, "after": s.after or None, "since": s.since.isoformat(),
             "kind": s.kind.value}
            for s in proposal.fresh
        ],
        "moved": [
            {"measure": one.measure.name, "at": list(one.at), "unit": one.unit,
             "before": _number(one.before), "after": _number(one.after),
             "refused_for": list(one.refused.units) if one.refused else []}
            for one in (found.moved if found else ())
        ],
    }  # fmt: skip


def kept(proposal: Proposal, found: Impact | None) -> dict[str, Any]:
    """Give a dry run as it is kept: each reader has its findings in their own language."""
    findings = [
        {"severity": one.severity.value, "where": one.where, "why": keep_said(one.said)}
        for one in proposal.findings
    ]
    return {**told(proposal, found), "findings": findings}


def _number(value: Quantity) -> str | None:
    return None if isinstance(value, Missing) else exact(value)


def _written(card: Upload) -> dict[str, Any]:
    by = people.actor_of(card.user, on=card.on)
    number, done = take(by=by, proposal=proposed(card), on=card.on)
    return {"number": number, "written": done.written, "removed": done.removed}
