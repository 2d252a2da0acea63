"""Read the registers of works."""

from __future__ import annotations

from chungtay.apps.works.queries.contracts import (
    contract_cases,
    contract_refs,
    contract_rows,
    contracts,
)
from chungtay.apps.works.queries.papers import (
    card,
    cards,
    funding,
    fundings,
)
from chungtay.apps.works.queries.photos import (
    photo_content,
    photos,
    photos_of,
)
from chungtay.apps.works.queries.register import (
    Wanted,
    known,
    names,
    states,
    whole,
    work,
    works,
    works_in,
)
from chungtay.apps.works.queries.said import (
    next_obstacle,
    obstacle,
    obstacle_said,
    obstacles,
    remarks,
)

__all__ = [
    "Wanted",
    "card",
    "cards",
    "contract_cases",
    "contract_refs",
    "contract_rows",
    "contracts",
    "funding",
    "fundings",
    "known",
    "names",
    "next_obstacle",
    "obstacle",
    "obstacle_said",
    "obstacles",
    "photo_content",
    "photos",
    "photos_of",
    "remarks",
    "states",
    "whole",
    "work",
    "works",
    "works_in",
]
