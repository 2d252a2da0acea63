"""Build projects and packages from what is written of works; what is not known is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import MILLION, total
from chungtay.core.kernel.provenance import TITLES, Provenance
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.works.oc4ids.codes import GAZETTEER, REPAIRS, SECTOR, STATUS, TYPES, VERSION
from chungtay.core.works.oc4ids.contracts import processes, supplier_role
from chungtay.core.works.oc4ids.shaping import (
    Json,
    Told,
    holder_id,
    known,
    moment,
    moment_of,
    reference,
    value,
)
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import TYPE_TITLES, Stage

BY_SOURCE = "nguon-von"
"""The one way in which a budget is broken down: by source and giver."""


@dataclass(eq=False)
class NothingToTell(Refusal):
    """No work is known of where a package was asked for; the standard knows no empty package."""

    code = "works.nothing_to_tell"
    kind = Kind.NOT_FOUND
    message = "Chưa có công trình nào đến ngày {on:%d/%m/%Y} để xuất theo OC4IDS."

    on: dt.date


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: a name, the prefix of project ids, the address files are served from."""

    name: str
    prefix: str = ""
    uri: str = "urn:chungtay:works"

    def id_of(self, code: str) -> str:
        """Give a project's id: the work's code behind the publisher's registered prefix."""
        return f"{self.prefix}-{code}" if self.prefix else code


def package(told: Iterable[Told], *, publisher: Publisher, on: dt.date) -> Json:
    """Give a project package as of a day.

    Raises `NothingToTell` where there is no project to put into it.
    """
    projects = [project(one, publisher=publisher) for one in told]
    if not projects:
        raise NothingToTell(on)
    return {
        "version": VERSION,
        "uri": f"{publisher.uri}#{on.isoformat()}",
        "publishedDate": moment(on),
        "publisher": {"name": publisher.name},
        "projects": projects,
    }


def _made_up(told: Told) -> Iterator[Json]:
    """Say of a work whose rows were made for the demonstration that they were."""
    contracts = (row for case in told.contracts for row in case.standing)
    rows = (told.work.state, told.work.card, *told.funding, *contracts)
    if any(row and row.grounds.provenance is Provenance.SYNTHETIC for row in rows):
        yield {
            "scheme": "CHUNGTAY-PROVENANCE",
            "id": Provenance.SYNTHETIC.value,
            "description": TITLES[Provenance.SYNTHETIC],
        }


def project(told: Told, *, publisher: Publisher) -> Json:
    """Give one work as a project."""
    work, card = told.work, told.work.card
    code = publisher.id_of(work.code)
    parties = _parties(told)
    codes = [
        {"id": said, "scheme": scheme}
        for scheme, said in (
            ("VN-MPI", card.project_code if card else ""),
            ("VN-TREASURY", card.treasury_code if card else ""),
        )
        if said
    ]
    return known(
        {
            "id": code,
            "identifiers": codes,
            "updated": moment(max(work.state.on, card.on if card else work.state.on)),
            "title": work.name,
            "description": card.capacity if card else "",
            "status": STATUS[work.stage],
            "period": _period(work),
            "sector": list(SECTOR[work.state.work_type]),
            "additionalClassifications": [
                known(
                    {
                        "scheme": "VN-CTMTQG",
                        "id": work.state.project,
                        "description": told.programme,
                    }
                ),
                {
                    "scheme": "VN-CTMTQG-TYPE",
                    "id": work.state.work_type.value,
                    "description": TYPE_TITLES[work.state.work_type],
                },
                *_made_up(told),
            ],
            "type": TYPES[fold(work.name).startswith(REPAIRS)],
            "locations": [_location(told)],
            "budget": _budget(told),
            "parties": list(parties.values()),
            "publicAuthority": reference(parties, "publicAuthority"),
            "documents": list(_documents(told, publisher)),
            "contractingProcesses": list(processes(told, code, parties)),
            "metrics": _metrics(work),
            "completion": _completion(told),
        }
    )


def _period(work: WorkSummary) -> Json:
    """Give the planned period; where none was planned, when work began."""
    card = work.card
    start = (card.planned_start if card else None) or work.days.get(Stage.STARTED)
    return known({"startDate": moment_of(start), "endDate": moment_of(work.planned_finish)})


