"""How one sender writes its lists: which head is which field, in what unit, in what order of days.

Mapped once by a person and remembered; a list that says the same under other heads gets another
profile. Heads are kept folded, so marks, capitals and blanks do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Fact
from chungtay.core.kernel.vietnamese import fold as fold_text

fold = lru_cache(maxsize=65_536)(fold_text)
"""Names come again on every line of a list; each is folded once."""


class Field(StrEnum):
    """What a column of a list may hold."""

    DAY = "day"
    AMOUNT = "amount"
    PAPER = "paper"
    HOLDER_CODE = "holder_code"
    HOLDER = "holder"
    TREASURY_CODE = "treasury_code"
    PROJECT_CODE = "project_code"
    WORK_CODE = "work_code"
    WORK = "work"
    PROJECT = "project"
    SOURCE = "source"
    KIND = "kind"
    YEAR = "year"
    BUDGET_INDEX = "budget_index"
    DECISION = "decision"
    CONTENT = "content"


FIELD_TITLES: dict[Field, str] = {
    Field.DAY: "Ngày thanh toán",
    Field.AMOUNT: "Số tiền",
    Field.PAPER: "Số chứng từ",
    Field.HOLDER_CODE: "Mã chủ tài khoản",
    Field.HOLDER: "Tên đơn vị, chủ đầu tư",
    Field.TREASURY_CODE: "Mã ĐVQHNS, mã tài khoản kho bạc",
    Field.PROJECT_CODE: "Mã dự án đầu tư công",
    Field.WORK_CODE: "Mã công trình",
    Field.WORK: "Tên công trình",
    Field.PROJECT: "Chương trình, dự án, nội dung thành phần",
    Field.SOURCE: "Nguồn vốn",
    Field.KIND: "Loại vốn",
    Field.YEAR: "Năm của vốn (năm gốc)",
    Field.BUDGET_INDEX: "Mục lục ngân sách",
    Field.DECISION: "Số quyết định giao vốn",
    Field.CONTENT: "Nội dung thanh toán",
}
NEEDED = (Field.DAY, Field.AMOUNT)
"""Fields without which nothing can be set against the ledger."""
_USUAL: dict[Field, tuple[str, ...]] = {
    Field.DAY: ("ngay thanh toan", "ngay chung tu", "ngay hach toan", "ngay kb duyet", "ngay"),
    Field.AMOUNT: (
        "so tien", "so tien thanh toan", "von da thanh toan", "gia tri giai ngan", "so giai ngan",
        "thanh toan", "giai ngan",
    ),
    Field.PAPER: ("so chung tu", "so ct", "so but toan", "so giay rut von", "chung tu so"),
    Field.HOLDER_CODE: ("ma don vi", "ma chu dau tu", "ma chu tai khoan"),
    Field.HOLDER: (
        "chu dau tu", "ten chu dau tu", "don vi", "ten don vi", "don vi su dung ngan sach",
        "chu tai khoan",
    ),
    Field.TREASURY_CODE: ("ma dvqhns", "ma qhns", "tai khoan", "so tai khoan", "ma tk"),
    Field.PROJECT_CODE: ("ma du an", "ma du an dau tu", "ma du an dau tu cong", "ma da"),
    Field.WORK_CODE: ("ma cong trinh", "ma ct"),
    Field.WORK: ("ten cong trinh", "cong trinh", "ten du an cong trinh"),
    Field.PROJECT: (
        "du an", "du an thanh phan", "chuong trinh du an", "noi dung thanh phan", "chuong trinh",
        "ma ctmt", "ma ctmtqg",
    ),
    Field.SOURCE: ("nguon von", "nguon", "ma nguon", "cap ngan sach"),
    Field.KIND: ("loai von", "tinh chat von"),
    Field.YEAR: ("nam von", "nam ke hoach", "nien do", "ke hoach nam"),
    Field.BUDGET_INDEX: ("mlns", "muc luc ngan sach", "chuong loai khoan", "c l k"),
    Field.DECISION: ("quyet dinh", "so quyet dinh", "can cu"),
    Field.CONTENT: ("noi dung", "dien giai", "noi dung thanh toan", "ghi chu"),
}  # fmt: skip


class Scale(StrEnum):
    """The unit in which a list writes money."""

    DONG = "dong"
    THOUSAND = "thousand"
    MILLION = "million"


SCALES: dict[Scale, int] = {Scale.DONG: 1, Scale.THOUSAND: 10**3, Scale.MILLION: 10**6}
SCALE_TITLES: dict[Scale, str] = {
    Scale.DONG: "đồng",
    Scale.THOUSAND: "nghìn đồng",
    Scale.MILLION: "triệu đồng",
}


_SCALE_WORDS = (
    (Scale.MILLION, "trieu"), (Scale.THOUSAND, "nghin dong"), (Scale.THOUSAND, "ngan dong"),
    (Scale.DONG, "dong"),
)  # fmt: skip
_UNIT_SAID = ("don vi tinh", "dvt", "don vi tien")


class DayOrder(StrEnum):
    """The order in which a list writes a day as text."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


