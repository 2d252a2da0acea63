"""Actions on the roadmap: targets and remedies are said, and said anew; scenarios are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.roadmap import queries
from chungtay.apps.criteria.roadmap.rows import remedy_row, scenario_row, target_row
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.people.queries.agencies import agency_titles
from chungtay.apps.units import presence
from chungtay.apps.units.queries import superiors
from chungtay.core.criteria.roadmap.register import (
    KEEP_SCENARIO,
    OFFER_REMEDY,
    SET_TARGET,
    Remedy,
    Target,
    require_own_code,
)
from chungtay.core.criteria.roadmap.scenario import Scenario
from chungtay.core.people.actor import Actor, require
from chungtay.core.people.agency import UnknownAgency
from chungtay.packs import loader


@dataclass(frozen=True, slots=True)
class Offered:
    """The natural keys written, none where just that was said before; and what it is in place of.

    `before` is what was last said of the same remedy; None where it is new.
    """

    written: tuple[str, ...]
    before: Remedy | None


@transaction.atomic
def set_target(*, by: Actor, target: Target) -> tuple[str, ...]:
    """Put a commune on the roadmap, or say otherwise of it; answer the natural keys written.

    There are none where just that was said before.
    """
    above = superiors(target.unit, on=target.on)
    require(by, SET_TARGET, unit=target.unit, above=above)
    presence.lock(target.unit)
    require_asked([target])
    if target.agency and target.agency not in agency_titles([target.agency]):
        raise UnknownAgency(agency=target.agency, on=target.on)
    written = append_corrections([target_row(target, by=str(by.user))])
    note(SET_TARGET, by=by, subject=f"targets:{target.unit}", unit=target.unit)
    return written


@transaction.atomic
def offer_remedy(*, by: Actor, remedy: Remedy) -> Offered:
    """Say what would close a requirement and what it costs, or say otherwise.

    Raises `RemedyCodeTaken`.
    """
    above = superiors(remedy.unit, on=remedy.on)
    require(by, OFFER_REMEDY, unit=remedy.unit, above=above)
    presence.lock(remedy.unit)
    require_asked([remedy])
    before = queries.remedy(remedy.code)
    require_own_code(remedy, before)
    written = append_corrections([remedy_row(remedy, by=str(by.user))])
    note(OFFER_REMEDY, by=by, subject=f"remedies:{remedy.code}", unit=remedy.unit)
    return Offered(written, before)


@transaction.atomic
def keep_scenario(*, by: Actor, scenario: Scenario) -> str:
    """Keep a scenario; one kept before under the same name for the same inputs stays as it is."""
    above = superiors(scenario.place, on=scenario.on)
    require(by, KEEP_SCENARIO, unit=scenario.place, above=above)
    append_rows([scenario_row(scenario, by=str(by.user))])
    note(KEEP_SCENARIO, by=by, subject=scenario.ref, unit=scenario.place)
    return scenario.code


@transaction.atomic
def append_targets(targets: Sequence[Target], *, by: str) -> int:
    """Record targets that come in a list; answer how many were new. All, or none."""
    require_asked(targets)
    presence.require_standing((row.unit, row.on) for row in targets)
    return append_rows([target_row(target, by=by) for target in targets])


@transaction.atomic
def append_remedies(remedies: Sequence[Remedy], *, by: str) -> int:
    """Record remedies that come in a list; answer how many were new. All, or none."""
    require_asked(remedies)
    presence.require_standing((row.unit, row.on) for row in remedies)
    return append_rows([remedy_row(remedy, by=by) for remedy in remedies])


def require_asked(rows: Sequence[Target | Remedy]) -> None:
    """Refuse the first row whose set no pack has, or whose requirement the set does not ask."""
    for row in rows:
        criteria_set = loader.criteria_set(row.criteria_set)
        if isinstance(row, Remedy):
            criteria_set.requirement(row.requirement)
