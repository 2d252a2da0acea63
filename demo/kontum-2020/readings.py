# ruff: noqa: INP001
"""What each stage says of the requirements of 85 communes, so that the chosen criteria follow.

The department's readings carry the history: all at the end of 2019, those of each criterion that
changed in 2020 on its day, all again on the day of the report. Where the level is known the number
lies on its right side, in every column a commune may fall under; where it is not, the department's
verdict decides. On the day of the report each commune also says its own, here and there too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from poverty import Households, households_of_units
from tables import COMMUNES, DEMO, REPORT_DAY, known, read_seed, read_witness, spread

CRITERIA_SET = "commune-2016-2020"
YEAR_START = date(2019, 12, 31)
LOST_ON = date(2020, 8, 20)
MET, MISSED = "+", "-"
POOR_RATE = "poverty.poor_rate"
INCOME_BASE = 1000
"""Income is told in thousands of đồng, of which a thousand make the million of the level."""

Row = tuple[object, ...]
State = Mapping[str, str]
"""Of each threshold, whether it is met."""


@dataclass(frozen=True)
class Asked:
    """One threshold: what it is a share of, and between what a value lies when met and missed."""

    threshold: str
    base: str
    at_most: bool
    met: tuple[int, int]
    missed: tuple[int, int]

    @property
    def criterion(self) -> int:
        """Return the number of the criterion, from 0."""
        return int(self.threshold.partition(".")[0]) - 1


def _asked(row: Mapping[str, str]) -> Asked:
    bounds = [row[name].partition("-") for name in ("met", "missed")]
    met, missed = ((int(low or 0), int(high or 0)) for low, _, high in bounds)
    return Asked(row["threshold"], row["base"], row["comparator"] == "<=", met, missed)


ASKED = tuple(_asked(row) for row in read_seed("requirements.csv"))
HOUSEHOLDS = households_of_units()
DOUBTS: dict[str, str] = {
    "share": "Kiểm tra thực địa thấp hơn số xã báo",
    "text": "Hồ sơ minh chứng chưa đủ",
}
"""Why a department, or a district before it, does not follow what the commune says of itself."""


def readings() -> Iterator[Row]:
    """Yield one sheet per commune, stage and day, in the order of days."""
    witness = read_witness()
    before, after = witness["criteria_2019_12_31"], witness["criteria_2020_10_13"]
    for unit in COMMUNES:
        said = _all(unit, _state(unit, before[unit]), YEAR_START)
        yield _sheet((unit, "department", YEAR_START), said)
    for on, unit, criterion in sorted(_changes(before, after)):
        state = _state(unit, after[unit])
        said = {t: v for t, v in _all(unit, state, on).items() if _criterion(t) == criterion}
        yield _sheet((unit, "department", on), said)
    for unit in COMMUNES:
        yield from _report_day(unit, _state(unit, after[unit]))


def _changes(
    before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[date, str, int]]:
    """Yield what changed: gained on a day of February to August, or lost."""
    for unit in COMMUNES:
        for index, (was, now) in enumerate(zip(before[unit], after[unit], strict=True)):
            if was != now:
                key = f"{unit}{index}"
                gained = date(2020, spread(key, 2, 8), spread(f"d{key}", 5, 28))
                yield gained if now == "1" else LOST_ON, unit, index


def _report_day(unit: str, state: State) -> Iterator[Row]:
    """Yield what the commune says, what the district doubted and what the department found."""
    found = _all(unit, state, REPORT_DAY)
    claimed = {t: _claim(unit, asked, found[t]) for t, asked in _by_code().items()}
    yield _sheet((unit, "self", REPORT_DAY), claimed)
    doubted = {t: said for t, said in found.items() if said.partition("@")[0] != claimed[t]}
    notes = {t: DOUBTS["share" if _by_code()[t].base else "text"] for t in doubted}
    if doubted and spread(f"district{unit}", 0, 2):
        yield _sheet((unit, "district", REPORT_DAY), doubted, notes)
    yield _sheet((unit, "department", REPORT_DAY), found, notes)


def _state(unit: str, criteria: str) -> State:
    """Tell which thresholds are met: of a criterion not met, one to three are not."""
    state: dict[str, str] = {}
    for index, met in enumerate(criteria):
        codes = [asked.threshold for asked in ASKED if asked.criterion == index]
        missing = spread(f"missing{unit}{index}", 1, min(3, len(codes))) if met == "0" else 0
        first = spread(f"first{unit}{index}", 0, len(codes) - 1)
        missed = {codes[(first + step) % len(codes)] for step in range(missing)}
        state |= {code: MISSED if code in missed else MET for code in codes}
    return state


def _all(unit: str, state: State, on: date) -> dict[str, str]:
    return {asked.threshold: _said(unit, asked, state[asked.threshold], on) for asked in ASKED}


def _said(unit: str, asked: Asked, verdict: str, on: date) -> str:
    if not asked.base:
        return verdict
    if asked.base == "poverty":
        counts = HOUSEHOLDS[unit]
        return f"{counts.poor}/{counts.all}@{POOR_RATE}"
    return f"{_value(unit, asked, verdict, on)}{verdict}"


def _value(unit: str, asked: Asked, verdict: str, on: date) -> str:
    """Return part/base on the right side of the level; what grows is a little less a year ago."""
    low, high = asked.met if verdict == MET else asked.missed
    told = spread(f"value{unit}{asked.threshold}{verdict}", low, high)
    if on == YEAR_START:
        step = spread(f"year{unit}{asked.threshold}", 0, (high - low) // 6)
        falls = asked.at_most or asked.base == "houses"
        told = min(high, told + step) if falls else max(low, told - step)
    if asked.base == "houses":
        return f"{told}/1"
    if asked.base == "income":
        return f"{told}/{INCOME_BASE}"
    base = _base(unit, asked.base, HOUSEHOLDS[unit])
    upwards = (verdict == MET) != asked.at_most
    part = -(-base * told // 1000) if upwards else base * told // 1000
    return f"{part}/{base}"


def _base(unit: str, name: str, counts: Households) -> int:
    """Return of how many: counted of the households where they say it, else of the unit's size."""
    people = counts.all * 42 // 10
    return {
        "households": counts.all,
        "people": people,
        "workers": people * 54 // 100,
        "children": people // 10,
        "leavers": people // 60,
        "farms": counts.all * spread(f"farms{unit}", 55, 80) // 100,
        "villages": spread(f"villages{unit}", 5, 12),
        "schools": spread(f"schools{unit}", 3, 5),
        "bodies": 5,
        "businesses": spread(f"businesses{unit}", 9, 42),
        "shops": spread(f"shops{unit}", 14, 60),
        "farmland": spread(f"farmland{unit}", 180, 900),
        "commune_road": spread(f"commune_road{unit}", 60, 210) * 100,
        "village_road": spread(f"village_road{unit}", 70, 260) * 100,
        "lanes": spread(f"lanes{unit}", 40, 190) * 100,
        "field_road": spread(f"field_road{unit}", 50, 240) * 100,
    }[name]


def _claim(unit: str, asked: Asked, found: str) -> str:
    """Return what the commune says of itself: what was found, or a little more than that."""
    too_much = found.endswith(MISSED) and spread(f"claim{unit}{asked.threshold}", 0, 9) == 0
    if not too_much:
        return found.partition("@")[0]
    return _said(unit, asked, MET, REPORT_DAY)


def _by_code() -> dict[str, Asked]:
    return {asked.threshold: asked for asked in ASKED}


def _criterion(threshold: str) -> int:
    return _by_code()[threshold].criterion


def _sheet(
    place: tuple[str, str, date], said: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> Row:
    """Return what a stage said of a commune on a day, as one line."""
    unit, stage, on = place
    told = " ".join(f"{threshold}={value}" for threshold, value in said.items())
    reasons = " | ".join(f"{threshold}: {text}" for threshold, text in (notes or {}).items())
    return (unit, CRITERIA_SET, stage, on, told, reasons, DEMO, known(on), "synthetic")
