"""Who takes the steps of a file in Kon Tum of 2020, and the papers they take them on."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.criteria.recognition import services
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.file import Course, Wanted
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Action, Actor, Grant
from tests.core.criteria.recognition.examples import appraisal

SET = "commune-2016-2020"
COMMUNE, DISTRICT, PROVINCE = "23380", "611", "62"
WANTED = Wanted(COMMUNE, Grade.STANDARD, 2020, SET)


def day(number: int) -> dt.date:
    """Give a day of September 2020."""
    return dt.date(2020, 9, number)


def paper(number: int) -> Grounds:
    """Give a paper of a day of September 2020."""
    on = day(number)
    return Grounds(f"kontum.ubnd:{number}/TTr-UBND:{on}", on, Provenance.REPORTED)


def someone(user: int, unit: str, *may: Action) -> Actor:
    """Give somebody leave at one unit."""
    return Actor(user, frozenset(Grant(action.code, unit) for action in may), f"Người {user}")


ASKER = someone(1, COMMUNE, actions.REQUEST, actions.RECORD_VILLAGE)
REVIEWER = someone(2, DISTRICT, actions.REVIEW, actions.APPRAISE, actions.RECHECK)
PROVINCIAL = someone(
    3, PROVINCE, actions.REVIEW, actions.APPRAISE, actions.RECOGNISE, actions.WITHDRAW
)


MET = (Result("01", met=True),)


def asked(wanted: Wanted = WANTED) -> Course:
    """Hand a file in."""
    return services.request_recognition(by=ASKER, wanted=wanted, on=day(1), grounds=paper(1))


def brought(until: FileDeed, wanted: Wanted = WANTED) -> Course:
    """Bring a file as far as a step: it is asked, reviewed and appraised."""
    course = asked(wanted)
    if until is FileDeed.REQUEST:
        return course
    course = services.review_file(by=REVIEWER, file=course.code, on=day(2), grounds=paper(2))
    if until is FileDeed.REVIEW:
        return course
    return services.appraise_file(
        by=PROVINCIAL, file=course.code, appraisal=appraisal(10), on=day(3), grounds=paper(3)
    )


def decide(file: str, *, by: Actor = PROVINCIAL, on: int = 4, ground: str = "") -> Course:
    """Decide on a file of somebody who meets all."""
    return services.decide_recognition(
        by=by, file=file, results=MET, on=day(on), grounds=paper(on), ground=ground
    )


def withdraw(ground: str = "Kết luận phúc tra", on: int = 20) -> None:
    """Take the commune's recognition away."""
    services.withdraw_recognition(
        by=PROVINCIAL,
        unit=COMMUNE,
        grade=Grade.STANDARD,
        ground=ground,
        on=day(on),
        grounds=paper(on),
    )
