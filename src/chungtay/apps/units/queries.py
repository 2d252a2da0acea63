"""Reads of administrative units: each names a day, for a code alone names nothing.

Answers are the core's frozen values, in the order of the Vietnamese alphabet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from chungtay.apps.units import models
from chungtay.core.kernel.vietnamese import fold, sort_key
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType, UnknownUnit
from chungtay.core.units.unit_class import Membership, UnitClass

_HIGHEST_FIRST = {level.value: rank for rank, level in enumerate(Level)}
_TYPE_WORDS = {fold(kind.value): kind for kind in UnitType}


def unit(code: str, *, on: dt.date) -> Unit:
    """Find the unit that bears a code on a day; refuse (`units.unknown`) if none does."""
    row = _standing(on).filter(code=code).first()
    if row is None:
        raise UnknownUnit(asked=code, on=on, hint=_hint(code, on))
    return _told(row)


def units(codes: Iterable[str], *, on: dt.date) -> dict[str, Unit]:
    """Find many units at once, by code; codes that nobody bears on the day are left out."""
    return {row.code: _told(row) for row in _standing(on).filter(code__in=set(codes))}


def bearers(code: str) -> tuple[Unit, ...]:
    """Give every unit that has borne a code, in order of time."""
    return tuple(_told(row) for row in models.Unit.objects.filter(code=code).order_by("since"))


def ever_in(province: str) -> tuple[Unit, ...]:
    """Give every unit that ever lay in a province, in order of time."""
    rows = models.Unit.objects.filter(province=province).order_by(F("since").asc(nulls_first=True))
    return tuple(_told(row) for row in rows)


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
    rows = _standing(on).filter(wanted)
    if not rows.exists():
        rows = _run_together(asked, on)
    if level is not None:
        rows = rows.filter(level=level.value)
    if within is not None:
        rows = rows.filter(Q(province=within) | Q(district=within))
    best = sorted(rows, key=lambda row: (_rank(row, text, asked, rest), *_order(row)))
    return tuple(_told(row) for row in best[:limit])


def children(code: str, *, on: dt.date) -> tuple[Unit, ...]:
    """Give the units directly under a unit."""
    return _sorted(_standing(on).filter(parent=code))


def subtree(code: str, *, on: dt.date, level: Level | None = None) -> tuple[Unit, ...]:
    """Give a unit and all under it, or only those of a level; highest level first."""
    rows = _standing(on).filter(Q(code=code) | Q(province=code) | Q(district=code))
    return _sorted(rows if level is None else rows.filter(level=level.value))


def standing(*, on: dt.date, level: Level) -> tuple[Unit, ...]:
    """Give every unit of a level on a day, over the whole country."""
    return _sorted(_standing(on).filter(level=level.value))


def province_of(code: str, *, on: dt.date) -> Unit:
    """Find the province a unit lies in; a province lies in itself."""
    row = _standing(on).filter(code=code).first()
    return unit(row.province if row else code, on=on)


def district_of(code: str, *, on: dt.date) -> Unit | None:
    """Find the district a unit lies in; None for a province and where there are no districts."""
    row = _standing(on).filter(code=code).first()
    if row is None:
        raise UnknownUnit(asked=code, on=on, hint=_hint(code, on))
    return unit(row.district, on=on) if row.district else None


def superiors(code: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the codes above a unit on a day, the nearest first; none where nobody bears the code."""
    above = _standing(on).filter(code=code).values_list("district", "province").first()
    return tuple(one for one in above or () if one and one != code)


