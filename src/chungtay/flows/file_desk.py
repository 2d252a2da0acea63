"""At whose desk a file for recognition lies."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.recognition.file import Course
from chungtay.packs import recognition


def desk_of(course: Course, *, on: dt.date) -> str:
    """Give the code of the unit whose people have the next thing to do with a file.

    Empty once it is closed, or its unit is no more.
    """
    place = queries.standing_place(course, on=on) if course.is_open else None
    if place is None:
        return ""
    return place.desk(course.last.state, recognition.rule(on=on, province=place.province))
