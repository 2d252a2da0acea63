"""What the law counts of a province is counted in the register, whatever anybody has read."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.criteria import services as register
from chungtay.apps.criteria.readings import services as readings
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CommuneShare, Counted
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.judging import Verdict
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.core.criteria.record import Act, Recognition
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.unit import Level
from chungtay.flows.judge_criteria import RegisterJudge
from chungtay.flows.judge_over_time import judged_over_time
from chungtay.flows.judge_units import judged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
PROVINCE, LAW = "51", "province-2026-2030"
BEFORE, DAY = dt.date(2025, 12, 31), dt.date(2026, 11, 20)


def paper(on: dt.date, provenance: Provenance = Provenance.REPORTED) -> Grounds:
    return Grounds(f"{PROVINCE}:1/QĐ-UBND:{on}", on, provenance)


def communes(province: str = PROVINCE, on: dt.date = DAY) -> list[str]:
    under = units.subtree(province, on=on, level=Level.COMMUNE)
    return [one.code for one in under if one.is_rural]


def recognise(codes: list[str], grade: Grade, on: dt.date, year: int = 2026) -> None:
    register.append_recognitions(
        [Recognition(one, grade, year, Act.RECOGNISE, on, paper(on)) for one in codes], by="thử"
    )


def verdicts(on: dt.date) -> dict[str, tuple[Verdict, int | None, int | None]]:
    _law, found = judged([PROVINCE], criteria_set=LAW, on=on)[PROVINCE]
    told = {}
    for one in found.thresholds():
        value = one.reading
        told[one.threshold.code] = (
            one.ruling.verdict, value.part if value else None, value.base if value else None
        )  # fmt: skip
    return told


def test_every_commune_and_a_tenth_of_them_modern_are_counted_on_the_day() -> None:
    all_of_them = communes()
    n = len(all_of_them)
    assert verdicts(DAY)["1"] == (Verdict.NOT_MET, 0, n)
    recognise(all_of_them[:-1], Grade.STANDARD, DAY)
    recognise(all_of_them[: -(-n // 10)], Grade.MODERN, DAY)
    assert verdicts(DAY)["1"] == (Verdict.NOT_MET, n - 1, n)
    assert verdicts(DAY)["2"][0] is Verdict.MET
    recognise(all_of_them[-1:], Grade.STANDARD, DAY)
    assert verdicts(DAY)["1"] == (Verdict.MET, n, n)


def test_a_commune_recognised_for_an_earlier_year_is_none_of_the_new_period() -> None:
    recognise(communes(), Grade.STANDARD, BEFORE, 2025)
    assert verdicts(DAY)["1"][:2] == (Verdict.NOT_MET, 0)


def test_what_somebody_has_read_does_not_take_the_place_of_the_count() -> None:
    told = Reading(
        PROVINCE, LAW, "1", "1", Stage.DEPARTMENT, DAY, 2026, paper(DAY), part=100, base=100
    )
    readings.append_readings([told], by="thử")
    assert verdicts(DAY)["1"][0] is Verdict.NOT_MET


def test_a_province_is_judged_anew_on_the_days_its_communes_are_decided_on() -> None:
    recognise(communes()[:1], Grade.STANDARD, DAY)
    days = [one.on for one in judged_over_time(PROVINCE, criteria_set=LAW, on=DAY).moments]
    assert DAY in days


def test_before_2026_communes_and_districts_are_counted_before_the_criteria() -> None:
    on = dt.date(2024, 6, 30)
    (of_communes, of_districts) = RegisterJudge().results(
        "62", criteria_set="province-2021-2025", on=on
    )
    assert (of_communes.criterion, of_districts.criterion) == (
        "communes.standard", "districts.standard",
    )  # fmt: skip
    assert of_communes.met is False and of_districts.met is False
    assert "9 huyện được công nhận đạt chuẩn nông thôn mới, cần 100 %" in of_districts.words.vi
    assert "districts recognised" in of_districts.words.en
    assert "chưa kiểm chứng" in of_districts.words.vi


@pytest.mark.parametrize("of", [UnitLevel.VILLAGE, UnitLevel.PROVINCE])
def test_only_communes_and_districts_are_counted(of: UnitLevel) -> None:
    with pytest.raises(ValueError, match="commune hoặc district"):
        Counted(Grade.STANDARD, of)
    with pytest.raises(ValueError, match="commune hoặc district"):
        CommuneShare(Grade.STANDARD, 100, "", of=of)
