"""A workbook for many units: done by a worker, left and come back to, done once."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from chungtay.apps.people.queries import actor_of
from chungtay.apps.submissions import queries, services
from chungtay.apps.submissions.queries import uploads as kept
from chungtay.core.kernel import handing_in
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.book import UnknownUpload
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.handing_in import Choice
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell
from chungtay.flows import form_template, handing_out
from chungtay.flows.import_form_book import Asked, uploads
from chungtay.formats.form_book import Layout

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ON = dt.date(2020, 10, 13)
KEY = Key("ho-ngheo-thang", "23380", "2020-09")
ASKED = Asked(KEY.form, "611", KEY.period, many=True)
CELL = Place("all", "escaped")


class Workers:
    """Workers that take work when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, ...]] = []

    def take(self, function: Any, *given: Any, **_named: Any) -> str:
        self.waiting.append((function, *given))
        return "1"

    def work(self) -> int:
        done = 0
        while self.waiting:
            function, *given = self.waiting.pop(0)
            function(*given)
            done += 1
        return done


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Workers:
    made = Workers()
    monkeypatch.setattr(handing_out, "workers_run", lambda: True)
    monkeypatch.setattr(handing_out, "async_task", made.take)
    return made


@pytest.fixture
def coordinator(db: None) -> Actor:
    return actor_of(get_user_model()._default_manager.get(username="dieu-phoi").pk, on=ON)


def handed_in(by: Actor, number: int = 21) -> str:
    target = io.BytesIO()
    form_template.write_workbook(
        by=by, form=KEY.form, scope="611", period=KEY.period, target=target, on=ON,
        layout=Layout.FLAT,
    )  # fmt: skip
    opened = openpyxl.load_workbook(target)
    sheet = opened.worksheets[0]
    row = next(r[1].row for r in sheet.iter_rows() if r[1].value == KEY.unit)
    column = next(c.column for c in sheet[1] if c.value == f"cell:{CELL}")
    sheet.cell(row, column).value = number
    changed = io.BytesIO()
    opened.save(changed)
    return uploads.receive(by=by, asked=ASKED, name="huyen.xlsx", content=changed.getvalue(), on=ON)


def stage(token: str) -> Stage:
    return kept.about(token)[0].stage


def amount() -> int | None:
    return queries.filing(KEY, on=ON).sheet.amount(*CELL)


def test_it_waits_for_a_worker_and_then_for_a_person(workers: Workers, coordinator: Actor) -> None:
    token = handed_in(coordinator)
    assert stage(token) is Stage.WAITING
    assert workers.work() == 1
    assert stage(token) is Stage.READY
    uploads.decide(by=coordinator, token=token, choice=Choice())
    uploads.decide(by=coordinator, token=token, choice=Choice())  # a second click
    assert (stage(token), amount()) == (Stage.TO_WRITE, None)
    assert workers.work() == 1
    assert (stage(token), amount()) == (Stage.DONE, 21)


def test_work_handed_out_twice_is_done_once(workers: Workers, coordinator: Actor) -> None:
    token = handed_in(coordinator)
    workers.waiting *= 2
    workers.work()
    uploads.decide(by=coordinator, token=token, choice=Choice())
    workers.waiting *= 2
    workers.work()
    steps = queries.filing(KEY, on=ON).seq
    uploads.compare_upload(token)
    uploads.write_upload(token)
    assert (stage(token), queries.filing(KEY, on=ON).seq) == (Stage.DONE, steps)


def test_what_changed_while_it_waited_goes_back_to_the_person_in_their_own_language(
    workers: Workers, coordinator: Actor, client: Client
) -> None:
    token = handed_in(coordinator)
    workers.work()
    uploads.decide(by=coordinator, token=token, choice=Choice())
    change = Change(CELL, Cell.number(5), 0)
    services.save_cells(by=coordinator, key=KEY, changes=[change], on=ON)
    workers.work()
    told, _ = kept.about(token)
    assert (told.stage, amount()) == (Stage.READY, 5)
    assert told.summary is not None
    assert told.summary.conflicts == 1
    assert "vừa bị sửa" in str(told.why)
    client.force_login(get_user_model()._default_manager.get(pk=coordinator.user))
    shown = client.get(f"/ngon-ngu/en/?next=/bao-cao-ky/tep-excel/{token}/", follow=True)
    assert "changed both in the file and by somebody in the system" in shown.content.decode()


def test_leave_taken_back_meanwhile_keeps_it_from_being_written(
    workers: Workers, coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = handed_in(coordinator)
    workers.work()
    uploads.decide(by=coordinator, token=token, choice=Choice())
    nobody = replace(coordinator, grants=frozenset())
    monkeypatch.setattr("chungtay.apps.people.queries.actor_of", lambda *_, **_on: nobody)
    workers.work()
    told, _ = kept.about(token)
    assert (told.stage, told.refused) == (Stage.REFUSED, "people.not_allowed")
    assert amount() is None


def test_the_page_can_be_left_and_work_that_stands_still_taken_on(
    workers: Workers, coordinator: Actor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = handed_in(coordinator)
    here = f"/bao-cao-ky/tep-excel/{token}/"
    client.force_login(get_user_model()._default_manager.get(pk=coordinator.user))
    shown = client.get(here).content.decode()
    assert "Đang chờ đọc" in shown
    assert "Có thể rời trang này" in shown
    assert "Làm ngay tại đây" not in shown
    monkeypatch.setattr(handing_in, "STALLED", dt.timedelta(seconds=-1))
    assert "Làm ngay tại đây" in client.get(here).content.decode()
    client.post(here, {"do": "resume"})
    assert "1 ô chỉ đổi trong tệp" in client.get(here).content.decode()


def test_another_may_not_decide(workers: Workers, coordinator: Actor) -> None:
    token = handed_in(coordinator)
    workers.work()
    with pytest.raises(UnknownUpload):
        uploads.decide(by=replace(coordinator, user=1), token=token, choice=Choice())
    with pytest.raises(UnknownUpload):
        uploads.resume(by=replace(coordinator, user=1), token=token)
    assert stage(token) is Stage.READY
