"""The roadmap of the demonstration: what communes lack, who may pay, and the published target."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from chungtay.analytics.engine import engine
from chungtay.apps.criteria.models import Scenario
from chungtay.cli.root import main
from chungtay.core.capital.line import CapitalKind
from chungtay.core.criteria.roadmap.planning import Outcome
from chungtay.core.criteria.roadmap.problem import Goal
from chungtay.core.criteria.roadmap.relaxing import Breaks
from chungtay.core.measures.answer import Question
from chungtay.flows.roadmap.document import write
from chungtay.flows.roadmap.gaps import Lacking
from chungtay.flows.roadmap.planning import (
    Planned,
    made_anew,
    money_left,
    problem_of,
    scenario_of,
    search,
)
from chungtay.flows.roadmap.situation import Situation, offer_of, situation
from chungtay.formats.docx.check import check
from chungtay.packs.capital import permits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
DAY, END = dt.date(2020, 10, 13), dt.date(2020, 12, 31)
PUBLISHED = Goal(END, full=28, average=Fraction(29, 2), least=10)
"""What the province's report expected of the end of 2020."""


def now() -> Situation:
    return situation(engine(), province="62", on=DAY)


def planned(goal: Goal = PUBLISHED) -> tuple[Situation, Planned]:
    told = now()
    return told, search(problem_of(told, goal, money_left(engine(), province="62", on=DAY)))


def test_communes_stand_where_the_measures_say_and_lack_what_was_judged() -> None:
    told = now()
    question = Question({"province": ("62",)}, DAY)
    met = engine().ask_many(["criteria.met"], question=question)["criteria.met"].value()
    assert sum(stand.met for stand in told.stands) == met
    lacking = [gap for s in told.stands for missing in s.missing for gap in missing.gaps]
    assert len(lacking) > sum(len(stand.missing) for stand in told.stands) > 0
    assert all(gap.offers for gap in lacking)


class CriteriaOnly:
    """Judges criteria and says nothing of requirements."""

    def __call__(
        self,
        units: Collection[str],
        *,
        on: dt.date,  # noqa: ARG002
        as_known: dt.date | None,  # noqa: ARG002
    ) -> Mapping[str, Lacking]:
        """Let every commune lack criteria 2 and 3, whatever the day."""
        return dict.fromkeys(units, Lacking(17, {"02": frozenset(), "03": frozenset()}))


def test_where_only_criteria_were_judged_the_remedies_on_record_tell_what_is_missing() -> None:
    told = situation(engine(), province="62", on=DAY, judge=CriteriaOnly())
    roads = [missing for stand in told.stands for missing in stand.missing[:1]]
    assert any(missing.gaps for missing in roads)
    offered = {offer.code for m in roads for gap in m.gaps for offer in gap.offers}
    assert offered == {code for code in told.remedies if code.split(".")[1] == "2"}
    assert all(not stand.missing[1].gaps for stand in told.stands)


def test_money_may_only_pay_what_the_law_lets_it_pay() -> None:
    recurrent = next(one for one in now().remedies.values() if one.project == "ntm.04")
    assert offer_of(recurrent, permits(), DAY).funds
    built = replace(recurrent, kind=CapitalKind.DEVELOPMENT)
    assert not [f for f in offer_of(built, permits(), DAY).funds if f.kind is built.kind]


def test_the_limits_are_the_money_bound_to_no_work() -> None:
    left = money_left(engine(), province="62", on=DAY)
    where = {"province": ("62",), "programme": ("ntm",), "plan_year": ("2020",)}
    whole = engine().ask("capital.uncommitted", where=where, on=DAY).value()
    assert sum(left.values()) == whole
    held = engine().ask("capital.remaining", where=where, on=DAY).value()
    assert isinstance(held, int)
    assert isinstance(whole, int)
    assert 0 < whole < held


def test_the_published_target_can_be_reached_and_a_plan_for_it_is_written(tmp_path: Path) -> None:
    told, done = planned()
    assert done.outcome is Outcome.PROVED
    assert done.made is not None
    assert len(done.made.reached.full) == 28
    assert done.made.reached.total == 1233
    path = tmp_path / "ke-hoach.docx"
    write(scenario_of(told, done, name="28 xã", kept_by="Văn phòng"), done, path)
    assert check(path) == []


def test_a_goal_out_of_time_says_so_and_that_is_written_too(tmp_path: Path) -> None:
    told, done = planned(replace(PUBLISHED, full=31))
    assert done.diagnosis is not None
    assert done.diagnosis.breaks is Breaks.DAY
    later = [way.problem.goal.by for way in done.diagnosis.ways if way.problem.goal.by > END]
    assert later
    path = tmp_path / "ke-hoach.docx"
    write(scenario_of(told, done, name="31 xã", kept_by="Văn phòng"), done, path)
    assert check(path) == []


def test_a_scenario_made_anew_on_another_day_follows_the_first() -> None:
    told, done = planned()
    first = scenario_of(told, done, name="28 xã", kept_by="Văn phòng")
    anew = made_anew(engine(), first, on=dt.date(2020, 10, 20), kept_by="Văn phòng")
    assert anew.follows == first.code
    assert anew.code != first.code
    assert anew.problem.goal == first.problem.goal


def run(*words: str) -> str:
    answer = CliRunner().invoke(main, ["criteria", *words, "--on", "2020-10-13"])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_the_command_line_plans_keeps_and_lists() -> None:
    asked = ("plan", "--by", "2020-12-31", "--full", "28", "--average", "14,5", "--least", "10")
    told = json.loads(run(*asked, "--json"))
    assert (told["outcome"], told["plan"]["full"]) == ("proved", 28)
    code = told["plan"]["chosen"][0]
    words = run(*asked, "--why", code, "--save", "28 xã")
    assert "28 xã đạt đủ tiêu chí, bình quân 14,51" in words
    assert f"\n{code}: " in words
    assert Scenario.objects.count() == 1
    assert "trễ" in run("roadmap")


def test_the_command_line_says_what_is_in_the_way() -> None:
    short = ("plan", "--by", "2020-12-31", "--full", "28", "--average", "14.5")
    limits = ("--limit", "central.recurrent=1000", "--limit", "district.recurrent=0")
    words = run(*short, *limits)
    assert "vốn thì không" in words
    assert "→ thêm" in words
    told = json.loads(run(*short, *limits, "--json"))
    assert told["breaks"] == "money"


def test_a_limit_of_no_source_is_declined() -> None:
    said = CliRunner().invoke(
        main, ["criteria", "plan", "--by", "2020-12-31", "--limit", "xo_so.x=1"]
    )
    assert said.exit_code == 4
    assert "criteria.unknown_fund" in said.output


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--limit", "central.development=1.200"), "không có dấu chấm hàng nghìn"),
        (("--average", "14.500"), "không có dấu chấm hàng nghìn"),
        (("--why", "khong-co"), "không có giải pháp nào mang mã “khong-co”"),
    ],
)
def test_what_means_two_things_or_nothing_is_declined(asked: tuple[str, ...], said: str) -> None:
    answer = CliRunner().invoke(main, ["criteria", "plan", "--by", "2020-12-31", *asked])
    assert (answer.exit_code, said in answer.output) == (2, True)
