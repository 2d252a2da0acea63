"""What a decision may do with money, in plain words, grouped as an accountant looks for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from chungtay.apps.people.queries import unit_scope
from chungtay.core.capital.actions import CLOSE, LEAVE
from chungtay.core.capital.movement import MOVEMENT_TITLES, OVERDRAWS, POTS, STAYS, Movement
from chungtay.core.people.actor import Actor

M = Movement
GROUPS: tuple[tuple[str, tuple[tuple[Movement, str], ...]], ...] = (
    (noop("Giao vốn"), (
        (M.MEDIUM_TERM, noop("Quyết định giao kế hoạch trung hạn")),
        (M.ASSIGNMENT, noop("Quyết định giao kế hoạch năm")),
        (M.SUPPLEMENT, noop("Giao thêm trong năm")),
        (M.REVENUE_INCREASE, noop("Giao thêm từ tăng thu ngân sách")),
        (M.CARRY_OVER, noop("Cho phép kéo dài vốn năm trước")),
        (M.REDUCTION, noop("Cắt giảm, thu về ngân sách cấp giao")),
    )),
    (noop("Phân bổ, điều chỉnh"), (
        (M.ALLOTMENT, noop("Từ tỉnh, sở, huyện xuống đơn vị hoặc công trình")),
        (M.ADJUSTMENT, noop("Giữa các đơn vị, dự án; phải nêu lý do")),
        (M.RESERVE, noop("Giữ lại làm dự phòng")),
        (M.RELEASE, noop("Đưa dự phòng ra sử dụng")),
    )),
    (noop("Thanh toán, tạm ứng"), (
        (M.DISBURSEMENT, noop("Thanh toán khối lượng hoàn thành")),
        (M.ADVANCE, noop("Tạm ứng cho nhà thầu")),
        (M.ADVANCE_COVER, noop("Khối lượng hoàn thành bù vào tạm ứng")),
    )),
    (noop("Thu hồi, quyết toán"), (
        (M.ADVANCE_RETURN, noop("Nhà thầu trả lại tiền tạm ứng")),
        (M.RECOVERY, noop("Thu hồi khoản đã thanh toán")),
        (M.SETTLEMENT, noop("Quyết toán được phê duyệt")),
    )),
    (noop("Nợ đọng xây dựng cơ bản"), (
        (M.ARREARS_OPENED, noop("Khối lượng nghiệm thu chưa có vốn")),
        (M.ARREARS_SETTLED, noop("Đã trả nhà thầu")),
    )),
    (noop("Luân chuyển vốn sản xuất"), (
        (M.LENDING, noop("Giao vốn cho tổ, nhóm hộ")),
        (M.REPAYMENT, noop("Hộ trả lại để luân chuyển")),
        (M.RELENDING, noop("Giao tiếp cho nhóm hộ khác")),
        (M.WRITE_OFF, noop("Rủi ro được phép xóa")),
    )),
    (noop("Huy động"), (
        (M.EXPECTATION, noop("Kế hoạch huy động của doanh nghiệp, người dân")),
        (M.MOBILISATION, noop("Tiền, hiện vật, ngày công đã góp")),
    )),
)  # fmt: skip
"""Groups, movements in each, and what each is in plain words."""
HINTS = {movement: hint for _group, told in GROUPS for movement, hint in told}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a decision may do: its title, its hint, and the page that writes it."""

    title: str
    hint: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Deeds that go together."""

    title: str
    deeds: tuple[Deed, ...]


def groups(by: Actor) -> tuple[Group, ...]:
    """Give what somebody may write down somewhere."""
    found = []
    for title, told in GROUPS:
        allowed = tuple(_deed(m, hint) for m, hint in told if unit_scope(by, LEAVE[m]))
        if allowed:
            found.append(Group(_(title), allowed))
    if unit_scope(by, CLOSE):
        hint = _("Kéo dài sang năm sau hoặc hủy dự toán, theo từng dòng vốn còn dư")
        found.append(
            Group(_("Cuối năm"), (Deed(_("Khóa sổ cuối năm"), hint, reverse("book-year-end")),))
        )
    return tuple(found)


def gives(movement: Movement) -> bool:
    """Tell whether money comes from one who gives, so that a line is named, not chosen."""
    return POTS[movement][0] in OVERDRAWS


def hands_on(movement: Movement) -> bool:
    """Tell whether money goes from one holder to another."""
    return movement not in STAYS and not gives(movement)


def _deed(movement: Movement, hint: str) -> Deed:
    title = _(MOVEMENT_TITLES[movement])
    return Deed(title, _(hint), reverse("book-write-one", args=[movement.value.replace("_", "-")]))
