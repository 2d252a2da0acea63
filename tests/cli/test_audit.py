"""The audit log from the command line: sealed, proved, and its head kept elsewhere."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from chungtay.apps.audit import queries, services
from chungtay.cli.root import main
from chungtay.core.people.actor import Action, Actor
from tests.apps.audit.tampering import tamper

pytestmark = pytest.mark.django_db


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["audit", *words])


def note(*subjects: str) -> None:
    for subject in subjects:
        services.note(Action("a.b", ""), by=Actor(7, frozenset(), "Y Thu"), subject=subject)


def test_an_untouched_log_is_told_to_be_whole() -> None:
    assert run("head").output.strip() == "0" * 64
    note("a", "b")
    assert "Đã niêm 2 dòng" in run("seal").output
    assert "Đã niêm 0 dòng" in run("seal").output
    head = run("head").output.strip()
    note("c")
    told = run("verify", "--against", head)
    assert told.exit_code == 0
    assert "Chưa niêm: 1 dòng." in told.output
    assert "còn nguyên, và chứa mã đã cất giữ" in told.output
    assert head in told.output


def test_what_was_touched_is_named_and_the_exit_code_says_so() -> None:
    note("a", "b", "c")
    run("seal")
    head = run("head").output.strip()
    row = queries.log(queries.Asked(subject="b")).events[0].id
    tamper("DELETE FROM audit_event WHERE id = %s", row)
    told = run("verify")
    assert told.exit_code == 1
    assert f"Dòng bị xóa: lô 1, dòng {row}" in told.output
    said = json.loads(run("verify", "--json", "--against", "f" * 64).output)
    assert (said["sound"], said["head"], said["unsealed"]) == (False, head, 0)
    assert said["faults"] == [
        {"what": "another", "batch": None, "event": None},
        {"what": "removed", "batch": 1, "event": row},
    ]
