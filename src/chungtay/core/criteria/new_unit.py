"""What a commune that others became carries of their recognition, by the guidance in force.

A pure rule over what its forebears had: nobody recognises a commune by merging two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Keeping(StrEnum):
    """When a new unit keeps the recognition of those it came of."""

    ALL = "all"
    """Where every one of them was recognised."""
    NONE = "none"
    """Never: a new unit is assessed anew."""


@dataclass(frozen=True, slots=True)
class NewUnitRule:
    """What the guidance of a time says of new units; `note` tells what of it is not known.

    `same_body` is for a unit that is another in nothing but name, code, type or superior.
    """

    keeping: Keeping
    same_body: Keeping
    note: str = ""


class Carried(StrEnum):
    """What a new unit carries."""

    RECOGNISED = "recognised"
    REASSESS = "reassess"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


CARRIED_TITLES: dict[Carried, str] = {
    Carried.RECOGNISED: "giữ danh hiệu đã được công nhận",
    Carried.REASSESS: "phải đánh giá, công nhận lại",
    Carried.NOT_APPLICABLE: "không thuộc diện xây dựng xã nông thôn mới",
    Carried.UNKNOWN: "chưa xác định được",
}


@dataclass(frozen=True, slots=True)
class Forebear:
    """A unit that a new one came of, on the eve: a rural commune or not, recognised or not.

    `whole` is false where only a share of it came over; `same` is true where the new one is the
    same body, under another name, code, type or superior.
    """

    code: str
    title: str
    rural: bool
    recognised: bool
    whole: bool
    same: bool = False


@dataclass(frozen=True, slots=True)
class NewUnitStatus:
    """What a new unit carries, and the forebears that stand in the way of keeping or telling."""

    carried: Carried
    because: tuple[Forebear, ...] = ()


def carried(rule: NewUnitRule, *, rural: bool, forebears: Sequence[Forebear]) -> NewUnitStatus:
    """Tell what a new unit carries.

    A ward or township carries nothing, for the standard is not for it. Where only a share of a
    recognised commune came over nothing is said: no guidance at hand speaks of shares.
    """
    if not rural:
        return NewUnitStatus(Carried.NOT_APPLICABLE)
    if all(one.same for one in forebears) and forebears:
        return _of_same_body(rule, forebears)
    shares = tuple(one for one in forebears if not one.whole)
    lacking = tuple(one for one in forebears if one.whole and not (one.rural and one.recognised))
    if rule.keeping is Keeping.NONE or lacking:
        return NewUnitStatus(Carried.REASSESS, lacking)
    if shares or not forebears:
        return NewUnitStatus(Carried.UNKNOWN, shares)
    return NewUnitStatus(Carried.RECOGNISED)


def _of_same_body(rule: NewUnitRule, forebears: Sequence[Forebear]) -> NewUnitStatus:
    """Tell what a unit carries of itself: all it had, where the guidance has it so."""
    lacking = tuple(one for one in forebears if not (one.rural and one.recognised))
    if rule.same_body is Keeping.NONE or lacking:
        return NewUnitStatus(Carried.REASSESS, lacking)
    return NewUnitStatus(Carried.RECOGNISED)
