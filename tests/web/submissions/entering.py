"""Browsers of the demonstration's people, on the entry pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

DRAFT = "/bao-cao-ky/huy-dong-thang/23281/2020-09/nhap/"
"""A commune's empty draft: six rows that are typed, plan, month and total to each."""
CARRIED = "/bao-cao-ky/von-thang/23311/2020-09/nhap/"
"""A draft whose columns are carried on from August."""
Browse = Callable[[str], Client]


@pytest.fixture
def browse(db: None, settings: Settings) -> Browse:
    """Give a browser in which somebody has signed in."""
    settings.CHUNGTAY_DAY = "2020-10-13"

    def browsing(username: str) -> Client:
        client = Client()
        account = get_user_model()._default_manager.get(username=username)
        client.force_login(account)
        return client

    return browsing


def fields(page: str) -> dict[str, str]:
    """Give what a browser without scripts would send back from a page, untouched."""
    found = dict(re.findall(r'<input type="hidden" name="(s:[^"]+)" value="([^"]*)"', page))
    found.update(re.findall(r'name="(o:[^"]+)"[^>]*? value="([^"]*)"', page))
    found.update(re.findall(r'<textarea[^>]* name="(o:[^"]+)"[^>]*>([^<]*)<', page))
    for name, body in re.findall(r'<select[^>]* name="(o:[^"]+)"[^>]*>(.*?)</select>', page):
        chosen = re.search(r'value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    return found


def send(client: Client, address: str, *cells: tuple[str, str, int], **more: Any) -> Any:
    """Send cells (place, text, base) as the scripts do; give the answer."""
    body = {"cells": [{"place": p, "text": t, "base": b} for p, t, b in cells], **more}
    return client.post(f"{address}o/", json.dumps(body), content_type="application/json")
