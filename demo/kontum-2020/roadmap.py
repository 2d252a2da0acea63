# ruff: noqa: INP001
"""The roadmap: pilot and target communes, and what would close each requirement found missing.

All of it is made up: which communes are targets, who answers for them, what a remedy costs, who
may pay and when it would be ready. What is missing is what the department's readings of 13/10/2020
say, and criterion 11 where the poor are too many.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from communes import CRITERIA_SET, decided
from readings import readings
from tables import COMMUNES, DEMO, NAMES, REPORT_DAY, TRIEU, known, read_witness, spread
from work_plan import Books

Row = tuple[object, ...]
ESTIMATED_ON = date(2020, 10, 12)
POVERTY = "11"


class Way(NamedTuple):
    """A remedy: words, million đồng from and to, days until ready, who may pay for which project.

    `kind` is the kind of capital, `sources` those that may pay.
    """

    words: str
    cost: tuple[int, int]
    days: tuple[int, int]
    kind: str
    sources: str
    project: str


WORKS, DEEDS = "development", "recurrent"
GIVEN = "province district people"
STATE, LOCAL, SHARED = "central province", "central district", "central province district people"
OWN = "district commune people"
WAYS: dict[str, tuple[Way, ...]] = {
    "1": (Way("Rà soát, công bố quy hoạch xã", (60, 180), (30, 70), DEEDS, LOCAL, "ntm.01"),),
    "2": (
        Way("Bê tông hóa đoạn đường còn thiếu", (700, 2600), (60, 240), WORKS, SHARED, "ntm.02"),
        Way("Cứng hóa bằng cấp phối, dân góp công", (420, 1500), (50, 150), WORKS, OWN, "ntm.02"),
    ),
    "4": (Way("Kéo thêm nhánh hạ thế đến hộ", (250, 900), (60, 130), WORKS, SHARED, "ntm.02"),),
    "5": (
        Way("Xây bổ sung phòng học đạt chuẩn", (900, 3200), (75, 260), WORKS, STATE, "ntm.05"),
        Way("Sửa phòng học, mua thiết bị", (350, 1100), (45, 120), DEEDS, LOCAL, "ntm.05"),
    ),
    "6": (
        Way("Xây nhà văn hóa, khu thể thao", (450, 1700), (60, 200), WORKS, SHARED, "ntm.02"),
        Way("Sửa nhà rông, sân thể thao sẵn có", (180, 650), (40, 100), DEEDS, OWN, "ntm.07"),
    ),
    "7": (Way("Sửa chợ trung tâm xã", (300, 900), (60, 120), WORKS, SHARED, "ntm.02"),),
    "8": (Way("Trang bị điểm truy cập, loa", (50, 220), (20, 60), DEEDS, LOCAL, "ntm.11"),),
    "9": (Way("Hỗ trợ xóa nhà tạm", (200, 900), (60, 150), DEEDS, GIVEN, "ntm.04"),),
    "10": (
        Way("Mô hình sản xuất liên kết", (600, 2200), (75, 420), DEEDS, SHARED, "ntm.03"),
    ),
    "11": (Way("Hỗ trợ sinh kế hộ nghèo", (500, 1900), (75, 420), DEEDS, STATE, "ntm.04"),),
    "13": (
        Way("Lập hợp tác xã, liên kết tiêu thụ", (80, 350), (40, 110), DEEDS, SHARED, "ntm.03"),
    ),
    "14": (
        Way("Mở lớp xóa mù, học nghề", (60, 260), (40, 90), DEEDS, STATE, "ntm.05"),
        Way("Vận động học sinh ra lớp, học bổng", (40, 150), (45, 200), DEEDS, OWN, "ntm.05"),
    ),
    "15": (Way("Hỗ trợ bảo hiểm y tế, trạm xá", (90, 420), (30, 100), DEEDS, LOCAL, "ntm.06"),),
    "16": (Way("Phát động thôn văn hóa", (30, 120), (30, 80), DEEDS, OWN, "ntm.07"),),
    "17": (
        Way("Công trình nước sạch, thu gom rác", (180, 950), (40, 79), DEEDS, SHARED, "ntm.08"),
        Way("Tổ tự quản vệ sinh, hố rác hộ", (70, 380), (30, 90), DEEDS, OWN, "ntm.08"),
    ),
    "18": (Way("Bồi dưỡng cán bộ xã", (25, 110), (20, 60), DEEDS, LOCAL, "ntm.09"),),
    "19": (Way("Củng cố lực lượng an ninh thôn", (30, 110), (25, 60), DEEDS, LOCAL, "ntm.10"),),
}  # fmt: skip
"""Ways to close a requirement of each criterion: the first always, others for some communes."""
AGENCIES = ("vpdp-62", "so-nnptnt", "so-khdt", "so-ldtbxh")
MEMBERS = (
    "Phó Trưởng ban nông thôn mới (trình diễn)", "Trưởng ban (trình diễn)",
    "Phó Trưởng ban giảm nghèo (trình diễn)",
)  # fmt: skip
AHEAD = {2020: ("23314", "23317", "23344"), 2021: ("23350", "23356")}
"""Target communes that are not there yet: the three nearest this year, the two next after it."""
SOON = 70
"""Days within which this year's target communes, long prepared, are ready."""
LATE = "23347"
"""It should have been there in 2019."""


