"""How long the words about a work may be, and how its code is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal

MOST_OF_CODE = 48
MOST_OF_NAME = 240
MOST_OF_TEXT = 500
MOST_OF_REMARK = 1_000
_CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MOST_OF_CODE - 1}}}")

PART_TITLES: dict[str, str] = {
    "work": "tên công trình",
    "explanation": "giải trình",
    "approval": "quyết định phê duyệt",
    "capacity": "quy mô",
    "project_code": "mã dự án",
    "treasury_code": "mã tại Kho bạc",
    "maintainer": "đơn vị quản lý",
    "community_share": "phần cộng đồng đóng góp",
    "submitted_on": "ngày trình phê duyệt",
    "approved_on": "ngày phê duyệt",
    "planned_start": "ngày khởi công dự kiến",
    "planned_finish": "ngày hoàn thành dự kiến",
    "name": "tên gói thầu",
    "number": "số hợp đồng",
    "contractor": "nhà thầu",
    "amendment": "phụ lục hợp đồng",
    "reason": "lý do",
    "signed_on": "ngày ký hợp đồng",
    "finish_due": "hạn hoàn thành hợp đồng",
    "provider": "nơi góp vốn",
    "obstacle": "nội dung vướng mắc",
    "remark": "kiến nghị",
    "answer": "trả lời",
    "speaker": "người nêu",
    "caption": "chú thích",
}
"""What refusals call the parts of what is told of a work; pages say them in their language."""
RESERVED = frozenset(("nhap", "pheu", "ban-do", "tien-do"))
"""What stands in the address of a page about all works where another holds a work's code."""


@dataclass(eq=False)
class TooLong(Refusal):
    """Words that are longer than what is kept; nothing is cut off in silence."""

    code = "works.too_long"
    message = "Công trình “{work}”: {what} dài {length} ký tự; chỉ ghi tối đa {most} ký tự."

    work: str
    what: str
    length: int
    most: int


@dataclass(eq=False)
class BadCode(Refusal):
    """The code of a work has signs that no address and no file name can carry."""

    code = "works.bad_code"
    message = (
        "Mã công trình “{work}” không hợp lệ: chỉ dùng chữ cái không dấu, chữ số, dấu chấm, gạch "
        "ngang và gạch dưới, nhiều nhất 48 ký tự, bắt đầu bằng chữ cái hoặc chữ số."
    )

    work: str


@dataclass(eq=False)
class ReservedCode(Refusal):
    """The code of a work is the address of a page about all works: the work's could not be seen."""

    code = "works.reserved_code"
    message = (
        "Mã công trình “{work}” trùng địa chỉ một trang của hệ thống; hãy thêm chữ hoặc số, ví dụ "
        "“{work}-01”."
    )

    work: str


def require_code(work: str) -> None:
    """Refuse a code that is not one word of plain letters, digits and points, or is reserved."""
    if not _CODE.fullmatch(work):
        raise BadCode(work=work)
    if work in RESERVED:
        raise ReservedCode(work=work)


def require_fit(work: str, *said: tuple[str, str, int]) -> None:
    """Refuse words that are too long; each is of a part, said, and of so many characters at most.

    The part is one of `PART_TITLES`.
    """
    for part, text, most in said:
        if len(text) > most:
            raise TooLong(work=work, what=PART_TITLES[part], length=len(text), most=most)
