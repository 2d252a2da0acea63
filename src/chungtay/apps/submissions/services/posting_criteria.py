"""What approved reports say of criteria, and of their requirements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from chungtay.apps.criteria import services as criteria
from chungtay.apps.criteria.readings import services as readings
from chungtay.apps.submissions.services.posted import Fed, Posting
from chungtay.core.criteria.reading import Judgement, Reading, Stage, typed_parts, typed_value
from chungtay.core.criteria.record import Assessment
from chungtay.core.submissions.sheet import CellKind
from chungtay.packs import loader

_JUDGED = (Judgement.MET, Judgement.NOT_MET, Judgement.NOT_APPLICABLE)
Said = Mapping[str, Fed]
"""The cells of one row, by what they say: part, base, value, judgement, note."""


def to_criteria(posting: Posting, fed: Iterable[Fed]) -> None:
    """Record which criteria the unit says it meets."""
    answers = ("met", "not_met")
    assessments = [
        Assessment(
            unit=posting.submission.unit,
            criteria_set=one.settings["criteria_set"],
            criterion=one.settings["criterion"],
            met=one.cell.text == one.settings["met"],
            on=posting.on,
            grounds=posting.grounds,
        )
        for one in fed
        if one.cell.text in [one.settings[answer] for answer in answers]
    ]
    criteria.correct_assessments(assessments, by=posting.by)


def to_readings(posting: Posting, fed: Iterable[Fed]) -> None:
    """Record what the unit says of itself, requirement by requirement."""
    by_threshold: dict[tuple[str, str, str], dict[str, Fed]] = defaultdict(dict)
    for one in fed:
        told = one.settings
        place = (told["criteria_set"], told["requirement"], told["threshold"])
        by_threshold[place][told["says"]] = one
    said = [
        reading
        for place, cells in by_threshold.items()
        for reading in _reading(posting, place, cells)
    ]
    readings.correct_readings(said, by=posting.by)


def _reading(posting: Posting, place: tuple[str, str, str], said: Said) -> Iterator[Reading]:
    """Tell one threshold; nothing where no cell gives a value or a verdict."""
    criteria_set, requirement, threshold = place
    value = _value(said, unit=loader.criteria_set(criteria_set).threshold(threshold).unit)
    judgement = _judgement(said)
    if value is None and judgement is Judgement.NONE:
        return
    part, base, stated = value or (None, None, True)
    yield Reading(
        unit=posting.submission.unit,
        criteria_set=criteria_set,
        requirement=requirement,
        threshold=threshold,
        stage=Stage.SELF,
        on=posting.on,
        period=posting.on.year,
        grounds=posting.grounds,
        part=part,
        base=base,
        base_stated=stated,
        judgement=judgement,
        note=said["note"].cell.text[:500] if "note" in said else "",
    )


def _value(said: Said, *, unit: str) -> tuple[int, int, bool] | None:
    """Give part, base, and whether the base was told; both parts go before a bare value."""
    part, base, value = (_amount(said, name) for name in ("part", "base", "value"))
    if part is not None and base is not None:
        return (*typed_parts(part, base), True)
    return None if value is None else typed_value(value, unit)


def _amount(said: Said, name: str) -> int | None:
    """Give a number in millionths."""
    one = said.get(name)
    return one.cell.amount if one and one.cell.kind is CellKind.NUMBER else None


def _judgement(said: Said) -> Judgement:
    one = said.get("judgement")
    if one is None:
        return Judgement.NONE
    answers = {one.settings[judgement.value]: judgement for judgement in _JUDGED}
    return answers.get(one.cell.text, Judgement.NONE)
