"""A threshold of alerts in words: how much by which day, or after how long, above which sum."""

from __future__ import annotations

from chungtay.core.alerts.rule import AlertKind, Threshold
from chungtay.core.kernel import numerals
from chungtay.core.kernel.title import Title

OFF = Title("không báo", "not told")
AT_ONCE = Title("ngay khi có", "as soon as it is so")
WORDS: dict[AlertKind, Title] = {
    AlertKind.RATE: Title(
        "dưới {percent} % đến ngày {by} hằng năm", "under {percent} % by {by} of each year"
    ),
    AlertKind.STILL: Title("{weeks} tuần không có phát sinh", "no movement for {weeks_en}"),
    AlertKind.WINDOW: Title("còn {days} ngày là hết hạn", "{days_en} before the time is up"),
}
LATER = Title("quá {days} ngày", "more than {days_en} past")
OVER = Title("còn trên {over} đồng", "more than {over} đồng left")
ACT = Title("xử lý trong {act} ngày", "to be acted on within {act_en}")


def threshold_parts(kind: AlertKind, told: Threshold) -> tuple[Title, ...]:
    """Say a threshold part by part, in both languages."""
    if told.off:
        return (OFF,)
    first = WORDS.get(kind) or (LATER if told.days else AT_ONCE)
    parts = (first, OVER, ACT) if told.over else (first, ACT)
    month, _dash, day = told.by.partition("-")
    said = {
        "percent": told.percent,
        "by": f"{day}/{month}",
        "weeks": told.weeks,
        "days": told.days,
        "act": told.act,
        "weeks_en": _counted(told.weeks, "week"),
        "days_en": _counted(told.days, "day"),
        "act_en": _counted(told.act, "day"),
    }
    vi, en = numerals.vietnamese(told.over, 0), numerals.english(told.over, 0)
    return tuple(
        Title(part.vi.format(over=vi, **said), part.en.format(over=en, **said)) for part in parts
    )


def threshold_text(kind: AlertKind, told: Threshold) -> str:
    """Say a threshold in one line of Vietnamese."""
    return "; ".join(part.vi for part in threshold_parts(kind, told))


def _counted(number: int | None, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
