"""Give the demonstration's alerts a past: raised week by week, answered, some reviewed.

The situations are made up. What is said of each says so, rests on the demonstration's own document
and names bodies and posts, no person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.reviewing import correct_review, record_review
from chungtay.apps.alerts.services import Told, answer_alert
from chungtay.core.alerts.actions import ANSWER_MONEY, REVIEW
from chungtay.core.alerts.review import Review, Reviewed, ReviewResult
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.alerts import raise_alerts
from chungtay.flows.sample_treasury import DOCUMENT
from chungtay.flows.scheduled_work import SYSTEM

FIRST, EVERY = dt.date(2020, 8, 17), dt.timedelta(days=7)
"""The rules are looked at every Monday from here on: each morning would take too long to load."""
WHO = Actor(
    0,
    frozenset(Grant(action.code, COUNTRY) for action in (ANSWER_MONEY, REVIEW)),
    "Dữ liệu trình diễn",
)
OBSTACLE = "obstacle-overdue:obstacle:vm.gn.p2.infra.125:2020-06-15"
FINISH = "finish-passed:work:gn.p2.infra.012:2020-08-14"
INSTALMENT = "instalment-late:instalment:lt-ntm.cu.007-3:2020-07-31"
LOAN = "rotation-overdue:loan:lc.23380.1:2020-05-06"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to the alert of a cause, when, and until when it asked for patience."""

    key: str
    on: dt.date
    text: str
    until: dt.date | None = None


REPLIES = (
    Reply(
        INSTALMENT, dt.date(2020, 8, 20),
        "Đang chờ tiền sử dụng đất về tài khoản, dự kiến trả trong tháng 8 (mô phỏng).",
    ),
    Reply(
        OBSTACLE, dt.date(2020, 9, 16),
        "Đã báo cáo tỉnh, chờ trung ương hướng dẫn (mô phỏng).", dt.date(2020, 10, 30),
    ),
    Reply(
        LOAN, dt.date(2020, 9, 17),
        "Tổ đã bán được một phần, hẹn thu hết sau vụ cà phê (mô phỏng).", dt.date(2020, 11, 30),
    ),
)  # fmt: skip
REVIEWS = (
    (INSTALMENT, Review(
        Reviewed.COLLECTIVE, "Ủy ban nhân dân huyện", "Ủy ban nhân dân tỉnh",
        dt.date(2020, 10, 6), ReviewResult.LESSONS, DOCUMENT,
        "Trả nợ chậm so với lộ trình; rút kinh nghiệm khi bố trí dự toán (mô phỏng).",
    )),
    (OBSTACLE, Review(
        Reviewed.HEAD, "Giám đốc Ban Quản lý dự án", "Ủy ban nhân dân huyện",
        dt.date(2020, 10, 5), ReviewResult.NO_FAULT, DOCUMENT,
        "Đã báo cáo kịp thời; trung ương chưa hướng dẫn (mô phỏng).",
    )),
    (FINISH, Review(
        Reviewed.COLLECTIVE, "Ban Quản lý dự án", "Ủy ban nhân dân huyện",
        dt.date(2020, 10, 5), ReviewResult.CRITICISED, DOCUMENT,
        "Chậm tiến độ, báo cáo chậm (mô phỏng).",
    )),
)  # fmt: skip
MISTAKEN = FINISH, ReviewResult.LESSONS, "Ghi nhầm mức so với biên bản họp (mô phỏng)"
"""Of which review the result was written down wrongly, what it was, and why it is corrected."""


def load_alerts(*, province: str, on: dt.date) -> Told:
    """Raise the alerts of a province, on a site that has none yet with what came before the day.

    Only there: alerts that people have worked on since are left as they are.
    """
    fresh = not register.standing_keys(on=on)
    if fresh:
        for morning in _mornings(on):
            raise_alerts(by=SYSTEM, province=province, on=morning)
        _answer()
    told = raise_alerts(by=SYSTEM, province=province, on=on)
    if fresh:
        _review(_numbers(on), on=on)
    return told


def _mornings(until: dt.date) -> Iterator[dt.date]:
    morning = FIRST
    while morning < until:
        yield morning
        morning += EVERY


def _answer() -> None:
    for reply in REPLIES:
        answer_alert(
            by=WHO, number=_numbers(reply.on)[reply.key], text=reply.text, until=reply.until,
            on=reply.on, grounds=Grounds(DOCUMENT, reply.on, Provenance.SYNTHETIC),
        )  # fmt: skip


def _review(numbers: Mapping[str, int], *, on: dt.date) -> None:
    for key, review in REVIEWS:
        record_review(
            by=WHO, number=numbers[key], review=review, on=on, provenance=Provenance.SYNTHETIC
        )
    key, result, reason = MISTAKEN
    (held,) = register.alert(numbers[key], on=on).reviews
    correct_review(
        by=WHO, number=numbers[key], corrects=held.number,
        review=replace(held.review, result=result), reason=reason, on=on,
        provenance=Provenance.SYNTHETIC,
    )  # fmt: skip


def _numbers(on: dt.date) -> dict[str, int]:
    """Give the number of each alert of a day by the key of its cause."""
    cards = (*register.alerts(None, on=on, ended=True), *register.alerts(None, on=on))
    return {card.key: card.number for card in cards}
