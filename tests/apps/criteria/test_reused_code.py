"""A code that another commune bore before: what was said of that one is not said of this one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.criteria.readings import queries, services
from chungtay.apps.units.bodies import bodies
from chungtay.apps.units.services import load_units
from chungtay.core.criteria.assessing import SELF_ASSESS
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType

SET = "commune-2016-2020"
MERGED = dt.date(2020, 3, 1)
BEFORE, AFTER = MERGED - dt.timedelta(days=1), dt.date(2020, 9, 30)
GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
EARLIER = Reading("23380", SET, "2.2", "2.2", Stage.SELF, BEFORE, 2020, GROUNDS, part=45, base=60)
NOW = replace(EARLIER, stage=Stage.DISTRICT, on=AFTER, part=70, base=90)
OFFICER = Actor(1, frozenset({Grant(SELF_ASSESS.code, "23380")}))
PAPER = Evidence("23380", SET, "2.2", Stage.SELF, EvidenceKind.NOTE, "a", "b", BEFORE, GROUNDS)


@pytest.fixture
def merged(db: None) -> None:
    """Two communes become one, which bears the code of one of them."""
    units = [
        Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit("611", None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        Unit("23380", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Ang", "611"),
        Unit("23383", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Dục", "611"),
        Unit("23380", MERGED, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Ang", "611"),
    ]
    steps = [
        Succession(code, "23380", MERGED, SuccessionKind.MERGE, "demo:~x:2020-01-01")
        for code in ("23380", "23383")
    ]
    load_units(by="thử nghiệm", places=Gazetteer(with_ends(units, steps), steps))
    services.append_readings([EARLIER, NOW], by="nạp thử")
    for paper in (PAPER, replace(PAPER, on=AFTER, what="c")):
        services.attach_evidence(by=OFFICER, evidence=paper)


@pytest.mark.usefixtures("merged")
def test_each_bearer_of_a_code_has_its_own_words_and_evidence() -> None:
    assert set(bodies([("23380", BEFORE), ("23380", AFTER)]).values()) == {
        "23380@0001-01-01", f"23380@{MERGED}",
    }  # fmt: skip
    for day, reading, what in ((BEFORE, EARLIER, "a"), (AFTER, NOW, "c")):
        said = queries.readings("23380", criteria_set=SET, on=day)
        assert list(said.values()) == [reading]
        (written,) = queries.history("23380", criteria_set=SET, threshold="2.2", on=day)
        assert written.reading == reading
        (laid,) = queries.evidence(["23380"], criteria_set=SET, on=day)["23380", "2.2"]
        assert laid.what == what