def _location(told: Told) -> Json:
    point = told.work.point
    geometry = None
    if point:
        lat, lon = point
        geometry = {"type": "Point", "coordinates": [lon / MILLION, lat / MILLION]}
    places = list(told.places)
    return known(
        {
            "id": told.work.state.unit,
            "description": ", ".join(places),
            "geometry": geometry,
            "gazetteer": {"scheme": GAZETTEER, "identifiers": [told.work.state.unit]},
            "address": known(
                {
                    "locality": places[0] if places else "",
                    "region": places[-1] if len(places) > 1 else "",
                    "countryName": "Việt Nam",
                }
            ),
        }
    )


def _budget(told: Told) -> Json:
    card = told.work.card
    parts = [
        {
            "id": _source_id(part.source, part.provider),
            "description": part.title,
            "amount": value(part.amount),
            "sourceParty": {"id": _source_id(part.source, part.provider), "name": part.title},
        }
        for part in told.funding
    ]
    return known(
        {
            "amount": value(told.work.cost),
            "approvalDate": moment_of(card.approved_on if card else None),
            "budgetBreakdowns": [known({"id": BY_SOURCE, "budgetBreakdown": parts})]
            if parts
            else [],
        }
    )


def _source_id(source: Source, provider: str) -> str:
    return f"VN-SOURCE-{source.value}{f'-{provider}' if provider else ''}"


def _parties(told: Told) -> dict[str, Json]:
    """Give the parties by their first role (funders and others who paid by their id)."""
    card, found = told.work.card, {}
    paid = {one.holder: one.holder_name for one in told.payments}
    if card and card.investor:
        pays = ["payer"] if paid.pop(card.investor, None) is not None else []
        found["publicAuthority"] = {
            "id": holder_id(card.investor),
            "name": told.investor or card.investor,
            "roles": ["publicAuthority", "procuringEntity", "buyer", *pays],
        }
    found |= _suppliers(told)
    if card and card.maintainer:
        found["maintainer"] = {
            "id": "maintainer", "name": card.maintainer, "roles": ["maintainer"],
        }  # fmt: skip
    for part in told.funding:
        party = _source_id(part.source, part.provider)
        found[party] = {"id": party, "name": part.title, "roles": ["funder"]}
    for holder, name in paid.items():
        party = holder_id(holder)
        found[party] = {"id": party, "name": name or holder, "roles": ["payer"]}
    return found


def _suppliers(told: Told) -> dict[str, Json]:
    """Give the contractors; one is paid, as far as is known, where there is one contract."""
    roles = ["supplier", "payee"] if told.payments and len(told.contracts) == 1 else ["supplier"]
    found: dict[str, Json] = {}
    for case in told.contracts:
        one = case.last
        party = {"id": f"supplier-{one.contract}", "name": one.contractor, "roles": roles}
        if one.contractor:
            found.setdefault(supplier_role(one), party)
    return found


def _documents(told: Told, publisher: Publisher) -> Iterator[Json]:
    card = told.work.card
    if card and card.approval:
        yield known(
            {
                "id": "approval",
                "documentType": "budgetApproval",
                "title": card.approval,
                "datePublished": moment_of(card.approved_on),
                "language": "vi",
            }
        )
    web = publisher.uri.startswith("http")
    for photo in told.photos:
        base = publisher.uri.rstrip("/")
        yield known(
            {
                "id": photo.sha256[:16],
                "documentType": "illustration",
                "title": photo.caption or photo.name,
                "url": f"{base}/{told.work.code}/photos/{photo.sha256}" if web else "",
                "datePublished": moment(photo.on),
                "format": photo.media_type,
            }
        )


def _metrics(work: WorkSummary) -> list[Json]:
    """Tell physical progress, as the standard's `physicalProgress`."""
    volume = work.state.volume
    if volume is None:
        return []
    day = moment(work.state.on)
    observed = {
        "id": "1",
        "period": {"startDate": day, "endDate": day},
        "measure": str(volume),
        "unit": {"name": "%"},
    }
    return [{"id": "physicalProgress", "title": "Khối lượng", "observations": [observed]}]


def _completion(told: Told) -> Json:
    finished = told.work.finished_on
    if finished is None:
        return {}
    settled = told.work.stage is Stage.SETTLED and told.payments
    paid = total(one.amount for one in told.payments) if settled else None
    return known({"endDate": moment(finished), "finalValue": value(paid)})
