"""What is recognised and what was lost since, on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from chungtay.cli.root import main

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def said(*words: str) -> str:
    answer = CliRunner().invoke(main, ["criteria", *words, "--on", "2020-10-13"])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_recognitions_that_stand_are_listed_by_grade_and_year() -> None:
    assert "27 quyết định công nhận còn hiệu lực." in said("recognitions")
    assert "5 quyết định công nhận còn hiệu lực." in said("recognitions", "--year", "2019")
    assert json.loads(said("recognitions", "--grade", "advanced", "--json")) == []


def test_what_was_lost_says_since_when_and_why() -> None:
    assert "2 xã đã công nhận không giữ đủ tiêu chí." in said("backsliding")
    first = json.loads(said("backsliding", "--json"))[0]
    assert (first["criterion"], first["since"], first["why"]) == ("17", "2020-08-20", "lost")
