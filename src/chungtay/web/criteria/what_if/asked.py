"""What an address supposes of the law, and the form that asks it.

Levels and regroupings may be supposed several at once: their fields repeat, one row each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.http import QueryDict
from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    COLUMNS_OF,
    Column,
    CriteriaSet,
    Shape,
    UnitLevel,
    column,
)
from chungtay.core.criteria.what_if import Regrouping, SupposedLevel, Supposition
from chungtay.core.kernel.numerals import read_level
from chungtay.packs import loader
from chungtay.web.kit.choices import Option
from chungtay.web.kit.names import province, said

SET, COMMUNE = "bo", "xa"
THRESHOLD, LEVEL, WITHIN = "muc", "so", "cot"
OF, TO = "tu", "xep"


class NotReadableError(ValueError):
    """What was asked cannot be read; the words say what to write instead."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One supposed level as the form shows it: threshold, number, column."""

    threshold: str
    number: str
    within: str


@dataclass(frozen=True, slots=True)
class RegroupingRow:
    """One regrouping as the form shows it: the column units stand in, the one supposed."""

    of: str
    to: str


@dataclass(frozen=True, slots=True)
class Form:
    """What may be supposed, and what was; each list of rows ends with an empty one."""

    sets: tuple[Option, ...]
    chosen: str
    thresholds: tuple[Option, ...]
    columns: tuple[Option, ...]
    levels: tuple[LevelRow, ...]
    regrouped: tuple[RegroupingRow, ...]
    fault: str = ""


def supposition(told: QueryDict) -> Supposition:
    """Read what an address supposes; raises `NotReadableError`."""
    return Supposition(
        told.get(SET, ""),
        tuple(_level(row) for row in _levels(told)),
        tuple(_regrouping(row) for row in _regrouped(told)),
    )


def form(told: QueryDict, fault: str) -> Form:
    """Lay the form out as an address fills it."""
    sets = loader.criteria_sets(level=UnitLevel.COMMUNE, province=province())
    law = next((one for one in sets if one.code == told.get(SET)), sets[0])
    return Form(
        tuple(Option(one.code, said(one.title)) for one in sets),
        law.code,
        tuple(_thresholds(law)),
        tuple(Option(one.value, said(COLUMN_TITLES[one])) for one in COLUMNS_OF[law.columns]),
        (*_levels(told), LevelRow("", "", "")),
        (*_regrouped(told), RegroupingRow("", "")),
        fault,
    )


def _levels(told: QueryDict) -> Iterator[LevelRow]:
    """Give the rows in which anything but a column was told."""
    for row in _rows(told, THRESHOLD, LEVEL, WITHIN):
        if any(row[:2]):
            yield LevelRow(*row)


def _regrouped(told: QueryDict) -> Iterator[RegroupingRow]:
    for row in _rows(told, OF, TO):
        if any(row):
            yield RegroupingRow(*row)


def _rows(told: QueryDict, *names: str) -> Iterator[Sequence[str]]:
    fields = zip_longest(*(told.getlist(name) for name in names), fillvalue="")
    yield from ([value.strip() for value in row] for row in fields)


def _level(row: LevelRow) -> SupposedLevel:
    if not row.threshold:
        raise NotReadableError(_("Hãy chọn chỉ tiêu cho mức “%(level)s”.") % {"level": row.number})
    try:
        number = read_level(row.number)
    except ValueError:
        raise NotReadableError(
            _("Mức giả định của chỉ tiêu %(threshold)s phải là một số, chẳng hạn 45 hoặc 31,4.")
            % {"threshold": row.threshold}
        ) from None
    return SupposedLevel(row.threshold, number, _column(row.within) if row.within else None)


def _regrouping(row: RegroupingRow) -> Regrouping:
    if not row.to:
        raise NotReadableError(_("Hãy chọn cột mà các xã được xếp vào."))
    return Regrouping(_column(row.to), _column(row.of) if row.of else None)


def _column(code: str) -> Column:
    try:
        return column(code)
    except ValueError:
        raise NotReadableError(_("Không có cột mức “%(code)s”.") % {"code": code}) from None


def _thresholds(law: CriteriaSet) -> Iterator[Option]:
    for requirement in law.requirements:
        for threshold in requirement.thresholds:
            if threshold.shape is not Shape.STATED:
                title = said(threshold.title or requirement.title)
                yield Option(threshold.code, f"{threshold.code} {title}")
