"""Why a line is expected to be paid as far as said, in words."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.capital.foresight.course import PARTS
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.foreseeing import Foresight
from chungtay.core.capital.foresight.saying import Said, millions, percent


def because(line: Expected, foresight: Foresight) -> tuple[Said, ...]:
    """Say what the expectation of a line rests on, the line's own months first."""
    return tuple(_because(line, foresight))


def _because(line: Expected, foresight: Foresight) -> Iterator[Said]:
    month = min(foresight.month, foresight.to_january.shape.target)
    then = min(line.course.spent(month), line.plan)
    yield Said(
        "đến %(day)s dòng này đã giải ngân %(share)s %% kế hoạch",
        {"day": f"{foresight.since:%d/%m/%Y}", "share": percent(then, line.plan)},
    )
    if line.paid > then:
        yield Said(
            "từ đó đến %(day)s chi thêm %(more)s triệu đồng",
            {"day": f"{foresight.on:%d/%m/%Y}", "more": millions(line.paid - then)},
        )
    yield _shape(line, foresight)
    if line.schedule is not None and line.schedule.works:
        yield Said(
            "tiến độ của %(works)s công trình thuộc dòng cho thấy %(covered)s triệu đồng chi được "
            "đến 31/01, %(late)s công trình dự kiến xong sau ngày đó",
            {
                "works": str(line.schedule.works),
                "covered": millions(line.schedule.january),
                "late": str(line.schedule.late),
            },
        )


def _shape(line: Expected, foresight: Foresight) -> Said:
    years = foresight.to_december.years
    if not years or not line.reading.lines:
        return Said("chưa có năm nào trước đây để so sánh, nên khoảng ước là toàn bộ phần chưa chi")
    return Said(
        "%(years)s năm trước (%(named)s), %(lines)s dòng cùng loại đến cùng kỳ đạt %(then)s %%, "
        "đến 31/12 đạt %(end)s %%",
        {
            "years": str(len(years)),
            "named": ", ".join(str(year) for year in years),
            "lines": str(line.reading.lines),
            "then": percent(line.reading.reached, PARTS),
            "end": percent(line.reading.ended, PARTS),
        },
    )
