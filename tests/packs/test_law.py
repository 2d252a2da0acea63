"""The law that comes with the product: whole, dated, and honest about what it does not know."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from chungtay.core.criteria.criteria_set import Effect, Region, Stated, UnknownCriterion
from chungtay.core.law.dated import NotYetLaw
from chungtay.core.poverty.standard import NoStandard, PoorRule
from chungtay.packs import loader
from chungtay.packs.faults import faults
from chungtay.packs.unverified import unverified

KON_TUM = "62"
SET = "commune-2016-2020"
REPORT_DAY = dt.date(2020, 10, 13)
HIGHLANDS = Region.CENTRAL_HIGHLANDS


def test_no_pack_has_a_fault() -> None:
    assert faults() == ()


def test_every_document_the_report_cites_is_listed() -> None:
    symbols = {one.symbol for one in loader.instruments().values() if one.symbol}
    assert {
        "63/NQ-HĐND",
        "1152/KH-BCĐ",
        "455/BC-NHCS",
        "04/2020/QĐ-UBND",
        "31/2020/QĐ-TTg",
    } <= symbols
    cited_without_symbol = {
        one.slug for one in loader.instruments().values() if one.slug
    } - {"bao-cao-ctmtqg", "du-lieu-mo-phong"}  # fmt: skip
    assert len(cited_without_symbol) == 24


def test_the_two_special_documents_say_what_they_are() -> None:
    report = loader.instrument("kontum.ubnd:~bao-cao-ctmtqg:2020-10-13")
    assert "13/10" not in report.cited()
    simulated = loader.instrument("demo:~du-lieu-mo-phong:2020-10-13")
    assert "không phải văn bản của cơ quan nhà nước" in simulated.cited()


def test_suspicions_about_a_date_are_noted_and_not_verified() -> None:
    for symbol, words in (("1152/KH-BCĐ", "Nghi sai năm"), ("175/KH-UBND", "Chủ nhật")):
        suspect = loader.instrument(symbol)
        assert words in suspect.note
        assert not suspect.verified


def test_the_amendment_of_2020_names_what_it_amends() -> None:
    assert loader.instrument("04/2020/QĐ-UBND").amends == (
        loader.instrument("22/2017/QĐ-UBND").key,
    )


def test_both_programmes_have_the_parts_that_capital_is_given_to() -> None:
    new_rural, poverty = loader.programmes()
    assert [p.code for p in new_rural.walk()] == [f"ntm.{n:02}" for n in range(1, 12)]
    assert [p.code for p in poverty.projects[0].projects] == [
        "gn.p1.infra", "gn.p1.coastal", "gn.p1.prod", "gn.p1.labexp",
    ]  # fmt: skip
    assert {p.code for p in poverty.projects} == {f"gn.p{n}" for n in range(1, 6)} | {"gn.other"}
    project = poverty.project("gn.p2.infra")
    assert project is not None
    assert project.lead.code == "ubdt"


def test_the_set_has_5_groups_19_criteria_49_requirements() -> None:
    found = loader.criteria_set(SET)
    assert (len(found.groups), len(found.criteria), len(found.requirements)) == (5, 19, 49)
    assert [c.code for c in found.criteria] == [f"{n:02}" for n in range(1, 20)]
    assert [t.code for t in found.requirement("17.1").thresholds] == ["17.1a", "17.1b"]
    assert {c.code for c in found.groups[4].criteria} == {"18", "19"}


def test_every_threshold_speaks_of_all_regions() -> None:
    for threshold in loader.criteria_set(SET).thresholds():
        (table,) = threshold.tables
        assert set(table.levels) == set(Region), threshold.code


def test_a_level_is_marked_as_read_region_by_region() -> None:
    (general,) = loader.criteria_set(SET).requirement("11").levels(on=REPORT_DAY)
    (highlands,) = (
        loader.criteria_set(SET).requirement("11").levels(on=REPORT_DAY, column=HIGHLANDS)
    )
    assert (general.level, general.verified) == (Decimal(6), True)
    assert (highlands.level, highlands.verified) == (Decimal(7), False)


@pytest.mark.parametrize(
    ("day", "level", "cited"),
    [
        (dt.date(2017, 5, 14), Decimal(41), "1980/QĐ-TTg"),
        (dt.date(2017, 5, 15), Stated.UNKNOWN, "22/2017/QĐ-UBND"),
        (dt.date(2020, 1, 19), Stated.UNKNOWN, "22/2017/QĐ-UBND"),
        (dt.date(2020, 1, 20), Stated.UNKNOWN, "04/2020/QĐ-UBND"),
    ],
)
def test_kon_tum_income_level_follows_the_document_of_the_day(
    day: dt.date, level: Decimal | Stated, cited: str
) -> None:
    own = loader.criteria_set(SET, province=KON_TUM)
    (found,) = own.requirement("10").levels(on=day, column=HIGHLANDS)
    assert found.level == level
    assert cited in found.cite


def test_a_level_of_which_no_text_is_at_hand_says_so() -> None:
    own = loader.criteria_set(SET, province=KON_TUM)
    (found,) = own.requirement("6.2").levels(on=REPORT_DAY, column=HIGHLANDS)
    assert found.level is Stated.UNKNOWN
    assert found.effect is Effect.FROM_SIGNING
    assert not found.verified
    assert "không có văn bản" in found.note


def test_what_the_nation_leaves_to_the_province_is_no_number() -> None:
    left = Counter(
        level.level
        for level in (
            t.level(on=REPORT_DAY, column=HIGHLANDS) for t in loader.criteria_set(SET).thresholds()
        )
        if isinstance(level.level, Stated)
    )
    assert left == {Stated.BY_PROVINCE: 9, Stated.MET: 20}
    own = loader.criteria_set(SET, province=KON_TUM)
    levels = [t.level(on=REPORT_DAY, column=HIGHLANDS).level for t in own.thresholds()]
    assert Stated.BY_PROVINCE not in levels
    assert levels.count(Stated.UNKNOWN) == 11


def test_another_province_has_the_national_levels() -> None:
    assert loader.criteria_set(SET, province="01") == loader.criteria_set(SET)


def test_a_criterion_before_its_time_or_out_of_the_set_is_refused() -> None:
    found = loader.criteria_set(SET)
    with pytest.raises(NotYetLaw):
        found.requirement("10").levels(on=dt.date(2016, 11, 30))
    with pytest.raises(UnknownCriterion):
        found.requirement("20")
    assert found.criterion("6") is found.criterion("06")


def test_2026_is_a_bridge_year_under_the_standard_of_2022() -> None:
    assert loader.poverty_standard(on=dt.date(2021, 12, 31)).rule is PoorRule.INCOME_OR_DEPRIVATIONS
    bridge = loader.poverty_standard(on=dt.date(2026, 12, 31))
    assert bridge is loader.poverty_standard(on=dt.date(2022, 1, 1))
    assert bridge.rule is PoorRule.INCOME_AND_DEPRIVATIONS
    with pytest.raises(NoStandard):
        loader.poverty_standard(on=dt.date(2027, 1, 1))


def test_the_standard_of_2016_counts_ten_deprivations_and_that_of_2022_twelve() -> None:
    assert len(loader.poverty_standard(on=REPORT_DAY).deprivations) == 10
    assert len(loader.poverty_standard(on=dt.date(2022, 1, 1)).deprivations) == 12


def test_a_share_whose_base_is_not_stated_says_so_and_is_never_summed() -> None:
    shares = [one for one in loader.indicators().values() if one.unit == "percent"]
    assert shares
    assert not any(one.base_stated or one.summable for one in shares)


def test_the_rural_water_share_is_one_indicator_though_printed_twice() -> None:
    assert [code for code in loader.indicators() if code.startswith("rural.water")] == [
        "rural.water.pct"
    ]


def test_what_is_not_verified_is_listed_with_its_kind() -> None:
    found = unverified()
    kinds = Counter(one.kind for one in found)
    law = {"instrument", "parameter", "programme", "level", "deprivation", "form"}
    law |= {"criteria_set", "criterion", "share", "region", "recognition", "new_units"}
    assert set(kinds) == law | {"permit", "reach", "budget_index", "alert", "exchange"}
    listed = {one.name for one in found}
    assert f"criteria.{SET}.11" in listed
    assert "kontum.bcd:1152/KH-BCĐ:2019-04-08" in listed
    assert "ttg:1980/QĐ-TTg:2016-10-17" not in listed
