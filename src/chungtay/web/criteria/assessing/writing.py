"""What was sent from a page, as readings: only what differs from what the stage said last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.core.criteria.criteria_set import CriteriaSet, Threshold
from chungtay.core.criteria.reading import (
    MILLION,
    PERCENT,
    REACHED,
    Judgement,
    Reading,
    Stage,
    typed_parts,
    typed_value,
)
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import CellType, Column
from chungtay.core.submissions.reading import read
from chungtay.core.submissions.sheet import CellKind
from chungtay.web.criteria.assessing.fields import NAMES, SEEN, Change, field_of
from chungtay.web.kit.saying import refused

NUMBER = Column("value", Title("Giá trị", "Value"), CellType.NUMBER, decimals=3)
PAPERS = {
    Stage.SELF: "~tu-danh-gia",
    Stage.DISTRICT: "~kiem-tra",
    Stage.DEPARTMENT: "~tham-dinh",
}
"""What stands for the number of the paper of what is said on a page."""
UNTAKEN: dict[Change, str] = {
    Change.EMPTIED: gettext_noop(
        "Điều đã ghi không xóa được; hãy ghi lại số đúng hoặc kết luận đúng, lần ghi cũ vẫn giữ "
        "trong sổ."
    ),
    Change.NOTED_ONLY: gettext_noop("Mới có căn cứ, chưa có giá trị và chưa có kết luận."),
    Change.OVERTAKEN: gettext_noop(
        "Chỉ tiêu này vừa được ghi khác đi sau khi mở trang; hãy xem ở cột của bước này, rồi bấm "
        "ghi lần nữa nếu vẫn muốn thay."
    ),
}
"""What is said of fields that are not taken."""
Asked = tuple[Threshold, Stage]
"""A threshold, and as which stage one speaks of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Of which unit and set is spoken, on which day, and today."""

    unit: str
    law: CriteriaSet
    on: dt.date
    today: dt.date

    def grounds(self, stage: Stage) -> Grounds:
        """Give the paper of a stage's saying on the day."""
        document = f"{self.unit}:{PAPERS[stage]}:{self.today.isoformat()}"
        return Grounds(document, self.today, Provenance.REPORTED)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field: its name, and words."""

    field: str
    message: str

    @property
    def place(self) -> str:
        """Give the code of the requirement, or of the whole criterion, that the field is of."""
        return self.field.partition(":")[2]

    @property
    def whole(self) -> bool:
        """Tell whether the field is of a whole criterion."""
        return self.field.startswith("whole:")


def sent(
    data: Mapping[str, str],
    place: Place,
    asked: Iterable[Asked],
    known: Mapping[tuple[str, Stage], Reading],
) -> tuple[list[Reading], list[Fault]]:
    """Read what was sent for thresholds; give what is news, and what is wrong."""
    said: list[Reading] = []
    faults: list[Fault] = []
    for threshold, stage in asked:
        told = {name: data.get(f"{name}:{threshold.code}", "").strip() for name in NAMES}
        stands = field_of(threshold, stage, known, year=place.on.year)
        change = stands.change(told, data.get(f"{SEEN}:{threshold.code}", ""))
        if change in UNTAKEN:
            faults.append(Fault(f"judgement:{threshold.code}", _(UNTAKEN[change])))
        if change is not Change.WRITTEN:
            continue
        reading = _reading(told, place, (threshold, stage), faults)
        if reading is not None and _is_news(reading, known.get((threshold.code, stage))):
            said.append(reading)
    return said, faults


def verdict(
    place: Place,
    threshold: Threshold,
    known: Mapping[tuple[str, Stage], Reading],
    judgement: Judgement,
) -> Reading:
    """Make a department's verdict, over its own value of the year or that of the stage below."""
    stages = (Stage.DEPARTMENT, Stage.DISTRICT, Stage.SELF)
    told = (known.get((threshold.code, stage)) for stage in stages)
    below = next((r for r in told if r is not None and r.period == place.on.year), None)
    return Reading(
        unit=place.unit,
        criteria_set=place.law.code,
        requirement=place.law.requirement_of(threshold.code).code,
        threshold=threshold.code,
        stage=Stage.DEPARTMENT,
        on=place.on,
        period=place.on.year,
        grounds=place.grounds(Stage.DEPARTMENT),
        part=below.part if below else None,
        base=below.base if below else None,
        base_stated=below.base_stated if below else True,
        judgement=judgement,
    )


