"""Alerts of before facts were kept: each sentence the product wrote is read back to its facts."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from chungtay.apps.alerts.queries import alerts
from chungtay.core.alerts.content import vietnamese_words

FACTS = import_module("chungtay.apps.capital.migrations.0007_alerts_in_facts").facts
BEFORE, AFTER = [("capital", "0006_treasury")], [("capital", "0007_alerts_in_facts")]
DAY = dt.date(2020, 10, 13)
STILL = "Không có phát sinh từ ngày 01/07/2020 (14 tuần), trong khi còn 565.000 ₫ chưa giải ngân."


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (
            "rate",
            "Mới giải ngân 25,00 % kế hoạch; mốc của tỉnh đến 30/09 là 60 %. "
            "Còn 1.750 ₫ chưa giải ngân.",
            {"ends": None, "percent": 60, "amount": 1750},
        ),
        ("still", STILL, {"ends": None, "percent": 0, "amount": 565_000}),
        (
            "window",
            "Vốn kéo dài chỉ được giải ngân đến hết ngày 31/12/2019 (còn 77 ngày); còn 9 ₫, "
            "quá ngày đó phải hủy dự toán.",
            {"ends": dt.date(2019, 12, 31), "percent": 0, "amount": 9},
        ),
        (
            "arrears",
            "Phát sinh nợ đọng từ ngày 20/01/2016, chưa trả hết. Số tiền 5.000 ₫.",
            {"ends": None, "percent": 0, "amount": 5000},
        ),
        (
            "finish",
            "Dự kiến hoàn thành ngày 12/10/2020, đã quá 1 ngày mà chưa hoàn thành.",
            {"ends": None, "percent": 0, "amount": None},
        ),
        (
            "rotation",
            "Hạn thu hồi ngày 12/10/2020, đã quá 1 ngày. Số tiền 7 ₫.",
            {"ends": None, "percent": 0, "amount": 7},
        ),
        (
            "obstacle",
            "Hạn xử lý ngày 12/10/2020, đã quá 1 ngày.",
            {"ends": None, "percent": 0, "amount": None},
        ),
    ],
)
def test_a_sentence_is_read_back(kind: str, words: str, told: dict[str, Any]) -> None:
    assert FACTS(kind, words) == told


def test_a_sentence_of_others_stops_the_migration() -> None:
    with pytest.raises(ValueError, match="not written by this product"):
        FACTS("rate", "Chậm.")


@pytest.mark.django_db(transaction=True)
def test_an_alert_written_before_says_the_same_after() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps
    old.get_model("capital", "Holder").objects.create(
        code="611", name="UBND: huyện Ngọc Hồi", unit="611"
    )
    alert = old.get_model("capital", "Alert").objects.create(
        ref="A:still:line:611:x:1", key="still:line:611:x", rule="still-line", kind="still",
        subject="line:611:x", unit="611", holder="611", words=STILL,
        title="UBND: huyện Ngọc Hồi: Nông thôn mới · Ngân sách trung ương · vốn sự nghiệp",
        since=dt.date(2020, 7, 1), due=DAY, on=DAY, measure="capital.gap", value="565000",
        where=[["plan_year", ["2020"]], ["holder", ["611"]], ["programme", ["nrd"]],
               ["project", [""]], ["item", [""]], ["source", ["central"]],
               ["kind", ["recurrent"]], ["origin_year", ["2020"]]],
        document="qh:49/2014/QH13:2014-06-18", known_from=DAY, recorded_by="0",
        provenance="derived",
    )  # fmt: skip
    MigrationExecutor(connection).migrate(AFTER)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    (card,) = alerts(None, on=DAY)
    assert card.number == alert.pk
    assert card.content.title == "UBND: huyện Ngọc Hồi"
    assert vietnamese_words(card.content) == STILL
