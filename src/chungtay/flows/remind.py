"""Remind people of the reports they owe and the alerts they are to act on.

In the site, and with one mail a day at most.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from chungtay.apps.people import queries as people
from chungtay.apps.people.queries import Card
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import ToDo
from chungtay.apps.submissions.services.reminding import (
    claim_reminder,
    reminder_failed,
    reminder_mailed,
)
from chungtay.core.people.actor import COUNTRY
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.reminding import reminds
from chungtay.flows import alert_people

LISTED = 20
"""How many reports of one sort a mail names."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is reminded of on a day, line by line; empty where there is nothing."""

    card: Card
    lines: tuple[str, ...]

    @property
    def mail(self) -> str:
        """Give where to write; nothing where the person has no address."""
        return self.card.email.strip()


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many people were reminded; how many by mail, not reached, done already that day."""

    people: int
    mailed: int
    unreached: int
    already: int

    def __str__(self) -> str:
        told = [f"Nhắc {self.people} người, gửi {self.mailed} thư"]
        if self.already:
            told.append(f"{self.already} người đã được nhắc trong ngày")
        if self.unreached:
            told.append(f"{self.unreached} người chưa gửi thư được")
        return "; ".join(told) + "."


def remind(*, on: dt.date, address: str) -> Reminded:
    """Remind everybody who has something to do that day; `address` is where the site is found.

    The same day again reminds only those who could not be reached.
    """
    counts = {"people": 0, "mailed": 0, "unreached": 0, "already": 0}
    connection: BaseEmailBackend = get_connection()
    for digest in digests(on=on):
        if not claim_reminder(user=digest.card.user, on=on, lines=digest.lines, mail=digest.mail):
            counts["already"] += 1
            continue
        counts["people"] += 1
        if digest.mail:
            sent = _mail(digest, on=on, address=address, connection=connection)
            counts["mailed" if sent else "unreached"] += 1
        else:
            counts["unreached"] += 1
    connection.close()
    return Reminded(**counts)


def digests(*, on: dt.date) -> Iterator[Digest]:
    """Tell what each person would be reminded of on a day, without reminding anybody."""
    alerted = alert_people.lines(on=on)
    for card in people.people_at(COUNTRY, on=on):
        if card.active and card.in_force(on):
            told = _lines(queries.to_do(people.actor_of(card.user, on=on), on=on), on)
            lines = (*told, *alerted.get(card.user, ()))
            if lines:
                yield Digest(card, lines)


def letter(digest: Digest, *, on: dt.date, address: str) -> tuple[str, str]:
    """Write the mail: its subject and its text."""
    subject = f"[Chung Tay] Nhắc việc: {len(digest.lines)} việc, ngày {on:%d/%m/%Y}"
    text = "\n".join(
        (
            f"Kính gửi {digest.card.name},",
            "",
            *(f"- {line}" for line in digest.lines),
            "",
            f"Xem và xử lý tại: {address}/bao-cao-ky/ (cảnh báo: {address}/canh-bao/)",
            "",
            "Thư này do hệ thống Chung Tay gửi tự động, mỗi ngày nhiều nhất một thư.",
        )
    )
    return subject, text


def _mail(digest: Digest, *, on: dt.date, address: str, connection: BaseEmailBackend) -> bool:
    subject, text = letter(digest, on=on, address=address)
    message = EmailMessage(subject, text, to=[digest.mail], connection=connection)
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        reminder_failed(user=digest.card.user, on=on, why=str(fault))
        return False
    reminder_mailed(user=digest.card.user, on=on)
    return True


def _lines(found: ToDo, on: dt.date) -> Iterator[str]:
    """Say what is due, what came back, what waits on the desk, who is late below."""
    yield from _named("Phải nộp", _mentioned(found.fill, on), on)
    yield from _named("Bị trả lại, phải sửa", _mentioned(found.returned, on), on)
    if _mentioned(found.review, on):
        yield f"{len(found.review)} báo cáo đang chờ bạn xem xét, phê duyệt."
    if _mentioned(found.late, on):
        units = len({brief.key.unit for brief in found.late})
        yield f"{len(found.late)} báo cáo của {units} đơn vị cấp dưới quá hạn chưa gửi."


def _mentioned(briefs: Iterable[Brief], on: dt.date) -> list[Brief]:
    """Give those that people are reminded of on a day."""
    return [brief for brief in briefs if reminds(brief.due, on=on)]


def _named(words: str, listed: Sequence[Brief], on: dt.date) -> Iterator[str]:
    for brief in listed[:LISTED]:
        title = f"{brief.form_title.vi}, {brief.period_title}, {brief.unit_title}"
        yield f"{words}: {title}; hạn {brief.due:%d/%m/%Y} ({_left(brief.due, on)})."
    if len(listed) > LISTED:
        yield f"{words}: và {len(listed) - LISTED} báo cáo nữa."


def _left(due: dt.date, on: dt.date) -> str:
    days = (due - on).days
    if days < 0:
        return f"quá hạn {-days} ngày"
    return f"còn {days} ngày" if days else "hết hạn hôm nay"
