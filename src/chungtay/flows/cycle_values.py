"""What the demonstration's units report: numbers by rule, from the registers and from sums below.

Everything follows from the codes of form, unit and period, so the same registers always give the
same cells. Money paid and money mobilised are the ledger's own; criteria are judged from readings.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.core.criteria.judging import SetResult, Verdict
from chungtay.core.criteria.reading import MILLION, PERCENT, Reading
from chungtay.core.submissions.form import Form, Place, Row
from chungtay.core.submissions.period import Period
from chungtay.core.submissions.sheet import Cell
from chungtay.core.works.work import STAGE_TITLES, Stage

Cells = dict[Place, Cell]
SHARES = {"tien-mat": 40, "hien-vat": 30, "ngay-cong": 20, "cong-dong": 10}
"""How what people gave divides, in percent, over the rows of the form."""
NONE = frozenset({"ocop-5"})
"""Rows of which communes have none."""
ANSWERS = {
    Verdict.MET: "dat",
    Verdict.NOT_MET: "chua",
    Verdict.UNDETERMINED: "chua",
    Verdict.NOT_APPLICABLE: "khong-ap-dung",
}
"""What a form calls a verdict."""
REASONS = ("giao-von-cham", "phe-duyet-cham", "thi-cong-cham", "chua-toi-han")
DIFFICULTIES: tuple[tuple[str, str, str, str], ...] = (
    (
        "giai-ngan-thap",
        "Vốn sự nghiệp giao chậm nên một số nội dung chưa triển khai được",
        "Giao vốn sự nghiệp ngay từ đầu năm",
        "tinh",
    ),
    (
        "dia-ban-kho-khan",
        "Đường vào các thôn xa hư hỏng sau mưa, chi phí vận chuyển vật liệu tăng",
        "Hỗ trợ kinh phí sửa chữa đường liên thôn",
        "huyen",
    ),
    (
        "trong-cho-y-lai",
        "Một số hộ chưa chủ động đăng ký thoát nghèo",
        "Tăng cường cán bộ xuống thôn vận động, hướng dẫn cách làm ăn",
        "xa",
    ),
    (
        "thien-tai-dich-benh",
        "Dịch bệnh làm gián đoạn các lớp đào tạo nghề và tập huấn",
        "Cho phép chuyển lớp sang quý sau, giữ nguyên kinh phí",
        "tinh",
    ),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What registers say of one unit up to a period's end, and what the units below report.

    `paid` holds the ledger's payments by the code of a row; `given` what enterprises and people
    gave, by row, in this month and since the year began; `below` sums by place.
    """

    paid: Mapping[str, int] = field(default_factory=dict)
    given: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    result: SetResult | None = None
    below: Mapping[Place, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asking:
    """One sheet to be filled: its form, unit, period and rows."""

    form: Form
    unit: str
    period: Period
    rows: Sequence[Row]


def chance(*words: str) -> int:
    """Give a number from 0 to 99 that words always give.

    >>> chance("von-thang", "23311") == chance("von-thang", "23311"), chance("a") < 100
    (True, True)
    """
    return zlib.crc32("/".join(words).encode()) % 100


def values(asking: Asking, known: Known) -> Cells:
    """Give the typed cells of a sheet."""
    return _RULES[asking.form.code](asking, known)


def _money(asking: Asking, known: Known) -> Cells:
    cells: Cells = {}
    for row in asking.rows:
        plan, paid = row.given.get("plan", 0), known.paid.get(row.code, 0)
        cells[Place(row.code, "disbursed")] = Cell.number(paid)
        for estimate in ("estimate", "estimate_january"):
            if any(column.code == estimate for column in asking.form.typed):
                cells[Place(row.code, estimate)] = Cell.number(max(plan, paid))
        if plan and paid * 100 < plan * 30:
            reason = REASONS[chance(row.code, "reason") % len(REASONS)]
            cells[Place(row.code, "reason")] = Cell.words(reason)
    return cells


def _gifts(_asking: Asking, known: Known) -> Cells:
    cells: Cells = {}
    for row, (month, total) in known.given.items():
        cells[Place(row, "month")] = Cell.number(month)
        cells[Place(row, "total")] = Cell.number(total)
    return cells


def rows_of_gifts(enterprise: int, people: int) -> dict[str, int]:
    """Divide what was given over the rows of the form, to the last đồng.

    >>> rows_of_gifts(5, 101)["tien-mat"], sum(rows_of_gifts(5, 101).values())
    (41, 106)
    """
    parts = {row: people * share // 100 for row, share in SHARES.items()}
    parts["tien-mat"] += people - sum(parts.values())
    return {"doanh-nghiep": enterprise, **parts, "tin-dung": 0}


def _works(asking: Asking, _known: Known) -> Cells:
    cells: Cells = {}
    stages = {title: stage for stage, title in STAGE_TITLES.items()}
    for row in asking.rows:
        stage = stages[row.facets["stage"]]
        percent = {Stage.PLANNED: 0, Stage.APPROVED: 0}
        percent[Stage.STARTED] = _progress(row.code, asking.period.until)
        done = percent.get(stage, 100)
        cells[Place(row.code, "progress")] = Cell.number(done * 1_000_000)
        cells[Place(row.code, "stage")] = Cell.words(stage.value)
        cells[Place(row.code, "obstacle")] = Cell.words("khong")
    return cells


def _progress(work: str, on: dt.date) -> int:
    return min(95, 11 + chance(work, "pace") // 3 + on.month * 4)


def _households(asking: Asking, known: Known) -> Cells:
    if known.below:
        return _summed(asking, known)
    cells: Cells = {}
    for column, most in (("escaped", 4), ("new", 2), ("relapsed", 2)):
        months = [
            chance(asking.unit, column, str(month)) % most
            for month in range(1, asking.period.until.month + 1)
        ]
        for row, share in (("all", 100), ("minority", 60)):
            counts = [count * share // 100 for count in months]
            cells[Place(row, column)] = Cell.number(counts[-1])
            cells[Place(row, f"{column}_total")] = Cell.number(sum(counts))
    return cells


def _criteria(asking: Asking, known: Known) -> Cells:
    cells: Cells = {}
    for told in known.result.criteria if known.result else ():
        met = told.ruling.verdict is Verdict.MET
        cells[Place(told.criterion.code, "met")] = Cell.words("dat" if met else "chua")
        if met:
            said = f"Theo kết quả đánh giá đến ngày {asking.period.until:%d/%m/%Y}"
            cells[Place(told.criterion.code, "value")] = Cell.words(said)
    return cells


def _requirements(asking: Asking, known: Known) -> Cells:
    cells: Cells = {}
    asked = {row.code for row in asking.rows}
    for told in known.result.thresholds() if known.result else ():
        code = told.threshold.code
        if code not in asked:
            continue
        cells[Place(code, "met")] = Cell.words(ANSWERS[told.ruling.verdict])
        reading = told.reading
        if reading is not None:
            cells[Place(code, "evidence")] = Cell.words(
                f"Theo kết quả đánh giá ngày {reading.on:%d/%m/%Y}"
            )
            cells |= _value(code, reading, share=told.threshold.unit == PERCENT)
    return cells


def _value(code: str, reading: Reading, *, share: bool) -> Cells:
    """Give what was read as a form takes it: of a share part and base, else the value."""
    if reading.part is None or reading.base is None:
        return {}
    if not share:
        return {Place(code, "value"): Cell.number(reading.part * MILLION // reading.base)}
    return {
        Place(code, "part"): Cell.number(reading.part * MILLION),
        Place(code, "base"): Cell.number(reading.base * MILLION),
    }


def _list(asking: Asking, known: Known) -> Cells:
    """Fill a list of things counted: small numbers in communes, sums above them."""
    if known.below:
        return _summed(asking, known)
    cells: Cells = {}
    for row in (row for row in asking.rows if not row.total_of):
        count = 0 if row.code in NONE else max(0, chance(asking.unit, row.code) % 9 - 4)
        for column in (column for column in asking.form.typed if column.required):
            amount = _counted(column.code, count)
            cells[Place(row.code, column.code)] = Cell.number(amount * column.parts)
    return cells


def _counted(column: str, count: int) -> int:
    if column == "households":
        return count * 12
    if column == "poor":
        return count * 9
    return count * 37 if column == "support" else count


def _summed(asking: Asking, known: Known) -> Cells:
    totals = {row.code for row in asking.rows if row.total_of}
    typed = {column.code for column in asking.form.typed}
    return {
        place: Cell.number(amount)
        for place, amount in sorted(known.below.items())
        if place.row not in totals and place.column in typed
    }


def _difficulties(asking: Asking, _known: Known) -> Cells:
    at = chance(asking.unit, "difficulty") % len(DIFFICULTIES)
    cause, what, proposal, addressee = DIFFICULTIES[at]
    said = {"class": cause, "what": what, "proposal": proposal, "addressee": addressee}
    return {Place("r1", column): Cell.words(text) for column, text in said.items()}


def _projects(asking: Asking, known: Known) -> Cells:
    cells: Cells = {}
    for row in asking.rows:
        plan, paid = (known.paid.get(f"{row.code}:{what}", 0) for what in ("plan", "paid"))
        cells[Place(row.code, "plan")] = Cell.number(plan)
        cells[Place(row.code, "disbursed")] = Cell.number(paid)
        pace = "dung" if paid * 2 >= plan else "cham"
        cells[Place(row.code, "progress")] = Cell.words(pace)
        said = "Đang thực hiện theo kế hoạch được giao" if plan else "Không được giao vốn năm nay"
        cells[Place(row.code, "results")] = Cell.words(said)
    return cells


_RULES: Mapping[str, Callable[[Asking, Known], Cells]] = {
    "von-thang": _money,
    "huy-dong-thang": _gifts,
    "cong-trinh-thang": _works,
    "ho-ngheo-thang": _households,
    "tieu-chi-quy": _criteria,
    "chi-tieu-49-quy": _requirements,
    "dao-tao-quy": _list,
    "san-xuat-quy": _list,
    "ocop-quy": _list,
    "kho-khan-quy": _difficulties,
    "tong-hop-9-thang": _projects,
}
FORMS = tuple(_RULES)
"""The forms that rules can fill."""
