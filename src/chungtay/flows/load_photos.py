"""Load a data set's pictures of works: `work_photos.csv`, and the files it names in `photos/`.

A picture is told in the same words as by hand; loading it again adds nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from chungtay.apps.works.services import attach_photo
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import BrokenFiles, RowFault
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.works.actions import ATTACH_PHOTO
from chungtay.flows.register_files import Cells, RowFile, columns

FOLDER = "photos"


@dataclass(frozen=True, slots=True)
class Named:
    """A picture that a data set names."""

    work: str
    file: str
    caption: str
    on: dt.date
    grounds: Grounds


def _named(row: Cells) -> Named:
    return Named(
        row.text("work"), row.text("file"), row.text("caption"), row.day("on"), row.grounds()
    )


PHOTOS = RowFile("work_photos.csv", columns("work,file,caption,on"), _named, may_lack=True)


@transaction.atomic
def load_photos(folder: Path, *, by: str) -> int:
    """Load the pictures of a folder, whose works are there already; answer how many it names.

    Raises `BrokenFiles`, or what `attach_photo` refuses.
    """
    faults: list[RowFault] = []
    rows = PHOTOS.read(folder, faults)
    for row in rows:
        if not (folder / FOLDER / Path(row.value.file).name).is_file():
            row.cells.fault("file", f"không có tệp “{row.value.file}” trong thư mục {FOLDER}")
    if faults:
        raise BrokenFiles.of(faults)
    loader = Actor(0, frozenset({Grant(ATTACH_PHOTO.code, COUNTRY)}), by)
    for row in rows:
        photo = row.value
        attach_photo(
            by=loader,
            work=photo.work,
            name=photo.file,
            content=(folder / FOLDER / Path(photo.file).name).read_bytes(),
            caption=photo.caption,
            on=photo.on,
            grounds=photo.grounds,
        )
    return len(rows)
