"""Lines at risk: how many đồng of a plan will be lost if nothing changes, and the likely cause.

A cause is read from what the system holds: the unit's own word, works and their obstacles, the
day the money came, the months without payment, the season. Stronger evidence goes first; where
none speaks, the line is merely slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.foresight.course import JANUARY, PARTS
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.foreseeing import Foresight
from chungtay.core.capital.foresight.saying import in_millions, in_percent
from chungtay.core.capital.foresight.sentences import SENTENCES
from chungtay.core.kernel.saying import Facts, Said


class Cause(StrEnum):
    """Why money of a line is not spent."""

    NO_APPROVAL = "no_approval"
    NO_GUIDANCE = "no_guidance"
    SITE = "site"
    CANNOT = "cannot"
    LATE_ALLOTMENT = "late_allotment"
    SLOW_WORK = "slow_work"
    NOT_STARTED = "not_started"
    PRICE = "price"
    SEASON = "season"
    NOT_DUE = "not_due"
    STILL = "still"
    SLOW = "slow"
    USUAL = "usual"
    OTHER = "other"


CAUSE_TITLES: dict[Cause, str] = {
    Cause.NO_APPROVAL: "Chưa phê duyệt dự án",
    Cause.NO_GUIDANCE: "Chờ hướng dẫn của cấp trên",
    Cause.SITE: "Vướng mặt bằng",
    Cause.CANNOT: "Nội dung không thực hiện được",
    Cause.LATE_ALLOTMENT: "Giao vốn muộn",
    Cause.SLOW_WORK: "Thi công chậm",
    Cause.NOT_STARTED: "Chưa khởi công, chưa triển khai",
    Cause.PRICE: "Giá vật tư, nhân công tăng",
    Cause.SEASON: "Mùa mưa",
    Cause.NOT_DUE: "Chưa đến thời điểm thanh toán",
    Cause.STILL: "Không phát sinh giải ngân",
    Cause.SLOW: "Chi chậm hơn các năm trước",
    Cause.USUAL: "Các năm trước cũng không chi hết",
    Cause.OTHER: "Nguyên nhân khác",
}


class Basis(StrEnum):
    """Where evidence comes from, strongest first."""

    OBSTACLE = "obstacle"
    REPORT = "report"
    WORKS = "works"
    ALLOTMENT = "allotment"
    LEDGER = "ledger"
    SEASON = "season"
    SHAPE = "shape"


BASIS_TITLES: dict[Basis, str] = {
    Basis.OBSTACLE: "Vướng mắc của công trình",
    Basis.REPORT: "Báo cáo của đơn vị",
    Basis.WORKS: "Tiến độ công trình",
    Basis.ALLOTMENT: "Ngày giao vốn",
    Basis.LEDGER: "Sổ vốn",
    Basis.SEASON: "Thời vụ",
    Basis.SHAPE: "So với các năm trước",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe in a cause: what it rests on, in words, and what it is about.

    `about` names the thing to open: a work's code, a report (`form/unit/period`), or nothing.
    """

    cause: Cause
    basis: Basis
    words: Said
    about: str = ""


@dataclass(frozen=True, slots=True)
class WorksSeen:
    """How many works of a line's project and place stand where; `kind` counts each work once."""

    works: int = 0
    unapproved: int = 0
    unstarted: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a line beside its money: others' words (`told`), and its works."""

    told: tuple[Evidence, ...] = ()
    works: WorksSeen = WorksSeen()


