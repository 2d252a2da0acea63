"""Why a reorganisation of units, as an office hands it in, cannot be taken in."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal


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
class FaultyReorganisation(Refusal):
    """A reorganisation with faults was to be taken in."""

    code = "units.faulty_reorganisation"
    kind = Kind.AGAINST_RULE
    message = "Tệp sắp xếp đơn vị có {count} lỗi, chưa nạp được; lỗi đầu tiên: {first}."

    count: int
    first: str
