"""What the tests need of the machine: marks, and plain words where something is absent."""

from __future__ import annotations

import atexit
import gc
import os
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import hypothesis
import pytest
from django.conf import settings

from chungtay.analytics import remembered
from chungtay.site import collector

# Known here, once, so that one session prepares each database once.
from tests.constraints import _constraints_of_what_was_written as _constraints_of_what_was_written
from tests.demonstration import _one_thread_a_store as _one_thread_a_store
from tests.demonstration import _pack_read_once as _pack_read_once
from tests.demonstration import _process_engine as _process_engine
from tests.demonstration import country as country
from tests.demonstration import country_database as country_database
from tests.demonstration import demo as demo
from tests.demonstration import demo_columns as demo_columns
from tests.demonstration import demo_database as demo_database
from tests.demonstration import demo_report as demo_report
from tests.demonstration import places as places
from tests.emptying import emptying as emptying
from tests.handlers import _one_chain as _one_chain
from tests.order import PREPARED, in_order
from tests.stores import _stores_used_again as _stores_used_again

NEEDS = {
    "browser": (
        ("chromium", "chromium-browser", "google-chrome"),
        "needs Chromium: apt-get install chromium libatomic1",
    ),
    "libreoffice": (
        ("soffice",),
        "needs LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui "
        "poppler-utils fonts-croscore",
    ),
}
"""Per mark: the programs of which one must be there, and how to get it."""
SLOW_LEFT_OUT = pytest.StashKey[int]()
SLOW_TO_COLLECT = Path(__file__).parent / "api/test_contract_thorough.py"
"""What takes seconds in every worker merely to be collected, and is slow altogether."""
MODULE = r"(?!__init__|conftest)\w+\.py$"
EXAMPLES = 100 if os.environ.get("CHUNGTAY_SKIP_NOTHING") else 50
"""Examples of a law that names no number: Hypothesis's own where everything must run (CI), half of
that while somebody works."""
hypothesis.settings.register_profile("chungtay", deadline=None, max_examples=EXAMPLES)
hypothesis.settings.load_profile("chungtay")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_configure() -> None:
    """Hash passwords cheaply: how well they are hashed is Django's own to test."""
    settings.CHUNGTAY_READERS = "everyone"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Keep the collector of garbage out of the thousands of tests: they stay to the end.

    What tests make afterwards is looked through seldom: each makes little that refers to itself,
    and looking as often as Python does by itself takes a fifth of the whole run.

    What benchmarks set for themselves as they are imported, for a test of one, goes no further.
    """
    gc.disable()
    gc.set_threshold(400_000, 20, 20)
    most = patch.object(remembered, "MOST_CELLS", remembered.MOST_CELLS)
    try:
        with most, patch.object(collector, "spare"):
            return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[Any], list[Any]]:
    """Look for no examples in docstrings of tests, which have none: the core's are run."""
    found = yield
    return [one for one in found if type(one) is pytest.Module]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out unseen what is left out anyway, where seeing it costs as much as many tests."""
    wanted = config.getoption("markexpr")
    if re.search(r"not (slow|\(slow)\b", wanted) and collection_path == SLOW_TO_COLLECT:
        return True
    if not wanted.startswith("postgres and") or not re.match(MODULE, collection_path.name):
        return None
    return None if "mark.postgres" in collection_path.read_text(encoding="utf-8") else True


def pytest_unconfigure() -> None:
    """Let what was kept from the collector be put away in order as the process ends.

    Not before: pytest looks through everything five times as it ends.
    """
    atexit.register(gc.unfreeze)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_order(items)
    absent = {
        mark: reason
        for mark, (programs, reason) in NEEDS.items()
        if not any(shutil.which(program) for program in programs)
    }
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        keeps_rows = item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES
        if keeps_rows and not item.get_closest_marker("one_database"):
            item.add_marker(pytest.mark.registers)
        if fixtures & PREPARED and not keeps_rows:
            # Without it, a run of such tests alone makes no test database: the prepared ones
            # would be filled from the site of whoever runs the tests.
            item.add_marker(pytest.mark.django_db)
        for mark, reason in absent.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("postgres") and "CHUNGTAY_PG_HOST" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: run by `./ct test`"))


def pytest_deselected(items: list[pytest.Item]) -> None:
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config = slow[0].config
        config.stash[SLOW_LEFT_OUT] = len(slow)
        if hasattr(config, "workeroutput"):
            config.workeroutput["slow"] = len(slow)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear from a worker how many slow tests it left out: every worker collects all."""
    told = getattr(node, "workeroutput", {})
    if "slow" in told:
        node.config.stash[SLOW_LEFT_OUT] = told["slow"]


def pytest_terminal_summary(config: pytest.Config) -> None:
    """Where skipped tests are listed, name the slow ones left out as well."""
    slow = config.stash.get(SLOW_LEFT_OUT, 0)
    listing = "s" in config.getoption("reportchars")
    if slow and listing and "not slow" in config.getoption("markexpr"):
        reason = NEEDS["browser"][1]
        line = (
            f"LEFT OUT [{slow}] slow, and the API's thorough contract: run by `./ct slow`, "
            f"which for the pages {reason}"
        )
        config.get_terminal_writer().line(line)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything must run (CI), a test skipped is a test failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("CHUNGTAY_SKIP_NOTHING") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
