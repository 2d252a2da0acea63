"""What each shape of threshold asks, one dated function a shape.

A function is told what is known and answers what the computation finds. When the law changes what a
shape means, a second function is written and the first stays, for the days on which it was law.
`examples` of each, on both sides of its boundary, stand in `tests/core/criteria/judging`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chungtay.core.criteria.criteria_set import Comparator, Level, Shape, Stated
from chungtay.core.criteria.judging.value import Value, holds
from chungtay.core.criteria.judging.verdict import Verdict
from chungtay.core.kernel.title import Title


class Silence(StrEnum):
    """Why a computation finds nothing."""

    NO_VALUE = "no_value"
    NOT_YET_LAW = "not_yet_law"
    LEVEL_UNKNOWN = "level_unknown"
    LEVEL_BY_PROVINCE = "level_by_province"
    WORDS = "words"
    NO_PAST = "no_past"


SILENCE_TITLES: dict[Silence, Title] = {
    Silence.NO_VALUE: Title("chưa có giá trị", "no value has been given"),
    Silence.NOT_YET_LAW: Title("ngày này chưa có quy định", "no law yet on that day"),
    Silence.LEVEL_UNKNOWN: Title(
        "chưa biết mức: không có văn bản", "the level is not known: its text is not at hand"
    ),
    Silence.LEVEL_BY_PROVINCE: Title(
        "UBND cấp tỉnh quy định mức mà chưa nhập", "the province sets the level and has not yet"
    ),
    Silence.WORDS: Title(
        "chỉ tiêu không hỏi số, cơ quan phụ trách kết luận",
        "no number is asked; the agency in charge judges",
    ),
    Silence.NO_PAST: Title(
        "chưa có giá trị của chính xã ở thời điểm gốc", "the unit's own earlier value is not known"
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a shape is told: the value, the level in force, how to compare, the unit's own past."""

    level: Level
    comparator: Comparator
    value: Value | None = None
    past: Value | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """What the computation finds: a verdict, the number asked for, and why where it finds none."""

    verdict: Verdict
    required: Value | None = None
    silence: Silence | None = None


def compared_2016(asked: Asked) -> Computed:
    """Hold a value against the level (since 2016).

    >>> def share(part: int) -> str:
    ...     return compared_2016(
    ...         Asked(Decimal(7), Comparator.AT_MOST, Value.in_percent(part, 100))
    ...     ).verdict.value
    >>> share(6), share(7), share(8)
    ('met', 'met', 'not_met')
    """
    required = _number(asked.level)
    if isinstance(required, Silence):
        return _silent(required)
    if asked.value is None:
        return _silent(Silence.NO_VALUE, required)
    return _held(asked.value, asked.comparator, required)


def stated_2016(asked: Asked) -> Computed:
    """Leave words to the agency in charge (since 2016); the computation finds nothing.

    >>> stated_2016(Asked(Stated.MET, Comparator.EQUAL)).silence
    <Silence.WORDS: 'words'>
    """
    if asked.level is Stated.MET:
        return _silent(Silence.WORDS)
    found = _number(asked.level)
    return _silent(found if isinstance(found, Silence) else Silence.WORDS)


def counted_2025(asked: Asked) -> Computed:
    """Count things up to the number that the province sets (since 2025).

    >>> three = Decimal(3)
    >>> [counted_2025(Asked(three, Comparator.AT_LEAST, Value(n, 1))).verdict.value for n in (2, 3)]
    ['not_met', 'met']
    >>> counted_2025(Asked(Stated.BY_PROVINCE, Comparator.AT_LEAST, Value(9, 1))).silence
    <Silence.LEVEL_BY_PROVINCE: 'level_by_province'>
    """
    return compared_2016(asked)


def times_own_past_2018(asked: Asked) -> Computed:
    """Hold a value against the level times the unit's own earlier value (since 2018).

    >>> def income(now: int) -> str:
    ...     then = Value(36_000, 1000)
    ...     return times_own_past_2018(
    ...         Asked(Decimal("1.5"), Comparator.AT_LEAST, Value(now, 1000), then)
    ...     ).verdict.value
    >>> income(53_999), income(54_000)
    ('not_met', 'met')
    """
    factor = _number(asked.level)
    if isinstance(factor, Silence):
        return _silent(factor)
    if asked.past is None:
        return _silent(Silence.NO_PAST)
    required = asked.past.times(factor)
    if asked.value is None:
        return _silent(Silence.NO_VALUE, required)
    return _held(asked.value, asked.comparator, required)


def times_level_2022(asked: Asked) -> Computed:
    """Hold a value against a multiple of another set's level (since 2022).

    The product is written out beforehand (`resolved`); here only the factor is known, which decides
    nothing.
    """
    return _silent(Silence.LEVEL_UNKNOWN if asked.value else Silence.NO_VALUE)


SHAPES: dict[Shape, Callable[[Asked], Computed]] = {
    Shape.COMPARED: compared_2016,
    Shape.STATED: stated_2016,
    Shape.COUNTED: counted_2025,
    Shape.TIMES_OWN_PAST: times_own_past_2018,
    Shape.TIMES_LEVEL: times_level_2022,
}


def _number(level: Level) -> Value | Silence:
    """Read the number of a level, or say why it has none."""
    if isinstance(level, Decimal):
        return Value.of(level)
    if level is Stated.BY_PROVINCE:
        return Silence.LEVEL_BY_PROVINCE
    return Silence.LEVEL_UNKNOWN if level is Stated.UNKNOWN else Silence.WORDS


def _held(value: Value, comparator: Comparator, required: Value) -> Computed:
    met = holds(value, comparator, required)
    return Computed(Verdict.MET if met else Verdict.NOT_MET, required)


def _silent(why: Silence, required: Value | None = None) -> Computed:
    return Computed(Verdict.UNDETERMINED, required, why)
