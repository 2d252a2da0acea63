"""Approvals: a digest of exactly what was approved, so that no later change goes unseen.

The digest covers the cells, what registers gave beside them, the evidence, the explanations, the
version of the form with its checks, and the approved statements below that a sum rests on. An
approval holds as long as the digest it signed is still the digest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Cell, Cells, Sheet


@dataclass(frozen=True, slots=True)
class Approval:
    """One desk's signature: who approved what, when, and in which step."""

    desk: str
    by: str
    at: dt.datetime
    digest: str
    step: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """One cell that differs between two states of a sheet."""

    place: Place
    before: Cell | None
    after: Cell | None


def digest(
    sheet: Sheet,
    *,
    evidence: Iterable[str] = (),
    explanations: Mapping[str, str] | None = None,
    rests_on: Mapping[str, str] | None = None,
) -> str:
    """Give the SHA-256 of a sheet as it would be approved.

    `evidence` holds digests of files; `rests_on` the digests of the statements below, by unit.
    """
    said = {
        "form": [sheet.form.code, sheet.form.version, sheet.form.digest],
        "unit": sheet.unit,
        "period": sheet.period.code,
        "cells": [[str(place), *_told(cell)] for place, cell in sorted(sheet.cells.items())],
        "given": [[row.code, sorted(row.given.items())] for row in sheet.rows if row.given],
        "evidence": sorted(evidence),
        "explanations": sorted((explanations or {}).items()),
        "rests_on": sorted((rests_on or {}).items()),
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def amendments(before: Cells, after: Cells) -> tuple[Amendment, ...]:
    """Give every cell that differs, in order of place."""
    places = sorted(set(before) | set(after))
    return tuple(
        Amendment(place, before.get(place), after.get(place))
        for place in places
        if before.get(place) != after.get(place)
    )


def _told(cell: Cell) -> tuple[str, int, str]:
    return cell.kind, cell.amount, cell.text
