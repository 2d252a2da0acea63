"""What the workers do every day; each answers with words that are kept beside the job."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command

from chungtay.apps.audit.services import seal_batch
from chungtay.apps.criteria.recognition import services as closing
from chungtay.apps.submissions.services import hand_over_desks
from chungtay.core.people.actor import COUNTRY
from chungtay.flows import alerts
from chungtay.flows import open_periods as opening
from chungtay.flows.remind import remind
from chungtay.flows.scheduled_work import SYSTEM
from chungtay.flows.today import today


def open_periods() -> str:
    """Open the periods of the site's province that are due to open."""
    made = opening.open_periods(by=SYSTEM, scope=settings.CHUNGTAY_PROVINCE, on=today())
    return f"Mở {sum(made.values())} báo cáo của {len(made)} biểu và kỳ."


def hand_over() -> str:
    """Move what lies on the desks of ended units to whoever stands there now."""
    moved = hand_over_desks(by=SYSTEM, scope=COUNTRY, on=today())
    return f"Chuyển bàn xử lý {moved} báo cáo."


def end_files() -> str:
    """Close the files for recognition whose units are no more."""
    return str(closing.end_files(by=SYSTEM, scope=COUNTRY, on=today()))


def clear_sessions() -> str:
    """Drop the sessions that have run out."""
    call_command("clearsessions")
    return "Đã dọn phiên đăng nhập hết hạn."


def raise_alerts() -> str:
    """Raise and end the alerts of the site's province."""
    return str(alerts.raise_alerts(by=SYSTEM, province=settings.CHUNGTAY_PROVINCE, on=today()))


def send_reminders() -> str:
    """Remind people, in the site and by mail."""
    return str(remind(on=today(), address=settings.CHUNGTAY_ADDRESS))


def seal_audit() -> str:
    """Seal what the audit log holds and is not sealed yet."""
    return f"Niêm phong {seal_batch()} dòng nhật ký."
