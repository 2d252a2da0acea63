"""What is written of works beside their stages: each dated, on a document, and never edited."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.audit.models import Event
from chungtay.apps.works import queries, services
from chungtay.apps.works.queries import Wanted
from chungtay.core.capital.holder import UnknownHolder
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Action, Actor, Grant, NotAllowed
from chungtay.core.people.agency import UnknownAgency
from chungtay.core.works import actions
from chungtay.core.works.course import AcceptedUnfinished, ProgressFell
from chungtay.core.works.obstacle import ObstacleState, UnknownCause, UnknownObstacle
from chungtay.core.works.photo import Photo, PhotoRefused
from chungtay.core.works.remark import UnknownRemark
from chungtay.core.works.work import Stage, UnknownWork
from tests.core.works.pictures import png
from tests.core.works.told import (
    BUILDING,
    CARD,
    CENTRAL,
    END,
    GROUNDS,
    MILLION,
    OBSTACLE,
    PEOPLE,
    REMARK,
    WORK,
    state,
)

pytestmark = pytest.mark.usefixtures("some_units")
PNG = png()
TABLES = (
    "work",
    "workcard",
    "workcontract",
    "workfunding",
    "workobstacle",
    "workremark",
    "workphoto",
)
EDITS = [
    sql
    for table in TABLES
    for sql in (f"UPDATE works_{table} SET work = 'x'", f"DELETE FROM works_{table}")  # noqa: S608
]


def clerk(*may: Action, unit: str = "23380", subject: str = "") -> Actor:
    return Actor(7, frozenset(Grant(action.code, unit, subject) for action in may))


BOARD = clerk(
    actions.RECORD_STAGE, actions.RECORD_CARD, actions.RECORD_FUNDING, actions.RECORD_OBSTACLE,
    actions.RECORD_REMARK, actions.ATTACH_PHOTO, unit="611",
)  # fmt: skip


@pytest.fixture
def road(some_units: None) -> str:
    services.append_works([state(Stage.PLANNED, 1), state(Stage.STARTED, 3)], by="nạp thử")
    return WORK


def test_a_work_is_told_whole(road: str) -> None:
    services.record_card(by=BOARD, card=CARD)
    services.record_funding(by=BOARD, parts=[CENTRAL, PEOPLE])
    services.open_obstacle(by=BOARD, obstacle=OBSTACLE)
    services.record_remark(by=BOARD, remark=REMARK)
    photo = services.attach_photo(
        by=BOARD, work=road, name="C:\\anh\\nền đường.png", content=PNG, caption="Nền đường",
        on=dt.date(2020, 6, 1), grounds=GROUNDS,
    )  # fmt: skip
    whole = queries.whole(road, on=END)
    assert (whole.card, whole.funding) == (CARD, (CENTRAL, PEOPLE))
    assert [case.last for case in whole.obstacles] == [OBSTACLE]
    assert [case.last for case in whole.remarks] == [REMARK]
    assert whole.photos == (photo,)
    assert (photo.name, photo.media_type) == ("nền đường.png", "image/png")
    assert queries.photo_content(road, photo.sha256) == (photo, PNG)
    assert queries.works(("23380",), on=END) == (whole.summary,)
    assert Event.objects.filter(action__startswith="works.").count() == 5


def test_a_picture_sent_again_of_its_day_is_one_picture(road: str) -> None:
    def sent(caption: str, *, known: int = 1, document: str = GROUNDS.document) -> Photo:
        grounds = Grounds(document, dt.date(2020, 10, known), Provenance.REPORTED)
        return services.attach_photo(
            by=BOARD, work=road, name="a.png", content=PNG, caption=caption,
            on=dt.date(2020, 6, 1), grounds=grounds,
        )  # fmt: skip

    first = sent("Nền đường")
    assert sent("Nền đường", known=2) == first
    assert queries.photos(road, on=END) == (first,)
    assert Event.objects.filter(action="works.attach_photo").count() == 1
    for known, caption in ((1, "Mặt đường"), (2, "Nền đường"), (3, "Mặt đường")):
        told = sent(caption, known=known)
        (one,) = queries.photos(road, on=END)
        assert (one.caption, one.grounds.known_from) == (caption, told.grounds.known_from)
    before = queries.photos(road, on=END, known=dt.date(2020, 10, 2))
    assert [one.caption for one in before] == ["Nền đường"]


def test_on_an_earlier_day_only_what_was_true_then_is_told(road: str) -> None:
    services.record_card(by=BOARD, card=CARD)
    before = queries.whole(road, on=dt.date(2020, 2, 1))
    assert (before.card, before.summary.stage) == (None, Stage.PLANNED)
    with pytest.raises(UnknownWork):
        queries.whole(road, on=dt.date(2019, 12, 31))


def test_papers_said_anew_of_a_day_are_a_later_edition(road: str) -> None:
    first = services.record_card(by=BOARD, card=CARD)
    again = services.record_card(by=BOARD, card=CARD)
    better = services.record_card(by=BOARD, card=replace(CARD, capacity="2,7 km"))
    assert (again, better) == (first, f"{first}#2")
    whole = queries.whole(road, on=END)
    assert whole.card is not None
    assert (whole.card.capacity, len(whole.cards)) == ("2,7 km", 2)


def test_a_part_of_the_cost_is_taken_out_by_nothing(road: str) -> None:
    services.record_funding(by=BOARD, parts=[CENTRAL, PEOPLE])
    services.record_funding(by=BOARD, parts=[replace(PEOPLE, amount=Dong(0), on=END)])
    assert queries.funding(road, on=END) == (CENTRAL,)
    assert queries.funding(road, on=dt.date(2020, 10, 12)) == (CENTRAL, PEOPLE)


def test_an_obstacle_is_opened_and_settled_once(road: str) -> None:
    code = services.open_obstacle(by=BOARD, obstacle=replace(OBSTACLE, obstacle=""))
    assert code == f"{road}.v01"
    (before,) = queries.works(None, on=END, wanted=Wanted(obstructed=True))
    assert before.obstacles == 1
    on = dt.date(2020, 9, 1)
    told = services.settle_obstacle(
        by=BOARD, work=road, obstacle=code, how="Đã bàn giao đất", on=on, grounds=GROUNDS
    )
    assert told.state is ObstacleState.SETTLED
    (case,) = queries.obstacles(road, on=END)
    assert (case.text, case.last.text) == (OBSTACLE.text, "Đã bàn giao đất")
    assert queries.works(None, on=END, wanted=Wanted(obstructed=True)) == ()
    assert queries.works(None, on=on - dt.timedelta(1), wanted=Wanted(obstructed=True))
    with pytest.raises(UnknownObstacle):
        services.settle_obstacle(
            by=BOARD, work=WORK, obstacle=code, how="", on=END, grounds=GROUNDS
        )


def _settle(code: str, how: str, on: dt.date, *, work: str = WORK) -> None:
    services.settle_obstacle(by=BOARD, work=work, obstacle=code, how=how, on=on, grounds=GROUNDS)


def test_an_obstacle_said_again_in_the_same_words_is_the_same_one(road: str) -> None:
    told = replace(OBSTACLE, obstacle="")
    code = services.open_obstacle(by=BOARD, obstacle=told)
    assert services.open_obstacle(by=BOARD, obstacle=told) == code
    later = replace(told, due=told.on + dt.timedelta(days=60))
    assert services.open_obstacle(by=BOARD, obstacle=later) == code
    (case,) = queries.obstacles(road, on=END)
    assert case.last.due == later.due
    other = replace(told, text="Thiếu vật liệu")
    assert services.open_obstacle(by=BOARD, obstacle=other) == f"{road}.v02"
    services.settle_obstacle(
        by=BOARD, work=WORK, obstacle=code, how="Xong", on=END, grounds=GROUNDS
    )
    assert services.open_obstacle(by=BOARD, obstacle=later) == code
    assert [case.is_open for case in queries.obstacles(road, on=END)] == [False, True]


def test_a_remark_is_answered(road: str) -> None:
    code = services.record_remark(by=BOARD, remark=REMARK)
    services.answer_remark(
        by=BOARD, work=road, remark=code, answer="Đã sửa", on=END, grounds=GROUNDS
    )
    (case,) = queries.remarks(road, on=END)
    assert (case.is_answered, case.said_on, case.last.on) == (True, REMARK.on, END)
    with pytest.raises(UnknownRemark):
        services.answer_remark(
            by=BOARD, work=road, remark="khong-co", answer="", on=END, grounds=GROUNDS
        )


def test_what_names_nothing_known_is_refused(road: str) -> None:
    with pytest.raises(UnknownWork):
        services.record_card(by=BOARD, card=replace(CARD, work="x"))
    with pytest.raises(UnknownHolder):
        services.record_card(by=BOARD, card=replace(CARD, investor="x"))
    with pytest.raises(UnknownCause):
        services.open_obstacle(by=BOARD, obstacle=replace(OBSTACLE, cause="x"))
    with pytest.raises(UnknownAgency):
        services.open_obstacle(by=BOARD, obstacle=replace(OBSTACLE, owner="x"))
    with pytest.raises(PhotoRefused):
        services.attach_photo(
            by=BOARD,
            work=road,
            name="a.png",
            content=b"%PDF-1.7",
            caption="",
            on=END,
            grounds=GROUNDS,
        )


def test_states_that_cannot_follow_are_refused(road: str) -> None:
    with pytest.raises(AcceptedUnfinished):
        services.record_work_stage(by=BOARD, state=state(Stage.ACCEPTED, 6))
    services.record_work_stage(by=BOARD, state=state(Stage.STARTED, 6, progress=60))
    with pytest.raises(ProgressFell):
        services.record_work_stage(by=BOARD, state=state(Stage.STARTED, 7, progress=50))


def test_a_stage_said_anew_corrects_what_was_said_of_the_day(road: str) -> None:
    first = services.record_work_stage(by=BOARD, state=state(Stage.STARTED, 6, progress=60))
    right = services.record_work_stage(by=BOARD, state=state(Stage.STARTED, 6, progress=40))
    assert right == f"{first}#2"
    (summary,) = queries.works(None, on=END)
    assert summary.progress == 40


@pytest.mark.parametrize(
    "stranger",
    [
        clerk(unit="23380"),
        clerk(actions.RECORD_CARD, unit="608"),
        clerk(actions.RECORD_CARD, unit="611", subject="project:ntm.02"),
    ],
)
def test_whoever_holds_no_grant_for_place_and_project_is_refused(
    road: str, stranger: Actor
) -> None:
    with pytest.raises(NotAllowed):
        services.record_card(by=stranger, card=CARD)


def test_a_grant_for_the_project_is_enough(road: str) -> None:
    board = clerk(actions.RECORD_CARD, unit="62", subject="project:gn.p1.infra")
    assert services.record_card(by=board, card=CARD) == CARD.ref


def test_a_list_is_narrowed(road: str) -> None:
    services.append_works([state(Stage.FINISHED, 6, work="b", cost=MILLION)], by="nạp thử")
    services.append_cards([CARD], by="nạp thử")
    codes = {
        "late": Wanted(late=True),
        "stage": Wanted(stage=Stage.STARTED),
        "year": Wanted(plan_year=2021),
        "programme": Wanted(programme="gn"),
    }
    found = {
        name: [work.code for work in queries.works(None, on=END, wanted=wanted)]
        for name, wanted in codes.items()
    }
    assert found == {"late": [WORK], "stage": [WORK], "year": [], "programme": ["b", WORK]}
    assert queries.works(("23377",), on=END) == ()


def test_no_register_of_works_is_edited(road: str) -> None:
    services.append_cards([CARD], by="nạp thử")
    services.append_contracts([BUILDING], by="nạp thử")
    services.append_funding([CENTRAL], by="nạp thử")
    services.append_obstacles([OBSTACLE], by="nạp thử")
    services.append_remarks([REMARK], by="nạp thử")
    services.attach_photo(
        by=BOARD, work=road, name="a.png", content=PNG, caption="", on=END, grounds=GROUNDS
    )
    for sql in EDITS:
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
