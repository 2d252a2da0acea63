"""What an address asks that a page does not understand is said, never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import unescape

import pytest

from chungtay.web.capital.pages import SORTS
from chungtay.web.works.lines import ORDERS
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
SORTING = re.compile(r'href="[^"]*[?;]sort=([^"&#]*)')
NOTE = re.compile(r'<p class="notice warn" role="alert">(.*?)</p>')


def notes(page: str) -> list[str]:
    return [unescape(note) for note in NOTE.findall(page)]


@pytest.mark.parametrize(
    "path", ["/von/bang/", "/cong-trinh/", "/nong-thon-moi/cong-nhan/", "/von/", "/giam-ngheo/"]
)
def test_a_parameter_nobody_reads_is_named_with_what_may_be_meant(read: Read, path: str) -> None:
    assert notes(read(f"{path}?known=2020-06-30")) == [
        "Trang này không dùng “known” trong địa chỉ nên bỏ qua. Có phải “as-known”?"
    ]
    assert notes(read(f"{path}?vo-nghia=1&utm_source=zalo")) == [
        "Trang này không dùng “vo-nghia” trong địa chỉ nên bỏ qua."
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/von/bang/?as-known=hom-qua",
        "/von/bang/?measure=gi&across=source",
        "/von/bang/?period=1999-2000&columns=period",
        "/von/bang/?depth=x",
        "/von/?money=usd",
        "/von/?kind=khac",
        "/cong-trinh/?as-known=32/13/2020",
        "/cong-trinh/?type=cau-vuot",
        "/cong-trinh/?stage=xong",
        "/cong-trinh/?year=nay",
        "/von/?sort=-lai",
        "/von/?district=999999",
        "/von/bang/?sort=khong-co-cot",
        "/von/bang/?project=khong-co",
        "/von/bang/?unit=999999",
        "/von/bang/?holder=khong-co",
        "/von/bang/?carried=2",
        "/von/bang/?origin=nay",
        "/von/bang/?given=vang",
        "/von/bang/?work=khong-co",
        "/von/du-bao/?source=kho-bau",
        "/von/du-bao/?tat-ca=khong",
        "/von/rui-ro/?kind=khac",
        "/cong-trinh/?sort=gia",
        "/cong-trinh/?unit=999999",
        "/cong-trinh/?district=999999",
        "/cong-trinh/?late=khong",
        "/cong-trinh/?page=muoi",
        "/cong-trinh/?page=0",
        "/cong-trinh/tien-do/?special=x",
        "/nong-thon-moi/cong-nhan/?as-known=x",
        "/nong-thon-moi/cong-nhan/?grade=5-sao",
        "/nong-thon-moi/cong-nhan/?state=dang-lam",
        "/nong-thon-moi/cong-nhan/?year=20",
    ],
)
def test_a_value_that_means_nothing_is_said_once_and_goes_no_further(
    read: Read, address: str
) -> None:
    page = read(address)
    name, value = address.partition("?")[2].partition("&")[0].split("=")
    (note,) = notes(page)
    assert f"“{value}”" in note
    assert f"{name}={value}" not in page.replace(f"next={address}", "").partition("<main")[2]


@pytest.mark.parametrize(
    ("address", "unheeded"),
    [
        ("/von/?q=duong", "q"),
        ("/von/chuyen-von/?district=611", "district"),
        ("/von/du-bao/?sort=-plan", "sort"),
        ("/cong-trinh/?source=central", "source"),
        ("/cong-trinh/ban-do/?page=2", "page"),
        ("/cong-trinh/ban-do/?sort=name", "sort"),
        ("/cong-trinh/pheu/?stage=started", "stage"),
        ("/cong-trinh/pheu/?q=duong", "q"),
        ("/cong-trinh/gn.p2.infra.002/?district=611", "district"),
    ],
)
def test_what_other_pages_understand_is_named_where_this_one_does_not(
    read: Read, address: str, unheeded: str
) -> None:
    (note,) = notes(read(address))
    assert f"“{unheeded}”" in note


@pytest.mark.parametrize(
    ("address", "unheeded"),
    [
        ("/von/so/?kho=1", "kho"),
        ("/von/so/?q=duong", "q"),
        ("/von/ghi/?district=611", "district"),
        ("/von/ghi/disbursement/?holder=khong-co", "khong-co"),
        ("/von/ghi/disbursement/?holder=611.bqlda&account=khong-co", "khong-co"),
        ("/von/ghi/cuoi-nam/?holder=khong-co", "khong-co"),
        ("/von/ghi/cuoi-nam/?holder=611.bqlda&year=nay", "nay"),
        ("/von/no-dong/?tai=pdf", "pdf"),
        ("/von/no-dong/?programme=ntm", "programme"),
        ("/von/luan-chuyen/?sort=lent", "sort"),
        ("/von/luan-chuyen/ghi/?unit=23380", "unit"),
        ("/von/doi-chieu/?xem=la", "la"),
        ("/von/doi-chieu/?tu=dau", "dau"),
        ("/von/doi-chieu/?mau=la", "la"),
        ("/von/doi-chieu/chenh-lech/?xem=la", "la"),
        ("/canh-bao/?xem=la", "la"),
        ("/canh-bao/?loai=la", "la"),
        ("/canh-bao/?la=1", "la"),
        ("/cong-trinh/gn.p2.infra.002/ghi/tien-do/?la=1", "la"),
        ("/cong-trinh/nhap/?la=1", "la"),
    ],
)
def test_pages_behind_the_sign_in_say_so_too(
    read_as: Callable[[str], Read], address: str, unheeded: str
) -> None:
    who = "dieu-phoi" if address.startswith("/cong-trinh/") else "so-khdt"
    (note,) = notes(read_as(who)(address))
    assert f"“{unheeded}”" in note


def test_a_part_of_a_list_beyond_the_last_is_said(read: Read) -> None:
    for path in ("/cong-trinh/", "/cong-trinh/tien-do/"):
        (note,) = notes(read(f"{path}?page=99"))
        assert re.search(r"chỉ có \d+ trang; không có trang 99", note)


@pytest.mark.parametrize(("path", "known"), [("/von/", SORTS), ("/cong-trinh/", ORDERS)])
def test_every_order_that_a_page_offers_is_one_that_it_knows(
    read: Read, path: str, known: Collection[str]
) -> None:
    offered = {key.removeprefix("-") for key in SORTING.findall(read(path))}
    assert len(offered) > 4
    assert offered <= set(known)


def test_the_statement_is_put_in_every_order_it_offers(read: Read) -> None:
    offered = SORTING.findall(read("/von/bang/?rows=source"))
    assert len(offered) > 4
    page = read(f"/von/bang/?rows=source&sort={offered[-1]}")
    assert notes(page) == []
    assert 'aria-sort="' in page


@pytest.mark.parametrize(
    "address",
    [
        "/?on=30/09/2020&money=ty",
        "/von/?district=611&source=central&kind=development&sort=-rate",
        "/von/bang/?rows=place&then=source&district=617&depth=3&toggle=611&base=budget&year=2019",
        "/von/bang/?rows=programme&district=-&carried=1&origin=2019&provider=-",
        "/cong-trinh/?q=a&type=transport&stage=started&late=1&district=611&page=1&sort=name",
        "/cong-trinh/ban-do/?programme=ntm",
        "/nong-thon-moi/cong-nhan/?grade=standard&year=2019&district=611",
        "/don-vi/?q=dak",
        "/van-ban/?q=41",
        "/nguon-so-lieu/?measure=capital.plan&where=plan_year:2020&on=2020-10-13",
    ],
)
def test_what_a_page_understands_is_not_remarked_on(read: Read, address: str) -> None:
    assert notes(read(address)) == []
