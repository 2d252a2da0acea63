"""How a dossier tells levels, values, stages and clauses, in the Vietnamese of documents."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from django.utils import timezone

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    COMPARATOR_SIGNS,
    STATED_TITLES,
    Stated,
    Threshold,
)
from chungtay.core.criteria.judging import SILENCE_TITLES, ThresholdResult
from chungtay.core.criteria.reading import JUDGEMENT_TITLES, PERCENT, Judgement, Reading
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.title import Title
from chungtay.flows.clauses import clause
from chungtay.packs import loader


def named(title: Title, threshold: Threshold) -> str:
    """Name a threshold by its requirement, and by itself where the requirement has several."""
    return f"{title.vi}: {threshold.title.vi}" if threshold.title else title.vi


def level(each: ThresholdResult) -> str:
    """Tell the level in force with the column it stands in."""
    column = each.explanation.column
    return _level(each) + (f" ({COLUMN_TITLES[column].vi})" if column else "")


def cited(each: ThresholdResult) -> str:
    """Name the clause that sets the level, and say so where nobody has read it."""
    why = each.explanation
    if not why.cite:
        return ""
    return clause(why.cite) + ("" if why.verified else " (chưa đối chiếu)")


def told(reading: Reading | None, threshold: Threshold) -> str:
    """Tell what a stage said: value, verdict, day, whether registers gave it, and why."""
    if reading is None:
        return "–"
    words = [_value(reading, threshold), judgement(reading)]
    if reading.derived:
        words.append("lấy từ sổ")
    words += [f"{reading.on:%d/%m/%Y}", reading.note]
    return "; ".join(part for part in words if part)


def judgement(reading: Reading) -> str:
    """Tell a stage's own verdict; nothing where it gave none."""
    none = reading.judgement is Judgement.NONE
    return "" if none else JUDGEMENT_TITLES[reading.judgement].vi


def written(by: str, at: dt.datetime) -> str:
    """Tell who wrote a row down, and when."""
    return f"{by}, {timezone.localtime(at):%d/%m/%Y %H:%M}"


def unit_of(threshold: Threshold) -> str:
    """Name the unit of a threshold, with a blank before it."""
    if threshold.unit == PERCENT:
        return " %"
    known = loader.measure_units().get(threshold.unit)
    return f" {known.symbol.vi}" if known else ""


def _level(each: ThresholdResult) -> str:
    why = each.explanation
    if why.level is None:
        return SILENCE_TITLES[why.silence].vi if why.silence else ""
    if isinstance(why.level, Stated):
        return STATED_TITLES[why.level].vi
    asked = why.required.number if why.required else Fraction(why.level)
    sign = COMPARATOR_SIGNS[each.threshold.comparator]
    return f"{sign} {vietnamese(asked, 2, trim=True)}{unit_of(each.threshold)}"


def _value(reading: Reading, threshold: Threshold) -> str:
    if reading.quotient is None:
        return ""
    if threshold.unit != PERCENT:
        return vietnamese(reading.quotient, 2, trim=True) + unit_of(threshold)
    share = f"{vietnamese(100 * reading.quotient, 2, trim=True)} %"
    if not reading.base_stated:
        return f"{share} (không rõ mẫu số)"
    return f"{share} ({vietnamese(reading.part or 0)}/{vietnamese(reading.base or 0)})"
