"""Before anything is loaded every page stands, and says what to do next."""

from __future__ import annotations

import pytest

from tests.web.conftest import Read


@pytest.mark.parametrize("address", ["/", "/von/", "/nong-thon-moi/", "/giam-ngheo/", "/don-vi/"])
def test_a_page_of_nothing_says_what_to_do_next(read: Read, address: str) -> None:
    assert "./ct demo" in read(address)


@pytest.mark.parametrize("address", ["/van-ban/", "/bao-cao/", "/bao-cao/kontum-2020/"])
def test_pages_of_the_packs_need_no_data(read: Read, address: str) -> None:
    assert "<h1" in read(address)
