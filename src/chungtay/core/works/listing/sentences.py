"""What is said of a place in a list of works, by what is odd there: facts are named in braces.

The Vietnamese is here; pages look the English up by it.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # where
    "at": "{sheet}, dòng {row}: {reason}",
    "at_column": "{sheet}, dòng {row}, cột {column}: {reason}",
    # what a list itself says
    "no_heads": "không có dòng tiêu đề Mã công trình, Tên công trình.",
    "no_list": "không tìm thấy trang nào có cột “Mã công trình” và “Tên công trình”.",
    "hidden_sheet": (
        "trang tính bị ẩn nên không đọc, dù có {rows} dòng ghi dữ liệu; cần đọc thì bỏ ẩn rồi nộp "
        "lại."
    ),
    "hidden_column": "cột {at} bị ẩn nhưng vẫn được đọc; hãy bỏ ẩn để xem có đúng không.",
    "hidden_row": "dòng bị ẩn hoặc bị lọc nhưng vẫn được đọc; không còn tính thì xóa rồi nộp lại.",
    "passed": "{words}",
    "no_code": "dòng “{words}” chưa có mã công trình.",
    "no_unit_of_money": (
        "chưa nêu đơn vị tính tiền; ghi “(triệu đồng)” hoặc “(đồng)” ở tiêu đề cột."
    ),
    "other_unit_of_money": "tệp ghi đơn vị tính {theirs}, nhưng lại chọn {ours}.",
    "twice": "mã “{work}” đã có ở {sheet}, dòng {first}.",
    # cells that cannot be read
    "not_a_year": "“{cell}” không phải là một năm",
    "not_whole_percent": "“{cell}” cần là phần trăm tròn số, ví dụ 45",
    "not_a_number": "“{cell}” không phải là một số",
    "no_usable_number": "“{cell}” không phải là một số dùng được",
    "not_yes_or_no": "“{cell}” cần là “có” hoặc “không”",
    "no_such_type": "không có loại công trình “{cell}”; có thể ghi: {known}",
    "no_such_stage": "không có bước “{cell}”; có thể ghi: {known}",
    "no_such_package": "không có loại gói thầu “{cell}”; có thể ghi: {known}",
    "no_such_selection": "không có hình thức lựa chọn nhà thầu “{cell}”; có thể ghi: {known}",
    "no_such_contract_state": "không có tình trạng hợp đồng “{cell}”; có thể ghi: {known}",
    # what does not fit the registers
    "no_work": "không có công trình “{work}” trong sổ và trong tệp này.",
    "no_contract": (
        "công trình “{work}” chưa có hợp đồng “{contract}”; để trống nếu là hợp đồng mới."
    ),
    "contract_void": (
        "hợp đồng “{contract}” của công trình “{work}” đã bỏ từ ngày {since:%d/%m/%Y}; muốn khôi "
        "phục thì ghi tình trạng hiện nay ở cột “Tình trạng” và lý do ở cột “Lý do bỏ, khôi phục”."
    ),
    "nothing_to_void": (
        "công trình “{work}” không có hợp đồng nào như vậy để bỏ; hãy ghi mã hoặc số của hợp đồng "
        "cần bỏ."
    ),
    "void_alike": (
        "công trình “{work}” có {count} hợp đồng đã bỏ cùng số {number}; hãy ghi mã hợp đồng."
    ),
    "contract_twice": (
        "hợp đồng “{contract}” của công trình “{work}” đã ghi ở {sheet}, dòng {first}."
    ),
    "contract_elsewhere": (
        "sổ đang ghi hợp đồng {known}; công trình có nhiều hợp đồng, hoặc số hợp đồng ghi lại, thì "
        "ghi ở trang “Hợp đồng” của tệp mẫu."
    ),
    "empty": "không được để trống.",
    "empty_for_new": "không được để trống với công trình mới.",
    "no_project": "không có dự án “{project}” trong các chương trình.",
    "no_unit": "không rõ xã “{unit}”; hãy ghi mã xã.",
    "no_unit_named": "không rõ xã; hãy ghi mã xã.",
    "no_investor": "không có chủ đầu tư “{investor}” trong danh sách chủ tài khoản.",
    "unit_otherwise": ("mã xã {unit} là {title}, mà cột Xã ghi “{commune}”; hãy xem lại mã."),
    "unit_absent": "không có đơn vị hành chính “{unit}” vào ngày {on:%d/%m/%Y}.",
    "unlikely_cost": "tổng mức đầu tư đọc được là {cost} ₫; kiểm tra lại đơn vị tính của cột.",
    "cost_leaps": (
        "tổng mức đầu tư đọc được là {cost} ₫, trong khi sổ đang ghi {before} ₫; kiểm tra lại đơn "
        "vị tính của cột."
    ),
}
