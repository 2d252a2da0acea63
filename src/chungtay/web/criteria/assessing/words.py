"""How values, levels and verdicts of requirements are told."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import (
    COMPARATOR_SIGNS,
    STATED_TITLES,
    Stated,
    Threshold,
    UnitLevel,
)
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    SILENCE_TITLES,
    VERDICT_TITLES,
    Explanation,
    Ruling,
    Verdict,
)
from chungtay.core.criteria.reading import (
    JUDGEMENT_TITLES,
    PERCENT,
    Judgement,
    Reading,
    Stage,
    stage_title,
)
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.names import said

CHIPS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "unmet",
    Verdict.NOT_APPLICABLE: "plain",
    Verdict.UNDETERMINED: "risk",
}
JUDGEMENT_CHIPS = {
    Judgement.MET: "met",
    Judgement.NOT_MET: "unmet",
    Judgement.NOT_APPLICABLE: "plain",
    Judgement.NONE: "",
}


def value(reading: Reading | None, threshold: Threshold) -> str:
    """Tell a value: of a share its part and base too; nothing where there is none."""
    if reading is None or reading.quotient is None:
        return ""
    if threshold.unit != PERCENT:
        return wording.number(reading.quotient, 2, trim=True)
    share = wording.number(100 * reading.quotient, 2, trim=True) + " %"
    if not reading.base_stated:
        return _("%(share)s (không rõ mẫu số)") % {"share": share}
    part, base = (wording.number(number or 0) for number in (reading.part, reading.base))
    return f"{share} ({part}/{base})"


def judgement(reading: Reading | None) -> str:
    """Tell a stage's own verdict."""
    if reading is None or reading.judgement is Judgement.NONE:
        return ""
    return said(JUDGEMENT_TITLES[reading.judgement])


def level(told: Explanation, threshold: Threshold) -> str:
    """Tell the level in force where the unit stands."""
    if told.level is None:
        return said(SILENCE_TITLES[told.silence]) if told.silence else ""
    if isinstance(told.level, Stated):
        return said(STATED_TITLES[told.level])
    asked = told.required.number if told.required else Fraction(told.level)
    sign = COMPARATOR_SIGNS[threshold.comparator]
    return f"{sign} {wording.number(asked, 2, trim=True)}{unit_of(threshold)}"


def unit_of(threshold: Threshold) -> str:
    """Name the unit of a threshold, with a blank before it."""
    if threshold.unit == PERCENT:
        return " %"
    known = loader.measure_units().get(threshold.unit)
    return f" {said(known.symbol)}" if known else ""


def verdict(ruling: Ruling) -> str:
    """Tell a verdict."""
    return said(VERDICT_TITLES[ruling.verdict])


def basis(ruling: Ruling, told: Explanation) -> str:
    """Tell what a verdict rests on, and why nothing was computed where nothing was."""
    words = said(BASIS_TITLES[ruling.by])
    return f"{words} ({said(SILENCE_TITLES[told.silence])})" if told.silence else words


def stage(told: Stage, level: UnitLevel) -> str:
    """Name a stage of assessing units of a level."""
    return said(stage_title(told, level))


def stages(level: UnitLevel) -> tuple[str, ...]:
    """Name the stages of assessing units of a level, the first first."""
    return tuple(stage(one, level) for one in Stage)