def targets() -> Iterator[Row]:
    """Yield pilots and targets, from the January of their year; those ahead from this January."""
    for unit, year, _on, _source in decided():
        if year >= 2016 and unit not in AHEAD[2020]:
            kind = "pilot" if spread(f"pilot{unit}", 0, 3) == 0 else "target"
            yield _target(unit, kind, year, date(year, 1, 15))
    yield _target(LATE, "pilot", 2019, date(2019, 1, 15))
    for year, units in AHEAD.items():
        for unit in units:
            yield _target(unit, "target", year, date(2020, 1, 15))


def _target(unit: str, kind: str, year: int, on: date) -> Row:
    agency = AGENCIES[spread(f"agency{unit}", 0, len(AGENCIES) - 1)]
    member = MEMBERS[spread(f"member{unit}", 0, len(MEMBERS) - 1)]
    return (unit, CRITERIA_SET, kind, year, agency, member, 1, on, DEMO, known(on), "synthetic")


def remedies(books: Books) -> Iterator[Row]:
    """Yield a remedy for every requirement that is missing, and a second for some."""
    roads = {
        work.unit: work.code
        for work in books.in_order()
        if (work.project, work.work_type) == ("ntm.02", "transport")
    }
    for unit, requirement in sorted(missing()):
        criterion = requirement.partition(".")[0]
        ways = WAYS[criterion]
        count = 1 + (len(ways) > 1 and spread(f"ways{unit}{requirement}", 0, 2) > 0)
        work = roads.get(unit, "") if criterion == "2" else ""
        for number, way in enumerate(ways[:count], start=1):
            code = f"{unit}.{requirement}.{number}"
            yield _remedy(code, way, work if number == 1 else "")


def missing() -> set[tuple[str, str]]:
    """Give commune and requirement of what the department's last readings find missing."""
    found = {
        (str(unit), threshold.rstrip("ab"))
        for unit, _set, stage, on, told, *_rest in readings()
        if stage == "department" and on == REPORT_DAY
        for threshold, _sep, said in (one.partition("=") for one in str(told).split())
        if said.endswith("-")
    }
    now = read_witness()["criteria_2020_10_13"]
    return found | {(unit, POVERTY) for unit in COMMUNES if now[unit][10] == "0"}


def _remedy(code: str, way: Way, work: str) -> Row:
    unit, _point, rest = code.partition(".")
    low, high = way.cost
    cost = spread(f"cost{code}", low * 10, high * 10) * TRIEU // 10
    days = spread(f"ready{code}", *way.days)
    ready = REPORT_DAY + timedelta(days=min(days, SOON) if unit in AHEAD[2020] else days)
    title = f"{way.words}, {NAMES[unit][0].lower()}{NAMES[unit][1:]}"
    return (
        code, unit, CRITERIA_SET, rest.rpartition(".")[0], title, cost, way.kind, way.sources,
        way.project, ready, work, 1, ESTIMATED_ON, DEMO, known(ESTIMATED_ON), "synthetic",
    )  # fmt: skip
