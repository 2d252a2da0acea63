"""Files refused before their reasons were kept with facts: what was kept in words is said so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from chungtay.apps.units.reorganisations import upload
from chungtay.core.kernel.saying import read_said

BEFORE, AFTER = [("units", "0005_reorganisations")], [("units", "0006_refused_in_facts")]
DAY = dt.date(2020, 10, 13)
WHY = "Tệp “a{b}.xlsx” không phải tệp sắp xếp đơn vị."
FAULT = "Cột type: “thôn” không thuộc: xã, phường."


def written(apps: Any, token: str, **columns: object) -> None:
    apps.get_model("units", "ReorganisationUpload").objects.create(
        token=token, user=7, on=DAY, name="a.xlsx", size=1, sha256="", content=b"x",
        moved_at=dt.datetime(2020, 10, 13, tzinfo=dt.UTC), **columns,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_reason_kept_in_words_is_said_as_it_was_kept_and_back_again() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps
    finding = {"code": "units.fault", "severity": "error", "where": "a/units", "message": FAULT}
    written(old, "one", stage="refused", refused="units.no_reorganisation", words=WHY)
    written(old, "two", stage="ready", found={"sound": False, "findings": [finding]})
    MigrationExecutor(connection).migrate(AFTER)
    one, two = upload("one"), upload("two")
    assert str(one.why) == WHY
    assert two.why is None
    (told,) = two.found["findings"]
    assert str(read_said(told["why"])) == FAULT
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    rows = executor.loader.project_state(BEFORE).apps.get_model("units", "ReorganisationUpload")
    one_before, two_before = rows.objects.order_by("pk")
    assert one_before.words == WHY
    assert two_before.found["findings"] == [finding]
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
