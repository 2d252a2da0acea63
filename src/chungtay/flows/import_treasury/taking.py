"""Write a list that was looked at: every line, and what is sure about it."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.capital.treasury import services
from chungtay.apps.capital.treasury.services import Handed, Taken
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.flows.import_treasury.proposing import WRITING, Proposal, Told, require_whole

LONGEST = 160


def take(
    *,
    by: Actor,
    proposal: Proposal,
    on: dt.date,
    told: Told | None = None,
    grounds: Grounds | None = None,
) -> Taken:
    """Write a list: all of it, or nothing. Raises `ListHasFaults` where it has errors.

    It rests on itself, unless other `grounds` are given. Taken again it changes nothing.
    """
    require_whole(proposal)
    asked = proposal.asked
    handed = Handed(
        sender=asked.profile.sender,
        scope=asked.scope,
        sha256=proposal.sha256,
        grounds=grounds or Grounds(_document(proposal, on), on, Provenance.REPORTED),
        untouched=_untouched(proposal),
    )
    return services.take_list(
        by=by,
        handed=handed,
        found=proposal.found,
        remarks=proposal.remarks,
        on=on,
        told=None if told is None else lambda done, of: told(WRITING, done, of),
    )


def _document(proposal: Proposal, on: dt.date) -> str:
    """Name the list as a document: its sender, its file's name, the day it came."""
    sender = proposal.asked.profile.sender
    name = proposal.asked.name[-(LONGEST - len(sender) - 16) :]
    return f"{sender}:~{name}:{on.isoformat()}"


def _untouched(proposal: Proposal) -> int:
    return len(proposal.reading.lines) - len(proposal.found)
