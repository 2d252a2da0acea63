"""What is said of a cell that cannot be understood, by what is odd: facts are named in braces.

The Vietnamese is here, and is kept with the cell; pages look the English up by it.
"""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.core.kernel.saying import Fact, Said

SENTENCES: Mapping[str, str] = {
    "not_a_number": "“{cell}” không phải là số; chỉ ghi số, như 1.234,5.",
    "too_large": "Số quá lớn hoặc quá dài.",
    "not_in_list": "“{cell}” không có trong danh sách; hãy chọn một trong: {known}.",
    "wants_file": "Cột này nhận tệp; hãy tải tệp lên ở trang nhập liệu.",
    "unclear_count": (
        "“{cell}” không rõ (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân); đây là số "
        "đếm, hãy ghi số nguyên, như {whole}."
    ),
    "unclear": (
        "“{cell}” không rõ (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân); hãy ghi "
        "{decimal}."
    ),
    "unclear_either": (
        "“{cell}” không rõ (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân); hãy ghi "
        "{decimal} hoặc {whole}."
    ),
    "unclear_points": (
        "“{cell}” không rõ là số nào (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân); "
        "hãy ghi như 1.234.567,8."
    ),
    "no_percent": "Cột này không nhận tỷ lệ phần trăm; hãy ghi con số.",
    "words": "Chỉ ghi số, bỏ chữ “{words}”.",
    "fraction": "“{cell}” có phần thập phân, mà đây là số đếm; hãy ghi số nguyên.",
    "fraction_or_thousands": (
        "“{cell}” có phần thập phân, mà đây là số đếm; hãy ghi số nguyên hoặc {whole}."
    ),
    "below_dong": "“{cell}” lẻ dưới một đồng; hãy làm tròn.",
    "too_fine": "“{cell}” có quá 6 chữ số thập phân; hãy làm tròn.",
    "not_a_day": "“{cell}” không phải ngày; hãy ghi ngày/tháng/năm, như 05/09/2020.",
    # what spreadsheets do to cells
    "unvalued": (
        "Ô chứa công thức mà tệp không lưu kết quả; hãy mở bằng Excel, lưu lại, hoặc dán giá trị."
    ),
    "dated": "Bảng tính đã đổi số này thành ngày {cell}; hãy định dạng ô là số rồi gõ lại.",
    "broken": "Ô báo lỗi công thức (#REF!, #DIV/0! …); hãy sửa công thức hoặc ghi số.",
}


class UnclearError(ValueError):
    """What was written cannot be understood; the text says how to write it."""

    def __init__(self, what: str, **facts: Fact) -> None:
        self.said = Said(SENTENCES[what], facts)
        super().__init__(str(self.said))
