"""Why a file is not read, or not given out, by what is wrong with it: facts are named in braces.

The Vietnamese is here; pages look the English up by it.
"""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.core.kernel.saying import Fact, Said

SENTENCES: Mapping[str, str] = {
    # no workbook
    "empty": "tệp trống",
    "password": "tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi nộp lại",
    "old": "tệp theo khuôn dạng Excel cũ (.xls); hãy lưu lại thành .xlsx",
    "old_password": (
        "tệp theo khuôn dạng Excel cũ (.xls) và có mật khẩu; hãy bỏ mật khẩu, lưu lại thành .xlsx "
        "rồi nộp lại"
    ),
    "binary": "tệp theo khuôn dạng .xlsb; hãy lưu lại thành .xlsx",
    "damaged": (
        "tệp hỏng hoặc không phải là tệp .xlsx; hãy mở bằng Excel, lưu lại thành .xlsx rồi nộp lại"
    ),
    "damaged_inside": "nội dung bên trong bị hỏng",
    "twice": "tệp có hai phần trùng tên",
    "no_book": "bên trong không có sổ Excel nào",
    "index": "mục lục của tệp dài bất thường",
    # no table of text
    "csv": "tệp CSV viết sai ({fault})",
    "rows": "tệp có hơn {most} dòng; hãy chia thành nhiều tệp",
    "no_text": "nội dung không phải là văn bản; hãy lưu lại thành CSV UTF-8",
    "encoding": "không nhận ra bảng mã; hãy lưu lại thành CSV UTF-8",
    # what a workbook carries that it should not, and what to do
    "macro": "macro",
    "links": "liên kết sang tệp khác",
    "objects": "đối tượng nhúng",
    "connections": "kết nối tới dữ liệu bên ngoài",
    "swollen": "nội dung nén bất thường ({parts} phần, mở ra {size} MB)",
    "too_much": (
        "trang tính quá rộng hoặc nội dung không đọc nổi trong giới hạn bộ nhớ và thời gian"
    ),
    "cells": "các trang tính rộng hơn {most} ô, kể cả ô trống ở giữa",
    "fewer_cells": "hãy xóa dòng, cột thừa ở cuối trang, hoặc chia thành nhiều tệp",
    "save_plain": "hãy lưu lại thành “Excel Workbook (.xlsx)” rồi nộp",
    "copy_values": "hãy chép giá trị sang mẫu tải từ hệ thống rồi nộp lại",
    "copy_numbers": "hãy chép số liệu sang mẫu tải từ hệ thống rồi nộp lại",
    "use_template": "hãy dùng mẫu tải từ hệ thống",
    # a workbook that is not given out
    "sheets": "quá {most} trang tính; hãy lấy từng tỉnh, hoặc mỗi đơn vị một dòng",
    "columns": (
        "mỗi đơn vị có dòng riêng nên tệp sẽ có {columns} cột; hãy lấy mỗi đơn vị một trang tính"
    ),
}


def because(what: str, **facts: Fact) -> Said:
    """Say what is wrong with a file, or what to do about it."""
    return Said(SENTENCES[what], facts)
