"""A whole site for the journeys: the demonstration loaded, a server of its own, a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.people import People

DAY = "2020-10-13"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome")
     if (found := shutil.which(name))), None,
)  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Load the demonstration and serve it; give the address."""
    home = tmp_path_factory.mktemp("site")
    port = _free_port()
    outside = {name: value for name, value in os.environ.items() if "CHUNGTAY" not in name}
    env = {
        **outside,
        "CHUNGTAY_HOME": str(home),
        "CHUNGTAY_DAY": DAY,
        "CHUNGTAY_HOSTS": "127.0.0.1",
        "CHUNGTAY_READERS": "everyone",
        "DJANGO_SETTINGS_MODULE": "chungtay.site.settings",
    }
    programs = Path(sys.executable).parent
    subprocess.run([programs / "chungtay", "demo", "load"], env=env, check=True, timeout=300)
    server = subprocess.Popen(
        [programs / "gunicorn", "chungtay.site.wsgi:application", "--bind", f"127.0.0.1:{port}",
         "--threads", "4", "--log-level", "warning"], env=env,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/van-ban/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open the machine's own Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page on a small laptop's screen; anything the console complains of is a fault."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    yield opened
    context.close()
    assert not [text for text in complaints if text.startswith("error")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"the site did not answer at {address}")


@pytest.fixture
def people(browser: Browser, site: str) -> Iterator[People]:
    """Sign people in as they come up."""
    made = People(browser, site)
    yield made
    for context, _page in made.contexts.values():
        context.close()