def last_superiors(code: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the units above one on a day; above it as it stood last, where it has ended by then."""
    borne = bearers(code)
    ended = borne[-1].until if borne else None
    return superiors(code, on=min(on, ended - dt.timedelta(days=1)) if ended else on)


def places_of(codes: Iterable[str], *, on: dt.date) -> dict[str, tuple[str, str]]:
    """Give, of many units at once, the codes of the district and the province each lies in."""
    rows = _standing(on).filter(code__in=set(codes))
    return {
        code: (district, province)
        for code, district, province in rows.values_list("code", "district", "province")
    }


def heirs(code: str, *, on: dt.date, at: dt.date | None = None) -> tuple[Unit, ...]:
    """Name the units that stand, on a day, where a unit once stood.

    `at` is a day on which the code means that unit; without it, the code's first bearer is meant.
    An abolished district lives on in the heirs of its communes.
    """
    places = _onward_from(code)
    meant = unit(code, on=at) if at else _one(places.bearers(code)[:1], code, on)
    return _by_alphabet(places.heirs(meant, on=on))


def forebears(code: str, *, on: dt.date, at: dt.date | None = None) -> tuple[Unit, ...]:
    """Name the units that stood, on an earlier day, where a unit stands.

    `at` is a day on which the code means that unit; without it, the code's last bearer is meant.
    """
    places = _backward_from(code)
    meant = unit(code, on=at) if at else _one(places.bearers(code)[-1:], code, on)
    return _by_alphabet(places.forebears(meant, on=on))


def became(code: str, *, on: dt.date) -> tuple[Succession, ...]:
    """Give the successions that lead away from the unit bearing a code on a day."""
    meant = unit(code, on=on)
    steps = models.Succession.objects.filter(before=code)
    return Gazetteer([meant], map(_succession, steps)).onward(meant)


def came_from(code: str, *, on: dt.date) -> tuple[Succession, ...]:
    """Give the successions that lead to the unit bearing a code on a day."""
    meant = unit(code, on=on)
    steps = models.Succession.objects.filter(after=code)
    return Gazetteer([meant], map(_succession, steps)).backward(meant)


def classes_of(code: str, *, on: dt.date) -> tuple[Membership, ...]:
    """Give the classes a unit is in on a day, each with the day and document that put it there."""
    history: QuerySet[models.UnitClass] = QuerySet(models.UnitClass).filter(unit=code, on__lte=on)
    latest = {row.unit_class: row for row in history.order_by("on", "known_from", "id")}
    return tuple(
        Membership(UnitClass(row.unit_class), row.on, row.document)
        for _, row in sorted(latest.items())
        if row.holds
    )


def suggestions(text: str, *, on: dt.date, limit: int = 3) -> tuple[Unit, ...]:
    """Guess which units somebody meant whose text names none: near names on the day."""
    found = find(text, on=on, limit=limit)
    if found:
        return found
    names = _standing(on).values_list("folded", flat=True).distinct()
    near = get_close_matches(_typed(fold(text))[1], list(names), n=limit, cutoff=0.7)
    rows = list(_standing(on).filter(folded__in=near))
    rows.sort(key=lambda row: (near.index(row.folded), *_order(row)))
    return tuple(_told(row) for row in rows[:limit])


def _standing(on: dt.date) -> QuerySet[models.Unit]:
    return models.Unit.objects.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def _told(row: models.Unit) -> Unit:
    return Unit(
        code=row.code,
        since=row.since if row.since_known else None,
        until=row.until,
        level=Level(row.level),
        type=UnitType(row.type),
        name=row.name,
        parent=row.parent,
        lat=row.lat,
        lon=row.lon,
        document=row.document,
    )


def _succession(row: models.Succession) -> Succession:
    return Succession(
        before=row.before,
        after=row.after,
        since=row.since,
        kind=SuccessionKind(row.kind),
        document=row.document,
        main=row.main,
        verified=row.verified,
    )


def _order(row: models.Unit) -> tuple[int, str, str]:
    return (_HIGHEST_FIRST[row.level], row.sort_key, row.code)


def _sorted(rows: QuerySet[models.Unit]) -> tuple[Unit, ...]:
    return tuple(_told(row) for row in sorted(rows, key=_order))


def _typed(asked: str) -> tuple[UnitType | None, str]:
    """Part a folded text into the type it begins with, if any, and the name."""
    for words, kind in _TYPE_WORDS.items():
        if asked.startswith(f"{words} "):
            return kind, asked.removeprefix(f"{words} ")
    return None, asked


def _run_together(asked: str, on: dt.date) -> QuerySet[models.Unit]:
    """Match without regard to blanks: `ia h drai` and `iahdrai` mean Ia H'Drai."""
    bare = Replace("folded", Value(" "), Value(""))
    return _standing(on).alias(bare=bare).filter(bare__contains=asked.replace(" ", ""))


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


def _hint(asked: str, on: dt.date) -> str:
    """Say what may have been meant, as the end of a sentence."""
    others = bearers(asked)
    if others:
        return "mã này là " + "; ".join(_life(one) for one in others)
    guesses = suggestions(asked, on=on)
    if guesses:
        names = " hoặc ".join(f"{one.code} ({one.title})" for one in guesses)
        return f"có phải muốn hỏi {names}"
    return "hãy kiểm tra lại mã hoặc tìm theo tên"


def _life(one: Unit) -> str:
    since = f" từ ngày {one.since:%d/%m/%Y}" if one.since else ""
    until = f" đến trước ngày {one.until:%d/%m/%Y}" if one.until else ""
    return f"{one.title}{since}{until}"


def _one(bearers_of_code: tuple[Unit, ...], code: str, on: dt.date) -> Unit:
    """Give the only unit; refuse a code that nobody ever bore."""
    if not bearers_of_code:
        raise UnknownUnit(asked=code, on=on, hint=_hint(code, on))
    return bearers_of_code[0]


def _by_alphabet(found: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(found, key=lambda u: (_HIGHEST_FIRST[u.level], sort_key(u.name), u.code)))


def _onward_from(code: str) -> Gazetteer:
    """Gather the units and successions that can be reached forward in time from a code."""
    codes, frontier = {code}, {code}
    steps: list[Succession] = []
    while frontier:
        fresh = [_succession(s) for s in models.Succession.objects.filter(before__in=frontier)]
        steps += fresh
        ended = [s.before for s in fresh if not s.after]
        under = models.Unit.objects.filter(parent__in=ended).values_list("code", flat=True)
        frontier = ({s.after for s in fresh if s.after} | set(under)) - codes
        codes |= frontier
    return _gathered(codes, steps)


def _backward_from(code: str) -> Gazetteer:
    """Gather the units and successions that can be reached backward in time from a code."""
    codes, frontier = {code}, {code}
    steps: list[Succession] = []
    while frontier:
        fresh = [_succession(s) for s in models.Succession.objects.filter(after__in=frontier)]
        steps += fresh
        frontier = {s.before for s in fresh} - codes
        codes |= frontier
    return _gathered(codes, steps)


def _gathered(codes: set[str], steps: list[Succession]) -> Gazetteer:
    return Gazetteer((_told(row) for row in models.Unit.objects.filter(code__in=codes)), steps)
