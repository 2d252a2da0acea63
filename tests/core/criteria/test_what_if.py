"""What if the law were another: the law changes, what was read does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from chungtay.core.criteria.criteria_set import CommuneGroup, CriteriaSet, Region, UnitLevel
from chungtay.core.criteria.judging import Verdict, judge_set
from chungtay.core.criteria.level_words import LevelBeyondWhole
from chungtay.core.criteria.reading import Judgement
from chungtay.core.criteria.what_if import (
    SUPPOSED,
    Changed,
    NoLevelToSuppose,
    Regrouping,
    SetNotOfCommunes,
    SupposedLevel,
    Supposition,
    likenesses,
    read_as,
    supposed,
)
from tests.core.criteria.judging.cases import (
    END,
    INCOME,
    PLAN,
    POOR,
    SET,
    case,
    criterion,
    reading,
    whole,
)

LAW = whole(criterion("01", (PLAN,)), criterion("10", (INCOME,)), criterion("11", (POOR,)))
READ = (
    reading(PLAN, judged=Judgement.MET), reading(INCOME, 45_000, 1000), reading(POOR, 6, 100),
)  # fmt: skip


def changed(*levels: SupposedLevel) -> Changed:
    law = supposed(LAW, Supposition(SET, levels), on=END)
    return Changed(judge_set(LAW, case(*READ)), judge_set(law, case(*READ)))


def test_a_stricter_level_loses_a_commune_and_names_the_requirement() -> None:
    change = changed(SupposedLevel("10", Decimal("45.1")))
    assert (change.loses, change.gains, change.moves) == (True, False, True)
    (part,) = change.deciding()
    assert part.requirement.code == "10"
    assert part.thresholds[0].explanation.cite == SUPPOSED


def test_a_level_on_the_value_itself_loses_nobody() -> None:
    change = changed(SupposedLevel("10", Decimal(45)))
    assert (change.loses, change.moves, list(change.deciding())) == (False, False, [])


def test_a_level_may_be_supposed_for_one_column_alone() -> None:
    elsewhere = SupposedLevel("10", Decimal(90), Region.MEKONG_DELTA)
    assert not changed(elsewhere).moves
    assert changed(replace(elsewhere, column=Region.CENTRAL_HIGHLANDS)).loses


def test_a_looser_level_gains_a_commune() -> None:
    poor = (*READ[:2], reading(POOR, 9, 100))
    law = supposed(LAW, Supposition(SET, (SupposedLevel("11", Decimal(9)),)), on=END)
    change = Changed(judge_set(LAW, case(*poor)), judge_set(law, case(*poor)))
    assert (change.gains, [part.requirement.code for part in change.deciding()]) == (True, ["11"])


def test_words_have_no_level_to_suppose() -> None:
    with pytest.raises(NoLevelToSuppose):
        supposed(LAW, Supposition(SET, (SupposedLevel("1", Decimal(1)),)), on=END)


def test_more_than_all_is_not_supposed_nor_a_set_of_districts() -> None:
    with pytest.raises(LevelBeyondWhole) as no:
        supposed(LAW, Supposition(SET, (SupposedLevel("11", Decimal("100.5")),)), on=END)
    assert str(no.value) == "Chỉ tiêu 11 tính theo phần trăm: mức 100,5 không thể quá 100."
    with pytest.raises(SetNotOfCommunes):
        supposed(replace(LAW, level=UnitLevel.DISTRICT), Supposition(SET), on=END)


def test_every_unit_may_be_put_in_one_column() -> None:
    there = Supposition(SET, regrouped=(Regrouping(Region.MEKONG_DELTA),))
    assert there.column(Region.CENTRAL_HIGHLANDS) is Region.MEKONG_DELTA
    assert there.column(None) is Region.MEKONG_DELTA
    assert Supposition(SET).column(Region.CENTRAL_HIGHLANDS) is Region.CENTRAL_HIGHLANDS


def test_only_the_units_of_one_column_may_be_moved() -> None:
    moved = Regrouping(CommuneGroup.GROUP_2, of=CommuneGroup.GROUP_1)
    there = Supposition(SET, regrouped=(moved,))
    columns = [*CommuneGroup, None]
    assert [there.column(one) for one in columns] == [
        CommuneGroup.GROUP_2, CommuneGroup.GROUP_2, CommuneGroup.GROUP_3, None,
    ]  # fmt: skip


def test_values_are_carried_to_what_measures_the_same_and_verdicts_only_of_words() -> None:
    def later() -> CriteriaSet:
        income = replace(INCOME, code="5", like=f"{SET}/10")
        plan = replace(PLAN, code="6", like=f"{SET}/1")
        law = whole(criterion("01", (plan,)), criterion("02", (income,)), criterion("03", (POOR,)))
        return replace(law, code="later")

    judged = reading(INCOME, 45_000, 1000, judged=Judgement.MET)
    carried = read_as(later(), (READ[0], judged, READ[2]), likenesses(later(), lambda _: LAW))
    assert {(r.criteria_set, r.threshold, r.part, r.judgement) for r in carried} == {
        ("later", "6", None, Judgement.MET), ("later", "5", 45_000, Judgement.NONE),
    }  # fmt: skip
    result = judge_set(later(), case(*carried))
    assert [one.ruling.verdict for one in result.criteria] == [
        Verdict.MET, Verdict.MET, Verdict.UNDETERMINED,
    ]  # fmt: skip


def test_what_was_read_under_the_set_itself_goes_first() -> None:
    law = replace(whole(criterion("02", (replace(INCOME, like="older/10"),))), code="later")
    own = replace(READ[1], criteria_set="later", part=50_000)
    old = replace(READ[1], criteria_set="older")
    assert read_as(law, (old, own), likenesses(law, lambda _: LAW)) == (own,)
