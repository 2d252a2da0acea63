"""Find units by name or code, and guess what was meant where nothing bears it."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace

from chungtay.apps.units import models
from chungtay.apps.units.queries.reading import order, standing_rows, told
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.units.unit import NO_SUCH_TITLES, Level, Unit, UnitType

_TYPE_WORDS = {fold(kind.value): kind for kind in UnitType}


def find(
    text: str,
    *,
    on: dt.date,
    level: Level | None = None,
    within: str | None = None,
    limit: int = 20,
) -> tuple[Unit, ...]:
    """Look units up by name, with or without marks and type: `dak ha`, `huyện Đắk Hà`.

    Best first: the same name, names that begin so, names with a word that begins so, names that
    contain it; among equals those with the same marks, then the higher level. `within` is the
    code of a province or district.
    """
    asked = fold(text)
    if not asked:
        return ()
    kind, rest = _typed(asked)
    wanted = Q(folded__contains=asked) | Q(code=text.strip())
    if kind is not None:
        wanted |= Q(folded__contains=rest, type=kind.value)
    rows = standing_rows(on).filter(wanted)
    if not rows.exists():
        rows = _run_together(asked, on)
    if level is not None:
        rows = rows.filter(level=level.value)
    if within is not None:
        rows = rows.filter(Q(province=within) | Q(district=within))
    best = sorted(rows, key=lambda row: (_rank(row, text, asked, rest), *order(row)))
    return tuple(told(row) for row in best[:limit])


def suggestions(text: str, *, on: dt.date, limit: int = 3) -> tuple[Unit, ...]:
    """Guess which units somebody meant whose text names none: near names on the day."""
    found = find(text, on=on, limit=limit)
    if found:
        return found
    names = standing_rows(on).values_list("folded", flat=True).distinct()
    near = get_close_matches(_typed(fold(text))[1], list(names), n=limit, cutoff=0.7)
    rows = list(standing_rows(on).filter(folded__in=near))
    rows.sort(key=lambda row: (near.index(row.folded), *order(row)))
    return tuple(told(row) for row in rows[:limit])


def hint(asked: str, on: dt.date) -> str:
    """Say what may have been meant, as the end of a sentence."""
    borne = models.Unit.objects.filter(code=asked).order_by("since")
    others = tuple(told(row) for row in borne)
    if others:
        return "mã này là " + "; ".join(_life(one) for one in others)
    guesses = suggestions(asked, on=on)
    if guesses:
        names = " hoặc ".join(f"{one.code} ({one.title})" for one in guesses)
        return f"có phải muốn hỏi {names}"
    return NO_SUCH_TITLES["unit"]


def _life(one: Unit) -> str:
    since = f" từ ngày {one.since:%d/%m/%Y}" if one.since else ""
    until = f" đến trước ngày {one.until:%d/%m/%Y}" if one.until else ""
    return f"{one.title}{since}{until}"


def _typed(asked: str) -> tuple[UnitType | None, str]:
    """Part a folded text into the type it begins with, if any, and the name."""
    for words, kind in _TYPE_WORDS.items():
        if asked.startswith(f"{words} "):
            return kind, asked.removeprefix(f"{words} ")
    return None, asked


def _run_together(asked: str, on: dt.date) -> QuerySet[models.Unit]:
    """Match without regard to blanks: `ia h drai` and `iahdrai` mean Ia H'Drai."""
    bare = Replace("folded", Value(" "), Value(""))
    return standing_rows(on).alias(bare=bare).filter(bare__contains=asked.replace(" ", ""))


def _rank(row: models.Unit, text: str, asked: str, rest: str) -> tuple[int, bool]:
    """Rank a hit: how its name holds what was asked, then whether the marks are the same."""
    part = asked if asked in row.folded else rest
    where = (
        0 if row.folded == part
        else 1 if row.folded.startswith(part)
        else 2 if f" {part}" in f" {row.folded}"
        else 3
    )  # fmt: skip
    name = row.name.casefold()
    return where, name not in text.casefold() and text.casefold().strip() not in name
