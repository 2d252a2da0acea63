"""Work done by the clock, and by nobody in particular: what, when, and in whose name.

`chungtay work` writes the timetable down and runs the workers. Each morning they hand over what
lies on the desks of ended units, close the files for recognition of such units, open the periods
that are due to open, raise alerts, and send reminders; every few minutes they seal the audit log,
for a line not sealed is not guarded. Work may be handed out twice (a worker was killed), so
everything here may be done twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django_q.models import Schedule

from chungtay.core.alerts.actions import RAISE
from chungtay.core.criteria.recognition.actions import END
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.submissions import actions

SYSTEM = Actor(
    0,
    frozenset(Grant(action.code, COUNTRY) for action in (actions.OPEN, actions.READ, RAISE, END)),
    "Hệ thống",
)
"""Who acts when the clock does: nobody's account, and nothing but what the timetable needs."""


DAY = 24 * 60
"""Minutes from one day's turn to the next."""


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: a name people read, a function by its path, and when it is done.

    Done at an hour of the day, or every so many minutes.
    """

    name: str
    function: str
    at: dt.time = dt.time.min
    minutes: int = DAY

    @property
    def when(self) -> str:
        """Say in words when it is done."""
        if self.minutes == DAY:
            return f"Hằng ngày lúc {self.at:%H:%M}"
        return f"Cứ {self.minutes} phút một lần"


TIMETABLE = (
    Job("Mở kỳ báo cáo", "chungtay.flows.daily.open_periods", dt.time(5, 0)),
    Job("Phát cảnh báo", "chungtay.flows.daily.raise_alerts", dt.time(6, 0)),
    Job("Nhắc việc báo cáo", "chungtay.flows.daily.send_reminders", dt.time(6, 30)),
    Job("Chuyển bàn xử lý", "chungtay.flows.daily.hand_over", dt.time(4, 30)),
    Job("Khép hồ sơ của đơn vị đã sắp xếp", "chungtay.flows.daily.end_files", dt.time(4, 40)),
    Job("Niêm phong nhật ký", "chungtay.flows.daily.seal_audit", minutes=10),
    Job("Dọn phiên đăng nhập hết hạn", "chungtay.flows.daily.clear_sessions", dt.time(3, 0)),
)
"""What is done by itself, by the clock of Vietnam."""


def write_timetable(timetable: tuple[Job, ...] = TIMETABLE) -> int:
    """Write the timetable for the workers; done again it changes nothing. Gives its length.

    A job that is new, or was moved to another hour, is next done when that hour next comes; what
    was missed while no worker ran is done once, at the start.
    """
    for job in timetable:
        known = Schedule.objects.filter(name=job.name).first()
        if known is not None and _stands(known, job):
            continue
        Schedule.objects.update_or_create(
            name=job.name,
            defaults={
                "func": job.function,
                "schedule_type": Schedule.MINUTES,
                "minutes": job.minutes,
                "repeats": -1,
                "next_run": next_at(job.at, after=timezone.localtime()),
            },
        )
    Schedule.objects.exclude(name__in=[job.name for job in timetable]).filter(
        func__startswith="chungtay.flows.daily."
    ).delete()
    return len(timetable)


def next_at(hour: dt.time, *, after: dt.datetime) -> dt.datetime:
    """Give the next moment at which the clock shows an hour, in the time zone of `after`."""
    today = after.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return today if today > after else today + dt.timedelta(days=1)


def _stands(known: Schedule, job: Job) -> bool:
    """Tell whether a job is written down as it should be."""
    same = known.func == job.function and known.minutes == job.minutes
    return same and (job.minutes < DAY or _hour(known.next_run) == job.at)


def _hour(moment: dt.datetime | None) -> dt.time | None:
    return timezone.localtime(moment).time().replace(second=0, microsecond=0) if moment else None
