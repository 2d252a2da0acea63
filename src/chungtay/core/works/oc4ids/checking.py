"""Check the shape of a package: required fields, types, codes, days, references.

The standard's own schema is permissive; these checks are stricter than it where we can be.
`tools/check_oc4ids.py` holds an export against that schema, where somebody has it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from chungtay.core.works.oc4ids.codes import (
    CURRENCY,
    DOCUMENTS,
    ROLES,
    SECTOR,
    STATUS,
    TYPES,
    VERSION,
)

_SECTORS = {code for codes in SECTOR.values() for code in codes}
_PACKAGE: Mapping[str, type] = {
    "version": str, "uri": str, "publishedDate": str, "publisher": dict, "projects": list,
}  # fmt: skip
_PROJECT: Mapping[str, type] = {
    "id": str, "title": str, "status": str, "locations": list, "budget": dict,
}  # fmt: skip
_STATUSES = frozenset(STATUS.values())
_NATURES = frozenset({"design", "construction", "supervision"})
_CONTRACT = frozenset({"pre-award", "active", "closed"})


def check(package: Mapping[str, Any]) -> tuple[str, ...]:
    """Give what is wrong with a package, each with its path; none when all is well."""
    return tuple(_package(package))


def _package(package: Mapping[str, Any]) -> Iterator[str]:
    yield from _required(package, _PACKAGE, "")
    if package.get("version") != VERSION:
        yield f"version: {package.get('version')!r}"
    yield from _days(package, "")
    seen: set[str] = set()
    for at, project in enumerate(package.get("projects", ())):
        path = f"projects/{at}"
        if project.get("id") in seen:
            yield f"{path}/id: {project['id']!r} twice"
        seen.add(project.get("id"))
        yield from _project(project, path)


def _project(project: Mapping[str, Any], path: str) -> Iterator[str]:
    yield from _required(project, _PROJECT, path)
    yield from _within(project.get("status"), _STATUSES, f"{path}/status")
    yield from _within(project.get("type"), TYPES, f"{path}/type")
    for sector in project.get("sector", ()):
        yield from _within(sector, _SECTORS, f"{path}/sector")
    yield from _unique(project, ("locations", "parties", "documents", "contractingProcesses"), path)
    for document in project.get("documents", ()):
        yield from _within(document.get("documentType"), DOCUMENTS, f"{path}/documents")
    known = {party["id"]: party["name"] for party in project.get("parties", ())}
    for party in project.get("parties", ()):
        for role in party["roles"]:
            yield from _within(role, ROLES, f"{path}/parties/{party['id']}")
    for process in project.get("contractingProcesses", ()):
        yield from _process(process, known, f"{path}/contractingProcesses")
    for group in project.get("budget", {}).get("budgetBreakdowns", ()):
        for part in group.get("budgetBreakdown", ()):
            yield from _refers(part.get("sourceParty"), known, f"{path}/budget/budgetBreakdowns")
    yield from _refers(project.get("publicAuthority"), known, f"{path}/publicAuthority")
    yield from _points(project, path)


def _process(process: Mapping[str, Any], known: Mapping[str, str], path: str) -> Iterator[str]:
    summary = process.get("summary", {})
    yield from _within(summary.get("status"), _CONTRACT, f"{path}/status")
    for nature in summary.get("nature", ()):
        yield from _within(nature, _NATURES, f"{path}/nature")
    for supplier in summary.get("suppliers", ()):
        yield from _refers(supplier, known, f"{path}/suppliers")
    for paid in summary.get("transactions", ()):
        yield from _refers(paid.get("payer"), known, f"{path}/transactions")
        yield from _refers(paid.get("payee"), known, f"{path}/transactions")
    yield from _unique(summary, ("transactions", "modifications"), path)


def _points(project: Mapping[str, Any], path: str) -> Iterator[str]:
    """Longitude comes first, as in GeoJSON."""
    for location in project.get("locations", ()):
        geometry = location.get("geometry")
        if geometry and not (
            100 < geometry["coordinates"][0] < 120 and 5 < geometry["coordinates"][1] < 25
        ):
            yield f"{path}/locations: {geometry['coordinates']}"


def _required(told: Mapping[str, Any], fields: Mapping[str, type], path: str) -> Iterator[str]:
    for name, kind in fields.items():
        if not isinstance(told.get(name), kind):
            yield f"{path}/{name}: needs {kind.__name__}"


def _within(value: object, allowed: Any, path: str) -> Iterator[str]:
    if value is not None and value not in allowed:
        yield f"{path}: {value!r}"


def _unique(told: Mapping[str, Any], names: Sequence[str], path: str) -> Iterator[str]:
    for name in names:
        ids = [one.get("id") for one in told.get(name, ())]
        if len(set(ids)) != len(ids) or not all(ids):
            yield f"{path}/{name}: ids are missing or repeated"


def _refers(reference: Any, known: Mapping[str, str], path: str) -> Iterator[str]:
    if reference and known.get(reference["id"]) != reference["name"]:
        yield f"{path}: no party {reference['id']!r}"


def _days(told: Any, path: str) -> Iterator[str]:
    """Look at every day and amount of the whole tree."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            here = f"{path}/{name}"
            look = _LOOKS.get(name)
            if look is not None and not look(value):
                yield f"{here}: {value!r}"
            yield from _days(value, here)
    elif isinstance(told, list):
        for at, value in enumerate(told):
            yield from _days(value, f"{path}/{at}")


def _is_moment(value: Any) -> bool:
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_value(value: Any) -> bool:
    return set(value) == {"amount", "currency"} and (
        type(value["amount"]) is int and value["currency"] == CURRENCY
    )


_LOOKS: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(
        ("startDate", "endDate", "publishedDate", "datePublished", "approvalDate", "updated",
         "date"),
        _is_moment,
    ),
    **dict.fromkeys((
            "value", "contractValue", "finalValue", "oldContractValue", "newContractValue",
        ), _is_value),
}  # fmt: skip
