"""Foresight on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_foresight_is_told_in_words_and_in_json() -> None:
    words = CliRunner().invoke(main, ["capital", "foresee", "--on", "2020-10-13"]).output
    assert "ước 31/12/2020" in words
    assert "Nguy cơ không chi hết" in words
    told = json.loads(
        CliRunner().invoke(main, ["capital", "foresee", "--on", "2020-10-13", "--json"]).output
    )
    assert told["standing"] == "estimate"
    assert told["total"]["plan"] == sum(line["plan"] for line in told["lines"])


def test_before_any_plan_there_is_nothing_to_foresee() -> None:
    said = CliRunner().invoke(main, ["capital", "foresee", "--on", "1990-06-30"]).output
    assert said.startswith("Chưa có kế hoạch vốn năm 1990")
