"""The pictures of works."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.works import models
from chungtay.apps.works.queries.reading import IN_TIME, last_of, until
from chungtay.apps.works.rows import photo_of
from chungtay.core.works.photo import Photo


def photos(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[Photo, ...]:
    """Give the pictures of a work up to a day, in order of time, as each was last told of."""
    return photos_of((code,), on=on, known=known).get(code, ())


def photos_of(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[Photo, ...]]:
    """Give the pictures of certain works up to a day, by work, in order of time.

    A picture sent again of the same day is told of once, as it was last.
    """
    found: dict[str, list[Photo]] = defaultdict(list)
    for batch in in_batches(dict.fromkeys(codes)):
        rows = until(models.WorkPhoto, on, known, {"work__in": batch})
        for row in last_of(rows, "work", "sha256", "on").order_by(*IN_TIME):
            found[row.work].append(photo_of(row))
    return {work: tuple(listed) for work, listed in found.items()}


def photo_content(code: str, sha256: str) -> tuple[Photo, bytes] | None:
    """Give a picture of a work and its bytes, or None if the work has no such picture."""
    rows: QuerySet[models.WorkPhoto] = QuerySet(models.WorkPhoto).filter(work=code, sha256=sha256)
    row = rows.order_by("pk").last()
    if row is None:
        return None
    return photo_of(row), bytes(models.PhotoContent.objects.get(sha256=sha256).content)
