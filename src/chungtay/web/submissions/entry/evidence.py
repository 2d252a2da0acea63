"""Files of evidence: put behind a cell, and fetched again by whoever may read the submission."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from chungtay.apps.people import queries as people
from chungtay.apps.submissions import queries, services
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.evidence import EvidenceRefused, require_evidence
from chungtay.core.submissions.filing import Evidence, Filing
from chungtay.core.submissions.form import CellType, Place
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.sheet import Cell


def attach(
    by: Actor, key: Key, place: Place | None, upload: UploadedFile[Any] | None, *, on: dt.date
) -> Filing:
    """Keep a file behind a cell, or refuse it. A column of files then names the file itself."""
    checked = _checked(upload)
    name = checked.name or ""
    sha256 = services.attach(
        by=by,
        key=key,
        place=place,
        name=name,
        media_type=checked.content_type or "application/octet-stream",
        content=checked.read(),
        on=on,
    )
    filing = queries.filing_seen(by, key, on=on)
    if place is None or filing.form.column(place.column).type is not CellType.FILE:
        return filing
    kept = filing.kept.get(place)
    change = Change(place, Cell.words(sha256), kept.revision if kept else 0)
    return services.save_cells(by=by, key=key, changes=[change], on=on)


def content(by: Actor, key: Key, sha256: str, *, on: dt.date) -> tuple[Evidence, bytes]:
    """Fetch a file of a submission that somebody may read, or refuse."""
    filing = queries.filing_seen(by, key, on=on)
    found = next((one for one in filing.evidence if one.sha256 == sha256), None)
    if found is None:
        raise UnknownSubmission(submission=f"{key}#{sha256[:12]}")
    return found, queries.evidence_content(sha256)


def size_of(evidence: Evidence) -> str:
    """Say how large a file is."""
    return f"{max(1, round(evidence.size / 1024)):,} KB".replace(",", ".")


def senders(files: Iterable[Evidence]) -> dict[str, str]:
    """Name who put files there, by what each file says: an account's number, or a name already."""
    told = {one.by for one in files}
    names = people.names_of([int(by) for by in told if by.isdecimal()])
    return {by: names.get(int(by), "") if by.isdecimal() else by for by in told}


def _checked(upload: UploadedFile[Any] | None) -> UploadedFile[Any]:
    """Refuse a file by its name and size, before any of it is read."""
    if upload is None:
        raise EvidenceRefused(name="", reason="chưa chọn tệp")
    require_evidence(upload.name or "", size=upload.size or 0)
    return upload
