"""Cards, parts of the cost, obstacles, remarks and pictures: what cannot be written of a work."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Severity
from chungtay.core.works.card import (
    CommunityShareUnsaid,
    DatesOutOfOrder,
    NegativeAmount,
    OutsideCountry,
)
from chungtay.core.works.findings import (
    Extent,
    findings,
    on_card,
    on_contracts,
    on_funding,
    on_state,
)
from chungtay.core.works.obstacle import DueBeforeOpened, ObstacleCase, ObstacleState
from chungtay.core.works.photo import LARGEST, PhotoRefused, media_type_of
from chungtay.core.works.whole import WorkSummary, WorkWhole
from chungtay.core.works.wording import RESERVED, BadCode, ReservedCode, TooLong
from chungtay.core.works.work import Stage
from tests.core.works.told import (
    BUILDING,
    CARD,
    CENTRAL,
    DESIGN,
    END,
    MILLION,
    OBSTACLE,
    PEOPLE,
    REMARK,
    WORK,
    state,
)

KON_TUM = Extent(13_900_000, 107_300_000, 15_450_000, 108_600_000)


def summary(stage: Stage, month: int, on: dt.date = END) -> WorkSummary:
    told = state(stage, month)
    return WorkSummary(told, {stage: told.on}, CARD, 0, on)


def test_a_point_lies_in_the_country_and_has_two_halves() -> None:
    with pytest.raises(OutsideCountry, match="107,65; 14,78"):
        replace(CARD, lat_e6=CARD.lon_e6, lon_e6=CARD.lat_e6)
    with pytest.raises(OutsideCountry, match="trống"):
        replace(CARD, lon_e6=None)


def test_days_of_a_card_follow_each_other() -> None:
    with pytest.raises(DatesOutOfOrder, match="ngày khởi công dự kiến"):
        replace(CARD, planned_start=dt.date(2020, 9, 30))
    with pytest.raises(DatesOutOfOrder, match="ngày phê duyệt"):
        replace(CARD, approved_on=dt.date(2020, 9, 21))
    with pytest.raises(DatesOutOfOrder, match="ngày trình phê duyệt"):
        replace(CARD, submitted_on=dt.date(2020, 1, 21))


def test_the_special_mechanism_names_what_the_community_gives() -> None:
    with pytest.raises(CommunityShareUnsaid):
        replace(CARD, community_share=None)
    assert replace(CARD, community_share=Dong(0)).special_mechanism


def test_amounts_are_not_below_nothing() -> None:
    with pytest.raises(NegativeAmount, match="phần cộng đồng"):
        replace(CARD, community_share=Dong(-1))
    with pytest.raises(NegativeAmount, match="giá trị hợp đồng 03/HĐ"):
        replace(BUILDING, amount=Dong(-1))
    with pytest.raises(NegativeAmount, match="Nhân dân đóng góp"):
        replace(PEOPLE, amount=Dong(-1))


def test_words_are_never_cut_off() -> None:
    with pytest.raises(TooLong, match="chỉ ghi tối đa 500"):
        replace(OBSTACLE, text="x" * 501)


@pytest.mark.parametrize("code", ["", "đường.1", "a/b", "-a", "a" * 49])
def test_a_code_fits_an_address(code: str) -> None:
    with pytest.raises(BadCode):
        state(Stage.PLANNED, 1, work=code)


def test_an_obstacle_is_late_after_its_day_until_it_is_settled() -> None:
    case = ObstacleCase(OBSTACLE, OBSTACLE.on, OBSTACLE.text)
    assert [case.overdue_by(dt.date(2020, 7, day)) for day in (1, 2)] == [0, 1]
    settled = replace(OBSTACLE, state=ObstacleState.SETTLED, on=dt.date(2020, 9, 1))
    assert ObstacleCase(settled, OBSTACLE.on, OBSTACLE.text).overdue_by(END) == 0
    with pytest.raises(DueBeforeOpened):
        replace(OBSTACLE, due=dt.date(2020, 5, 31))


def test_the_same_words_are_one_remark() -> None:
    answered = replace(REMARK, answer="Đã sửa", on=dt.date(2020, 8, 1))
    assert answered.code == REMARK.code
    assert replace(REMARK, text="Khác").code != REMARK.code


@pytest.mark.parametrize("code", sorted(RESERVED))
def test_a_code_whose_page_could_not_be_opened_is_refused_with_another(code: str) -> None:
    with pytest.raises(ReservedCode, match=f"{code}-01"):
        state(Stage.PLANNED, 1, work=code)
    assert state(Stage.PLANNED, 1, work=f"{code}-01").work == f"{code}-01"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp trống"),
        (b"%PDF-1.7", "chỉ nhận ảnh"),
        (b"<svg onload=alert(1)>", "chỉ nhận ảnh"),
        (b"\xff\xd8\xff" + b"0" * LARGEST, "chỉ nhận đến 10 MB"),
    ],
)
def test_only_pictures_are_kept(content: bytes, words: str) -> None:
    with pytest.raises(PhotoRefused, match=words):
        media_type_of("anh.jpg", content)


def test_a_picture_is_known_by_its_bytes_not_its_name() -> None:
    assert media_type_of("anh.png", b"\xff\xd8\xff\xe0....") == "image/jpeg"
    assert media_type_of("anh.txt", b"RIFF1234WEBPVP8 ") == "image/webp"


def test_late_is_counted_from_the_planned_finish() -> None:
    assert summary(Stage.STARTED, 3).late_by == 43
    assert summary(Stage.FINISHED, 9).late_by == 15
    assert not summary(Stage.FINISHED, 9).is_late
    assert not summary(Stage.STOPPED, 9).is_late
    assert summary(Stage.HANDED_OVER, 8).finished_on == dt.date(2020, 8, 15)


def test_what_strikes_one_about_a_work_is_named_with_the_difference() -> None:
    dear = replace(BUILDING, amount=Dong(2_040 * MILLION))
    finished = state(Stage.FINISHED, 6, progress=90)
    told = [
        *on_state(finished),
        *on_card(CARD, finished, extent=KON_TUM),
        *on_contracts([dear, DESIGN], finished, on=END),
        *on_funding([CENTRAL.amount], finished),
    ]
    assert [one.code for one in told] == [
        "works.finished_below_volume",
        "works.contract_over_cost",
        "works.funding_differs",
    ]
    assert all(one.severity is Severity.WARNING for one in told)
    assert "là 100.000.000 ₫" in told[1].message
    assert "thấp hơn tổng mức đầu tư 2.000.000.000 ₫ là 150.000.000 ₫" in told[2].message
    assert not list(on_state(replace(finished, reason="Cắt giảm 200 m theo quyết định")))


def test_a_point_outside_its_province_is_remarked() -> None:
    hue = replace(CARD, lat_e6=16_460_000, lon_e6=107_590_000)
    (told,) = on_card(hue, state(Stage.STARTED, 3), extent=KON_TUM)
    assert told.code == "works.outside_province"
    assert not list(on_card(CARD, state(Stage.STARTED, 3), extent=KON_TUM))


def test_a_work_in_order_is_left_alone() -> None:
    whole = WorkWhole(
        summary(Stage.STARTED, 3),
        (state(Stage.STARTED, 3),),
        (CARD,),
        (CENTRAL, PEOPLE),
        (),
        (),
        (),
    )
    assert findings(whole, extent=KON_TUM) == ()
    assert whole.card is CARD
    assert whole.summary.code == WORK
    assert {part.source for part in whole.funding} == {Source.CENTRAL, Source.PEOPLE}
