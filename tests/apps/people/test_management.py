"""Who manages whom, and hands on what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.audit.models import Event
from chungtay.apps.people import queries, services
from chungtay.apps.people.models import Account
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import NOBODY, Action, NotAllowed
from chungtay.core.people.agency import Agency, AgencyKind, UnknownAgency
from chungtay.core.people.management import (
    AlreadyGranted,
    BadUsername,
    BeyondReach,
    CannotHandOn,
    EndsBeforeItBegins,
    NoName,
    OwnAccount,
    UnknownAccount,
    UnknownGrant,
    UsernameTaken,
)
from chungtay.core.people.role import UnknownRole, WrongLevel, WrongSubject
from chungtay.core.units.unit import UnknownUnit
from tests.apps.people.conftest import DAY, SINCE, who

pytestmark = pytest.mark.usefixtures("everybody")
FILL = Action("submissions.fill", "Nhập số liệu")
NEXT = DAY + dt.timedelta(days=1)
NEW = services.NewAccount("xa-23281-b", "Trần Thị B", "23281")


def give(by: str, username: str, *what: str) -> int:
    role, unit, subject = (*what, "")[:3]
    return services.grant_role(
        by=who(by), username=username, role=role, unit=unit, subject=subject, on=DAY
    )


def test_a_grant_reaches_the_subtree_of_its_unit() -> None:
    district = who("huyen-608")
    assert district.may(FILL, unit="23281", above=("608", "62"))
    assert not district.may(FILL, unit="23380", above=("611", "62"))
    assert queries.unit_scope(district, FILL) == ("608",)
    assert queries.unit_scope(district, MANAGE) == ()


def test_a_grant_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    account = Account.objects.get(username="xa-23281")
    services.end_grant(
        by=who("huyen-608-ql"), username="xa-23281", number=account.grants.get().pk, on=DAY
    )
    days = (SINCE - dt.timedelta(days=1), SINCE, DAY - dt.timedelta(days=1), DAY)
    grants = [queries.actor_of(account.pk, on=on).grants for on in days]
    assert [bool(found) for found in grants] == [False, True, True, False]
    assert account.grants.count() == 1, "đã giao thì còn ghi lại"


def test_a_shut_account_has_no_grant_and_keeps_what_was_given() -> None:
    services.deactivate_account(by=who("huyen-608-ql"), username="xa-23281", on=DAY)
    account = Account.objects.get(username="xa-23281")
    assert queries.actor_of(account.pk, on=DAY) is NOBODY
    services.reactivate_account(by=who("huyen-608-ql"), username="xa-23281", on=DAY)
    assert queries.actor_of(account.pk, on=DAY).may(FILL, unit="23281")


def test_a_new_account_has_a_password_for_one_use() -> None:
    password = services.create_account(by=who("huyen-608-ql"), new=NEW, on=DAY)
    account = Account.objects.get(username="xa-23281-b")
    assert account.check_password(password)
    assert account.must_change
    services.set_own_password(by=replace(NOBODY, user=account.pk))
    assert not Account.objects.get(username="xa-23281-b").must_change


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (replace(NEW, username="xa-23281"), UsernameTaken),
        (replace(NEW, username="Xã 23281"), BadUsername),
        (replace(NEW, username="a"), BadUsername),
        (replace(NEW, name="  "), NoName),
        (replace(NEW, agency="khong-co"), UnknownAgency),
        (replace(NEW, agency="611"), NotAllowed),
        (replace(NEW, agency="62"), NotAllowed),
    ],
)
def test_an_account_that_cannot_be_made_is_refused(
    new: services.NewAccount, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        services.create_account(by=who("huyen-608-ql"), new=new, on=DAY)


def test_a_district_sees_its_own_people_alone() -> None:
    names = {card.username for card in queries.managed_by(who("huyen-608-ql"), on=DAY)}
    assert names == {"huyen-608-ql", "huyen-608", "xa-23281"}
    with pytest.raises(UnknownAccount):
        queries.card("xa-23380", by=who("huyen-608-ql"), on=DAY)
    with pytest.raises(UnknownAccount):
        queries.card("xa-23281", by=who("huyen-608"), on=DAY)


def test_a_department_sees_its_own_people_alone() -> None:
    manager = who("so-khdt-ql")
    assert {card.username for card in queries.managed_by(manager, on=DAY)} == {
        "so-khdt-ql", "so-khdt",
    }  # fmt: skip
    assert [agency.code for agency in queries.agencies_managed(manager, on=DAY)] == ["so-khdt"]


def test_an_operator_sees_everybody_of_the_province() -> None:
    assert len(queries.managed_by(who("van-hanh"), on=DAY)) == 8
    assert len(queries.people_at("611", on=DAY)) == 1


@pytest.mark.parametrize("deed", [services.deactivate_account, services.reset_password])
@pytest.mark.parametrize("username", ["xa-23380", "dieu-phoi", "khong-co"])
def test_nobody_alters_the_people_of_others(deed: object, username: str) -> None:
    assert callable(deed)
    with pytest.raises(UnknownAccount):
        deed(by=who("huyen-608-ql"), username=username, on=DAY)


def test_a_district_hands_on_roles_inside_itself() -> None:
    give("huyen-608-ql", "xa-23281", "commune_approver", "23281")
    assert who("xa-23281").may(Action("submissions.approve", ""), unit="23281")


@pytest.mark.parametrize(
    ("by", "username", "what", "refusal"),
    [
        ("huyen-608-ql", "huyen-608", ("commune_officer", "23380"), CannotHandOn),
        ("huyen-608-ql", "huyen-608", ("coordinator", "62"), CannotHandOn),
        ("huyen-608-ql", "huyen-608", ("auditor", "608"), CannotHandOn),
        ("so-khdt-ql", "so-khdt", ("department", "62", "form:poverty"), CannotHandOn),
        ("so-khdt-ql", "so-khdt", ("coordinator", "62"), CannotHandOn),
        ("so-khdt-ql", "so-khdt", ("people_manager", "62"), CannotHandOn),
        ("van-hanh", "van-hanh", ("coordinator", "62"), OwnAccount),
        ("van-hanh", "so-khdt", ("department", "62"), WrongSubject),
        ("van-hanh", "so-khdt", ("department", "62", "form:"), WrongSubject),
        ("van-hanh", "dieu-phoi", ("leader", "62", "form:capital"), WrongSubject),
        ("van-hanh", "huyen-608", ("commune_officer", "608"), WrongLevel),
        ("van-hanh", "huyen-608", ("king", "608"), UnknownRole),
        ("van-hanh", "huyen-608", ("district_officer", "608"), AlreadyGranted),
        ("van-hanh", "huyen-608", ("district_officer", ""), CannotHandOn),
        ("huyen-608", "xa-23281", ("commune_officer", "23281"), UnknownAccount),
    ],
)
def test_a_role_that_is_not_the_givers_to_give_is_refused(
    by: str, username: str, what: tuple[str, ...], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        give(by, username, *what)


def test_a_role_at_a_unit_that_does_not_stand_is_refused() -> None:
    account = Account.objects.get(username="van-hanh")
    account.grants.update(unit="")
    with pytest.raises(UnknownUnit):
        give("van-hanh", "huyen-608", "district_officer", "999")


def test_a_department_hands_on_what_its_manager_holds() -> None:
    give("van-hanh", "so-khdt-ql", "department", "62", "form:capital")
    give("van-hanh", "so-khdt-ql", "department", "62", "form:works")
    give("so-khdt-ql", "so-khdt", "department", "62", "form:works")
    read = Action("submissions.read", "Xem")
    assert who("so-khdt").may(read, unit="62", subject="form:works")


def test_an_account_that_holds_more_is_not_taken_over() -> None:
    give("van-hanh", "huyen-608", "operator", "62")
    with pytest.raises(BeyondReach, match=r"“Người vận hành” tại 62"):
        services.reset_password(by=who("huyen-608-ql"), username="huyen-608", on=DAY)


def test_nobody_resets_their_own_password_by_managing() -> None:
    with pytest.raises(OwnAccount):
        services.reset_password(by=who("van-hanh"), username="van-hanh", on=DAY)


def test_a_grant_is_ended_once_and_not_before_it_began() -> None:
    number = give("huyen-608-ql", "xa-23281", "commune_approver", "23281")
    end = {"by": who("huyen-608-ql"), "username": "xa-23281", "number": number}
    with pytest.raises(EndsBeforeItBegins):
        services.end_grant(**end, on=SINCE)  # type: ignore[arg-type]
    services.end_grant(**end, on=NEXT)  # type: ignore[arg-type]
    with pytest.raises(UnknownGrant):
        services.end_grant(**end, on=NEXT)  # type: ignore[arg-type]


def test_a_grant_of_somebody_else_is_not_ended_by_its_number() -> None:
    number = Account.objects.get(username="xa-23380").grants.get().pk
    with pytest.raises(UnknownGrant):
        services.end_grant(by=who("huyen-608-ql"), username="xa-23281", number=number, on=DAY)


def test_every_deed_is_noted() -> None:
    services.create_account(by=who("huyen-608-ql"), new=NEW, on=DAY)
    number = give("huyen-608-ql", NEW.username, "commune_officer", "23281")
    services.end_grant(by=who("huyen-608-ql"), username=NEW.username, number=number, on=DAY)
    services.reset_password(by=who("huyen-608-ql"), username=NEW.username, on=DAY)
    services.deactivate_account(by=who("huyen-608-ql"), username=NEW.username, on=DAY)
    user = Account.objects.get(username="huyen-608-ql").pk
    noted = Event.objects.filter(user=user).order_by("id").values_list("action", flat=True)
    assert list(noted) == [
        "people.create_account", "people.grant_role", "people.end_grant",
        "people.reset_password", "people.deactivate_account",
    ]  # fmt: skip


def test_whom_to_call_is_who_answers_for_the_units_own_forms() -> None:
    called = queries.contacts_of(["23281", "608", "23380", "999"], on=DAY)
    assert {unit: [c.username for c in found] for unit, found in called.items()} == {
        "23281": ["xa-23281"], "608": ["huyen-608"], "23380": ["xa-23380"], "999": [],
    }  # fmt: skip
    (contact,) = queries.contacts_of(("23281",), on=DAY)["23281"]
    assert (contact.name, contact.phone) == ("Ông xa-23281", "0900")


def test_somebody_goes_to_another_agency_of_the_same_manager() -> None:
    def move(agency: str, username: str = "xa-23281", by: str = "huyen-608-ql") -> None:
        services.change_account(
            by=who(by), username=username, name=" Ông  B ", agency=agency, position="", on=DAY
        )

    move("608")
    account = Account.objects.get(username="xa-23281")
    assert (account.name, account.agency.code) == ("Ông B", "608")
    with pytest.raises(NotAllowed):
        move("611")
    with pytest.raises(UnknownAccount):
        move("608", username="xa-23380")
    with pytest.raises(UnknownAgency):
        move("khong-co")


def test_an_agency_is_entered_where_one_manages() -> None:
    board = Agency("bqlda-608", "Ban quản lý dự án", "608", AgencyKind.BOARD, SINCE)
    services.record_agency(by=who("huyen-608-ql"), agency=board, on=DAY)
    with pytest.raises(NotAllowed):
        services.record_agency(
            by=who("huyen-608-ql"), agency=replace(board, code="x", unit="611"), on=DAY
        )
