"""Alerts in the reader's language: the facts of each are put into its sentence when it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from chungtay.core.alerts.content import Content, Missed, facts, sentences
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.capital.line import Line
from chungtay.core.criteria.grade import GRADE_NAMES
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names, said


def title(content: Content) -> str:
    """Name what an alert is about; a line of capital is told after its holder, a criterion too."""
    if content.line is not None:
        return f"{content.title}: {' · '.join(_parts(content.line))}"
    if content.missed is not None:
        return f"{content.title}: {_criterion(content.missed)}"
    return content.title


def _criterion(missed: Missed) -> str:
    found = loader.criteria_set(missed.criteria_set).criterion(missed.criterion)
    return _("tiêu chí %(number)s %(name)s (%(grade)s)") % {
        "number": found.number,
        "name": said(found.title),
        "grade": said(GRADE_NAMES[missed.grade]).lower(),
    }


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
    ngettext_lazy(
        "Đã được công nhận, nhưng không còn đạt từ ngày {since}, đã {days} ngày.",
        "Đã được công nhận, nhưng không còn đạt từ ngày {since}, đã {days} ngày.",
    ),
    ngettext_lazy(
        "Phúc tra yêu cầu khắc phục xong trong ngày {since}, đã quá {days} ngày mà chưa ghi là đã "
        "khắc phục.",
        "Phúc tra yêu cầu khắc phục xong trong ngày {since}, đã quá {days} ngày mà chưa ghi là đã "
        "khắc phục.",
    ),
    ngettext_lazy("Số tiền {amount}.", "Số tiền {amount}."),
)
"""Every sentence of the core, named here so that the catalogue has it."""
