"""Alerts in Vietnamese, as letters and commands tell them; pages have words of their own."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.alerts.content import Content, Missed, titled
from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES, Line
from chungtay.core.criteria.grade import GRADE_NAMES
from chungtay.packs import loader


def title(content: Content) -> str:
    """Name what an alert is about."""
    return titled(content, _parts, _criterion)


def _criterion(missed: Missed) -> str:
    grade = GRADE_NAMES[missed.grade].vi.lower()
    if not missed.criteria_set:
        return f"tiêu chí {missed.criterion} ({grade})"
    law = loader.criteria_set(missed.criteria_set)
    if share := law.share(missed.criterion):
        return f"{share.title.vi} ({grade})"
    found = law.criterion(missed.criterion)
    return f"tiêu chí {found.number} {found.title.vi} ({grade})"


def _parts(line: Line) -> Iterator[str]:
    yield _project(line)
    if line.item:
        yield _item(line.item)
    yield SOURCE_TITLES[line.source]
    yield KIND_TITLES[line.kind].lower()
    if line.is_carried_over:
        yield f"kéo dài từ {line.origin_year}"


def _item(code: str) -> str:
    """Name the part of a line that is given for one purpose of its own."""
    named = loader.terms("capital_items").get(code)
    return named.title.vi if named else code


def _project(line: Line) -> str:
    """Name the project of a line, or the programme where it is of none."""
    if line.project:
        named = loader.project_titles().get(line.project)
        return named.vi if named else line.project
    titles = (one.title.vi for one in loader.programmes() if one.code == line.programme)
    return next(titles, line.programme)
