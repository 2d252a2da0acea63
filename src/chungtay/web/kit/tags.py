"""Template tags: numbers with receipts, changes, bars, days, words in the reader's language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.saying import Listed, Said
from chungtay.core.kernel.title import Title
from chungtay.web.kit import wording
from chungtay.web.kit.figure import Num
from chungtay.web.kit.saying import worded
from chungtay.web.kit.table import Bar, Spark, Text
from chungtay.web.kit.tabs import Tab, tabs

register = template.Library()


@register.simple_tag
def figure(num: Num, *, unit: bool = False) -> SafeString:
    """Write a number as a link to its receipt."""
    if num.value is Missing.INEXACT and num.href:
        words = gettext("không tính chính xác được theo đơn vị này; bấm để xem vì sao")
        return format_html('<a class="num none" href="{}" title="{}">†</a>', num.href, words)
    if num.missing:
        words = gettext("không áp dụng") if num.text == "–" else gettext("chưa có số liệu")
        return format_html('<span class="none" title="{}">{}</span>', words, num.text)
    shown = format_html('<a class="num" href="{}" title="{}">{}</a>', num.href, num.exact, num.text)
    if not num.exact:
        shown = format_html('<a class="num" href="{}">{}</a>', num.href, num.text)
    return format_html('{} <span class="unit">{}</span>', shown, num.unit) if unit else shown


@register.simple_tag(takes_context=True)
def tabs_of(context: Any, matter: str) -> list[Tab]:
    """Give the tabs of the pages about one matter, for the page being written."""
    return tabs(matter, context["request"], context.get("view"))


@register.simple_tag
def delta(num: Num) -> SafeString:
    """Write a change with its sign and direction."""
    if num.missing:
        return figure(num)
    up = num.plain > 0
    sign, tone = ("+", "up") if up else ("", "down" if num.plain < 0 else "")
    arrow = "▲" if up else "▼" if num.plain < 0 else "■"
    return format_html(
        '<span class="delta {}"><span aria-hidden="true">{}</span> '
        '<a class="num" href="{}">{}{}</a></span>',
        tone, arrow, num.href, sign, num.text,
    )  # fmt: skip


@register.simple_tag
def bar(cell: Bar) -> SafeString:
    """Draw a share as a length; the number itself stands beside it in words."""
    mark = "" if cell.at is None else format_html('<u style="--at:{}"></u>', f"{cell.at:.2f}")
    width = f"{min(cell.share.plain, 100):.2f}"
    return format_html(
        '<span class="bar {}" aria-hidden="true"><i style="--v:{}"></i>{}</span>',
        cell.tone, width, mark,
    )  # fmt: skip


@register.filter
def is_text(cell: object) -> bool:
    """Tell a cell of words."""
    return isinstance(cell, Text)


@register.filter
def is_spark(cell: object) -> bool:
    """Tell a cell that draws a small line."""
    return isinstance(cell, Spark)


@register.filter
def is_bar(cell: object) -> bool:
    """Tell a cell that draws a length."""
    return isinstance(cell, Bar)


@register.filter
def dmy(value: dt.date | None) -> str:
    """Write a day as dd/mm/yyyy."""
    return wording.day(value) if value else ""


@register.filter
def dong(value: Dong) -> str:
    """Write đồng with dots, all of them."""
    return wording.number(value.amount)


@register.filter
def said(title: Any) -> str:
    """Say a name or a sentence of packs, core or catalogue in the reader's language."""
    if isinstance(title, Title | Said | Listed):
        return worded(title)
    return gettext(str(title)) if title else ""


@register.filter
def unlocalized(value: float) -> str:
    """Write a coordinate with a point, whatever the reader's language."""
    return f"{value:g}"
