"""What an address asks that a page does not understand is said, never dropped."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
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
