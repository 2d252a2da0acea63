"""Keep pictures of works: the bytes once per content, what is told of each in the register."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections
from chungtay.apps.works import models, queries
from chungtay.apps.works.rows import photo_row
from chungtay.apps.works.services.asking import held
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import ATTACH_PHOTO
from chungtay.core.works.photo import Photo, file_name, picture_of


@transaction.atomic
def attach_photo(
    *,
    by: Actor,
    work: str,
    name: str,
    content: bytes,
    caption: str,
    on: dt.date,
    grounds: Grounds,
) -> Photo:
    """Keep a picture of a work as it was on a day; answer what is told of it. Twice is once.

    Sent again of the same day with another caption or on another paper, what is told is corrected.
    What kind of picture it is, its own bytes say; what a camera wrote into it beside the picture
    (where, when, whose) is not kept. Raises `UnknownWork` or `PhotoRefused`.
    """
    state = held(by, ATTACH_PHOTO, work, on=on)
    media_type, content = picture_of(name, content)
    photo = Photo(
        work=work,
        caption=caption,
        sha256=hashlib.sha256(content).hexdigest(),
        name=file_name(name),
        media_type=media_type,
        size=len(content),
        on=on,
        grounds=grounds,
    )
    told = queries.photos(work, on=on)
    kept = next((one for one in told if (one.sha256, one.on) == (photo.sha256, on)), None)
    if kept and _says_the_same(photo, kept):
        return kept
    models.PhotoContent.objects.get_or_create(sha256=photo.sha256, defaults={"content": content})
    append_corrections([photo_row(photo, by=str(by.user))])
    note(ATTACH_PHOTO, by=by, subject=photo.ref, unit=state.unit)
    return photo


def _says_the_same(photo: Photo, kept: Photo) -> bool:
    """Tell whether of a picture is said what was said already, whenever that became known."""
    same_paper = photo.grounds.document == kept.grounds.document
    return same_paper and replace(photo, grounds=kept.grounds) == kept
