"""What stands in the way of a command (no database, no permission), in words."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

import click
from django.db import DatabaseError, connection

FILES: Final[Mapping[int | None, str]] = {
    errno.ENOENT: "không có tệp hoặc thư mục này, hoặc không tạo được",
    errno.EACCES: "không có quyền đọc hoặc ghi; hãy chọn chỗ khác hoặc xin quyền",
    errno.EPERM: "hệ thống không cho phép; hãy chọn chỗ khác",
    errno.EEXIST: "đã có một tệp mang tên này, mà ở đây cần một thư mục",
    errno.ENOTDIR: "không phải là thư mục",
    errno.EISDIR: "là thư mục, mà ở đây cần một tệp",
    errno.EROFS: "ổ đĩa chỉ cho đọc; hãy chọn chỗ khác",
    errno.ENOSPC: "ổ đĩa đã đầy",
}
DATABASE: Final[tuple[tuple[str, str], ...]] = (
    (
        "no such table",
        "chưa có bảng nào; ở hệ thống thật hãy chạy `django-admin migrate`, ở bản trình diễn "
        "hãy chạy `chungtay demo load` trước",
    ),
    ("does not exist", "chưa có bảng hoặc cột cần thiết; hãy chạy `django-admin migrate` trước"),
    ("no such column", "được tạo bởi một phiên bản khác; hãy chạy `django-admin migrate`"),
    ("unable to open", "không mở được; hãy kiểm tra thư mục trong CHUNGTAY_HOME"),
    ("locked", "đang bị một chương trình khác giữ; chưa ghi gì, hãy thử lại sau ít phút"),
    ("readonly", "chỉ cho đọc; chưa ghi gì, hãy kiểm tra quyền ghi của tệp và thư mục"),
    ("not a database", "không phải là tệp cơ sở dữ liệu, hoặc tệp đã hỏng"),
    ("malformed", "đã hỏng; hãy khôi phục từ bản sao lưu"),
)


def of_file(fault: OSError) -> click.ClickException | None:
    """Say a fault of files in words; None where it is not one we know."""
    if fault.errno not in FILES:
        return None
    return click.ClickException(f"“{fault.filename}”: {FILES[fault.errno]}.")


def of_database(fault: DatabaseError) -> click.ClickException:
    """Say a fault of the database in words, naming which database."""
    said = str(fault).strip()
    words = next((text for sign, text in DATABASE if sign in said), f"báo lỗi: {said}")
    name = connection.settings_dict["NAME"]
    return click.ClickException(f"Cơ sở dữ liệu “{name}” {words}.")
