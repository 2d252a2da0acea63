"""Files, teams and rules that tests of recognition begin from."""

from __future__ import annotations

import datetime as dt

from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.appraisal import Appraisal, Member, Votes
from chungtay.core.criteria.recognition.course import At
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

DAY = dt.date(2020, 9, 1)
GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
RULE = RecognitionRule(
    district_reviews=True,
    quorum=70,
    majority=90,
    grades={
        UnitLevel.COMMUNE: (Grade.STANDARD, Grade.ADVANCED, Grade.MODEL),
        UnitLevel.DISTRICT: (Grade.STANDARD,),
        UnitLevel.VILLAGE: (Grade.STANDARD,),
    },
    requires={Grade.ADVANCED: Grade.STANDARD, Grade.MODEL: Grade.STANDARD},
)
COMMUNE = Place("23311", UnitLevel.COMMUNE, "608", "62")
DISTRICT = Place("608", UnitLevel.DISTRICT, "", "62")
VILLAGE = Place("23311", UnitLevel.VILLAGE, "608", "62", "02")
WITHOUT_DISTRICTS = Place("23311", UnitLevel.COMMUNE, "", "51")


def at(state: FileState | None, place: Place = COMMUNE, since: dt.date | None = DAY) -> At:
    """Put a file at a state."""
    return At("23311-standard-2020-1", state, since if state else None, place, RULE)


def team(size: int, present: int) -> tuple[Member, ...]:
    """Name a team of which some are there."""
    return tuple(Member(f"Người {n}", f"Sở {n}", present=n < present) for n in range(size))


def appraisal(in_favour: int, against: int = 0, abstained: int = 0, size: int = 0) -> Appraisal:
    """Let a team vote; whoever is of the team and does not vote is not there."""
    present = in_favour + against + abstained
    return Appraisal(team(size or present, present), Votes(in_favour, against, abstained))
