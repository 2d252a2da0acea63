"""What is said of units and successions where they do not hold together, by what is odd.

The Vietnamese is here, its facts in braces; pages look the English up by it.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # what must hold among units and successions
    "units.overlap": (
        "{earlier} và {later} cùng mang mã này vào ngày {on:%d/%m/%Y}; một mã chỉ thuộc một đơn vị "
        "trong một thời điểm."
    ),
    "units.type_of_level": "Không có “{type}” ở cấp của {unit}.",
    "units.superior": "{unit}: {reason}.",
    "units.nowhere": "{unit} kết thúc mà không có đơn vị kế tục.",
    "units.succession_from_nowhere": "Không có đơn vị mang mã này ngay trước ngày {on:%d/%m/%Y}.",
    "units.succession_to_nowhere": ("Không có đơn vị mã {after} vào ngày {on:%d/%m/%Y} để kế tục."),
    "units.shares": "Mã {unit_code} ngày {on:%d/%m/%Y}: {reason}.",
    # the unit above
    "no_superior": "chỉ cấp tỉnh không có đơn vị cấp trên",
    "not_above": "mã {parent} không phải mã đơn vị cấp trên",
    "uncovered": "có lúc không có đơn vị cấp trên (mã {parent}), cần một dòng kế tục",
    "moved": "đơn vị cấp trên đã chuyển tỉnh, cần một dòng kế tục ở ngày chuyển",
    # shares of a divided unit
    "some_shares": "chỉ một số phần có tỷ lệ; hãy ghi đủ hoặc bỏ trống cả",
    "not_whole": "các phần chia cộng lại là {percent} %, phải bằng 100 %",
    "not_less": (
        "các phần chia cộng lại là {percent} %, phải dưới 100 %, vì đơn vị còn lại một phần"
    ),
    # tables and their cells
    "twice": "dòng lặp lại",
    "head": "dòng đầu phải là {columns}",
    "width": "phải có {count} ô",
    "undated": "sự kiện kế tục phải có ngày",
    "abolished": "chỉ giải thể (abolish) mới không có đơn vị kế tục",
    "not_a_share": "“{cell}” không phải một số phần trăm",
    "share_outside": "{cell} không nằm giữa 0 và 100",
    "not_a_text": "cần một đoạn chữ, không thừa dấu cách",
    "not_in_list": "“{cell}” không thuộc: {known}",
    "not_a_day": "“{cell}” không phải ngày dạng năm-tháng-ngày",
    "not_a_decimal": "“{cell}” không phải số thập phân",
    "abroad": "{cell} không nằm trong lãnh thổ Việt Nam",
}
