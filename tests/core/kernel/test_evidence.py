"""A file is what its name says, as far as anybody can tell."""

from __future__ import annotations

import pytest

from chungtay.core.kernel.evidence import unlike


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("biên bản.PDF", b"\n%PDF-1.4 scanned"),
        ("zalo.jpg", b"\x89PNG\r\n\x1a\n"),
        ("iphone.jpg", b"\0\0\0\x18ftypheic"),
        ("tabmis.xls", b"<html><table>"),
        ("mat-khau.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("ghi-chu.txt", "Đã bàn giao".encode("utf-16")),
    ],
)
def test_what_offices_really_send_is_taken(name: str, content: bytes) -> None:
    assert unlike(name, content) == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("bien-ban.pdf", b"MZ\x90"), ("anh.jpg", b"%PDF-1.7"), ("so.docx", b"MZ"), ("a.csv", b"MZ")],
)
def test_a_program_or_another_kind_under_a_good_name_is_not(name: str, content: bytes) -> None:
    assert "không phải loại tệp" in unlike(name, content)