def with_note(reading: Reading, note: str) -> Reading:
    """Give a reading with the reason somebody wrote."""
    return replace(reading, note=note[:500])


def _reading(
    told: Mapping[str, str], place: Place, asked: Asked, faults: list[Fault]
) -> Reading | None:
    threshold, stage = asked
    before = len(faults)
    amounts = dict(_amounts(told, threshold, faults))
    if len(faults) > before:
        return None
    part, base, stated = _value(amounts, threshold)
    try:
        return Reading(
            unit=place.unit,
            criteria_set=place.law.code,
            requirement=place.law.requirement_of(threshold.code).code,
            threshold=threshold.code,
            stage=stage,
            on=place.on,
            period=place.on.year,
            grounds=place.grounds(stage),
            part=part,
            base=base,
            base_stated=stated,
            judgement=_judged(told["judgement"]),
            note=told["note"][:500],
        )
    except Refusal as no:
        faults.append(Fault(f"judgement:{threshold.code}", refused(no)))
        return None
    except ValueError:
        unclear = _("Không có kết luận “%(word)s”; hãy chọn trong danh sách.")
        faults.append(Fault(f"judgement:{threshold.code}", unclear % {"word": told["judgement"]}))
        return None


def _judged(word: str) -> Judgement:
    """Read a verdict; raises ValueError for a word that is none."""
    return Judgement(word) if word else Judgement.NONE


def _unclear(typed: str) -> str:
    words = _(
        "“%(typed)s” không rõ là số nào hoặc quá lớn; dấu chấm ngăn hàng nghìn, dấu phẩy trước "
        "phần thập phân, như 1.234,5."
    )
    return words % {"typed": typed[:40]}


def _amounts(
    told: Mapping[str, str], threshold: Threshold, faults: list[Fault]
) -> Iterator[tuple[str, int]]:
    """Read the numbers; a part goes with its base."""
    if threshold.unit == REACHED:
        return
    for name in NAMES[:3]:
        cell = read(told[name], NUMBER)
        if cell is None:
            continue
        if cell.kind is not CellKind.NUMBER:
            faults.append(Fault(f"{name}:{threshold.code}", _unclear(told[name])))
        else:
            yield name, cell.amount
    if bool(told["part"]) != bool(told["base"]):
        missing = "base" if told["part"] else "part"
        faults.append(Fault(f"{missing}:{threshold.code}", _("Cần ghi cả tử số và mẫu số.")))


def _value(amounts: Mapping[str, int], threshold: Threshold) -> tuple[int | None, int | None, bool]:
    if threshold.unit == PERCENT and {"part", "base"} <= amounts.keys():
        if min(amounts["part"], amounts["base"]) > 0:
            return (*typed_parts(amounts["part"], amounts["base"]), True)
        return amounts["part"] // MILLION, amounts["base"] // MILLION, True
    if "value" in amounts:
        return typed_value(amounts["value"], threshold.unit)
    return None, None, True


def _is_news(reading: Reading, last: Reading | None) -> bool:
    """Tell whether a reading says otherwise than the stage's last word of the same year."""
    if last is None or last.period != reading.period:
        return True
    return _saying(reading) != _saying(last)


def _saying(reading: Reading) -> tuple[object, ...]:
    return (reading.quotient, reading.base_stated, reading.judgement, reading.note)
