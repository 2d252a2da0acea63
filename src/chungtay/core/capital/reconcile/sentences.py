"""What is said of a place in a list, by what is odd there: facts are named in braces.

The Vietnamese is here; pages look the English up by it.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # where
    "at": "{sheet}, dòng {row}: {reason}",
    # what a list itself says
    "list_no_amount": "Dòng thanh toán không có số tiền.",
    "list_no_day": "Dòng thanh toán không có ngày.",
    "no_sum": (
        "Có số tiền nhưng không có ngày và mã, cũng không bằng tổng dòng nào; hãy ghi ngày hoặc "
        "ghi chữ “Cộng”."
    ),
    "total_differs": (
        "Dòng cộng ghi {told} đồng, các dòng ở trên cộng lại {summed} đồng, lệch {off} đồng."
    ),
    "list_negative": (
        "Số tiền âm mà nội dung không ghi là hoàn trả, thu hồi hay giảm chi; hãy hỏi lại nơi gửi "
        "hoặc ghi rõ ở nội dung."
    ),
    "list_year": (
        "“{cell}” không phải là năm của vốn; dòng vẫn được nhận, chưa rõ vốn của năm nào. Hãy ghi "
        "năm bằng bốn chữ số."
    ),
    # how a list is laid out
    "list_hidden_sheet": (
        "Trang tính này bị ẩn nên không đọc, dù có {rows} dòng ghi dữ liệu. Nếu trong đó có khoản "
        "thanh toán, hãy bỏ ẩn trang rồi nộp lại; nếu không, hãy xóa trang."
    ),
    "list_hidden_column": (
        "Cột {at} bị ẩn trong tệp nhưng vẫn được đọc. Hãy bỏ ẩn để xem cột ấy có đúng không."
    ),
    "list_hidden_row": (
        "Dòng này bị ẩn hoặc bị lọc trong tệp nhưng vẫn được đọc. Nếu nơi gửi ẩn vì không còn "
        "tính, hãy xóa dòng rồi nộp lại."
    ),
    "list_which_column": (
        "Các cột {taken}, {others} cùng tiêu đề mà ghi khác nhau (trước hết ở dòng {first}), nên "
        "không rõ phải đọc cột nào. Hãy đổi tên hoặc xóa bớt cột trong tệp; tiêu đề gộp ô hoặc hai "
        "tầng thì nộp như nơi gửi mới và khớp lại từng cột."
    ),
    "list_other_column": (
        "Các cột {taken}, {others} cùng tiêu đề; đã đọc cột {taken}, còn cột kia ghi khác (trước "
        "hết ở dòng {first}). Hãy xem lại, đổi tên hoặc xóa bớt cột trong tệp."
    ),
    "list_same_column": (
        "Các cột {taken}, {others} cùng tiêu đề; đã đọc cột {taken}, cột kia không ghi gì khác."
    ),
    # rows that are no lines
    "passed_head": "tiêu đề hoặc số thứ tự cột lặp lại",
    "passed_heading": "không có ngày và số tiền",
    "passed_words": "không có ngày, không có mã, cột số tiền ghi chữ",
    "passed_sum": "bằng tổng các dòng của nhóm",
    "passed_total": "có chữ “Cộng”, “Tổng”",
    "passed_sheet": "trang tính không có tiêu đề của mẫu đọc",
    # what is said of lines that nobody had to look at
    "nothing_to_match": "Dòng không có số tiền; không có gì để đối chiếu.",
    "sender_changed": "Nơi gửi đã sửa dòng này; cần xem lại.",
    # cells that cannot be read
    "no_amount": "không phải là số tiền",
    "unvalued": (
        "ô có công thức mà tệp không lưu kết quả; hãy mở bằng Excel rồi lưu lại, hoặc dán giá trị"
    ),
    "not_an_amount": "“{cell}” không phải là số tiền",
    "unclear_points": ("“{cell}” viết dấu chấm, dấu phẩy không rõ; hãy viết như 1.234.567,5"),
    "not_whole": "“{cell}” không chẵn đến đồng; hãy xem lại đơn vị tính và dấu phẩy",
    "too_large": "“{cell}” quá lớn",
    "unlikely_year": "năm của ngày “{cell}” không thể đúng; hãy xem lại",
    "not_a_day": "“{cell}” không phải là ngày; hãy viết như 30/09/2020",
    "no_such_day": "“{cell}” không phải là một ngày có trong lịch",
    # what does not fit the ledger
    "scale_million": (
        "Số tiền {dong} đồng nhỏ bất thường: các khoản đã chi trong sổ từ {least} đồng. Có thể cột "
        "này ghi bằng triệu đồng; nếu đúng, hãy đổi đơn vị tính của mẫu đọc."
    ),
    "scale_thousand": (
        "Số tiền {dong} đồng nhỏ bất thường: các khoản đã chi trong sổ từ {least} đồng. Có thể cột "
        "này ghi bằng nghìn đồng; nếu đúng, hãy đổi đơn vị tính của mẫu đọc."
    ),
    "list_in_future": ("Thanh toán ngày {day}, sau ngày nộp danh sách {came}; hãy xem lại ngày."),
    "list_nought": (
        "Số tiền là 0 đồng, không có gì để đối chiếu, nên dòng được ghi là đã giải thích. Nếu có "
        "chi, hãy hỏi lại nơi gửi."
    ),
    "list_unknown_project": (
        "Không nhận ra chương trình, dự án “{cell}”; dòng được đối chiếu mà không xét dự án. Hãy "
        "ghi đúng tên hoặc mã dự án, tiểu dự án, nội dung thành phần."
    ),
    "list_unknown_source": (
        "Không nhận ra nguồn vốn “{cell}”; dòng được đối chiếu mà không xét nguồn. Có thể ghi: "
        "{known}."
    ),
    "list_unknown_kind": (
        "Không nhận ra loại vốn “{cell}”; dòng được đối chiếu mà không xét loại vốn. Có thể ghi: "
        "{known}."
    ),
    "list_unknown_work": (
        "Không nhận ra công trình “{cell}” trong sổ công trình; dòng được đối chiếu mà không xét "
        "công trình. Hãy ghi đúng mã, hoặc thêm công trình vào sổ."
    ),
    "list_unknown_holder": (
        "Không nhận ra đơn vị “{cell}” trong danh sách chủ tài khoản; hãy ghi đúng tên hoặc mã."
    ),
    "list_index": (
        "{reason} Dòng vẫn được nhận. Hãy hỏi lại nơi gửi; nếu mã đúng, hãy báo người quản trị bổ "
        "sung danh mục mục lục ngân sách."
    ),
    "list_repeated": (
        "Dòng này giống hệt dòng {row} của “{sheet}”; nếu chỉ là một khoản, hãy hỏi lại nơi gửi."
    ),
    "list_no_unit": "Ngày {day} chưa có hoặc không còn đơn vị của chủ tài khoản này.",
    "list_no_work": "Công trình “{cell}” chỉ có trong sổ từ ngày {since}.",
    "list_never_given": "Đơn vị này chưa được giao vốn nào trong sổ.",
    "list_too_early": ("Thanh toán ngày {day}, trước ngày được giao vốn lần đầu là {since}."),
    # why a line is not written into the ledger
    "not_chosen": "chưa chọn dòng vốn mà đơn vị được giao đến ngày ấy",
    "still_in_book": "bút toán “{entry}” của dòng này còn trong sổ; hãy hủy nó",
    "in_book_already": (
        "sổ đã có bút toán “{entry}” ngày {on:%d/%m/%Y} cùng số tiền ở dòng vốn này; hãy khớp dòng "
        "với bút toán ấy"
    ),
    "no_profiles": "chưa có mẫu nào",
}
