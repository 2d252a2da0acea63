"""All a dossier is made from: the unit judged, what stages said, the evidence, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.apps.criteria.queries import Recorded
from chungtay.apps.criteria.queries import recorded as wholes
from chungtay.apps.criteria.readings import queries
from chungtay.apps.people.queries import writers
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.judging import CriterionResult, SetResult
from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.units.unit import Unit
from chungtay.flows.choose_set import set_of
from chungtay.flows.judge_units import judged

Said = Mapping[tuple[str, Stage], queries.Written]
DRAFT = "Lập tự động từ sổ đánh giá tiêu chí; chưa có chữ ký, chưa có giá trị pháp lý."
SYNTHETIC = "SỐ LIỆU MÔ PHỎNG: không nói về một đơn vị có thật."


@dataclass(frozen=True, slots=True)
class Wish:
    """Which dossier is asked for: the unit, the set (else the standard one), the days, the part."""

    unit: str
    on: dt.date
    criteria_set: str = ""
    as_known: dt.date | None = None
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A unit under a set on a day; `wanted` are the criteria the dossier is about."""

    unit: Unit
    above: str
    law: CriteriaSet
    result: SetResult
    wanted: Sequence[CriterionResult]
    said: Said
    laid: Mapping[str, Sequence[queries.Laid]]
    """Evidence by threshold."""
    recorded: Mapping[str, Recorded]
    names: Mapping[str, str]
    """Who wrote each of these, by how the registers name them."""
    as_known: dt.date | None

    @property
    def synthetic(self) -> bool:
        """Tell whether any of it was made for the demonstration."""
        told = (each.reading.grounds for each in self.said.values())
        wholes = (each.assessment.grounds for each in self.recorded.values())
        return any(one.provenance is Provenance.SYNTHETIC for one in (*told, *wholes))

    @property
    def issuer(self) -> tuple[str, str]:
        """Name who hands the dossier in, and the body above it."""
        above = f"ỦY BAN NHÂN DÂN\n{self.above.upper()}" if self.above else ""
        return above, f"ỦY BAN NHÂN DÂN\n{self.unit.title.upper()}"

    @property
    def subject(self) -> str:
        """Say what the dossier is about."""
        day = f"{self.result.on:%d/%m/%Y}"
        told = f"Kết quả thực hiện {self.law.title.vi} của {self.unit.title}, đến ngày {day}"
        if self.as_known is None:
            return told
        return f"{told}, như đã biết ngày {self.as_known:%d/%m/%Y}"

    @property
    def note(self) -> str:
        """Say that it is a draft, and of synthetic data if it is."""
        return f"{SYNTHETIC} {DRAFT}" if self.synthetic else DRAFT


def gather(wish: Wish) -> Dossier:
    """Gather the dossier of a unit. Raises `UnknownUnit`, `SetNotForUnit` or `UnknownCriterion`."""
    on, known = wish.on, wish.as_known
    code = set_of(wish.unit, on=on, named=wish.criteria_set).code
    law, result = judged((wish.unit,), criteria_set=code, on=on, as_known=known)[wish.unit]
    part = law.criterion(wish.criterion) if wish.criterion else None
    said = queries.last_written(wish.unit, criteria_set=code, on=on, as_known=known)
    recorded = wholes(wish.unit, criteria_set=code, on=on, as_known=known)
    laid = queries.evidence_laid(wish.unit, criteria_set=code, on=on, as_known=known)
    by = [*(each.by for each in said.values()), *(each.by for each in recorded.values())]
    names = writers([*by, *(one.by for few in laid.values() for one in few)])
    wanted = [one for one in result.criteria if part in (None, one.criterion)]
    above = units.superiors(wish.unit, on=on)
    over = units.unit(above[0], on=on).title if above else ""
    unit = units.unit(wish.unit, on=on)
    return Dossier(unit, over, law, result, wanted, said, laid, recorded, names, known)