ORDER_TITLES: dict[DayOrder, str] = {
    DayOrder.DMY: "ngày/tháng/năm",
    DayOrder.MDY: "tháng/ngày/năm",
    DayOrder.YMD: "năm-tháng-ngày",
}
TOTALS = ("cong", "tong", "luy ke", "tong cong")
REFUNDS = ("hoan tra", "thu hoi", "giam chi", "nop tra", "hoan von", "giam thanh toan")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a sender's lists are read. `columns` gives the folded heads that mean each field.

    `window` is how many days may lie between the list's day and the ledger's. `totals` are the
    words with which a total begins, `refunds` those that mark money paid back.
    """

    code: str
    title: str
    sender: str
    columns: Mapping[Field, tuple[str, ...]]
    scale: Scale = Scale.DONG
    days: DayOrder = DayOrder.DMY
    window: int = 10
    totals: tuple[str, ...] = TOTALS
    refunds: tuple[str, ...] = REFUNDS
    said: Mapping[Field, str] = field(default_factory=dict)
    """What every line means where the list has no such column: `source: central`."""

    def __post_init__(self) -> None:
        missing = [FIELD_TITLES[one] for one in NEEDED if not self.columns.get(one)]
        if missing:
            raise BadProfile(profile=self.title or self.code, missing=", ".join(missing))


@dataclass(eq=False)
class UnknownProfile(Refusal):
    """A profile was asked for that nobody has made."""

    code = "capital.unknown_profile"
    kind = Kind.NOT_FOUND
    message = "Chưa có mẫu đọc “{profile}”; các mẫu đã có: {known}."

    profile: str
    known: Fact


@dataclass(eq=False)
class BadProfile(Refusal):
    """A profile leaves out what a list cannot be read without."""

    code = "capital.bad_profile"
    message = "Mẫu đọc “{profile}” chưa chỉ ra cột: {missing}."

    profile: str
    missing: str


def suggest(heads: Iterable[str]) -> dict[Field, str]:
    """Guess which head means which field, by the words senders usually write.

    >>> suggest(["Ngày thanh toán", "Tên đơn vị", "Số tiền"])[Field.HOLDER]
    'Tên đơn vị'
    """
    folded = {fold(head): head for head in reversed([h for h in heads if h.strip()])}
    found: dict[Field, str] = {}
    taken: set[str] = set()
    for one, usual in _USUAL.items():
        head = next((words for words in usual if words in folded and words not in taken), None)
        head = head or next(
            (f for f in folded if f not in taken and len(usual[0]) > 4 and usual[0] in f), None
        )
        if head is not None:
            found[one] = folded[head]
            taken.add(head)
    return found


def suggest_scale(head: str, above: Iterable[str] = ()) -> Scale:
    """Guess the unit of money from the head of the amounts, or from what is said above the heads.

    >>> suggest_scale("Số tiền (triệu đồng)").value, suggest_scale("Số tiền").value
    ('million', 'dong')
    >>> suggest_scale("Số tiền", ["ĐVT: nghìn đồng", "Tháng 9"]).value
    'thousand'
    """
    said = (fold(words) for words in above)
    for words in (fold(head), *(one for one in said if one.startswith(_UNIT_SAID))):
        for scale, told in _SCALE_WORDS:
            if told in words:
                return scale
    return Scale.DONG


def tell_profile(profile: Profile) -> dict[str, Any]:
    """Give a profile as it is kept."""
    return {
        "columns": {one.value: list(words) for one, words in profile.columns.items()},
        "scale": profile.scale.value,
        "days": profile.days.value,
        "window": profile.window,
        "totals": list(profile.totals),
        "refunds": list(profile.refunds),
        "said": {one.value: words for one, words in profile.said.items()},
    }


def read_profile(code: str, title: str, sender: str, told: Mapping[str, Any]) -> Profile:
    """Give a profile back from what is kept of it."""
    return Profile(
        code,
        title,
        sender,
        {Field(one): tuple(words) for one, words in told["columns"].items()},
        Scale(told["scale"]),
        DayOrder(told["days"]),
        int(told["window"]),
        tuple(told["totals"]),
        tuple(told["refunds"]),
        {Field(one): str(words) for one, words in told["said"].items()},
    )


def columns_of(heads: Mapping[Field, str]) -> dict[Field, Sequence[str]]:
    """Fold the head chosen for each field; a field without one is left out."""
    return {one: (fold(head),) for one, head in heads.items() if head.strip()}
