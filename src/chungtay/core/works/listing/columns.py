"""The columns of a list of works: what each is called, and by which words it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.line import SOURCE_TITLES, Source
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.works.listing.agreed import (
    AGREED_REQUIRED,
    AGREED_TITLES,
    ALSO_AGREED,
    Agreed,
)
from chungtay.core.works.work import Stage


class Field(StrEnum):
    """What a column of the list says; no value is also that of a `Source`, with which it mixes."""

    WORK = "work"
    NAME = "name"
    PROJECT = "project"
    TYPE = "work_type"
    UNIT = "unit"
    COMMUNE = "commune_name"
    DISTRICT = "district_name"
    PLAN_YEAR = "plan_year"
    STAGE = "stage"
    ON = "on"
    COST = "cost"
    PROGRESS = "progress"
    REASON = "reason"
    STARTED = "started"
    FINISHED = "finished"
    ACCEPTED = "accepted"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"
    LAT = "lat"
    LON = "lon"
    INVESTOR = "investor"
    SUBMITTED_ON = "submitted_on"
    APPROVAL = "approval"
    APPROVED_ON = "approved_on"
    PLANNED_START = "planned_start"
    PLANNED_FINISH = "planned_finish"
    SPECIAL = "special_mechanism"
    COMMUNITY = "community_share"
    CAPACITY = "capacity"
    CONTRACTOR = "contractor"
    CONTRACT = "contract"
    CONTRACT_ON = "contract_on"
    CONTRACT_DONG = "contract_dong"
    PROJECT_CODE = "project_code"
    TREASURY_CODE = "treasury_code"
    MAINTAINER = "maintainer"


TITLES: dict[Field, str] = {
    Field.WORK: "Mã công trình",
    Field.NAME: "Tên công trình",
    Field.PROJECT: "Mã dự án",
    Field.TYPE: "Loại công trình",
    Field.UNIT: "Mã xã",
    Field.COMMUNE: "Xã",
    Field.DISTRICT: "Huyện",
    Field.PLAN_YEAR: "Năm kế hoạch",
    Field.STAGE: "Bước thực hiện",
    Field.ON: "Ngày ghi nhận",
    Field.COST: "Tổng mức đầu tư",
    Field.PROGRESS: "Khối lượng hoàn thành (%)",
    Field.REASON: "Giải trình",
    Field.STARTED: "Ngày khởi công",
    Field.FINISHED: "Ngày hoàn thành",
    Field.ACCEPTED: "Ngày nghiệm thu",
    Field.HANDED_OVER: "Ngày bàn giao",
    Field.SETTLED: "Ngày quyết toán",
    Field.LAT: "Vĩ độ",
    Field.LON: "Kinh độ",
    Field.INVESTOR: "Chủ đầu tư",
    Field.SUBMITTED_ON: "Ngày trình phê duyệt",
    Field.APPROVAL: "Quyết định phê duyệt",
    Field.APPROVED_ON: "Ngày phê duyệt",
    Field.PLANNED_START: "Khởi công dự kiến",
    Field.PLANNED_FINISH: "Hoàn thành dự kiến",
    Field.SPECIAL: "Cơ chế đặc thù",
    Field.COMMUNITY: "Cộng đồng đóng góp",
    Field.CAPACITY: "Quy mô",
    Field.CONTRACTOR: "Nhà thầu",
    Field.CONTRACT: "Số hợp đồng",
    Field.CONTRACT_ON: "Ngày hợp đồng",
    Field.CONTRACT_DONG: "Giá trị hợp đồng",
    Field.PROJECT_CODE: "Mã dự án đầu tư công",
    Field.TREASURY_CODE: "Mã số dự án tại Kho bạc",
    Field.MAINTAINER: "Đơn vị quản lý, bảo trì",
}
"""The heads of the template, in its order."""
ALSO: dict[Field, tuple[str, ...]] = {
    Field.WORK: ("mã ct", "mã số công trình"),
    Field.NAME: ("công trình", "danh mục công trình", "tên công trình, dự án", "tên dự án"),
    Field.PROJECT: ("dự án, tiểu dự án", "mã tiểu dự án", "dự án"),
    Field.TYPE: ("loại", "lĩnh vực"),
    Field.UNIT: ("mã đơn vị", "mã đơn vị hành chính", "mã địa bàn"),
    Field.COMMUNE: ("xã, phường, thị trấn", "địa điểm xây dựng", "địa bàn"),
    Field.DISTRICT: ("huyện, thành phố",),
    Field.PLAN_YEAR: ("năm", "kế hoạch năm"),
    Field.STAGE: ("bước", "tình trạng", "tiến độ"),
    Field.ON: ("ngày", "đến ngày"),
    Field.COST: ("tmđt", "tổng mức", "tổng vốn đầu tư"),
    Field.PROGRESS: ("khối lượng", "khối lượng thực hiện (%)", "% khối lượng"),
    Field.REASON: ("ghi chú",),
    Field.STARTED: ("khởi công",),
    Field.FINISHED: ("hoàn thành",),
    Field.ACCEPTED: ("nghiệm thu",),
    Field.HANDED_OVER: ("bàn giao",),
    Field.SETTLED: ("quyết toán",),
    Field.SUBMITTED_ON: ("ngày trình",),
    Field.APPROVAL: ("số quyết định", "quyết định đầu tư"),
    Field.CONTRACT: ("hợp đồng",),
    Field.CAPACITY: ("quy mô, năng lực", "năng lực thiết kế"),
    Field.TREASURY_CODE: ("mã dự án tại kho bạc", "mã kho bạc"),
    Field.MAINTAINER: ("đơn vị bảo trì", "đơn vị quản lý"),
}
"""Other words under which columns are found; whole heads, never parts of them."""
REQUIRED = (Field.WORK, Field.NAME)
"""Without these heads a sheet is no list of works."""
AMOUNTS = (Field.COST, Field.COMMUNITY, Field.CONTRACT_DONG)
CONTRACT_FIELDS: dict[Field, str] = {
    Field.CONTRACTOR: "contractor",
    Field.CONTRACT: "number",
    Field.CONTRACT_ON: "signed_on",
    Field.CONTRACT_DONG: "amount",
}
"""Columns that speak of the work's contract of construction, by what they say of it."""
DAYS: dict[Field, Stage] = {
    Field.STARTED: Stage.STARTED,
    Field.FINISHED: Stage.FINISHED,
    Field.ACCEPTED: Stage.ACCEPTED,
    Field.HANDED_OVER: Stage.HANDED_OVER,
    Field.SETTLED: Stage.SETTLED,
}
"""Columns that say on which day a stage was reached."""
CARD_DAYS = (
    Field.SUBMITTED_ON, Field.APPROVED_ON, Field.PLANNED_START, Field.PLANNED_FINISH,
)  # fmt: skip
CARD_TEXTS = (
    Field.APPROVAL, Field.CAPACITY, Field.PROJECT_CODE, Field.TREASURY_CODE, Field.MAINTAINER,
)  # fmt: skip
UNITS: dict[str, int] = {
    "dong": 1, "vnd": 1, "d": 1, "nghin dong": 10**3, "ngan dong": 10**3, "1 000 dong": 10**3,
    "trieu dong": 10**6, "tr dong": 10**6, "tr d": 10**6, "trd": 10**6, "trieu vnd": 10**6,
    "ty dong": 10**9, "ty": 10**9, "trieu": 10**6,
}  # fmt: skip
"""Units of money a list may be kept in, as they are written."""
UNIT_TITLES: dict[int, str] = {
    1: "đồng", 10**3: "nghìn đồng", 10**6: "triệu đồng", 10**9: "tỷ đồng",
}  # fmt: skip
SEARCHED = 30
"""Rows in which the heads are looked for."""
CODES = "Bảng mã"
"""The sheet of the template that tells codes; nothing is read from it."""
_BRACKETS = re.compile(r"\([^()]*\)")
_INSIDE = re.compile(r"\(([^()]*)\)")
_AFTER_UNIT = re.compile(r"^(?:don vi tinh|don vi|dvt) (.+)$")
Column = Field | Source | Agreed
Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Heads:
    """Where a sheet's columns stand: the row of the heads, columns by place, units of money.

    `scale` is how many đồng one of the list's units is, 0 where the sheet does not say; `scales`
    holds the columns that say it by themselves.
    """

    row: int
    columns: Mapping[Column, int]
    scale: int
    scales: Mapping[Column, int]

    def scale_of(self, column: Column) -> int:
        """Give how many đồng one unit of a column is; 0 where nothing says it."""
        return self.scales.get(column, self.scale)


