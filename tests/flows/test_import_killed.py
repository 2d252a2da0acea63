"""An import is killed at every few statements, and around its commit: all of it stands, or nothing.

The importing process is a child of the test's own, with a database of its own, and dies by SIGKILL.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chungtay.apps.people.queries import actor_of
from chungtay.apps.submissions.queries import bulk
from chungtay.apps.submissions.queries import uploads as kept
from chungtay.apps.submissions.services import uploads as services
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.submissions.handing_in import Choice
from chungtay.flows import form_template
from chungtay.flows.import_form_book import Asked, uploads
from chungtay.formats.form_book import Layout
from tests.prepared import ALIAS, speaking_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

FORM, SCOPE, PERIOD = "san-xuat-quy", "62", "2020-Q3"
ON = dt.date(2020, 10, 13)
EVERY = 3
"""Statements between two points at which the process is killed."""
NOT_KILLED = 0


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the demonstration to which a child process may commit."""
    usual = connections[ALIAS]
    copy = usual.copy()
    taken = usual.settings_dict["NAME"]
    if usual.vendor == "sqlite":
        copy.settings_dict["NAME"] = tmp_path / "killed.sqlite3"
        shutil.copy(taken, copy.settings_dict["NAME"])
        yield copy
        copy.close()
        return
    name = f"{taken}_killed"
    usual.close()
    with usual._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{taken}"')
    copy.settings_dict["NAME"] = name
    yield copy
    copy.close()
    with usual._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.mark.slow
def test_an_import_killed_anywhere_has_written_all_or_nothing(
    own_database: BaseDatabaseWrapper,
) -> None:
    with speaking_to(own_database):
        token, meant = _decided_upon()
        before = _held()
        own_database.close()
        killed = 0
        for point in ["commit", *range(1, 1000, EVERY)]:
            if _killed_at(own_database, token, point) == NOT_KILLED:
                break
            killed += 1
            assert _held() == before, f"half written, killed at {point}"
            own_database.close()
        assert killed >= 10
        after = _held()
        assert meant.items() <= after.items()
        assert kept.about(token)[0].stage is Stage.DONE
        uploads.write_upload(token)  # handed out once more, as after a lost answer
        assert _held() == after
        own_database.close()


def test_killed_just_after_the_commit_it_is_done_and_not_done_again(
    own_database: BaseDatabaseWrapper,
) -> None:
    with speaking_to(own_database):
        token, meant = _decided_upon()
        own_database.close()
        assert _killed_at(own_database, token, "committed") == -signal.SIGKILL
        after = _held()
        assert meant.items() <= after.items()
        assert kept.about(token)[0].stage is Stage.DONE
        uploads.write_upload(token)
        assert _held() == after
        own_database.close()


def _decided_upon() -> tuple[str, dict[str, Any]]:
    """Hand in a district's workbook that fills a cell in each commune; decide to have it written.

    Gives its token, and what the cells are to hold.
    """
    by = actor_of(get_user_model()._default_manager.get(username="dieu-phoi").pk, on=ON)
    target = io.BytesIO()
    form_template.write_workbook(
        by=by, form=FORM, scope=SCOPE, period=PERIOD, target=target, on=ON, layout=Layout.FLAT
    )
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    column = _column_of(sheet, "cell:ct-30a|projects")
    writable = {leaf.key.unit for leaf in bulk.leaves(FORM, PERIOD, scope=SCOPE) if leaf.writable}
    meant = {}
    for number, row in enumerate(range(7, sheet.max_row + 1), 4_000):
        unit = str(sheet.cell(row, 2).value)
        if unit in writable:
            sheet.cell(row, column).value = number
            meant[unit] = number
    changed = io.BytesIO()
    book.save(changed)
    asked = Asked(FORM, SCOPE, PERIOD, many=True)
    token = uploads.receive(
        by=by, asked=asked, name="huyen.xlsx", content=changed.getvalue(), on=ON
    )
    found = kept.upload(token, user=by.user).summary
    assert found is not None
    assert found.to_write == len(meant) > 3
    # Chosen, and not written yet, as where a worker is to write.
    assert services.keep_choice(by=by, token=token, choice=Choice())
    return token, meant


def _held() -> dict[str, int]:
    """Give the cell by unit, and how many steps each submission has gone."""
    held = {}
    for leaf in bulk.leaves(FORM, PERIOD, scope=SCOPE):
        cell = leaf.sheet.cell("ct-30a", "projects")
        if cell is not None:
            held[leaf.key.unit] = cell.amount
        held[f"{leaf.key.unit} steps"] = leaf.seq
    return held


def _column_of(sheet: Any, code: str) -> int:
    return int(next(cell.column for cell in sheet[1] if cell.value == code))


def _killed_at(database: Any, token: str, point: int | str) -> int:
    """Write the workbook in a child that kills itself at a point; answer how the child ended."""
    child = os.fork()
    if child == 0:
        _write_and_die(database, token, point)
    status: int = os.waitpid(child, 0)[1]
    return int(os.waitstatus_to_exitcode(status))


def _write_and_die(database: Any, token: str, point: int | str) -> NoReturn:
    try:
        own = database.copy()
        own.settings_dict["NAME"] = database.settings_dict["NAME"]
        with speaking_to(own):
            _dying(point)
            uploads.write_upload(token)
    finally:
        os._exit(NOT_KILLED)


def _dying(point: int | str) -> None:
    """Let this process die at the statement of a number, or just before or after the commit."""
    database: Any = connection
    commit = database._commit
    left = point if isinstance(point, int) else -1

    def counted(execute: Callable[..., Any], *told: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            _die()
        return execute(*told)

    def committing() -> None:
        last = isinstance(point, str) and _done()
        if last and point == "commit":
            _die()
        commit()
        if last:
            _die()

    database.execute_wrappers.append(counted)
    database._commit = committing


def _done() -> bool:
    """Tell whether the transaction about to end says that a workbook is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM submissions_upload WHERE stage = 'done'")
        return bool(cursor.fetchone()[0])


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")
