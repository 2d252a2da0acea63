"""A commune's requirements over the years, the days on which anything changed, as once known."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.readings import queries
from chungtay.apps.units.queries import classes_of, subtree
from chungtay.apps.units.services import append_unit_classes
from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.unit import Level
from chungtay.core.units.unit_class import UnitClassRow
from chungtay.flows.judge_over_time import judged_over_time
from chungtay.flows.judge_units import judged, judged_in
from tests.web.conftest import Read
from tests.web.submissions.entering import Browse
from tests.web.submissions.entering import browse as browse

pytestmark = pytest.mark.usefixtures("demo")
HERE = "/nong-thon-moi/danh-gia/23380/"
SET = "commune-2016-2020"
DAY = dt.date(2020, 10, 13)


@pytest.mark.django_db
def test_what_stood_on_each_moment_is_what_the_judge_says_of_that_day() -> None:
    told = judged_over_time("23380", criteria_set=SET, on=DAY)
    assert told.years == (2019, 2020)
    for moment in told.moments:
        _law, result = judged(["23380"], criteria_set=SET, on=moment.on)["23380"]
        assert result == moment.result
    part = queries.readings("23380", criteria_set=SET, on=DAY)["2.2", Stage.SELF].part
    assert told.said["2.2", 2020, Stage.SELF].part == part


@pytest.mark.django_db
@pytest.mark.parametrize("criterion", ["02", "10", "11", "17"])
def test_one_criterion_judged_alone_is_what_the_whole_says_of_it(criterion: str) -> None:
    units = [unit.code for unit in subtree("62", on=DAY, level=Level.COMMUNE)]
    whole = judged(units, criteria_set=SET, on=DAY)
    alone = judged_in(units, criteria_set=SET, criterion=criterion, on=DAY)
    assert alone.keys() == whole.keys()
    for unit, (_law, result) in alone.items():
        (told,) = result.criteria
        assert told == next(o for o in whole[unit][1].criteria if o.criterion.code == criterion)


def test_every_requirement_tells_each_year_and_leads_to_the_dossier_of_its_end(read: Read) -> None:
    page = read(f"{HERE}cac-nam/")
    assert '<th scope="col">2019</th><th scope="col">2020</th>' in page
    assert "11/19" in page and "12/19" in page
    assert page.count('class="group"') == 19
    assert "52 % (5.408/10.400)" in page and "93,5 % (9.724/10.400)" in page
    assert f'href="{HERE}ho-so/?on=2019-12-31&amp;tieu-chi=02"' in page
    assert f'href="{HERE}2.2/"' in page
    turned = re.findall(r'class="turn">(\d\d/\d\d/\d{4}): ([^<]+) → ([^<]+)<', page)
    assert turned and all(before != after for _day, before, after in turned)


def test_a_set_without_listed_requirements_tells_whole_criteria(read: Read) -> None:
    page = read(f"{HERE}cac-nam/?bo=commune-2026-2030")
    assert "Chưa ai ghi gì về đơn vị này theo bộ tiêu chí đã chọn." in page


def test_the_matrix_moves_between_the_days_on_which_anything_changed(read: Read) -> None:
    page = read("/nong-thon-moi/")
    stops = re.search(r'data-stops="([^"]+)" data-shown="2020-10-13"', page)
    assert stops is not None
    days = stops[1].split(" ")
    assert days == sorted(set(days)) and {"2019-12-31", "2020-08-20", "2020-10-13"} <= set(days)
    assert 'rel="prev" href="/nong-thon-moi/?on=2020-09-28"' in page
    assert 'rel="next"' not in page
    nothing = read("/nong-thon-moi/?on=2015-12-15")
    assert "data-stops" in nothing and 'rel="next" href="/nong-thon-moi/?on=2016-11-30"' in nothing
    back = read("/nong-thon-moi/?on=2019-12-31")
    assert 'rel="next" href="/nong-thon-moi/?on=2020-02-08"' in back


@pytest.mark.django_db
def test_the_days_are_those_of_the_registers_as_known() -> None:
    units = [unit.code for unit in subtree("62", on=DAY, level=Level.COMMUNE)]
    every = criteria.changed_days(units, criteria_sets=[SET], on=DAY)
    then = criteria.changed_days(units, criteria_sets=[SET], on=DAY, as_known=dt.date(2020, 1, 31))
    assert then < every and DAY not in then


def test_pages_are_read_as_they_were_known_on_a_day_and_not_written(browse: Browse) -> None:
    officer, known = browse("xa-23380"), {"as-known": "12/10/2020"}
    for page in (HERE, f"{HERE}ho-so/", f"{HERE}cac-nam/", f"{HERE}2.1/"):
        now, then = (officer.get(page, asked).content.decode() for asked in ({}, known))
        assert "93,5 %" in now, page
        assert "93,5 %" not in then, page
        assert "52 %" in then or page == f"{HERE}cac-nam/", page
    looked = officer.get(HERE, known).content.decode()
    assert "chỉ xem, không ghi được" in looked and 'name="judgement:' not in looked
    sent = {"judgement:1.1": "not_met", "note:1.1": "Xem lại"}
    assert officer.post(f"{HERE}?as-known=12/10/2020", sent).status_code == 403


@pytest.mark.django_db
def test_what_judges_and_was_written_since_the_known_day_is_counted(read: Read) -> None:
    """Sums are as known then; levels and classes are those of today, and the page says how many."""
    known = dt.date(2020, 8, 31)
    said = "mức tiêu chí của tỉnh và phân loại đơn vị dùng để xét đạt chuẩn"
    assert said not in read("/nong-thon-moi/?as-known=31/08/2020")
    grounds = Grounds("kontum.ubnd:9/QĐ-UBND:2020-09-01", dt.date(2020, 9, 1), Provenance.REPORTED)
    row = UnitClassRow("23380", "border", holds=True, on=dt.date(2020, 7, 1), grounds=grounds)
    append_unit_classes([row], by="thử")
    page = read("/nong-thon-moi/?as-known=31/08/2020")
    assert said in page and "1 dòng phân loại" in page
    assert said not in read("/von/?as-known=31/08/2020")
    assert said not in read("/nong-thon-moi/")
    assert not [c for c in classes_of("23380", on=DAY, as_known=known) if c.unit_class == "border"]
    assert [c for c in classes_of("23380", on=DAY) if c.unit_class == "border"]
