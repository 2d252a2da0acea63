"""Give the workbook out that a reorganisation is written in: heads, choices, and how to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from chungtay.core.units.succession import KIND_TITLES
from chungtay.core.units.unit import LEVEL_TITLES, UnitType
from chungtay.flows.reorganise_units.reading import SHEETS
from chungtay.formats.guided_book import Guided, write_guided
from chungtay.formats.workbook import Target
from chungtay.packs.units import COLUMNS

HOW = "Cách ghi"
ADVICE: Mapping[str, Sequence[tuple[str, str]]] = {
    "events": (
        ("event", "Tên ngắn của lần sắp xếp, hai bảng kia nhắc lại; ví dụ 2027"),
        ("since", "Ngày có hiệu lực, năm-tháng-ngày hoặc ô ngày của Excel; ví dụ 2027-01-01"),
        ("document", "Văn bản: cơ quan:số ký hiệu:ngày ký; ví dụ ubtvqh:1/NQ-UBTVQH16:2026-12-01"),
        ("verified", "1 nếu đã đối chiếu văn bản, 0 nếu chưa"),
        ("title", "Tên gọi của lần sắp xếp"),
    ),
    "units": (
        ("level", "Cấp của đơn vị mới; chọn trong danh sách"),
        ("code", "Mã đơn vị; đơn vị giữ mã thì ghi lại mã ấy"),
        ("event", "Lần sắp xếp lập ra đơn vị"),
        ("type", "Loại; chọn trong danh sách"),
        ("name", "Tên, không kèm loại; ví dụ Bờ Y"),
        ("parent", "Mã đơn vị cấp trên trực tiếp"),
        ("lat", "Vĩ độ, có thể bỏ trống"),
        ("lon", "Kinh độ, có thể bỏ trống"),
    ),
    "successions": (
        ("event", "Lần sắp xếp"),
        ("before", "Mã đơn vị cũ"),
        ("after", "Mã đơn vị kế tục; chỉ bỏ trống khi giải thể"),
        ("kind", "Cách kế tục; chọn trong danh sách"),
        ("main", "1, hoặc 0 cho phần phụ của đơn vị bị chia"),
        ("share", "Phần trăm dân của phần được chia, nếu văn bản nêu; các phần cộng lại là 100"),
    ),
}
"""What each column of each sheet means."""


def write_template(target: Target, *, on: dt.date) -> None:
    """Write the empty workbook; handed in as it is given out it changes nothing."""
    kinds = [(kind.value, title) for kind, title in KIND_TITLES.items()]
    levels = [(level.value, title) for level, title in LEVEL_TITLES.items()]
    types = [(kind.value, "") for kind in UnitType]
    write_guided(
        target,
        Guided(
            title="Sắp xếp đơn vị hành chính",
            sheets={name: COLUMNS[name] for name in SHEETS},
            choices={("units", "level"): levels, ("units", "type"): types,
                     ("successions", "kind"): kinds},
            how=HOW,
            advice=ADVICE,
        ),
        on=on,
    )  # fmt: skip