def find_heads(rows: Sequence[Row]) -> Heads | None:
    """Find the row of heads, alone or under a row of joint heads; None where there is none."""
    return _find(rows, _KNOWN, REQUIRED)


def find_agreed_heads(rows: Sequence[Row]) -> Heads | None:
    """Find the row of heads of a sheet of contracts; None where there is none."""
    return _find(rows, _AGREED, AGREED_REQUIRED)


def title_of(column: Column) -> str:
    """Give the head under which a column stands in what is given out."""
    if isinstance(column, Agreed):
        return AGREED_TITLES[column]
    return TITLES[column] if isinstance(column, Field) else SOURCE_TITLES[column]


def _find(
    rows: Sequence[Row], known: Mapping[str, Column], required: Sequence[Column]
) -> Heads | None:
    best: Heads | None = None
    for at, row in enumerate(rows[:SEARCHED]):
        above = rows[at - 1] if at else ()
        columns = _columns(row, above, known)
        if all(one in columns for one in required) and (
            best is None or len(columns) > len(best.columns)
        ):
            scales = _scales(row, above, columns)
            best = Heads(at, columns, _sheet_scale(rows[:at]), scales)
    return best


def _columns(row: Row, above: Row, known: Mapping[str, Column]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    joint = ""
    for place, cell in enumerate(row):
        over = _words(above[place]) if place < len(above) else ""
        joint = over or joint
        for said in (_words(cell), f"{joint} {_words(cell)}".strip(), over):
            column = known.get(said)
            if column is not None and column not in found:
                found[column] = place
                break
    return found


def _words(cell: object) -> str:
    """Give a head's words, without what stands in brackets and the unit of money."""
    if not isinstance(cell, str):
        return ""
    return fold(_BRACKETS.sub(" ", cell))


def _scales(row: Row, above: Row, columns: Mapping[Column, int]) -> dict[Column, int]:
    """Read the unit of money that each column's head says."""
    found = {}
    for column, place in columns.items():
        for cells in (row, above):
            said = _unit_in(cells[place]) if place < len(cells) else 0
            if said and column not in found:
                found[column] = said
    return found


def _sheet_scale(rows: Sequence[Row]) -> int:
    """Read the unit of money said above the heads: “Đơn vị tính: triệu đồng”."""
    return next((said for row in reversed(rows) for cell in row if (said := _unit_in(cell))), 0)


def _unit_in(cell: object) -> int:
    if not isinstance(cell, str):
        return 0
    for words in (*_INSIDE.findall(cell), *_AFTER_UNIT.findall(fold(cell))):
        folded = fold(words)
        bare = _AFTER_UNIT.search(folded)
        said = UNITS.get(bare[1] if bare else folded)
        if said:
            return said
    return 0


def _known() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for source, title in SOURCE_TITLES.items():
        known[fold(title)] = source
        known[fold(f"Vốn {title}")] = source
        known[fold(f"Vốn: {title}")] = source
    for one, title in TITLES.items():
        for words in (title, *ALSO.get(one, ())):
            known[_words(words)] = one
    return known


_KNOWN = _known()
_AGREED: dict[str, Column] = {
    _words(words): one
    for one, title in AGREED_TITLES.items()
    for words in (title, *ALSO_AGREED.get(one, ()))
}
