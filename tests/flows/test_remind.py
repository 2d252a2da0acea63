"""Reminders: one mail a person and day, before a report is due and ever less often after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from pytest_django import Settings

from chungtay.apps.people import queries as people
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries.reminders import reminders
from chungtay.apps.submissions.services.reminding import see_reminders
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.flows.daily import open_periods, send_reminders
from chungtay.flows.open_periods import due_to_open
from chungtay.flows.remind import digests, remind
from chungtay.flows.scheduled_work import TIMETABLE, write_timetable

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

DUE = dt.date(2020, 10, 3)
SITE = "https://bao-cao.example"


class Broken(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        assert messages
        raise ConnectionRefusedError("no mail server")


def officer() -> Actor:
    cards = people.people_at(COUNTRY, on=DUE)
    return people.actor_of(next(c.user for c in cards if c.username == "xa-23311"), on=DUE)


def test_each_person_gets_one_mail_with_all_they_owe() -> None:
    told = remind(on=DUE, address=SITE)
    assert told.mailed == told.people == len(mail.outbox) > 5
    letter = next(m for m in mail.outbox if m.to == ["xa-23311@example.invalid"])
    assert "Vốn tháng, Tháng 9/2020, Xã Đăk Cấm; hạn 03/10/2020 (hết hạn hôm nay)" in letter.body
    assert f"{SITE}/bao-cao-ky/" in letter.body
    assert len({m.to[0] for m in mail.outbox}) == len(mail.outbox)


def test_nobody_is_written_to_twice_in_a_day() -> None:
    first = remind(on=DUE, address=SITE)
    again = remind(on=DUE, address=SITE)
    assert (again.people, again.mailed, again.already) == (0, 0, first.people)
    assert len(mail.outbox) == first.mailed


def test_who_could_not_be_reached_is_tried_again(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.flows.test_remind.Broken"
    told = remind(on=DUE, address=SITE)
    assert (told.mailed, told.unreached) == (0, told.people)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert remind(on=DUE, address=SITE).mailed == told.people


def test_the_site_shows_it_until_it_is_put_away() -> None:
    remind(on=DUE, address=SITE)
    by = officer()
    shown = reminders(by, on=DUE)
    assert shown[0].mailed and any("Vốn tháng" in line for line in shown[0].lines)
    assert see_reminders(by=by, on=DUE) == 1
    assert reminders(by, on=DUE) == ()


def test_between_the_days_of_reminding_it_is_quiet() -> None:
    named = {line for digest in digests(on=dt.date(2020, 10, 7)) for line in digest.lines}
    assert not any("Vốn tháng" in line and "Xã Đăk Cấm" in line for line in named)


def test_the_periods_due_to_open_are_those_that_end_soon_or_ended_lately() -> None:
    wanted = {(form.code, period.code) for form, period in due_to_open(on=dt.date(2020, 10, 25))}
    assert ("von-thang", "2020-10") in wanted and ("von-thang", "2020-09") in wanted
    assert ("von-thang", "2020-11") not in wanted and ("von-thang", "2020-08") not in wanted
    assert "phat-dong-nam" not in {form for form, _period in wanted}


def test_what_the_clock_opens_it_opens_once(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-25"
    before = len(queries.periods_open(scope=("62",)))
    assert not open_periods().startswith("Mở 0 ")
    assert len(queries.periods_open(scope=("62",))) > before
    assert open_periods() == "Mở 0 báo cáo của 0 biểu và kỳ."


def test_the_timetable_is_written_once_and_its_work_can_be_done(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DUE.isoformat()
    assert write_timetable() == write_timetable() == len(TIMETABLE)
    assert send_reminders().startswith("Nhắc ")
