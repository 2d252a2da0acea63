"""A reorganisation of units as an office hands it in: what was done with it, and why not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Listed


@dataclass(eq=False)
class NoReorganisation(Refusal):
    """A file holds no sheets of events, units and successions."""

    code = "units.no_reorganisation"
    kind = Kind.AGAINST_RULE
    message = (
        "“{name}” không phải tệp sắp xếp đơn vị: cần các bảng {expected}, mỗi bảng một dòng đầu; "
        "tệp này không có {missing}."
    )

    name: str
    expected: str
    missing: str


@dataclass(eq=False)
class HeadMissing(Refusal):
    """A sheet of a reorganisation does not begin with the names of its columns."""

    code = "units.reorganisation_head"
    kind = Kind.AGAINST_RULE
    message = (
        "“{name}”, bảng {sheet}: không tìm thấy dòng đầu. Dòng đầu phải đúng là: {expected}; bảng "
        "này bắt đầu bằng: {found}."
    )

    name: str
    sheet: str
    expected: str
    found: str


@dataclass(eq=False)
class FaultyReorganisation(Refusal):
    """A reorganisation with faults was to be taken in."""

    code = "units.faulty_reorganisation"
    kind = Kind.AGAINST_RULE
    message = "Tệp sắp xếp đơn vị có {count} lỗi, chưa nạp được; lỗi đầu tiên: {first}."

    count: int
    first: Listed


SENTENCES: dict[str, str] = {
    "residents_nowhere": (
        "{unit} (mã {unit_code}) kết thúc ngày {day:%d/%m/%Y} mà không có đơn vị kế tục: dân cư "
        "không còn thuộc đơn vị nào; hãy nêu đơn vị kế tục."
    ),
    "rows_nowhere": (
        "{unit} (mã {unit_code}) kết thúc ngày {day:%d/%m/%Y} mà không có đơn vị kế tục: dân cư "
        "và {rows} dòng sổ ghi cho đơn vị không còn thuộc về đâu; hãy nêu đơn vị kế tục."
    ),
    "nothing_new": "Tệp không đổi gì: mọi dòng kế tục trong tệp đã có trong danh sách đơn vị.",
    "column": "Cột {at}: {reason}.",
    "code": "Mã {at}: {reason}.",
    "table": "{reason}.",
}
"""Why a reorganisation cannot be taken in."""


class Deed(StrEnum):
    """What was done with a reorganisation."""

    TAKEN = "taken"
    UNDONE = "undone"


DEED_TITLES: dict[Deed, str] = {Deed.TAKEN: "đã nạp", Deed.UNDONE: "đã hủy nạp"}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with the reorganisation of a number: the file, the units, by whom and when.

    `at` is None until it is written. `on` is the last day on which any of it takes effect,
    `successions` how many there are.
    """

    number: str
    deed: Deed
    file: str
    sha256: str
    on: dt.date
    successions: int
    by: str
    at: dt.datetime | None = None


@dataclass(eq=False)
class UnknownReorganisation(Refusal):
    """A reorganisation was named that was never handed in, or is somebody else's."""

    code = "units.unknown_reorganisation"
    kind = Kind.NOT_FOUND
    message = "Không có lần nạp sắp xếp đơn vị “{name}”."

    name: str


@dataclass(eq=False)
class ReorganisationUndone(Refusal):
    """A reorganisation was to be undone that was undone before."""

    code = "units.reorganisation_undone"
    kind = Kind.CONFLICT
    message = "Lần sắp xếp {name} đã được hủy nạp rồi; mỗi lần chỉ hủy được một lần."

    name: str


@dataclass(eq=False)
class ReorganisationFollowed(Refusal):
    """A reorganisation was to be undone after which another was taken in."""

    code = "units.reorganisation_followed"
    kind = Kind.CONFLICT
    message = (
        "Không hủy được lần sắp xếp {name}: lần {later} đã nạp sau và dựa trên danh sách đơn vị "
        "của lần này. Hãy hủy lần {later} trước."
    )

    name: str
    later: str


@dataclass(eq=False)
class ReorganisationBuiltUpon(Refusal):
    """A reorganisation was to be undone of whose units registers have spoken since."""

    code = "units.reorganisation_built_upon"
    kind = Kind.CONFLICT
    message = (
        "Không hủy được lần sắp xếp {name}: đã có {count} dòng dữ liệu ghi cho đơn vị do lần này "
        "lập ra ({units}). Sổ không xóa dòng; hãy nạp một lần sắp xếp mới để sửa."
    )

    name: str
    count: int
    units: str
