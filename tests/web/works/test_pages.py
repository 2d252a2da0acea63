"""What the pages of works say of the demonstration, and how they are narrowed."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from chungtay.apps.works import queries
from chungtay.core.works.wording import RESERVED
from chungtay.web.kit.address import default_day
from chungtay.web.works.urls import urlpatterns
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
WORK = "gn.p1.infra.001"


def _named(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/cong-trinh/([^/"]+)/', page)


def test_the_list_names_works_with_their_money(read: Read) -> None:
    page = read("/cong-trinh/")
    assert len(_named(page)) == 50
    assert "measure=works.count" in page
    assert re.search(r'measure=capital.disbursed[^"]*work', page)


def test_the_list_counts_what_the_register_holds(read: Read) -> None:
    found = re.search(r"<caption><span>(\d+) công trình", read("/cong-trinh/"))
    assert found is not None
    assert int(found[1]) == len(queries.works(None, on=default_day()))


def test_filters_narrow_the_list_and_stay_in_the_tabs(read: Read) -> None:
    page = read("/cong-trinh/?stage=started&district=610")
    assert set(re.findall(r'chip stage (\w+)">', page.partition("<tbody>")[2])) == {"started"}
    assert "/cong-trinh/ban-do/?district=610&amp;stage=started" in page


def test_works_are_found_by_name_without_marks_and_by_code(read: Read) -> None:
    assert _named(read("/cong-trinh/?q=thuy+loi+nho"))
    assert _named(read(f"/cong-trinh/?q={WORK}")) == [WORK]


def test_late_works_are_all_late(read: Read) -> None:
    page = read("/cong-trinh/?late=1")
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    assert rows
    assert all("▲" in row for row in rows)


def test_a_search_without_answer_says_what_to_do_next(read: Read) -> None:
    assert "Bỏ mọi điều kiện" in read("/cong-trinh/?q=khong+co+cong+trinh+nay")


def test_the_list_can_be_put_in_order_by_cost(read: Read) -> None:
    costs = [
        int(text.replace(".", ""))
        for text in re.findall(
            r'data-l="Tổng mức"[^>]*><a[^>]*>([\d.]+)</a>',
            read("/cong-trinh/?sort=-cost&money=dong").partition("</tbody>")[0],
        )
    ]
    assert len(costs) == 50
    assert costs == sorted(costs, reverse=True)


def test_what_the_address_asks_wrongly_is_set_aside(read: Read) -> None:
    assert len(_named(read("/cong-trinh/?stage=x&year=abc&page=99&type=y"))) > 0


def test_the_list_is_taken_home_as_it_is_narrowed(client: Client, read: Read) -> None:
    read("/cong-trinh/")
    answer = client.get("/cong-trinh/cong-trinh.xlsx?district=610&sort=-cost")
    assert answer.content[:2] == b"PK"


def test_the_map_shows_every_work_once_and_lists_it_too(read: Read) -> None:
    page = read("/cong-trinh/ban-do/?district=610")
    drawn = re.findall(r'tabindex="-1"[^>]*data-work="([^"]+)"', page)
    listed = re.findall(r'<li><a[^>]*data-work="([^"]+)"', page)
    assert sorted(drawn) == sorted(listed)
    assert len(set(drawn)) == len(drawn) > 0


def test_the_timeline_says_in_words_what_it_draws(read: Read) -> None:
    page = read("/cong-trinh/tien-do/?district=610")
    assert page.count('class="track"') == page.count('class="said"') > 0
    assert "Kế hoạch " in page


def test_the_funnel_never_widens(read: Read) -> None:
    page = read("/cong-trinh/pheu/").partition('<ol class="funnel">')[2].partition("</ol>")[0]
    counts = [int(n) for n in re.findall(r"<b>(?:<a[^>]*>)?(\d+)", page)]
    assert len(counts) == 7
    assert counts == sorted(counts, reverse=True)


def test_a_works_page_tells_all_that_is_written_of_it(read: Read) -> None:
    page = read(f"/cong-trinh/{WORK}/")
    assert "Các bước: kế hoạch và thực tế" in page
    assert "Mọi dòng sổ về công trình" in page
    assert f"works:{WORK}:planned" in page
    assert "/ghi/" not in page


def test_an_unknown_work_is_said_to_be_unknown(client: Client, read: Read) -> None:
    read("/cong-trinh/")
    answer = client.get("/cong-trinh/khong-co/")
    assert answer.status_code == 404
    assert "Không có công trình “khong-co”" in answer.content.decode()


def test_a_unit_names_its_works_and_leads_to_all_of_them(read: Read) -> None:
    page = read("/don-vi/23380/")
    assert "/cong-trinh/?unit=23380" in page


def test_every_address_of_works_has_a_name() -> None:
    assert reverse("work-record", args=[WORK, "anh"]) == f"/cong-trinh/{WORK}/ghi/anh/"


def test_works_of_units_that_have_ended_stay_in_the_list_by_their_names(read: Read) -> None:
    found = len(queries.works(None, on=default_day()))
    page = read("/cong-trinh/?on=2026-06-01")
    assert f"<caption><span>{found} công trình" in page
    assert "Xã Đăk Nên" in read(f"/cong-trinh/{WORK}/?on=2026-06-01")
    assert "chưa có công trình nào" not in read("/cong-trinh/pheu/?on=2026-06-01")
    drawn = read("/cong-trinh/ban-do/?on=2026-06-01")
    assert ">Đắk Glei</text>" in drawn


def test_who_is_to_settle_an_obstacle_is_named_not_coded(read: Read) -> None:
    page = read("/cong-trinh/gn.p1.infra.024/")
    assert "Ban Quản lý dự án đầu tư xây dựng huyện Kon Plông" in page.partition("Vướng mắc")[2]
    assert "613.bqlda" not in page.partition("Vướng mắc")[2].partition("Mọi dòng sổ")[0]


def test_no_work_bears_the_address_of_a_page_about_all_works() -> None:
    fixed = {
        str(one.pattern).partition("/")[0] for one in urlpatterns if "<" not in str(one.pattern)
    }
    assert {word for word in fixed if word and "." not in word} == RESERVED


def test_told_as_now_the_same_works_lie_in_the_units_that_carry_on(read: Read) -> None:
    then, now = read("/cong-trinh/"), read("/cong-trinh/?shape=now&frame=2025-07-01")
    count = re.compile(r"<caption><span>(\d+) công trình")
    answers = re.compile(r'<dl class="strip answers">(.*?)</dl>', re.DOTALL)
    assert count.findall(then) == count.findall(now)
    shown = [
        re.sub(r"<[^>]+>", "", found) for page in (then, now) for found in answers.findall(page)
    ]
    assert shown[0] == shown[1]
    assert "Số liệu theo đơn vị ngày 01/07/2025" in now
    assert "Tỉnh Quảng Ngãi" not in re.sub(r"<option.*?</option>", "", now).partition("<tbody>")[0]


def test_narrowed_to_a_unit_of_now_list_and_measure_name_the_same_works(read: Read) -> None:
    page = read("/cong-trinh/?shape=now&frame=2025-07-01&unit=23377")
    found = re.search(r"<caption><span>(\d+) công trình", page)
    counted = re.search(r"<dt>Số công trình</dt><dd class=\"big\">(.*?)</dd>", page, re.DOTALL)
    assert found is not None
    assert counted is not None
    assert re.sub(r"<[^>]+>", "", counted[1]).split()[0] == found[1]
    assert "Xã Bờ Y" in page
    assert 'value="23377" selected' in page
    of_then = {unit for code in _named(page)
               for unit in [queries.whole(code, on=default_day()).summary.state.unit]}  # fmt: skip
    assert of_then <= {"23377", "23389", "23395"}


@pytest.mark.parametrize("address", ["ban-do/", "tien-do/", "pheu/", "cong-trinh.xlsx"])
def test_the_other_pages_of_works_are_told_as_now_too(client: Client, address: str) -> None:
    asked = f"/cong-trinh/{address}?on=13/10/2020&shape=now&frame=2025-07-01"
    answer = client.get(asked)
    assert answer.status_code == 200
    if not address.endswith("xlsx"):
        assert "Số liệu theo đơn vị ngày 01/07/2025" in answer.content.decode()


def test_in_comparable_areas_no_work_is_lost(read: Read) -> None:
    count = re.compile(r"<caption><span>(\d+) công trình")
    areas = read("/cong-trinh/?shape=comparable&frame=2025-07-01&since=2020-10-13")
    assert count.findall(areas) == count.findall(read("/cong-trinh/"))
    assert "Số liệu theo vùng so sánh được" in areas


def test_one_work_says_why_it_is_told_as_then_alone(read: Read) -> None:
    assert "Hồ sơ một công trình là hồ sơ" in read(f"/cong-trinh/{WORK}/?shape=now")
