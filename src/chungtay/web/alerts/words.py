"""Alerts in the reader's language: the facts of each are put into its sentence when it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from chungtay.core.capital.alerts.content import Content, facts, sentences
from chungtay.core.capital.alerts.rule import AlertKind
from chungtay.core.capital.line import Line
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names


def title(content: Content) -> str:
    """Name what an alert is about; a line of capital is told after its holder."""
    if content.line is None:
        return content.title
    return f"{content.title}: {' · '.join(_parts(content.line))}"


def words(content: Content) -> str:
    """Say what is out of order."""
    told = facts(content, wording.number)
    count = int(told["weeks" if content.kind is AlertKind.STILL else "days"])
    return " ".join(ngettext(one, one, count).format(**told) for one in sentences(content))


def _parts(line: Line) -> Iterator[str]:
    yield Names.project(line.project) if line.project else Names.programme(line.programme)
    if line.item:
        yield line.item
    yield Names.source(line.source)
    yield Names.kind(line.kind).lower()
    if line.is_carried_over:
        yield _("kéo dài từ %(year)s") % {"year": line.origin_year}


SENTENCES = (
    ngettext_lazy(
        "Mới giải ngân {rate} % kế hoạch; mốc của tỉnh đến {mark} là {percent} %. Còn {amount} "
        "chưa giải ngân.",
        "Mới giải ngân {rate} % kế hoạch; mốc của tỉnh đến {mark} là {percent} %. Còn {amount} "
        "chưa giải ngân.",
    ),
    ngettext_lazy(
        "Không có phát sinh từ ngày {since} ({weeks} tuần), trong khi còn {amount} chưa giải ngân.",
        "Không có phát sinh từ ngày {since} ({weeks} tuần), trong khi còn {amount} chưa giải ngân.",
    ),
    ngettext_lazy(
        "Vốn kéo dài chỉ được giải ngân đến hết ngày {ends} (còn {days} ngày); còn {amount}, quá "
        "ngày đó phải hủy dự toán.",
        "Vốn kéo dài chỉ được giải ngân đến hết ngày {ends} (còn {days} ngày); còn {amount}, quá "
        "ngày đó phải hủy dự toán.",
    ),
    ngettext_lazy(
        "Phát sinh nợ đọng từ ngày {since}, chưa trả hết.",
        "Phát sinh nợ đọng từ ngày {since}, chưa trả hết.",
    ),
    ngettext_lazy(
        "Dự kiến hoàn thành ngày {since}, đã quá {days} ngày mà chưa hoàn thành.",
        "Dự kiến hoàn thành ngày {since}, đã quá {days} ngày mà chưa hoàn thành.",
    ),
    ngettext_lazy(
        "Hạn thu hồi ngày {since}, đã quá {days} ngày.",
        "Hạn thu hồi ngày {since}, đã quá {days} ngày.",
    ),
    ngettext_lazy(
        "Hạn xử lý ngày {since}, đã quá {days} ngày.",
        "Hạn xử lý ngày {since}, đã quá {days} ngày.",
    ),
    ngettext_lazy("Số tiền {amount}.", "Số tiền {amount}."),
)
"""Every sentence of the core, named here so that the catalogue has it."""
