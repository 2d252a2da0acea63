"""Verdicts on whole criteria: the recorded one that decides, and what a department sends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.criteria.queries import Recorded
from chungtay.core.criteria.criteria_set import Criterion
from chungtay.core.criteria.judging import VERDICT_TITLES, CriterionResult, Verdict
from chungtay.core.criteria.reading import JUDGEMENT_TITLES, Judgement, Stage
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.web.criteria.assessing.writing import PAPERS, Fault, Place
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.saying import refused
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.paper import key_of, shown

NAMES = ("whole", "paper", "signed", "why")
"""The fields of a verdict on a criterion, each followed by the criterion's code."""
DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Whole:
    """The verdict that decides a criterion: who recorded it when, on which paper, and why."""

    words: str
    document: DocumentLink
    note: str


@dataclass(frozen=True, slots=True)
class WholeField:
    """What stands in the fields of a verdict on a whole criterion."""

    whole: str
    paper: str
    signed: str
    why: str

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Give the verdicts to choose from."""
        told = ((one.value, said(JUDGEMENT_TITLES[one])) for one in VERDICTS)
        return (("", "–"), *told)


VERDICTS = (Judgement.MET, Judgement.NOT_MET)


def deciding(told: CriterionResult, by: str, view: View) -> Whole | None:
    """Tell of the verdict that decides a criterion, if a recorded one does."""
    found = told.assessment
    if found is None:
        return None
    words = {
        "who": by,
        "day": f"{found.on:{DAY}}",
        "computed": said(VERDICT_TITLES[told.computed]).lower(),
    }
    return Whole(
        _("%(who)s ghi ngày %(day)s; phép tính: %(computed)s.") % words,
        shown(found.grounds.document, view, Names(view.on)),
        found.note,
    )


def field(last: Recorded | None, year: int) -> WholeField:
    """Give the fields as they stand: what was last recorded of the year."""
    if last is None or last.assessment.on.year != year:
        return WholeField("", "", "", "")
    told = last.assessment
    _issuer, symbol, day = (*told.grounds.document.split(":"), "", "")[:3]
    typed = bool(symbol) and not symbol.startswith("~")
    return WholeField(
        Verdict.MET.value if told.met else Verdict.NOT_MET.value,
        symbol if typed else "",
        f"{dt.date.fromisoformat(day):{DAY}}" if typed else "",
        told.note,
    )


def sent(
    data: Mapping[str, str],
    place: Place,
    criteria: Iterable[Criterion],
    known: Mapping[str, Recorded],
) -> tuple[list[Assessment], list[Fault]]:
    """Read what was sent of whole criteria; give what is news, and what is wrong."""
    verdicts: list[Assessment] = []
    faults: list[Fault] = []
    for criterion in criteria:
        typed = WholeField(*(data.get(f"{name}:{criterion.code}", "").strip() for name in NAMES))
        if not any((typed.whole, typed.paper, typed.signed, typed.why)):
            continue
        if typed == field(known.get(criterion.code), place.on.year):
            continue
        try:
            verdicts.append(_verdict(typed, place, criterion))
        except Refusal as no:
            faults.append(Fault(f"whole:{criterion.code}", refused(no)))
        except ValueError as unclear:
            faults.append(Fault(f"whole:{criterion.code}", str(unclear)))
    return verdicts, faults


def _verdict(typed: WholeField, place: Place, criterion: Criterion) -> Assessment:
    if typed.whole not in {one.value for one in VERDICTS}:
        raise ValueError(_("Cần chọn kết luận đạt hoặc chưa đạt."))
    grounds = place.grounds(Stage.DEPARTMENT)
    if typed.paper or typed.signed:
        signed = _day(typed.signed)
        if not typed.paper or signed is None or signed > place.today:
            raise ValueError(_("Văn bản cần cả số ký hiệu và ngày ký, không sau hôm nay."))
        kind = PAPERS[Stage.DEPARTMENT]
        key = key_of(typed.paper, signed, unit=place.unit, kind=kind)
        grounds = Grounds(key, place.today, Provenance.REPORTED)
    return Assessment(
        unit=place.unit,
        criteria_set=place.law.code,
        criterion=criterion.code,
        met=typed.whole == Judgement.MET.value,
        on=place.on,
        grounds=grounds,
        note=typed.why,
    )


def _day(typed: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(typed, DAY).replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
