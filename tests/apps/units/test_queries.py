"""Questions about the real units of the country, before and after 1 July 2025."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from chungtay.apps.units import queries
from chungtay.core.units.succession import SuccessionKind
from chungtay.core.units.unit import Level, UnitType, UnknownUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
IN_2020 = dt.date(2020, 9, 30)
EVE = dt.date(2025, 6, 30)
REFORM = dt.date(2025, 7, 1)
KON_TUM, QUANG_NGAI, DAK_HA = "62", "51", "615"


@pytest.mark.parametrize(("on", "provinces", "districts", "communes"),
                         [(EVE, 63, 696, 10_035), (REFORM, 34, 0, 3_321)])  # fmt: skip
def test_the_country_has_as_many_units_as_it_should(
    on: dt.date, provinces: int, districts: int, communes: int
) -> None:
    counted = tuple(len(queries.standing(on=on, level=level)) for level in Level)
    assert counted == (provinces, districts, communes)


def test_kon_tum_has_102_units_in_ten_districts() -> None:
    communes = queries.subtree(KON_TUM, on=IN_2020, level=Level.COMMUNE)
    assert Counter(unit.type for unit in communes) == {
        UnitType.COMMUNE: 85, UnitType.WARD: 10, UnitType.TOWNSHIP: 7,
    }  # fmt: skip
    assert [unit.name for unit in queries.children(KON_TUM, on=IN_2020)] == [
        "Đắk Glei", "Đăk Hà", "Đắk Tô", "Ia H'Drai", "Kon Plông", "Kon Rẫy", "Kon Tum",
        "Ngọc Hồi", "Sa Thầy", "Tu Mơ Rông",
    ]  # fmt: skip


def test_kon_tum_had_86_communes_before_the_township_of_mang_den() -> None:
    before = queries.subtree(KON_TUM, on=dt.date(2018, 12, 31), level=Level.COMMUNE)
    assert sum(unit.type is UnitType.COMMUNE for unit in before) == 86
    township = queries.unit("23473", on=IN_2020)
    assert (township.title, township.since) == ("Thị trấn Măng Đen", dt.date(2019, 7, 16))


def test_every_unit_of_kon_tum_went_whole_into_one_of_forty() -> None:
    became = {
        unit.code: queries.heirs(unit.code, on=REFORM, at=IN_2020)
        for unit in queries.subtree(KON_TUM, on=IN_2020, level=Level.COMMUNE)
    }
    assert {len(heirs) for heirs in became.values()} == {1}
    assert len({heirs[0].code for heirs in became.values()}) == 40
    assert queries.heirs(KON_TUM, on=REFORM) == (queries.unit(QUANG_NGAI, on=REFORM),)


@pytest.mark.parametrize(
    ("code", "then", "now"),
    [
        ("23377", "Thị trấn Plei Kần", "Xã Bờ Y"),
        ("23504", "Xã Đăk Long", "Xã Đăk Pxi"),
        ("23510", "Xã Đăk Ngọk", "Xã Đăk Ui"),
        ("23425", "Xã Đăk Hà", "Xã Tu Mơ Rông"),
        ("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai"),
    ],
)
def test_a_code_means_what_it_meant_on_the_day(code: str, then: str, now: str) -> None:
    assert (queries.unit(code, on=EVE).title, queries.unit(code, on=REFORM).title) == (then, now)
    assert [unit.title for unit in queries.bearers(code)] == [then, now]
    assert now in {unit.title for unit in queries.heirs(code, on=REFORM)}
    assert then in {unit.title for unit in queries.forebears(code, on=EVE)}


def test_an_abolished_district_lives_on_in_new_communes() -> None:
    names = [unit.title for unit in queries.heirs(DAK_HA, on=REFORM)]
    assert names == ["Xã Đăk Hà", "Xã Đăk Mar", "Xã Đăk Pxi", "Xã Đăk Ui", "Xã Ngọk Réo"]


def test_an_island_district_became_a_special_zone() -> None:
    (zone,) = queries.heirs("536", on=REFORM)
    assert zone.title == "Đặc khu Lý Sơn"
    assert [s.kind for s in queries.became("536", on=EVE)] == [SuccessionKind.LEVEL_CHANGE]
    assert [s.before for s in queries.came_from(zone.code, on=REFORM)] == ["536"]


@pytest.mark.parametrize("asked", ["dak ha", "Đắk Hà", "Đăk Hà", "ĐĂK HÀ", "đăk  hà "])
def test_a_name_is_found_with_and_without_marks(asked: str) -> None:
    found = queries.find(asked, on=IN_2020, within=KON_TUM)
    assert [unit.title for unit in found] == ["Huyện Đăk Hà", "Xã Đăk Hà", "Thị trấn Đăk Hà"]


def test_the_same_name_comes_before_names_that_hold_it() -> None:
    found = queries.find("kon tum", on=IN_2020)
    assert [unit.title for unit in found][:2] == ["Tỉnh Kon Tum", "Thành phố Kon Tum"]
    names = [unit.name for unit in queries.find("la", on=IN_2020, within=KON_TUM)]
    assert names == ["Đăk La", "Ngọk Lây", "Tân Lập", "Đăk Blà"]


@pytest.mark.parametrize("asked", ["Đắk Ha", "Đăk Hà"])
def test_the_same_marks_come_first_among_names_alike(asked: str) -> None:
    found = queries.find(asked, on=IN_2020)
    assert found[0].name == asked
    assert {unit.name for unit in found} == {"Đắk Ha", "Đăk Hà"}


@pytest.mark.parametrize("asked", ["huyện Đăk Hà", "huyen dak ha", DAK_HA])
def test_a_type_or_a_code_narrows_the_search(asked: str) -> None:
    assert [unit.code for unit in queries.find(asked, on=IN_2020)] == [DAK_HA]


@pytest.mark.parametrize("asked", ["Ia H’Drai", "ia h drai", "iahdrai", "Ia H' Drai"])
def test_blanks_and_apostrophes_do_not_hide_a_name(asked: str) -> None:
    assert [unit.code for unit in queries.find(asked, on=IN_2020)] == ["618"]


def test_one_level_is_asked_for() -> None:
    found = queries.find("dak ha", on=IN_2020, level=Level.DISTRICT)
    assert [unit.code for unit in found] == [DAK_HA]


def test_superiors_are_those_of_the_day() -> None:
    district = queries.district_of("23504", on=IN_2020)
    assert district is not None and district.title == "Huyện Đăk Hà"
    assert queries.province_of("23504", on=IN_2020).code == KON_TUM
    assert queries.district_of("23504", on=REFORM) is None
    assert queries.province_of("23504", on=REFORM).code == QUANG_NGAI


def test_a_code_of_other_days_is_refused_with_what_it_was() -> None:
    with pytest.raises(UnknownUnit) as refused:
        queries.unit(KON_TUM, on=REFORM)
    assert "Tỉnh Kon Tum đến trước ngày 01/07/2025" in str(refused.value)


def test_a_name_given_for_a_code_is_refused_with_a_guess() -> None:
    with pytest.raises(UnknownUnit) as refused:
        queries.unit("huyện Đăk Hà", on=IN_2020)
    assert "có phải muốn hỏi 615 (Huyện Đăk Hà)" in str(refused.value)


def test_a_misspelt_name_is_guessed_at() -> None:
    near = queries.suggestions("Tu Mơ Rôngg", on=IN_2020)
    assert "Huyện Tu Mơ Rông" in {unit.title for unit in near}


@pytest.mark.parametrize("ask", [queries.heirs, queries.forebears])
def test_a_code_nobody_bore_is_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(UnknownUnit):
        ask("99999", on=IN_2020)


@pytest.mark.parametrize(
    ("code", "on", "above"),
    [
        ("23281", IN_2020, ("608", "62")),
        (DAK_HA, IN_2020, (KON_TUM,)),
        (KON_TUM, IN_2020, ()),
        ("23377", REFORM, (QUANG_NGAI,)),
        (DAK_HA, REFORM, ()),
    ],
)
def test_what_lies_above_a_unit_is_a_question_of_the_day(
    code: str, on: dt.date, above: tuple[str, ...]
) -> None:
    assert queries.superiors(code, on=on) == above
