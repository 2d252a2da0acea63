"""The register, and the yearly summary of criteria by district, as tables for workbooks."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.core.reports import document
from chungtay.web.criteria.pages import BANDS, law_on
from chungtay.web.criteria.recognition.asked import Asked
from chungtay.web.criteria.recognition.listing import recognition_lines
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.works.exported import cell

DISTRICT = ("district",)


def register(desk: Desk, asked: Asked) -> document.Table:
    """Give the register as asked: what is recognised, beside what is met on the day."""
    heads = (
        _("Đơn vị"), _("Huyện"), pgettext("grade", "Mức"), _("Lĩnh vực nổi trội"),
        _("Năm công nhận"), _("Ngày quyết định"), _("Văn bản"), _("Hiện đạt (tiêu chí)"),
        _("Tình trạng"), _("Lý do, căn cứ"),
    )  # fmt: skip
    body = []
    for line in recognition_lines(desk, asked, Names(desk.view.on)):
        standing = _("còn hiệu lực")
        if line.withdrawn:
            standing = _("thu hồi ngày %(day)s") % {"day": f"{line.withdrawn:%d/%m/%Y}"}
        elif line.ended:
            standing = _("đơn vị đã sắp xếp ngày %(day)s") % {"day": f"{line.ended:%d/%m/%Y}"}
        before = (line.name, line.district, line.grade, line.field)
        body.append(
            document.Row(
                (
                    *map(document.Cell, before),
                    document.Cell(str(line.year), number=str(line.year)),
                    document.Cell(f"{line.on:%d/%m/%Y}"),
                    document.Cell(line.paper.title),
                    cell(line.met, desk),
                    document.Cell(standing),
                    document.Cell(line.reason),
                )
            )
        )
    header = document.Row(tuple(document.Cell(text) for text in heads))
    widths = (40.0, 34.0, 20.0, 24.0, 16.0, 20.0, 60.0, 18.0, 28.0, 60.0)
    return document.Table((header,), tuple(body), widths)


def year(desk: Desk) -> document.Table:
    """Give the yearly summary: per district, recognised and meeting all apart, bands, criteria."""
    names = Names(desk.view.on)
    columns = _columns(desk)
    header = document.Row(
        tuple(document.Cell(text) for text in (_("Huyện, thành phố"), *(t for t, _n in columns)))
    )
    places = [*((unit.title, (unit.code,)) for unit in names.districts), (_("Toàn tỉnh"), ())]
    body = tuple(
        document.Row(
            (document.Cell(title), *(cell(found.get(key, NONE), desk) for _t, found in columns))
        )
        for title, key in places
    )
    return document.Table((header,), body, (40.0, *(16.0 for _one in columns)))


def _columns(desk: Desk) -> list[tuple[str, dict[tuple[str, ...], Num]]]:
    """Ask every column by district, and for the whole."""
    named = [
        (_("Số xã"), "units.communes", {}),
        (_("Đã công nhận"), "communes.recognised", {}),
        (_("Hiện đạt đủ 19"), "communes.meeting_all", {}),
        (_("Đã công nhận, không giữ đủ"), "communes.backsliding", {}),
        *(
            (_("Chưa công nhận, đạt %(range)s") % {"range": words}, "communes.in_band",
             {"criteria_met": (accepted,)})
            for accepted, words in BANDS
        ),
        (_("Bình quân (tiêu chí/xã)"), "criteria.average", {}),
        *(
            (_("Đạt tiêu chí %(number)s") % {"number": one.code.lstrip("0")},
             "criteria.communes_meeting", {"criterion": (one.code,)})
            for one in law_on(desk.view.on).criteria
        ),
    ]  # fmt: skip
    with desk.engine.still():
        return [
            (
                title,
                {
                    **desk.by([measure], DISTRICT, where)[measure],
                    (): desk.one(measure, where),
                },
            )
            for title, measure, where in named
        ]
