"""What is done by the clock: written down once, done as often as asked, twice without harm."""

from __future__ import annotations

import datetime as dt
import importlib
from zoneinfo import ZoneInfo

import pytest
from django_q.models import Schedule

from chungtay.flows.scheduled_work import TIMETABLE, Job, next_at, write_timetable

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.django_db
class TestTimetable:
    def test_it_is_written_once(self) -> None:
        assert write_timetable() == len(TIMETABLE)
        before = {row.name: row.next_run for row in Schedule.objects.all()}
        write_timetable()
        assert {row.name: row.next_run for row in Schedule.objects.all()} == before

    def test_a_job_that_moved_is_moved_and_one_dropped_is_dropped(self) -> None:
        write_timetable()
        job = Job("Mở kỳ báo cáo", "chungtay.flows.daily.open_periods", dt.time(6, 0))
        write_timetable((job,))
        (row,) = Schedule.objects.all()
        assert row.next_run is not None
        assert row.next_run.astimezone(HANOI).time() == dt.time(6, 0)

    @pytest.mark.parametrize("job", TIMETABLE, ids=lambda job: job.name)
    def test_every_job_can_be_done_twice(self, job: Job) -> None:
        module, _, name = job.function.rpartition(".")
        function = getattr(importlib.import_module(module), name)
        assert [bool(function()) for _ in range(2)] == [True, True]


def test_the_next_turn_is_today_or_tomorrow() -> None:
    noon = dt.datetime(2020, 10, 13, 12, tzinfo=HANOI)
    assert next_at(dt.time(13, 0), after=noon).day == 13
    assert next_at(dt.time(12, 0), after=noon).day == 14
