"""Any number from the command line: lines for people, JSON for machines, refusals in words."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from chungtay.analytics.engine import engine
from chungtay.cli.root import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
DAY = ("--on", "2020-09-30")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["measure", *words])


def test_a_number_is_told_with_its_unit_day_rows_and_digest() -> None:
    lines = run("units.communes", "--where", "province=62", *DAY).output.splitlines()
    assert lines[0] == "Số xã (commune), ngày 30/09/2020"
    assert "85" in lines
    assert any(line.startswith("85 dòng sổ, mã đối chiếu ") for line in lines)


def test_a_number_is_divided_by_several_dimensions() -> None:
    asked = ("capital.plan", "--by", "programme,source", "--by", "kind", *DAY)
    lines = run(*asked, "--where", "plan_year=2020").output.splitlines()[1:-1]
    assert [line.split("\t")[:3] for line in lines if line.startswith("ntm\tcentral")] == [
        ["ntm", "central", "development"], ["ntm", "central", "recurrent"],
    ]  # fmt: skip


def test_machines_are_given_exact_numbers() -> None:
    asked = ("capital.disbursement_rate", "--by", "programme", "--where", "plan_year=2020")
    said = json.loads(run(*asked, *DAY, "--json").output)
    assert (said["measure"], said["by"], said["on"]) == (
        "capital.disbursement_rate", ["programme"], "2020-09-30",
    )  # fmt: skip
    assert said["where"]["plan_year"] == ["2020"]
    assert len(said["digest"]) == 64
    cells = {cell["by"][0]: cell for cell in said["cells"]}
    assert cells.keys() == {"", "ntm", "gn"}
    assert all(cell["missing"] is None and "." in cell["value"] for cell in cells.values())


def test_what_nobody_spoke_of_is_missing_and_not_zero() -> None:
    said = json.loads(run("capital.plan", "--where", "plan_year=1999", *DAY, "--json").output)
    (cell,) = said["cells"]
    assert (cell["value"], cell["missing"], said["rows"]) == (None, "absent", 0)


def test_a_range_is_a_condition() -> None:
    asked = ("communes.in_band", "--where", "province=62", "--on", "2020-10-13")
    for band, communes in {"15..18": "4", "10..14": "51", "5..9": "3", "..4": "0"}.items():
        lines = run(*asked, "--where", f"criteria_met={band}").output.splitlines()
        assert communes in lines, band


def test_what_a_measure_requires_may_be_divided_by() -> None:
    found = run("poverty.poor", "--by", "people,level", *DAY)
    assert found.exit_code == 0
    assert "minority\tprovince\t" in found.output


def test_the_list_names_every_measure() -> None:
    lines = run("list").output.splitlines()
    assert len(lines) == len(engine().catalogue)
    assert "units.communes\tSố xã\tcommune\tunit, district, province" in lines
    told = json.loads(run("list", "--json").output)
    assert {one["name"] for one in told} == engine().catalogue.keys()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("capital.plann",), 4, "Không có chỉ số “capital.plann”; gần giống: capital.plan"),
        (("capital.plan", "--by", "colour"), 1, "[measures.no_dimension]"),
        (("poverty.poor",), 1, "[measures.condition_required]"),
        (("communes.in_band", "--where", "criteria_met=-..5"), 1, "[measures.bad_condition]"),
        (("capital.rate_change", "--where", "plan_year=x", "--against", "2019-09-30"), 1,
         "[measures.bad_condition]"),
        (("criteria.average_change",), 1, "[measures.no_earlier_day]"),
        (("capital.plan", "--where", "foo"), 2, "“foo” không phải điều kiện"),
        (("capital.plan", "--where", "=foo"), 2, "không phải điều kiện"),
        (("capital.plan", "--on", "30/09/2020"), 2, "--on"),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_ends_with_the_code_of_its_kind(
    words: tuple[str, ...], code: int, said: str
) -> None:
    found = run(*words)
    assert found.exit_code == code
    assert said in found.output
    assert "Traceback" not in found.output


def test_a_refusal_ends_with_its_name_in_brackets() -> None:
    assert run("nope").output.rstrip().endswith(". [measures.unknown]")


def test_a_change_is_asked_against_an_earlier_day() -> None:
    asked = ("criteria.average_change", "--where", "province=62", "--on", "2020-10-13")
    assert "0,38" in run(*asked, "--against", "2019-12-31").output.splitlines()


def test_what_was_known_then_is_not_what_is_known_now() -> None:
    where = ("province=62", "people=all", "level=province")
    conditions = [word for one in where for word in ("--where", one)]
    asked = ("poverty.poor", *conditions, "--on", "2020-12-31")
    then = json.loads(run(*asked, "--as-known", "2020-10-13", "--json").output)
    now = json.loads(run(*asked, "--json").output)
    assert (then["as_known"], now["as_known"]) == ("2020-10-13", None)
    assert then["cells"][0]["value"] != now["cells"][0]["value"]
