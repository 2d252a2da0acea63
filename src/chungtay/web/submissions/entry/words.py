"""What the scripts of the entry pages say, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from chungtay.web.submissions.entry.fields import WORDS


def words() -> dict[str, Any]:
    """Give every sentence of the scripts; `{n}` and the like are filled in there."""
    return {
        "states": {mark.value: str(word) for mark, word in WORDS.items()},
        "rows": _("Dòng"),
        "grid": _("Bảng nhập số liệu"),
        "required": _("bắt buộc"),
        "empty": _("để trống"),
        "ghost": _("Số kỳ trước, chưa lấy"),
        "file": _("Ô này nhận tệp: chọn tệp ở khung chi tiết của ô."),
        "computed": _("Ô này do hệ thống tính hoặc lấy từ sổ, không nhập được."),
        "undone": _("Đã hoàn tác {n} ô."),
        "nothingToUndo": _("Không còn gì để hoàn tác."),
        "cleared": _("Đã xóa {n} ô."),
        "carried": _("Đã lấy số kỳ trước cho {n} ô; hãy kiểm tra từng ô."),
        "pasted": _("Đã dán {n} ô."),
        "pastedSkipped": _("Bỏ qua {n} ô không nhập được."),
        "pastedBeyond": _("{n} ô nằm ngoài bảng nên không dán."),
        "restored": _("Đã lấy lại {n} ô đang nhập dở trên máy này."),
        "otherDraft": _("{title}: còn {n} ô chưa gửi được, đang giữ trên máy này"),
        "discardAsk": _("Bỏ {n} ô chưa lưu trên máy này?"),
        "signOutAsk": _("Còn {n} ô chưa lưu; đăng xuất sẽ bỏ các ô ấy. Vẫn đăng xuất?"),
        "panelOffline": _("Mất mạng: lịch sử và minh chứng của ô sẽ hiện khi có mạng lại."),
        "panelNotSent": _("Chưa gửi được; hãy thử lại khi có mạng."),
        "conflictTitle": _("{n} ô được hai người cùng sửa"),
        "conflictLead": _(
            "Người khác đã ghi vào các ô này sau khi bạn mở trang. Hãy chọn số giữ lại cho từng ô; "
            "các ô khác của bạn đã được lưu."
        ),
        "saving": _saving(),
        "banner": _banner(),
        "merge": _merge(),
    }


def _saving() -> dict[str, str]:
    return {
        "saved": _("✓ Đã lưu mọi ô"),
        "saving": _("… Đang lưu {n} ô"),
        "unsaved": _("● Chưa lưu {n} ô"),
        "conflict": _("≠ Có ô hai người cùng sửa"),
        "offline": _("⚠ Mất mạng, đang giữ {n} ô trên máy này"),
        "refused": _("✕ Chưa lưu được {n} ô"),
        "signed-out": _("✕ Phiên đăng nhập đã hết, đang giữ {n} ô trên máy này"),
    }


def _banner() -> dict[str, str]:
    return {
        "offline": _(
            "Mất mạng: đang giữ {n} ô trên máy này. Cứ nhập tiếp; khi có mạng lại, các ô sẽ được "
            "gửi lên và đối chiếu với số trên máy chủ."
        ),
        "unkept": _(
            "Mất mạng: {n} ô chưa lưu, và trình duyệt này không giữ được nháp. Đừng đóng trang; "
            "khi có mạng lại, các ô sẽ được gửi lên."
        ),
        "refused": _("Máy chủ không nhận {n} ô; số đã nhập vẫn giữ trên máy này."),
        "signed-out": _(
            "Phiên đăng nhập đã hết; {n} ô đang được giữ trên máy này. Đăng nhập lại để lưu."
        ),
        "conflict": _("Có ô người khác đã sửa trong lúc bạn nhập; hãy chọn số giữ lại."),
    }


def _merge() -> dict[str, str]:
    return {
        "cell": _("Ô"),
        "before": _("Khi bạn mở"),
        "yours": _("Số của bạn"),
        "theirs": _("Số đang lưu"),
        "apply": _("Giữ các số đã chọn"),
        "allMine": _("Lấy hết số của tôi"),
        "allTheirs": _("Giữ hết số đang lưu"),
        "later": _("Để sau"),
    }
