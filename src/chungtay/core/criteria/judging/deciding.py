"""Why a criterion is judged as it is, in words of both languages: the requirement that decides.

"chỉ tiêu 10: 31,2 triệu đồng, mức từ 36 triệu đồng (cột Tây Nguyên; Quyết định …)". One criterion,
one line: what a decision, a file and a re-check show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    COMPARATOR_TITLES,
    STATED_TITLES,
    Stated,
    Threshold,
)
from chungtay.core.criteria.judging.result import (
    CriterionResult,
    Explanation,
    RequirementResult,
    ThresholdResult,
)
from chungtay.core.criteria.judging.shapes import SILENCE_TITLES
from chungtay.core.criteria.judging.value import Value
from chungtay.core.criteria.judging.verdict import BASIS_TITLES, Basis, Verdict
from chungtay.core.criteria.reading import PERCENT
from chungtay.core.kernel.numerals import english, vietnamese
from chungtay.core.kernel.title import Title

DECIMALS, MOST = 2, 2
"""How many decimals a number is written with, and how many requirements are told of."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How units of measure and clauses of documents are called."""

    unit: Callable[[str], Title]
    clause: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One of the two languages."""

    vi: bool

    def say(self, title: Title) -> str:
        return title.vi if self.vi else title.en

    def number(self, value: Value) -> str:
        write = vietnamese if self.vi else english
        return write(value.number, DECIMALS, trim=True)


def deciding(result: CriterionResult) -> tuple[RequirementResult, ...]:
    """Give the requirements that keep a criterion from being met, those that fail before the rest.

    None where it is met, or where the verdict recorded on the whole criterion decides.
    """
    verdict = result.ruling.verdict
    if result.assessment is not None or verdict not in (Verdict.NOT_MET, Verdict.UNDETERMINED):
        return ()
    return tuple(one for one in result.deciding if one.ruling.verdict is verdict)


def reasons_of(result: CriterionResult, naming: Naming) -> Title:
    """Tell what decides how a criterion stands; nothing where it is met by its values."""
    return Title(*(_reasons(result, naming, _Tongue(vi)) for vi in (True, False)))


def _reasons(result: CriterionResult, naming: Naming, tongue: _Tongue) -> str:
    if result.assessment is not None:
        return _recorded(result.assessment.on, tongue)
    keeping = deciding(result)
    told = "; ".join(_requirement(one, naming, tongue) for one in keeping[:MOST])
    more = len(keeping) - MOST
    if more > 0:
        told += tongue.say(Title(f"; và {more} chỉ tiêu nữa", f"; and {more} more requirements"))
    return told


def _recorded(on: dt.date, tongue: _Tongue) -> str:
    return tongue.say(
        Title(f"theo kết luận đã ghi ngày {on:%d/%m/%Y}", f"as recorded on {on:%d/%m/%Y}")
    )


def _requirement(result: RequirementResult, naming: Naming, tongue: _Tongue) -> str:
    verdict = result.ruling.verdict
    each = next(one for one in result.thresholds if one.ruling.verdict is verdict)
    name = f"{tongue.say(Title('chỉ tiêu', 'requirement'))} {each.threshold.code}"
    return f"{name}: {_threshold(each, naming, tongue)}"


def _threshold(each: ThresholdResult, naming: Naming, tongue: _Tongue) -> str:
    told, parts = each.explanation, []
    unit = _unit(each.threshold, naming, tongue)
    if told.value is not None:
        parts.append(tongue.number(told.value) + unit)
    if each.ruling.by is Basis.RECORDED:
        parts.append(tongue.say(BASIS_TITLES[Basis.RECORDED]).lower())
    elif told.silence is not None:
        parts.append(tongue.say(SILENCE_TITLES[told.silence]))
    if said := _level(each, unit, tongue):
        parts.append(said)
    source = "; ".join(_source(told, naming, tongue))
    return " ".join(part for part in (", ".join(parts), source and f"({source})") if part)


def _level(each: ThresholdResult, unit: str, tongue: _Tongue) -> str:
    told, level = each.explanation, tongue.say(Title("mức", "level"))
    if told.required is not None:
        limit = tongue.say(COMPARATOR_TITLES[each.threshold.comparator])
        return f"{level} {limit} {tongue.number(told.required)}{unit}"
    if isinstance(told.level, Stated) and told.level is not Stated.MET and told.silence is None:
        return f"{level}: {tongue.say(STATED_TITLES[told.level])}"
    return ""


def _source(told: Explanation, naming: Naming, tongue: _Tongue) -> Iterator[str]:
    if told.column is not None and told.required is not None:
        yield f"{tongue.say(Title('cột', 'column'))} {tongue.say(COLUMN_TITLES[told.column])}"
    if told.cite:
        yield naming.clause(told.cite)
        if not told.verified:
            yield tongue.say(Title("chưa kiểm chứng", "not verified"))


def _unit(threshold: Threshold, naming: Naming, tongue: _Tongue) -> str:
    if threshold.unit == PERCENT:
        return " %"
    symbol = tongue.say(naming.unit(threshold.unit))
    return f" {symbol}" if symbol else ""