@dataclass(frozen=True, slots=True)
class Habits:
    """What a province takes for late and still: months of rain, weeks without payment, a day.

    `late_from` is the month from which money given within the year came late; `least_move` is the
    smallest sum worth moving, in đồng.
    """

    wet_months: tuple[int, ...]
    still_months: int
    late_from: int
    least_move: int
    verified: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A line at risk, with its evidence, strongest first."""

    line: Expected
    evidence: tuple[Evidence, ...]

    @property
    def cause(self) -> Cause:
        """Give the likely cause."""
        return self.evidence[0].cause


def at_risk(
    foresight: Foresight, signs: Callable[[Expected], Signs], habits: Habits
) -> tuple[AtRisk, ...]:
    """Rank the lines whose plan is not expected to be paid in time, by đồng at risk."""
    lines = (line for line in foresight.lines if line.at_risk > 0)
    ranked = sorted(lines, key=lambda x: (-x.at_risk, x.course.place, x.course.origin_year))
    return tuple(AtRisk(line, evidence(line, foresight, signs(line), habits)) for line in ranked)


def evidence(
    line: Expected, foresight: Foresight, signs: Signs, habits: Habits
) -> tuple[Evidence, ...]:
    """Give all evidence of why a line is slow, strongest first; there is always some."""
    found = (
        *signs.told,
        *_of_works(signs.works),
        *_of_allotment(line, habits),
        *_of_ledger(line, foresight, habits),
        *_of_season(line, foresight, habits),
        _of_shape(line, foresight),
    )
    order = list(Basis)
    return tuple(sorted(found, key=lambda e: order.index(e.basis)))


def _of_works(works: WorksSeen) -> Iterator[Evidence]:
    facts: Facts = {"works": works.works}
    if works.unapproved * 4 >= works.works > 0:
        words = Said(
            SENTENCES["unapproved"],
            {**facts, "n": works.unapproved},
        )
        yield Evidence(Cause.NO_APPROVAL, Basis.WORKS, words)
    elif (works.unapproved + works.unstarted) * 2 >= works.works > 0:
        words = Said(
            SENTENCES["unstarted"],
            {**facts, "n": works.unapproved + works.unstarted},
        )
        yield Evidence(Cause.NOT_STARTED, Basis.WORKS, words)
    if works.late:
        words = Said(
            SENTENCES["works_late"],
            {**facts, "n": works.late},
        )
        yield Evidence(Cause.SLOW_WORK, Basis.WORKS, words)


def _of_allotment(line: Expected, habits: Habits) -> Iterator[Evidence]:
    before = line.course.planned(habits.late_from - 1)
    late = line.plan - before
    if late * 2 > line.plan and not line.course.place.carried:
        words = Said(
            SENTENCES["late_allotment"],
            {
                "late": in_millions(late),
                "plan": in_millions(line.plan),
                "month": f"{habits.late_from:02}",
            },
        )
        yield Evidence(Cause.LATE_ALLOTMENT, Basis.ALLOTMENT, words)


def _of_ledger(line: Expected, foresight: Foresight, habits: Habits) -> Iterator[Evidence]:
    still = _still_months(line, foresight.month)
    if not line.paid and foresight.month:
        words = Said(SENTENCES["nothing_paid"], {"day": f"{foresight.on:%d/%m/%Y}"})
        yield Evidence(Cause.NOT_STARTED, Basis.LEDGER, words)
    elif still >= habits.still_months:
        words = Said(SENTENCES["still"], {"n": still})
        yield Evidence(Cause.STILL, Basis.LEDGER, words)


def _still_months(line: Expected, month: int) -> int:
    paid = line.course.paid
    if line.paid > line.course.spent(month):
        return 0
    return next((n for n in range(month) if paid[month - n] > paid[month - n - 1]), month)


def _is_behind(line: Expected, month: int) -> bool:
    """Tell whether a line has paid less of its plan than its group had by the same month."""
    then = line.course.spent(min(month, JANUARY))
    return then * PARTS < line.plan * line.reading.reached


def _of_season(line: Expected, foresight: Foresight, habits: Habits) -> Iterator[Evidence]:
    wet = foresight.on.month in habits.wet_months
    behind = _is_behind(line, foresight.month)
    if line.course.place.kind == "development" and behind and wet:
        words = Said(
            SENTENCES["season"],
            {"months": f"{habits.wet_months[0]}–{habits.wet_months[-1]}"},
        )
        yield Evidence(Cause.SEASON, Basis.SEASON, words)


def _of_shape(line: Expected, foresight: Foresight) -> Evidence:
    facts: Facts = {
        "now": in_percent(line.course.spent(min(foresight.month, JANUARY)), line.plan),
        "then": in_percent(line.reading.reached, PARTS),
        "end": in_percent(line.reading.ended, PARTS),
        "left": in_millions(line.at_risk),
    }
    if _is_behind(line, foresight.month):
        words = Said(
            SENTENCES["slow"],
            facts,
        )
        return Evidence(Cause.SLOW, Basis.SHAPE, words)
    words = Said(
        SENTENCES["usual"],
        facts,
    )
    return Evidence(Cause.USUAL, Basis.SHAPE, words)
