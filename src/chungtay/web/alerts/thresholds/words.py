"""What the pages of thresholds say of each thing that can be done to a rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Doing(Enum):
    """What somebody does to a rule of alerts."""

    SET = auto()
    SWITCH_OFF = auto()
    SWITCH_ON = auto()
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class DoingWords:
    """What doing it means, its button, and what is said once it is done."""

    lead: str | Promise
    button: str | Promise
    done: str


DOING: dict[Doing, DoingWords] = {
    Doing.SET: DoingWords(
        _(
            "Đặt ngưỡng của tỉnh từ một ngày, theo một văn bản. Lần soát cảnh báo tiếp theo dùng "
            "ngưỡng đang áp dụng của ngày đó."
        ),
        _("Lưu ngưỡng của tỉnh"),
        gettext_noop("Đã lưu ngưỡng cảnh báo “%(rule)s”."),
    ),
    Doing.SWITCH_OFF: DoingWords(
        _(
            "Tắt quy tắc từ một ngày, theo một văn bản: lần soát tiếp theo không báo gì theo quy "
            "tắc này, và cảnh báo đang mở theo nó kết thúc. Ngưỡng vẫn được giữ để bật lại."
        ),
        _("Tắt quy tắc"),
        gettext_noop("Đã tắt quy tắc cảnh báo “%(rule)s”."),
    ),
    Doing.SWITCH_ON: DoingWords(
        _("Bật lại quy tắc từ một ngày, theo một văn bản, với ngưỡng có trước khi tắt."),
        _("Bật lại quy tắc"),
        gettext_noop("Đã bật lại quy tắc cảnh báo “%(rule)s”."),
    ),
    Doing.REMOVE: DoingWords(
        _("Bỏ điều tỉnh đã đặt: từ ngày đó áp dụng ngưỡng trước nó. Bản cũ còn nguyên trong sổ."),
        _("Bỏ ngưỡng"),
        gettext_noop("Đã bỏ ngưỡng cảnh báo “%(rule)s”; bản cũ còn trong sổ."),
    ),
}
