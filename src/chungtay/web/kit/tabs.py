"""The pages about one matter, side by side in one bar; only addresses the site has are listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy

from chungtay.web.kit.address import View

CAPITAL = (
    ("/von/", gettext_lazy("Tổng hợp")),
    ("/von/bang/", gettext_lazy("Bảng số liệu")),
    ("/von/so/", gettext_lazy("Sổ bút toán")),
    ("/von/ghi/", gettext_lazy("Ghi quyết định")),
    ("/von/no-dong/", gettext_lazy("Nợ đọng")),
    ("/von/luan-chuyen/", gettext_lazy("Luân chuyển vốn")),
    ("/von/doi-chieu/", gettext_lazy("Đối chiếu")),
    ("/von/du-bao/", gettext_lazy("Dự báo")),
    ("/von/rui-ro/", gettext_lazy("Vốn chậm")),
    ("/von/chuyen-von/", gettext_lazy("Điều chuyển")),
    ("/cong-trinh/", gettext_lazy("Công trình")),
    ("/canh-bao/", gettext_lazy("Cảnh báo")),
)
CRITERIA = (
    ("/nong-thon-moi/", gettext_lazy("Tình hình")),
    ("/nong-thon-moi/danh-gia/", gettext_lazy("Đánh giá")),
    ("/nong-thon-moi/lo-trinh/", gettext_lazy("Lộ trình")),
    ("/nong-thon-moi/ho-so/", gettext_lazy("Hồ sơ công nhận")),
    ("/nong-thon-moi/cong-nhan/", gettext_lazy("Sổ công nhận")),
    ("/nong-thon-moi/tut-chuan/", gettext_lazy("Tụt chuẩn")),
    ("/nong-thon-moi/thon/", gettext_lazy("Thôn, khu dân cư")),
    ("/nong-thon-moi/neu/", gettext_lazy("Nếu luật khác đi")),
    ("/nong-thon-moi/muc-cua-tinh/", gettext_lazy("Mức của tỉnh")),
)
WORKS = (
    ("works", gettext_lazy("Danh sách")),
    ("works-map", gettext_lazy("Bản đồ")),
    ("works-timeline", gettext_lazy("Tiến độ")),
    ("works-funnel", gettext_lazy("Các bước theo đơn vị")),
)
"""Ways to look at the same works, by the names of their addresses."""
PAGES = {"capital": CAPITAL, "criteria": CRITERIA}
"""Addresses and the words of their tabs, by matter."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its words and address, and whether the reader is there or on a page beneath it."""

    title: str
    href: str
    here: bool


def tabs(matter: str, request: HttpRequest, view: View | None) -> list[Tab]:
    """Give the tabs, each keeping the days and the unit of money of the page one stands on."""
    there = [path for path, _ in PAGES[matter] if request.path.startswith(path)]
    here = max(there, key=len, default="")
    return [
        Tab(str(title), view.onward(path) if view else path, path == here)
        for path, title in PAGES[matter]
        if _resolves(path)
    ]


def ways(view: View, here: str) -> tuple[Tab, ...]:
    """Give the tabs over the ways to look at works, each keeping what the works are narrowed by."""
    return tuple(
        Tab(str(title), view.href(reverse(name), page=None, sort=None), name == here)
        for name, title in WORKS
    )


@cache
def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
