"""The tabs over the pages of works: four ways to look at the same works."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chungtay.web.kit.address import View

TABS = (
    ("works", _("Danh sách")),
    ("works-map", _("Bản đồ")),
    ("works-timeline", _("Tiến độ")),
    ("works-funnel", _("Các bước theo đơn vị")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its words, its address with the same filters, whether it is this page."""

    title: str
    href: str
    here: bool


def tabs(view: View, here: str) -> tuple[Tab, ...]:
    """Give the tabs, as they stand over one page."""
    return tuple(
        Tab(str(title), view.href(reverse(name), page=None, sort=None), name == here)
        for name, title in TABS
    )
